import type { Document } from '../records/document.ts';
import type { Navigable } from '../records/navigable.ts';
import { hasTransientActivation } from './user-activation.ts';

/** Whether the sandbox that a document is in, if any, lets it navigate or close `target`. */
// HTML, navigation, allowed by sandboxing to navigate.
// https://html.spec.whatwg.org/multipage/#allowed-to-navigate
export function isAllowedBySandboxingToNavigate(document: Document, target: Navigable): boolean {
  const { navigable: source, sandboxingFlags } = document;
  // 1
  if (source === target) return true;
  // 2
  if (isAncestor(source, target)) return true;
  // 3
  if (isAncestor(target, source)) {
    if (target.container !== null) return true;
    const how = hasTransientActivation(document) ? 'with' : 'without';
    return !sandboxingFlags.has(`sandboxed top-level navigation ${how} user activation`);
  }
  // 4
  if (target === target.topLevel && target.topLevel.permittedNavigator === source) return true;
  // 5, 6
  return !sandboxingFlags.has('sandboxed navigation');
}

function isAncestor(ancestor: Navigable, navigable: Navigable): boolean {
  for (let each = navigable.parent; each !== null; each = each.parent) if (each === ancestor) return true;
  return false;
}
