import { createLane } from '../../event-loop/lane.ts';
import type { Lane } from '../../event-loop/task.ts';
import type { Origin } from '../../origin/origin.ts';
import type { SandboxingFlagSet } from '../policies/sandboxing-flags.ts';
import type { WindowProxies } from '../window-proxy/window-proxies.ts';
import type { Document } from './document.ts';
import { ErrorLog } from './error-log.ts';
import { HeardLog } from './heard-log.ts';
import { MessageLog } from './message-log.ts';
import type { Navigations, OngoingNavigation } from './ongoing-navigation.ts';
import type { SessionHistoryEntry } from './session-history-entry.ts';
import type { Traversable } from './traversable.ts';
import type { UserAgent } from './user-agent.ts';

/** Where a child navigable sits. */
export interface Container {
  readonly document: Document;
  /** The element of the host; null where there is no markup. */
  readonly element: object | null;
  /** By its `sandbox` attribute, as it is now. */
  sandboxingFlags: SandboxingFlagSet;
  /** The `load` event of the document waits for what the navigable loads. */
  delaysLoad: boolean;
}

/** What a navigable is made with. */
export interface NavigableOptions {
  readonly userAgent: UserAgent;
  /** `tab1`, `tab1/frame1`: from what made it, by order of making. */
  readonly name: string;
  /** WindowProxies of an earlier run, which stand for this navigable from now on. Default: new ones. */
  readonly windowProxies?: WindowProxies | null;
}

/**
 * A navigable: it presents one document at a time. A tab, or a frame in one.
 *
 * HTML, navigables: https://html.spec.whatwg.org/multipage/#navigable
 */
export class Navigable {
  readonly userAgent: UserAgent;
  readonly name: string;
  /** Null for a tab. */
  readonly container: Container | null;
  /** Its navigation and traversal task source. */
  readonly navigationLane: Lane;
  /** The WindowProxies of its browsing context; others when it has gone to another group. */
  windowProxies: WindowProxies;
  /** HTML's opener browsing context, unless it was disowned. */
  opener: Navigable | null = null;
  /** Storage events that its documents heard, oldest first. */
  readonly heard: HeardLog = new HeardLog();
  /** Messages that arrived at its documents, oldest first. */
  readonly messages: MessageLog = new MessageLog();
  /** HTML's target name, which `window.name` shows and sets. */
  targetName = '';
  /** What it is loading; it has at most one such navigation, and a later one takes its place, but not that of a traversal. */
  ongoingNavigation: OngoingNavigation | null = null;
  /** Its session history, by step. Empty until it shows something. */
  entries: SessionHistoryEntry[] = [];
  /** HTML's current and active session history entry: what it shows. */
  currentEntry: SessionHistoryEntry | null = null;
  /** Its navigations so far. */
  readonly navigations: Navigations = { begun: 0, lastResult: null, pagesFailure: null };
  /** Null while it shows nothing yet, and when it is gone. */
  activeDocument: Document | null = null;
  /** Why it was destroyed, one sentence; null while it is there. */
  destroyedBecause: string | null = null;
  /** When, in ms of virtual time; null while it is there. */
  destroyedAtMs: number | null = null;
  #errors: ErrorLog | null = null;
  readonly #topLevel: Traversable | null;

  /** `topLevel` null: it is one itself, of the class that says how. */
  constructor({ userAgent, name, windowProxies }: NavigableOptions, container: Container | null, topLevel: Traversable | null) {
    this.userAgent = userAgent;
    this.name = name;
    this.container = container;
    this.#topLevel = topLevel;
    this.navigationLane = createLane(name, 'navigation and traversal', -1);
    topLevel?.navigationLanes.push(this.navigationLane);
    this.windowProxies = windowProxies ?? userAgent.assembler.windowProxiesFor(this);
  }

  /** What its documents did not handle, oldest first. */
  get errors(): ErrorLog {
    return (this.#errors ??= new ErrorLog(this.userAgent.options.pageErrors ?? 1_000));
  }

  /** The tab that it is, or is in. */
  // HTML, navigables, top-level traversable.
  // https://html.spec.whatwg.org/multipage/#nav-top
  get topLevel(): Traversable {
    // 1 to 3 (a frame cannot move to another tab)
    return this.#topLevel as Traversable;
  }

  /** HTML: https://html.spec.whatwg.org/multipage/#nav-parent */
  get parent(): Navigable | null {
    return this.container?.document.navigable ?? null;
  }

  /** Origins of the documents around it, the innermost first. */
  get ancestorOrigins(): readonly Origin[] {
    const around = this.container?.document;
    return around === undefined ? [] : [around.origin, ...around.navigable.ancestorOrigins];
  }

  /** No navigation and no traversal is under way, the active document has loaded, and the document around it knows; or it is gone. */
  get settled(): boolean {
    if (this.destroyedBecause !== null) return true;
    if (this.ongoingNavigation !== null || this.container?.delaysLoad === true || this.topLevel.traversing) return false;
    return this.activeDocument?.lifecycle.loaded ?? true;
  }

  /** From now on the `load` event of the document around it waits for what it loads. */
  delayLoad(): void {
    const { container } = this;
    if (container === null || container.delaysLoad) return;
    container.delaysLoad = true;
    container.document.lifecycle.loadDelay.begin();
  }

  /** Nothing waits for it any more, unless another navigation is under way, or its document has not loaded yet. */
  endDelay(): void {
    const { container, activeDocument, ongoingNavigation } = this;
    if (container?.delaysLoad !== true || ongoingNavigation !== null || activeDocument?.lifecycle.loaded === false) return;
    container.delaysLoad = false;
    if (!container.document.destroyed) container.document.lifecycle.loadDelay.end();
  }

  /** What `closed` says: also when the task that closes it has not run yet. */
  get isClosed(): boolean {
    return this.destroyedBecause !== null;
  }
}
