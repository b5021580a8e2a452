import { createLane } from '../event-loop/lane.ts';
import type { Lane } from '../event-loop/task.ts';
import { sameOrigin, type Origin } from '../origin/origin.ts';
import type { Realm } from '../webidl/realm.ts';
import { HeardLog } from './heard-log.ts';
import type { Document } from './document.ts';
import type { DocumentTraversable } from './document-navigable.ts';
import type { FrameAttributes, NavigateOptions } from './document-host.ts';
import type { SandboxingFlagSet } from './sandboxing-flags.ts';
import type { SessionHistoryEntry } from './session-history-entry.ts';
import type { UserAgent } from './user-agent.ts';
import { createCrossOriginLocation, type CrossOriginProperty } from './cross-origin-object.ts';
import { realmFor, WindowProxies, type ProxiedContext, type ProxiedWindow } from './window-proxy.ts';

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

/** A navigation under way. A navigable has at most one; a later one takes its place, but not that of a traversal. */
export interface OngoingNavigation {
  readonly url: string;
  /** Whom the end of a traversal concerns, however it ends; null for every other navigation. */
  readonly traversalEnded: (() => void) | null;
}

/** The top-level traversable of a navigable, as far as the navigable needs it. */
export interface TopLevel extends DocumentTraversable {
  /** When the user turned away from it, in ms of virtual time; null while it is visible. */
  readonly hiddenSinceMs: number | null;
  /** A traversal of its history has begun, or waits for another one to end. */
  readonly traversing: boolean;
  /** The navigation lanes of all its navigables. */
  readonly navigationLanes: Lane[];
}

/** Where a child navigable sits. */
export interface Container<W extends object> {
  readonly document: Document<W>;
  /** The element of the host; null where there is no markup. */
  readonly element: object | null;
  /** By its `sandbox` attribute, as it is now. */
  sandboxingFlags: SandboxingFlagSet;
}

/** What the windows of a navigable, and those who hold its WindowProxy, may ask of it. */
export interface WaysOut<W extends object> {
  navigate(navigable: Navigable<W>, source: Document<W>, url: string, options: NavigateOptions): void;
  /** `location = url` from code of another origin, in a document of that origin; `url` as it was given. */
  navigateFrom(navigable: Navigable<W>, accessor: Origin, url: unknown): void;
  reload(navigable: Navigable<W>): void;
  /** `history.go(delta)` in one of its documents; `delta` is not 0. */
  traverse(navigable: Navigable<W>, delta: number): void;
  /** How many places the history of its tab has. */
  historyLength(navigable: Navigable<W>): number;
  /** `history.pushState` and `replaceState` of its active document. */
  changeHistory(document: Document<W>, handling: 'push' | 'replace', data: unknown, url: string | null, base: string): void;
  /** `window.close()` by the document. */
  close(navigable: Navigable<W>, document: Document<W>): void;
  /** `window.open()` in a document; `url` is absolute, null for none. What it returns is the document's to use. */
  open(document: Document<W>, url: string | null, target: string, features: string): object | null;
  /** A link or a form with a target leads there. */
  follow(document: Document<W>, url: string, target: string, rel: string | null, options: NavigateOptions): void;
  /** `postMessage` of a window, by code of that origin, with what it was called with. */
  postMessage(navigable: Navigable<W>, accessor: Origin, args: readonly unknown[]): void;
  frameInserted(document: Document<W>, element: object | null, attributes: FrameAttributes): Navigable<W>;
  frameChanged(child: Navigable<W>, attributes: FrameAttributes): void;
  frameRemoved(child: Navigable<W>): void;
}

/** What a navigable is made with. */
export interface NavigableOptions<W extends object> {
  readonly userAgent: UserAgent<W>;
  /** `tab1`, `tab1/frame1`: from what made it, by order of making. */
  readonly name: string;
  readonly waysOut: WaysOut<W>;
}

/**
 * A navigable: it presents one document at a time. A tab, or a frame in one.
 *
 * HTML, navigables: https://html.spec.whatwg.org/multipage/#navigable
 */
export class Navigable<W extends object = object> implements ProxiedContext {
  readonly userAgent: UserAgent<W>;
  /** `tab1`, `tab1/frame1`: from what made it, by order of making. */
  readonly name: string;
  readonly waysOut: WaysOut<W>;
  readonly container: Container<W> | null;
  /** Its navigation and traversal task source. */
  readonly navigationLane: Lane;
  /** The WindowProxies of its browsing context; others when it has gone to another group. */
  windowProxies: WindowProxies = new WindowProxies(this);
  /** HTML's opener browsing context, unless it was disowned. */
  opener: Navigable<W> | null = null;
  /** Storage events that its documents heard, oldest first. */
  readonly heard: HeardLog = new HeardLog();
  /** HTML's target name, which `window.name` shows and sets. */
  targetName = '';
  /** A document of an earlier run, whose window can be used again for the same page. */
  spare: Document<W> | null = null;
  ongoingNavigation: OngoingNavigation | null = null;
  /** Its session history, by step. Empty until it shows something. */
  entries: SessionHistoryEntry<Document<W>>[] = [];
  /** HTML's current and active session history entry: what it shows. */
  currentEntry: SessionHistoryEntry<Document<W>> | null = null;
  /** How the last navigation that ended did. */
  lastResult: NavigationResult | null = null;
  /** Navigations begun so far. */
  navigations = 0;
  /** Called whenever a document of it has loaded: the element that it is in gets an event. Null for a tab. */
  onLoaded: (() => void) | null = null;
  /** Its page called `window.close()`, and the task that does it has not run. A frame never is. */
  isClosing = false;
  /** Why it was destroyed, one sentence; null while it is there. */
  destroyedBecause: string | null = null;
  readonly #topLevel: TopLevel | null;
  #activeDocument: Document<W> | null = null;
  /** The active document, and still the last one when the navigable is gone: its window is what WindowProxies stand for. */
  #shownDocument: Document<W> | null = null;
  #delaysLoad = false;

  /** `topLevel` null: it is one itself, of the class that says how. */
  constructor({ userAgent, name, waysOut }: NavigableOptions<W>, container: Container<W> | null, topLevel: TopLevel | null) {
    this.userAgent = userAgent;
    this.name = name;
    this.waysOut = waysOut;
    this.container = container;
    this.#topLevel = topLevel;
    this.navigationLane = createLane(name, 'navigation and traversal', -1);
    topLevel?.navigationLanes.push(this.navigationLane);
  }

  get topLevel(): TopLevel {
    return this.#topLevel as TopLevel;
  }

  windowChanged(): void {
    if (this.activeDocument !== null) this.activeDocument.windowChanged = true;
  }

  /** HTML: https://html.spec.whatwg.org/multipage/#navigable-parent */
  get parent(): Navigable<W> | null {
    const parent = this.container?.document.navigable;
    return parent instanceof Navigable ? parent : null;
  }

  /** HTML, the top-level traversable of a navigable, as a navigable: https://html.spec.whatwg.org/multipage/#nav-top */
  get top(): Navigable<W> {
    return this.parent?.top ?? this;
  }

  get ancestorOrigins(): readonly Origin[] {
    const around = this.container?.document;
    return around === undefined ? [] : [around.origin, ...around.navigable.ancestorOrigins];
  }

  get activeDocument(): Document<W> | null {
    return this.#activeDocument;
  }
  set activeDocument(document: Document<W> | null) {
    this.#activeDocument = document;
    if (document !== null) this.#shownDocument = document;
  }

  /** No navigation and no traversal is under way, the active document has loaded, and the document around it knows; or it is gone. */
  get settled(): boolean {
    if (this.destroyedBecause !== null) return true;
    if (this.ongoingNavigation !== null || this.#delaysLoad || this.topLevel.traversing) return false;
    return this.activeDocument?.loaded ?? true;
  }

  /** From now on the `load` event of the document around it waits for what it loads. */
  delayLoad(): void {
    if (this.container === null || this.#delaysLoad) return;
    this.#delaysLoad = true;
    this.container.document.loadDelay.begin();
  }

  /** Nothing waits for it any more, unless another navigation is under way, or its document has not loaded yet. */
  endDelay(): void {
    if (!this.#delaysLoad || this.ongoingNavigation !== null || this.activeDocument?.loaded === false) return;
    this.#delaysLoad = false;
    const document = this.container?.document;
    if (document !== undefined && !document.destroyed) document.loadDelay.end();
  }

  get current(): ProxiedWindow | null {
    return this.#shownDocument;
  }

  childCount(): number {
    return this.activeDocument?.childNavigables.length ?? 0;
  }

  childProxy(index: number, accessor: Origin): object | null {
    return this.activeDocument?.childNavigables[index]?.windowProxies.for(accessor) ?? null;
  }

  // HTML, the Window object, document-tree child navigable target name property set.
  // https://html.spec.whatwg.org/multipage/#document-tree-child-navigable-target-name-property-set
  namedChildProxy(name: string, accessor: Origin): object | null {
    // 1, 2
    const document = this.activeDocument;
    const first = document?.childNavigables.find((child) => name !== '' && child.targetName === name) ?? null;
    // 3 to 5
    if (document === null || first === null || first.activeDocument === null) return null;
    return sameOrigin(first.activeDocument.origin, document.origin) ? first.windowProxies.for(accessor) : null;
  }

  realmOf(accessor: Origin): Realm | null {
    return this.userAgent.realmOf(accessor, this.topLevel);
  }

  // HTML, cross-origin objects, CrossOriginProperties.
  // https://html.spec.whatwg.org/multipage/#crossoriginproperties-(-o-)
  crossOriginProperties(accessor: Origin): Readonly<Record<string, CrossOriginProperty>> {
    // 1
    const self = { get: (): object => this.windowProxies.for(accessor) };
    const navigate = (url: unknown): void => this.waysOut.navigateFrom(this, accessor, url);
    const location = createCrossOriginLocation(navigate, () => realmFor(this, accessor));
    const nothing = { call: (): void => undefined };
    // 2
    return {
      window: self,
      self,
      location: { get: () => location, set: navigate },
      close: { call: () => this.#close() },
      closed: { get: () => this.isClosed },
      focus: nothing,
      blur: nothing,
      frames: self,
      length: { get: () => this.childCount() },
      top: { get: () => (this.destroyedBecause === null ? this.top.windowProxies.for(accessor) : null) },
      opener: { get: () => this.openerFor(accessor) },
      parent: { get: () => (this.destroyedBecause === null ? (this.parent ?? this).windowProxies.for(accessor) : null) },
      postMessage: { call: (...args: unknown[]) => this.waysOut.postMessage(this, accessor, args), length: 1 },
    };
  }

  /** What `closed` says: also when the task that closes it has not run yet. */
  get isClosed(): boolean {
    return this.isClosing || this.destroyedBecause !== null;
  }

  // HTML, the Window object, opener getter.
  // https://html.spec.whatwg.org/multipage/#dom-opener
  openerFor(accessor: Origin): object | null {
    // 1
    if (this.destroyedBecause !== null) return null;
    // 2 to 5
    return this.opener === null || this.opener.destroyedBecause !== null ? null : this.opener.windowProxies.for(accessor);
  }

  #close(): void {
    if (this.activeDocument !== null) this.waysOut.close(this, this.activeDocument);
  }
}
