import type { Document } from './document.ts';
import type { Navigable, NavigationResult } from './navigable.ts';

/** How a navigation ended: the trace and the navigable have it. */
export function recordResult<W extends object>(navigable: Navigable<W>, result: NavigationResult): void {
  navigable.lastResult = result;
  const { url, status, reason } = result;
  navigable.userAgent.fact({ type: 'navigation-ended', tab: navigable.name, url, status, reason: reason ?? '' });
}

/** What there is to say of a document that is shown, whenever it was loaded. */
export function resultOf({ url, status, errorReason }: Document): NavigationResult {
  if (errorReason !== null) return { ok: false, url, status, reason: errorReason };
  const ok = status < 400;
  return { ok, url, status, reason: ok ? null : `The response has the status ${status}.` };
}
