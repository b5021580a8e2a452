import type { Behaviour } from '../behaviour/behaviour.ts';
import { sameOrigin, serializeOrigin, type Origin } from '../origin/origin.ts';
import { obtainSite, sameSite } from '../origin/site.ts';
import type { Partition } from '../origin/storage-key.ts';

/**
 * Where a document of that origin stores with documents of those origins around it, the innermost first. Null: where pages of its own do,
 * as in each top-level document, whoever opened it.
 */
export function partitionOf(
  around: readonly Origin[],
  origin: Origin,
  partitionKey: Behaviour['partitionKey'],
): Partition | null {
  const top = around.at(-1);
  if (top === undefined) return null;
  if (partitionKey === 'top-level-origin') {
    return sameOrigin(top, origin) ? null : { topLevelSite: nameOf(top), ancestorBit: true };
  }
  if (around.every((ancestor) => sameSite(ancestor, origin))) return null;
  return { topLevelSite: obtainSite(top), ancestorBit: true };
}

/** No two opaque origins are the same, and all of them are serialized alike. */
function nameOf(top: Origin): string {
  return top.opaque ? obtainSite(top) : serializeOrigin(top);
}
