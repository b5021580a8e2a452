import { createLane } from '../event-loop/lane.ts';
import type { Lane } from '../event-loop/task.ts';
import type { StorageShed } from '../storage/shed.ts';
import type { StorageChange } from '../web-storage/storage-document.ts';
import type { Document } from './document.ts';
import type { UserAgent } from './user-agent.ts';

/** How a navigation ended. */
export interface NavigationResult {
  /** The tab shows a document for the response, and `status` was below 400. */
  readonly ok: boolean;
  /** The URL that the tab shows now. */
  readonly url: string;
  /** Status of the response; 0 when there was none. */
  readonly status: number;
  /** Null when ok, otherwise one sentence. */
  readonly reason: string | null;
}

/** A navigation under way. A traversable has at most one; a later one takes its place. */
export interface OngoingNavigation {
  readonly url: string;
}

/**
 * A top-level traversable navigable: what a person calls a tab.
 *
 * HTML, traversable navigables: https://html.spec.whatwg.org/multipage/#traversable-navigable
 */
export class Traversable<W extends object = object> {
  readonly userAgent: UserAgent<W>;
  /** `tab1`: by order of opening. */
  readonly name: string;
  /** Its storage shed: session storage. */
  readonly sessionShed: StorageShed;
  /** Its navigation and traversal task source. */
  readonly navigationLane: Lane;
  /** Storage events that its documents heard, oldest first. */
  readonly heard: StorageChange[] = [];
  activeDocument: Document<W> | null = null;
  ongoingNavigation: OngoingNavigation | null = null;
  /** How the last navigation that ended did. */
  lastResult: NavigationResult | null = null;
  /** Navigations begun so far. */
  navigations = 0;
  #closedBecause: string | null = null;

  readonly #onClosed: () => void;

  /** `onClosed` is called once, when it is destroyed. */
  constructor(userAgent: UserAgent<W>, name: string, onClosed: () => void) {
    this.userAgent = userAgent;
    this.#onClosed = onClosed;
    this.name = name;
    this.sessionShed = userAgent.createShed('session', name);
    this.navigationLane = createLane(name, 'navigation and traversal', -1);
  }

  /** Why it was destroyed, one sentence; null while it is open. */
  get closedBecause(): string | null {
    return this.#closedBecause;
  }

  closed(because: string): void {
    this.#closedBecause = because;
    this.ongoingNavigation = null;
    this.#onClosed();
  }

  /** No navigation is under way and the active document has loaded. */
  get settled(): boolean {
    return this.closedBecause !== null || (this.ongoingNavigation === null && (this.activeDocument?.loaded ?? true));
  }
}
