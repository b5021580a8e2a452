import { sameOrigin } from '../../origin/origin.ts';
import type { Document } from '../records/document.ts';
import type { Navigable } from '../records/navigable.ts';
import { inclusiveDescendants } from './inclusive-descendants.ts';

/** IMPL-DEFINED: how long what the user did counts as just done, in ms of virtual time. */
export const transientActivationMs = 5_000;

/** Whether the user has ever done something in the document. */
// HTML, tracking user activation, sticky activation.
// https://html.spec.whatwg.org/multipage/#sticky-activation
export function hasStickyActivation({ activation, userAgent }: Document): boolean {
  // 1
  return userAgent.kernel.now >= activation.last;
}

/** Whether the user has just done something in the document, and nothing has consumed it. */
// HTML, tracking user activation, transient activation.
// https://html.spec.whatwg.org/multipage/#transient-activation
export function hasTransientActivation({ activation, userAgent }: Document): boolean {
  const { now } = userAgent.kernel;
  // 1
  return now >= activation.last && now < activation.last + transientActivationMs;
}

/** The user has done something in the document, of which it is about to hear. */
// HTML, tracking user activation, activation notification.
// https://html.spec.whatwg.org/multipage/#activation-notification
export function notifyActivation(document: Document): void {
  // 1
  if (!document.active) return;
  // 2
  const windows = [document];
  // 3
  for (let { container } = document.navigable; container !== null; container = container.document.navigable.container) {
    windows.push(container.document);
  }
  // 4
  windows.push(...activeDocuments(document.navigable).filter(({ origin }) => sameOrigin(origin, document.origin)));
  // 5
  for (const { activation, userAgent } of windows) activation.last = userAgent.kernel.now;
}

/** What the user did has had its effect, for all of the tab. */
// HTML, tracking user activation, consume user activation.
// https://html.spec.whatwg.org/multipage/#consume-user-activation
export function consumeUserActivation({ destroyed, traversable }: Document): void {
  // 1
  if (destroyed) return;
  // 2 to 4
  for (const { activation } of activeDocuments(traversable)) if (activation.last !== Infinity) activation.last = -Infinity;
}

/** Of the navigable and all in it, at any depth. */
function activeDocuments(navigable: Navigable): Document[] {
  return [...inclusiveDescendants(navigable)].flatMap(({ activeDocument }) => activeDocument ?? []);
}
