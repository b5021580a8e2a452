import type { PagesFailure } from '../../fetch/response.ts';

/** How a navigation ended. */
export interface NavigationResult {
  /** It shows a document for the response, and `status` was below 400. */
  readonly ok: boolean;
  /** The URL that is shown now. */
  readonly url: string;
  /** Status of the response; 0 when there was none. */
  readonly status: number;
  /** Null when ok, otherwise one sentence. */
  readonly reason: string | null;
}

/** What a navigable knows of its navigations so far. */
export interface Navigations {
  begun: number;
  /** How the last one that ended did. */
  lastResult: NavigationResult | null;
  /** What the server failed in when the page that is shown was asked for; null when it did not. */
  pagesFailure: PagesFailure | null;
}

/**
 * A navigation under way, and how it ended.
 *
 * HTML, navigation, ongoing navigation: https://html.spec.whatwg.org/multipage/#ongoing-navigation
 */
export class OngoingNavigation {
  readonly url: string;
  /** Whom the end of a traversal concerns, however it ends; null for every other navigation. */
  readonly traversalEnded: (() => void) | null;
  /** Null while it is under way. */
  result: NavigationResult | null = null;

  constructor(url: string, traversalEnded: (() => void) | null = null) {
    this.url = url;
    this.traversalEnded = traversalEnded;
  }
}
