import type { Behaviour } from '../behaviour/behaviour.ts';
import { quotaExceededDOMException, quotaExceededErrorInterface } from '../webidl/quota-exceeded-error.ts';
import type { Realm } from '../webidl/realm.ts';

/** What a write throws that does not fit. `context`: what failed to do what, on what. */
export type QuotaRefusal = (context: string, key: string) => Error;

function messageOf(context: string, key: string): string {
  return `${context}: Setting the value of '${key}' exceeded the quota.`;
}

/** The errors of one window. */
export function quotaRefusalOf(realm: Realm, quotaException: Behaviour['quotaException']): QuotaRefusal {
  return quotaException === 'DOMException'
    ? (context, key) => quotaExceededDOMException(realm, messageOf(context, key))
    : (context, key) => quotaExceededErrorInterface(realm).create(messageOf(context, key));
}
