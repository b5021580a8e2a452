import { sameOrigin, type Origin } from '../../origin/origin.ts';
import type { HeaderList } from '../../fetch/header-list.ts';
import { getStructuredItem } from '../../fetch/header-list.ts';

/**
 * With whom a top-level document shares its browsing context group. `same-origin-plus-COEP` is in no header: it is `same-origin`
 * of a response whose embedder policy allows isolation, too.
 *
 * HTML, opener policies: https://html.spec.whatwg.org/multipage/#cross-origin-opener-policy-value
 */
export type OpenerPolicy =
  'unsafe-none' | 'same-origin-allow-popups' | 'same-origin' | 'same-origin-plus-COEP' | 'noopener-allow-popups';

/** A document or a response as opener policies see it. */
export interface OpenerPolicyHolder {
  readonly openerPolicy: OpenerPolicy;
  readonly origin: Origin;
}

/** The response of a navigation of a top-level traversable; in frames no policy is read. */
export interface OpenerPolicyResponse {
  readonly headers: HeaderList;
  /** Whether the document that it makes is a secure context. Elsewhere the header is ignored. */
  readonly secureContext: boolean;
  /** Whether its embedder policy is compatible with cross-origin isolation. */
  readonly allowsIsolation: boolean;
}

/** Nobody receives reports, so the policies that only report and the endpoints are not read. */
// HTML, opener policies, obtain an opener policy.
// https://html.spec.whatwg.org/multipage/#obtain-coop
export function obtainOpenerPolicy({ headers, secureContext, allowsIsolation }: OpenerPolicyResponse): OpenerPolicy {
  // 1, 2
  if (!secureContext) return 'unsafe-none';
  // 3
  const parsedItem = getStructuredItem(headers, 'Cross-Origin-Opener-Policy');
  // 4
  const value = parsedItem?.type === 'token' ? parsedItem.value : null;
  // 4.1
  if (value === 'same-origin') return allowsIsolation ? 'same-origin-plus-COEP' : 'same-origin';
  // 4.2, 4.3
  if (value === 'same-origin-allow-popups' || value === 'noopener-allow-popups') return value;
  // 4.4, 5 to 7 (reports alone)
  return 'unsafe-none';
}

// HTML, opener policies, match opener policy values.
// https://html.spec.whatwg.org/multipage/#matching-coop
export function matchOpenerPolicies(document: OpenerPolicyHolder, response: OpenerPolicyHolder): boolean {
  const [documentCOOP, responseCOOP] = [document.openerPolicy, response.openerPolicy];
  // 1
  if (documentCOOP === 'unsafe-none' && responseCOOP === 'unsafe-none') return true;
  // 2
  if (documentCOOP === 'unsafe-none' || responseCOOP === 'unsafe-none') return false;
  // 3, 4
  return documentCOOP === responseCOOP && sameOrigin(document.origin, response.origin);
}

/**
 * The same for the first navigation of a popup. `active`: its initial about:blank, which has the policy of the page that opened it;
 * `unsafe-none` when a frame did whose origin is not the page's.
 */
// HTML, opener policies, check if popup COOP values require a browsing context group switch.
// https://html.spec.whatwg.org/multipage/#check-browsing-context-group-switch-coop-value-popup
export function popupRequiresGroupSwitch(response: OpenerPolicyHolder, active: OpenerPolicyHolder): boolean {
  // 1
  if (response.openerPolicy === 'noopener-allow-popups') return true;
  // 2
  const allowsPopups = active.openerPolicy === 'same-origin-allow-popups' || active.openerPolicy === 'noopener-allow-popups';
  if (allowsPopups && response.openerPolicy === 'unsafe-none') return false;
  // 3, 4
  return !matchOpenerPolicies(active, response);
}

/**
 * Whether a response is shown in a new browsing context group, so that opener and popup lose each other; the traversable, and with
 * it the session, stays. `active`: the document that is navigated away from, or the redirect that came before.
 */
// HTML, opener policies, check if COOP values require a browsing context group switch.
// https://html.spec.whatwg.org/multipage/#check-browsing-context-group-switch-coop-value
export function requiresGroupSwitch(
  isInitialAboutBlank: boolean,
  response: OpenerPolicyHolder,
  active: OpenerPolicyHolder,
): boolean {
  // 1
  if (isInitialAboutBlank) return popupRequiresGroupSwitch(response, active);
  // 2, 3
  return !matchOpenerPolicies(active, response);
}

/**
 * Whether all that a document opens is opened without an opener and under no name: it is a frame of a foreign origin in a page that
 * wants to be alone.
 *
 * HTML, navigables: https://html.spec.whatwg.org/multipage/#the-rules-for-choosing-a-navigable
 */
export function opensWithoutOpener({ openerPolicy, origin }: OpenerPolicyHolder, topLevelOrigin: Origin): boolean {
  const alone = openerPolicy === 'same-origin' || openerPolicy === 'same-origin-plus-COEP';
  return alone && !sameOrigin(origin, topLevelOrigin);
}
