import type { Document } from '../records/document.ts';
import type { Navigable } from '../records/navigable.ts';
import type { NavigationResult } from '../records/ongoing-navigation.ts';

/** How a navigation ended: the trace and the navigable have it. */
export function recordResult(navigable: Navigable, result: NavigationResult): void {
  navigable.navigations.lastResult = result;
  const { url, status, reason } = result;
  navigable.userAgent.fact({ type: 'navigation-ended', tab: navigable.name, url, status, reason: reason ?? '' });
}

/** What there is to say of a document that is shown, whenever it was loaded. */
export function resultOf({ url, params }: Document): NavigationResult {
  const { status, errorReason } = params;
  if (errorReason !== null) return { ok: false, url, status, reason: errorReason };
  const ok = status < 400;
  return { ok, url, status, reason: ok ? null : `The response has the status ${status}.` };
}
