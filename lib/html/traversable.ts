import type { Lane } from '../event-loop/task.ts';
import type { StorageShed } from '../storage/shed.ts';
import { BrowsingContextGroup } from './browsing-context-group.ts';
import type { Document } from './document.ts';
import { inclusiveDescendants } from './inclusive-descendants.ts';
import { noSandboxingFlags, type SandboxingFlagSet } from './sandboxing-flags.ts';
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
  group: BrowsingContextGroup;
  /** Name of the tab whose page opened it, with an opener or without; null when the user did. */
  openedBy: string | null = null;
  /** Tabs that its pages opened so far, by the name of the navigable: another frame may come to have that name. */
  popupsMade: Map<string, number> | null = null;
  /** Names of the open tabs that its pages opened, oldest first. */
  opened: readonly string[] = none;
  /** Browsing context groups that it has been in so far. */
  groupsMade = 1;
  /** HTML's one permitted sandboxed navigator. */
  permittedNavigator: Navigable<W> | null = null;
  /** HTML's popup sandboxing flag set: what it is opened from may forbid what it shows. */
  popupSandboxingFlags: SandboxingFlagSet = noSandboxingFlags;
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

  /** `onClosed` is called once, when it is destroyed. `group`: that of the opener; default: a new one. */
  constructor(options: NavigableOptions<W>, firstURL: string, onClosed: () => void, group: BrowsingContextGroup | null = null) {
    super(options, null, null);
    const { userAgent, name } = options;
    this.sessionShed = userAgent.createShed('session', name);
    this.group = group ?? new BrowsingContextGroup(name, () => userAgent.nextAgentId());
    this.group.add(this);
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

  /** It goes on in a browsing context group of its own. */
  enterNewGroup(name: string): void {
    this.#leaveGroup();
    this.group = new BrowsingContextGroup(name, () => this.userAgent.nextAgentId());
    this.group.add(this);
  }

  /** A tab that its pages opened is there no more. */
  popupGone(name: string): void {
    this.opened = this.opened.filter((each) => each !== name);
  }

  close(because: string): void {
    this.destroyedBecause = because;
    this.#leaveGroup();
    if (this.ongoingNavigation !== null || this.traversing) {
      // Whoever waits for it hears how it ended.
      const url = this.activeDocument?.url ?? this.firstURL;
      this.lastResult = { ok: false, url, status: 0, reason: because };
    }
    this.traversals = none;
    this.#onClosed();
  }

  /** Whom it opened has no opener any more, and does not keep it in memory. */
  #leaveGroup(): void {
    this.group.remove(this);
    for (const other of this.group.topLevels) {
      for (const navigable of inclusiveDescendants(other as Traversable<W>)) {
        if (navigable.opener?.top === this) navigable.opener = null;
      }
    }
  }
}
