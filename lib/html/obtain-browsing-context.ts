import { isPotentiallyTrustworthy } from '../origin/potentially-trustworthy.ts';
import type { Origin } from '../origin/origin.ts';
import { dropAll } from './back-forward-cache.ts';
import { DiscardedContext } from './discarded-context.ts';
import type { Document } from './document.ts';
import type { HostResponse } from './document-host.ts';
import type { Navigable } from './navigable.ts';
import { obtainOpenerPolicy, requiresGroupSwitch, type OpenerPolicy } from './opener-policy.ts';
import { Traversable } from './traversable.ts';
import { WindowProxies } from './window-proxy.ts';

/** The policy of a response, and whether it wants another browsing context group than the page before it had. */
export interface ContextChoice {
  readonly openerPolicy: OpenerPolicy;
  readonly switchesGroup: boolean;
}

/** Whether the document that a response makes is a secure context, as far as headers ask for one. */
export function isSecureContext({ url }: HostResponse, origin: Origin): boolean {
  return !origin.opaque && isPotentiallyTrustworthy(new URL(url));
}

// HTML, navigation, obtain a browsing context to use for a navigation response.
// https://html.spec.whatwg.org/multipage/#obtain-browsing-context-navigation
export function chooseContext<W extends object>(
  navigable: Navigable<W>,
  previous: Document<W> | null,
  response: HostResponse,
  origin: Origin,
): ContextChoice {
  // 1 (frames are where their pages are)
  if (!(navigable instanceof Traversable)) return { openerPolicy: 'unsafe-none', switchesGroup: false };
  // 2 to 4
  const secureContext = isSecureContext(response, origin);
  const openerPolicy = obtainOpenerPolicy({ headers: response.headers, secureContext, allowsIsolation: false });
  // 5
  const switchesGroup =
    previous !== null && requiresGroupSwitch(previous.isInitialAboutBlank, { openerPolicy, origin }, previous);
  return { openerPolicy, switchesGroup };
}

/**
 * A tab goes on in a browsing context group of its own: it loses its opener, those whom it opened lose it, and to whoever holds its
 * window from before it is closed. Its session stays. `last`: the document that it showed there.
 */
// HTML, browsing context groups, create a new browsing context group and document.
// https://html.spec.whatwg.org/multipage/#creating-a-new-browsing-context-group
export function switchGroup<W extends object>(traversable: Traversable<W>, last: Document<W>): void {
  const { windowProxies, name } = traversable;
  // Their windows are those of the group that it leaves.
  dropAll(traversable, 'The tab has gone to another browsing context group.');
  // 1 to 5
  traversable.enterNewGroup(`${name}#${++traversable.groupsMade}`);
  // 6
  traversable.opener = null;
  windowProxies.sever(new DiscardedContext(last, (accessor) => traversable.realmOf(accessor)));
  traversable.windowProxies = new WindowProxies(traversable);
}
