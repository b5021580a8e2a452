import type { Navigable } from '../records/navigable.ts';
import type { OngoingNavigation } from '../records/ongoing-navigation.ts';

/** What the navigable is loading comes to nothing. Whoever waits for the end of a traversal hears of it. */
// HTML, navigation, set the ongoing navigation.
// https://html.spec.whatwg.org/multipage/#set-the-ongoing-navigation
export function setOngoingNavigation(navigable: Navigable, newValue: OngoingNavigation | null): void {
  const { ongoingNavigation, userAgent } = navigable;
  // 1
  if (ongoingNavigation === newValue) return;
  // 2
  if (ongoingNavigation !== null) userAgent.network.abortNavigation(navigable.navigationLane);
  // 3
  navigable.ongoingNavigation = newValue;
  ongoingNavigation?.traversalEnded?.();
}
