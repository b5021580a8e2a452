import type { Lane } from '../event-loop/task.ts';
import type { StorageShed } from '../storage/shed.ts';
import { BrowsingContextGroup } from './browsing-context-group.ts';
import type { Document } from './document.ts';
import { Navigable, type NavigableOptions, type TopLevel } from './navigable.ts';

/** Most tabs keep nothing and go nowhere: they share one empty list. */
const none: readonly never[] = Object.freeze([]);

/**
 * A top-level traversable navigable: what a person calls a tab.
 *
 * HTML, traversable navigables: https://html.spec.whatwg.org/multipage/#traversable-navigable
 */
export class Traversable<W extends object = object> extends Navigable<W> implements TopLevel {
  /** Its storage shed: session storage. */
  readonly sessionShed: StorageShed;
  readonly group: BrowsingContextGroup;
  readonly navigationLanes: Lane[];
  /** HTML's current session history step; -1 until it shows something. */
  currentStep = -1;
  /** Documents in the back/forward cache, the one left longest ago first. */
  keptDocuments: readonly Document<W>[] = none;
  hiddenSinceMs: number | null = null;
  /** Traversals that have begun or wait, in their order; each begins when the one before it has ended. */
  traversals: readonly (() => void)[] = none;
  /** What it was opened with, serialized. */
  readonly firstURL: string;
  /** How many tasks its first page took to load. */
  firstLoadSteps = 0;
  readonly #onClosed: () => void;

  /** `onClosed` is called once, when it is destroyed. */
  constructor(options: NavigableOptions<W>, firstURL: string, onClosed: () => void) {
    super(options, null, null);
    const { userAgent, name } = options;
    this.sessionShed = userAgent.createShed('session', name);
    this.group = new BrowsingContextGroup(name, () => userAgent.nextAgentId());
    this.navigationLanes = [this.navigationLane];
    this.firstURL = firstURL;
    this.#onClosed = onClosed;
  }

  override get topLevel(): TopLevel {
    return this;
  }

  get traversing(): boolean {
    return this.traversals.length > 0;
  }

  close(because: string): void {
    this.destroyedBecause = because;
    if (this.ongoingNavigation !== null || this.traversing) {
      // Whoever waits for it hears how it ended.
      const url = this.activeDocument?.url ?? this.firstURL;
      this.lastResult = { ok: false, url, status: 0, reason: because };
    }
    this.traversals = none;
    this.#onClosed();
  }
}
