import { isPotentiallyTrustworthy } from '../../origin/potentially-trustworthy.ts';
import type { Origin } from '../../origin/origin.ts';
import { dropAll } from '../document-lifecycle/back-forward-cache.ts';
import { DiscardedContext } from '../window-proxy/discarded-context.ts';
import type { Document } from '../records/document.ts';
import { originOf } from '../../fetch/origin-header.ts';
import type { HostResponse, Redirect } from '../../fetch/response.ts';
import type { Navigable } from '../records/navigable.ts';
import {
  obtainOpenerPolicy,
  requiresGroupSwitch,
  type OpenerPolicy,
  type OpenerPolicyHolder,
} from '../policies/opener-policy.ts';
import type { Traversable } from '../records/traversable.ts';
import { enterNewGroup } from '../navigables/leave-group.ts';

/** The policy of a response, and whether it wants another browsing context group than the page before it had. */
export interface ContextChoice {
  readonly openerPolicy: OpenerPolicy;
  readonly switchesGroup: boolean;
}

/** Whether the document that a response makes is a secure context, as far as headers ask for one. */
export function isSecureContext({ url }: HostResponse, origin: Origin): boolean {
  return !origin.opaque && isPotentiallyTrustworthy(new URL(url));
}

/** The redirects that led to a response, oldest first, and the response itself. */
export function responsesOf(response: HostResponse): readonly Redirect[] {
  return response.redirects === undefined ? [response] : [...response.redirects, response];
}

/** `origin`: of the document that the response makes. */
// HTML, navigation, obtain a browsing context to use for a navigation response.
// https://html.spec.whatwg.org/multipage/#obtain-browsing-context-navigation
export function chooseContext(
  navigable: Navigable,
  previous: Document | null,
  response: HostResponse,
  origin: Origin,
): ContextChoice {
  // 1 (frames are where their pages are)
  if (navigable.container !== null) return { openerPolicy: 'unsafe-none', switchesGroup: false };
  const isInitialAboutBlank = previous?.lifecycle.isInitialAboutBlank ?? false;
  let [current, switchesGroup]: [OpenerPolicyHolder | null, boolean] = [previous === null ? null : holderOf(previous), false];
  // 2 to 4 (each response has its own)
  // 5
  for (const each of responsesOf(response)) {
    const next = enforced(each, each === response ? origin : originOf(each.url));
    switchesGroup ||= current !== null && requiresGroupSwitch(isInitialAboutBlank, next, current);
    current = next;
  }
  return { openerPolicy: current?.openerPolicy ?? 'unsafe-none', switchesGroup };
}

/** What one response of a navigation, which may be a redirect, says of whom it wants to be with. */
// HTML, opener policies, enforce a response's opener policy.
// https://html.spec.whatwg.org/multipage/#coop-enforce
function enforced({ url, headers }: Redirect, origin: Origin): OpenerPolicyHolder {
  // 1
  const secureContext = !origin.opaque && isPotentiallyTrustworthy(new URL(url));
  return { openerPolicy: obtainOpenerPolicy({ headers, secureContext, allowsIsolation: false }), origin };
}

/**
 * A tab goes on in a browsing context group of its own: it loses its opener, those whom it opened lose it, and to whoever holds its
 * window from before it is closed. Its session stays. `last`: the document that it showed there.
 */
// HTML, browsing context groups, create a new browsing context group and document.
// https://html.spec.whatwg.org/multipage/#creating-a-new-browsing-context-group
export function switchGroup(traversable: Traversable, last: Document): void {
  const { userAgent, windowProxies, name } = traversable;
  // Their windows are those of the group that it leaves.
  dropAll(traversable, 'The tab has gone to another browsing context group.');
  // 1 to 5
  enterNewGroup(traversable, `${name}#${++traversable.groupsMade}`);
  // 6
  traversable.opener = null;
  windowProxies.standFor(new DiscardedContext(last, (accessor) => userAgent.realmOf(accessor, traversable)));
  traversable.windowProxies = userAgent.assembler.windowProxiesFor(traversable);
}

function holderOf({ origin, params }: Document): OpenerPolicyHolder {
  return { openerPolicy: params.openerPolicy, origin };
}
