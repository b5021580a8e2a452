import type { Document } from './document.ts';
import type { Navigable } from './navigable.ts';
import { Traversable } from './traversable.ts';

/** Whether the sandbox that a document is in, if any, lets it navigate or close `target`. IMPL-DEFINED: the user has done nothing. */
// HTML, navigation, allowed by sandboxing to navigate.
// https://html.spec.whatwg.org/multipage/#allowed-to-navigate
export function isAllowedBySandboxingToNavigate<W extends object>(document: Document<W>, target: Navigable<W>): boolean {
  const source = document.navigable as Navigable<W>;
  const { sandboxingFlags } = document;
  // 1, 2
  if (source === target || isAncestor(source, target)) return true;
  // 3
  if (isAncestor(target, source)) {
    if (!(target instanceof Traversable)) return true;
    return !sandboxingFlags.has('sandboxed top-level navigation without user activation');
  }
  // 4
  if (target instanceof Traversable && target.permittedNavigator === source) return true;
  // 5, 6
  return !sandboxingFlags.has('sandboxed navigation');
}

function isAncestor<W extends object>(ancestor: Navigable<W>, navigable: Navigable<W>): boolean {
  for (let each = navigable.parent; each !== null; each = each.parent) if (each === ancestor) return true;
  return false;
}
