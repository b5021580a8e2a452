import type { Lane } from '../../event-loop/task.ts';
import type { StorageShed } from '../../storage/shed.ts';
import { noSandboxingFlags, type SandboxingFlagSet } from '../policies/sandboxing-flags.ts';
import { BrowsingContextGroup } from './browsing-context-group.ts';
import type { Document } from './document.ts';
import type { MadeWindow } from './made-window.ts';
import { Navigable, type NavigableOptions } from './navigable.ts';

/** Most tabs keep nothing and go nowhere: they share one empty list. */
const none: readonly never[] = Object.freeze([]);

/** What a traversable is made with. */
export interface TraversableOptions extends NavigableOptions {
  /** What it was opened with, serialized. */
  readonly firstURL: string;
  /** That of the opener. Default: a new one. */
  readonly group?: BrowsingContextGroup | null;
  /** The window that its first page had in an earlier run. Default: none. */
  readonly madeWindow?: MadeWindow | null;
  /** It shows a window that others made, and nothing else. Default: false. */
  readonly isAdopted?: boolean;
  /** Called once, when it is destroyed. */
  readonly onClosed: () => void;
}

/** The tabs that the pages of a tab opened. */
export interface Popups {
  /** How many so far, by the name of the navigable: another frame may come to have that name. */
  readonly made: Map<string, number>;
  /** Names of those that are open, oldest first. */
  open: readonly string[];
}

/**
 * A top-level traversable navigable: what a person calls a tab.
 *
 * HTML, traversable navigables: https://html.spec.whatwg.org/multipage/#traversable-navigable
 */
export class Traversable extends Navigable {
  readonly firstURL: string;
  readonly isAdopted: boolean;
  /** Used once, by its first page. */
  madeWindow: MadeWindow | null;
  /** Its storage shed: session storage. */
  readonly sessionShed: StorageShed;
  /** Its process is gone: it ended at once, without the handlers of its pages. */
  crashed = false;
  /** HTML's browsing context group of its browsing context. */
  group: BrowsingContextGroup;
  /** Browsing context groups that it has been in so far. */
  groupsMade = 1;
  /** Name of the tab whose page opened it, with an opener or without; null when the user did. */
  openedBy: string | null = null;
  /** Null until a page of it opens one. */
  popups: Popups | null = null;
  /** HTML's one permitted sandboxed navigator. */
  permittedNavigator: Navigable | null = null;
  /** HTML's popup sandboxing flag set: what it is opened from may forbid what it shows. */
  popupSandboxingFlags: SandboxingFlagSet = noSandboxingFlags;
  /** Those of all its navigables. */
  readonly navigationLanes: Lane[];
  /** HTML's current session history step; -1 until it shows something. */
  currentStep = -1;
  /** Documents in the back/forward cache, the one left longest ago first. */
  keptDocuments: readonly Document[] = none;
  /** When the user turned away from it, in ms of virtual time; null while it is visible. */
  hiddenSinceMs: number | null = null;
  /** The frame in it that has the focus; null: its own page. */
  focusedNavigable: Navigable | null = null;
  /** Traversals that have begun or wait, in their order; each begins when the one before it has ended. */
  traversals: readonly (() => void)[] = none;
  /** HTML's is closing: its page called `window.close()`, and the task that does it has not run. */
  isClosing = false;
  readonly #onClosed: () => void;

  constructor(options: TraversableOptions) {
    super(options, null, null);
    const { userAgent, name, firstURL, group = null, madeWindow = null, isAdopted = false } = options;
    this.firstURL = firstURL;
    this.isAdopted = isAdopted;
    this.madeWindow = madeWindow;
    this.sessionShed = userAgent.createShed('session', name);
    this.group = group ?? new BrowsingContextGroup(name, userAgent.ids.nextAgent);
    this.group.add(this);
    this.navigationLanes = [this.navigationLane];
    // No function made here: V8 puts a function that is assigned to a property where only a full collection frees it, and its run.
    this.#onClosed = options.onClosed;
  }

  override get topLevel(): Traversable {
    return this;
  }

  get traversing(): boolean {
    return this.traversals.length > 0;
  }

  override get isClosed(): boolean {
    return this.isClosing || this.destroyedBecause !== null;
  }

  /** It is gone: whoever has its handle hears of it. */
  close(because: string): void {
    this.destroyedBecause = because;
    this.destroyedAtMs = this.userAgent.kernel.now;
    if (this.ongoingNavigation !== null || this.traversing) {
      // Whoever waits for it hears how it ended.
      const url = this.activeDocument?.url ?? this.firstURL;
      this.navigations.lastResult = { ok: false, url, status: 0, reason: because };
    }
    this.traversals = none;
    this.activeDocument = null;
    this.#onClosed();
  }
}
