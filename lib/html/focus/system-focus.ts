import { setSystemVisibilityState } from '../document-lifecycle/visibility.ts';
import type { Document } from '../records/document.ts';
import type { Traversable } from '../records/traversable.ts';
import type { UserAgent } from '../records/user-agent.ts';
import { focusedDocument } from './has-focus.ts';

/**
 * IMPL-DEFINED: the user looks at one tab: the one that was opened, shown or used last. When that is closed or hidden, at the one before
 * that is visible.
 *
 * HTML, focus: https://html.spec.whatwg.org/multipage/#tlt-system-focus
 */
export function moveSystemFocus(traversable: Traversable): void {
  change(traversable.userAgent, null, () => bringToFront(traversable));
}

/**
 * The user does something in a document, and turns to it. Called in a task of the document, which hears at once. DIVERGES: around a frame
 * `document.activeElement` stays what it was, and is not the frame's element.
 */
export function focusDocument(document: Document): void {
  const { traversable, navigable, userAgent } = document;
  change(userAgent, document, () => {
    bringToFront(traversable);
    traversable.focusedNavigable = navigable === traversable ? null : navigable;
  });
}

/** The tab is closed. */
export function giveUpSystemFocus(traversable: Traversable): void {
  const { systemFocus } = traversable.userAgent;
  const at = systemFocus.order.indexOf(traversable);
  if (at !== -1) systemFocus.order.splice(at, 1);
  if (systemFocus.current !== traversable) return;
  systemFocus.current = null;
  change(traversable.userAgent, null, () => bringToFront(lastVisible(systemFocus.order)));
}

/** The user turns away from the tab. Called in a task of it. */
export function hideTraversable(traversable: Traversable): void {
  const { systemFocus } = traversable.userAgent;
  if (systemFocus.current === traversable) {
    const next = lastVisible(systemFocus.order.filter((each) => each !== traversable));
    change(traversable.userAgent, focusedDocument(traversable), () => {
      systemFocus.current = null;
      bringToFront(next);
    });
  }
  setSystemVisibilityState(traversable, 'hidden');
}

/** The user turns to the tab. Called in a task of it. */
export function showTraversable(traversable: Traversable): void {
  setSystemVisibilityState(traversable, 'visible');
  change(traversable.userAgent, focusedDocument(traversable), () => bringToFront(traversable));
}

function bringToFront(traversable: Traversable | null): void {
  if (traversable === null) return;
  const { systemFocus } = traversable.userAgent;
  const at = systemFocus.order.indexOf(traversable);
  if (at !== -1) systemFocus.order.splice(at, 1);
  systemFocus.order.push(traversable);
  systemFocus.current = traversable;
}

function lastVisible(order: readonly Traversable[]): Traversable | null {
  return order.findLast(({ hiddenSinceMs }) => hiddenSinceMs === null) ?? null;
}

/**
 * The window that loses the focus hears `blur`, the one that gets it `focus`: `own`, whose task this is, at once, and others in a task,
 * where somebody listens. DIVERGES: when it goes from a page to a frame in it, the page's window hears `blur`, as in all engines.
 */
function change(userAgent: UserAgent, own: Document | null, move: () => void): void {
  const before = focusedOf(userAgent);
  move();
  const after = focusedOf(userAgent);
  if (before === after) return;
  if (before !== null) tell(before, 'blur', before === own);
  if (after !== null) tell(after, 'focus', after === own);
}

function focusedOf({ systemFocus }: UserAgent): Document | null {
  return systemFocus.current === null ? null : focusedDocument(systemFocus.current);
}

function tell(document: Document, type: 'focus' | 'blur', now: boolean): void {
  const { host, destroyed } = document;
  if (destroyed || !host.listensTo(type)) return;
  if (now) host.fire(type);
  else document.queueTask('user interaction', type, () => host.fire(type));
}
