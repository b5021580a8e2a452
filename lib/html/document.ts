import { assert } from '../infra/assert.ts';
import type { Agent } from '../event-loop/agent.ts';
import { createLane } from '../event-loop/lane.ts';
import { StepsTask, type Lane, type Task } from '../event-loop/task.ts';
import type { TaskSource } from '../event-loop/task-source.ts';
import type { Timers } from '../event-loop/timers.ts';
import { serializeOrigin, type Origin } from '../origin/origin.ts';
import { sameSite } from '../origin/site.ts';
import { obtainStorageKeyForNonStoragePurposes, type StorageKey } from '../origin/storage-key.ts';
import type { Area } from '../storage/area.ts';
import type { StorageShed } from '../storage/shed.ts';
import { storageAreaFor } from '../web-storage/getters.ts';
import type { Storage } from '../web-storage/storage.ts';
import { SpareTasks } from '../web-storage/spare-tasks.ts';
import { StorageEventTask, type StorageDocument } from '../web-storage/storage-document.ts';
import type { Realm } from '../webidl/realm.ts';
import type { AnimationFrames } from './animation-frames.ts';
import { removeBlobURLsOf } from './blob-url-store.ts';
import { DocumentClocks } from './document-clocks.ts';
import type { DocumentHost, DocumentHooks, HostEvent } from './document-host.ts';
import type { ChildNavigable, DocumentNavigable, DocumentTraversable } from './document-navigable.ts';
import { LoadDelay } from './load-delay.ts';
import type { OpenerPolicy } from './opener-policy.ts';
import { reportException } from './report-exception.ts';
import { noSandboxingFlags, type SandboxingFlagSet } from './sandboxing-flags.ts';
import type { SessionHistoryEntry } from './session-history-entry.ts';
import type { UserAgent } from './user-agent.ts';
import { WindowInterfaces } from './window-interfaces.ts';
import type { ProxiedWindow } from './window-proxy.ts';

export interface DocumentOptions<W extends object> {
  readonly userAgent: UserAgent<W>;
  readonly navigable: DocumentNavigable;
  readonly agent: Agent;
  readonly url: string;
  readonly origin: Origin;
  readonly referrer: string;
  readonly contentType: string;
  /** What `about:blank` and `about:srcdoc` resolve relative URLs against: the base URL of the document that made them. */
  readonly aboutBaseURL?: string | null;
  /** HTML's active sandboxing flag set. Default: none. */
  readonly sandboxingFlags?: SandboxingFlagSet;
  hooksFor(document: Document<W>): DocumentHooks;
}

/**
 * A document with its environment settings object, its window and its two storage holders.
 *
 * HTML, the Document object: https://html.spec.whatwg.org/multipage/#the-document-object
 */
export class Document<W extends object = object> implements StorageDocument, ProxiedWindow {
  /** Another one in each run. */
  id: number;
  readonly userAgent: UserAgent<W>;
  readonly navigable: DocumentNavigable;
  readonly traversable: DocumentTraversable;
  /** Its document-tree child navigables, in the order in which they were made. */
  readonly childNavigables: ChildNavigable[] = [];
  readonly agent: Agent;
  readonly origin: Origin;
  readonly nonStorageKey: StorageKey;
  /** HTML's active sandboxing flag set. */
  readonly sandboxingFlags: SandboxingFlagSet;
  /** Of a tab's page: with whom it shares its browsing context group. */
  openerPolicy: OpenerPolicy = 'unsafe-none';
  /** Its MIME type, without parameters. */
  readonly contentType: string;
  readonly host: DocumentHost<W>;
  /** The ways out of its window. Those of an earlier run lead nowhere. */
  hooks: DocumentHooks;
  readonly interfaces: WindowInterfaces;
  #clocks: DocumentClocks | null = null;
  /** Its process crashed: what script goes on reaches no storage. */
  storageDisabled = false;
  /** Markup of the iframe's `srcdoc` that it was made of; null for every other document. */
  srcdoc: string | null = null;
  /** Why it is shown in place of a page that did not answer, one sentence; null for every other document. */
  errorReason: string | null = null;
  /** Status of its response; 200 for those without one. */
  status = 200;
  /** Its response had `Cache-Control: no-store`. */
  noStore = false;
  /** Starts the time after which it is replaced, when it has loaded; null: it stays. */
  refresh: (() => void) | null = null;
  /** What a new frame shows before anything has loaded: no entry of the history stays for it. */
  isInitialAboutBlank = false;
  /** HTML's latest entry: which place of the session history it shows. Null until it is shown. */
  latestEntry: SessionHistoryEntry<Document<W>> | null = null;
  #historyState: unknown = null;
  /** Above 0 while handlers for leaving run: nothing can be navigated to meanwhile. */
  unloadCounter = 0;
  /** It has had its `pageshow`, and no `pagehide` since. */
  pageShowing = false;
  visibilityState: 'visible' | 'hidden';
  /** Somebody put something on its window, or took something from it. */
  windowChanged = false;
  /** Frames made in it so far. */
  framesMade = 0;
  localStorageHolder: Storage | null = null;
  sessionStorageHolder: Storage | null = null;
  ownTasks: Task | null = null;
  held: Task[] = [];
  /** Fully active: it is its navigable's active document, and so are the documents around it. */
  active = true;
  destroyed = false;
  /** Its `load` event has been fired. */
  loaded = false;
  /** What keeps its `load` event waiting. */
  readonly loadDelay: LoadDelay = new LoadDelay();
  /** An exception is being reported: another one meanwhile is only recorded. */
  isReporting = false;
  /** The storage event whose next listener is to be called, and that listener's number. */
  #event: HostEvent | null = null;
  #nextListener = 0;
  readonly #spareTasks = new SpareTasks();
  #url: string;
  readonly #aboutBaseURL: string | null;
  readonly #maker: Pick<DocumentOptions<W>, 'hooksFor'>;

  constructor(options: DocumentOptions<W>) {
    const { userAgent, navigable, agent } = options;
    this.id = userAgent.nextDocumentId();
    this.userAgent = userAgent;
    this.navigable = navigable;
    this.traversable = navigable.topLevel;
    this.agent = agent;
    this.origin = options.origin;
    this.contentType = options.contentType;
    this.sandboxingFlags = options.sandboxingFlags ?? noSandboxingFlags;
    this.nonStorageKey = obtainStorageKeyForNonStoragePurposes(options);
    this.#url = options.url;
    this.#aboutBaseURL = options.aboutBaseURL ?? null;
    this.visibilityState = navigable.topLevel.hiddenSinceMs === null ? 'visible' : 'hidden';
    this.#announce();
    this.#maker = options;
    this.hooks = options.hooksFor(this);
    this.host = userAgent.host.create({
      url: options.url,
      origin: serializeOrigin(options.origin),
      referrer: options.referrer,
      contentType: options.contentType,
      ...(this.#aboutBaseURL === null ? {} : { baseURL: this.#aboutBaseURL }),
      scripting: this.scripting,
      forms: !this.sandboxingFlags.has('sandboxed forms'),
      windowProxy: navigable.windowProxies.for(options.origin),
      hooks: this.hooks,
    });
    this.interfaces = new WindowInterfaces(this.host, this, userAgent.behaviour);
    const { promisePrototype } = this.host.realm;
    if (promisePrototype !== undefined) userAgent.ownPromises(promisePrototype, this);
    userAgent.documents.add(this);
  }

  /** Whether scripts of the page run. */
  // HTML, scripting, scripting is enabled.
  // https://html.spec.whatwg.org/multipage/#concept-environment-script
  get scripting(): boolean {
    // 1
    return !this.sandboxingFlags.has('sandboxed scripts');
  }

  get url(): string {
    return this.#url;
  }

  /** What relative URLs are resolved against where no element of the document says otherwise. */
  // HTML, URLs, fallback base URL.
  // https://html.spec.whatwg.org/multipage/#fallback-base-url
  get baseURL(): string {
    // 1 to 3
    return this.#aboutBaseURL ?? this.#url;
  }

  // HTML, environment settings objects, has cross-site ancestor.
  // https://html.spec.whatwg.org/multipage/#concept-settings-object-has-cross-site-ancestor
  get hasCrossSiteAncestor(): boolean {
    // 1
    return this.navigable.ancestorOrigins.some((origin) => !sameSite(origin, this.origin));
  }

  /** The URL changes and the document stays: fragments, `pushState`. The host follows, unless it was the one who told. */
  setURL(url: string, tellHost: boolean): void {
    this.#url = url;
    this.userAgent.fact({ type: 'url-changed', document: this.id, url });
    if (tellHost) this.host.setURL(url);
  }

  get realm(): Realm {
    return this.host.realm;
  }

  /** Its Window object. Page code sees a WindowProxy in its place. */
  get window(): W {
    return this.host.window;
  }

  get members(): object {
    return this.host.members ?? this.host.window;
  }

  get localShed(): StorageShed {
    return this.userAgent.storageShed;
  }

  areaFor(bottleMap: Area): Area {
    return this.userAgent.coherence.areaFor(bottleMap, this.agent.process);
  }

  get storageInterface(): WindowInterfaces['storage'] {
    return this.interfaces.storage;
  }

  get timers(): Timers {
    return this.#clocksMade.timers;
  }

  get animationFrames(): AnimationFrames {
    return this.#clocksMade.animationFrames;
  }

  /** `history.state`: the same value until another entry is shown. */
  get historyState(): unknown {
    return this.#historyState;
  }

  /** It shows another place of the session history, without its events. */
  // HTML, session history, restore the history object state.
  // https://html.spec.whatwg.org/multipage/#restore-the-history-object-state
  showEntry(entry: SessionHistoryEntry<Document<W>>): void {
    this.latestEntry = entry;
    // 1, 2
    const { state } = entry;
    // 3
    this.#historyState = state === null ? null : this.host.clone(state);
  }

  /** It has become fully active, or is not any more: what was queued for it waits meanwhile, and its timers stand still. */
  setActive(active: boolean): void {
    this.active = active;
    if (active) this.userAgent.kernel.reactivate(this);
    this.#clocks?.setRunning(active);
  }

  // HTML, page visibility, update the visibility state.
  // https://html.spec.whatwg.org/multipage/#update-the-visibility-state
  updateVisibilityState(visibilityState: 'visible' | 'hidden'): void {
    // 1, 2
    if (this.visibilityState === visibilityState || this.destroyed) return;
    this.visibilityState = visibilityState;
    // 3 to 5
    this.host.fire('visibilitychange');
  }

  /** Its tab was hidden or shown: timers and frames of animation follow. */
  followVisibility(): void {
    this.#clocks?.setHidden(this.navigable.topLevel.hiddenSinceMs);
  }

  /** The queue of one task source of this document's agent's loop. */
  lane(source: TaskSource): Lane {
    return this.agent.lane(source);
  }

  /** Queues steps as a task of this document; a destroyed document queues nothing. */
  // HTML, event loops, queue a global task.
  // https://html.spec.whatwg.org/multipage/#queue-a-global-task
  queueTask(source: TaskSource, label: string, steps: () => void): void {
    if (this.destroyed) return;
    // 1 to 3
    this.userAgent.kernel.post(new StepsTask(source, this, label, steps), this.lane(source), 0);
  }

  /** IMPL-DEFINED: with `drop` a document in the back/forward cache misses what is changed meanwhile. */
  queueStorageEvent(area: Area, key: string | null, oldValue: string | null, newValue: string | null, url: string): void {
    if (!this.active && this.userAgent.behaviour.backForwardCache === 'drop') return;
    const task = this.#spareTasks.take() ?? new StorageEventTask(this, area);
    task.area = area;
    task.key = key;
    task.oldValue = oldValue;
    task.newValue = newValue;
    task.url = url;
    this.userAgent.kernel.post(task, this.lane('DOM manipulation'), 0);
  }

  /** Fires a storage event at the window, one listener at a time. True: another listener is to be called. */
  // DOM, fire an event.
  // https://dom.spec.whatwg.org/#concept-event-fire
  deliver(task: StorageEventTask): boolean {
    // 1 to 4
    const event = this.#event ?? this.#storageEvent(task);
    if (event === null) return false;
    // 5
    const next = this.host.dispatch(event, this.#nextListener);
    if (next === -1) return false;
    this.#event = event;
    this.#nextListener = next;
    return true;
  }

  endDelivery(task: StorageEventTask): void {
    this.#event = null;
    this.#nextListener = 0;
    this.#spareTasks.put(task);
  }

  /** Reports what page code threw, or a rejection that nobody handled: to the window, and to whoever watches. */
  reportException(kind: 'exception' | 'rejection', error: unknown): void {
    reportException(this, kind, error);
  }

  /**
   * Puts it aside after a run, so that it can be shown again in the next one without making its window anew. False: something of the
   * run would stay with it. What it had queued is removed by the kernel.
   */
  setAside(): boolean {
    if (!this.loaded || this.windowChanged || this.framesMade > 0) return false;
    const hooks = this.#maker.hooksFor(this);
    if (!this.host.reset(hooks)) return false;
    this.hooks = hooks;
    this.active = false;
    this.loaded = false;
    this.localStorageHolder = this.sessionStorageHolder = null;
    this.pageShowing = false;
    this.visibilityState = 'visible';
    this.refresh = null;
    this.latestEntry = null;
    this.#historyState = null;
    this.#clocks?.reset();
    this.interfaces.closePorts();
    return true;
  }

  /** Takes the place of a new document, after {@link setAside}. */
  showAgain(): void {
    this.id = this.userAgent.nextDocumentId();
    this.active = true;
    this.#announce();
    this.userAgent.documents.add(this);
  }

  /** It is not shown again after all. */
  discard(): void {
    this.destroyed = true;
    this.userAgent.documents.remove(this);
    this.host.destroy();
  }

  // HTML, document lifecycle, destroy a document.
  // https://html.spec.whatwg.org/multipage/#destroy-a-document
  destroy(): void {
    assert(!this.destroyed, 'a document is destroyed once');
    // 1 to 5
    this.destroyed = true;
    this.active = false;
    this.userAgent.network.abort(this);
    this.userAgent.documents.remove(this);
    removeBlobURLsOf(this.userAgent.blobURLs, this);
    this.interfaces.closePorts();
    const documentState = this.latestEntry?.documentState;
    if (documentState?.document === this) documentState.document = null;
    // 6
    this.userAgent.kernel.removeAllOf(this, 'document destroyed');
    // 7 to 9
    this.host.destroy();
    this.userAgent.fact({ type: 'document-destroyed', document: this.id });
  }

  get #clocksMade(): DocumentClocks {
    if (this.#clocks !== null) return this.#clocks;
    const { kernel, timerPolicy } = this.userAgent;
    this.#clocks = new DocumentClocks({ kernel, owner: this, timerPolicy, laneFor: (source) => this.#ownLane(source) });
    this.#clocks.setHidden(this.navigable.topLevel.hiddenSinceMs);
    this.#clocks.setRunning(this.active);
    return this.#clocks;
  }

  #ownLane(source: TaskSource): Lane {
    return createLane(this.navigable.name, source, this.agent.id);
  }

  #announce(): void {
    const { id, navigable, origin, userAgent } = this;
    userAgent.fact({
      type: 'document-created',
      document: id,
      tab: navigable.name,
      url: this.#url,
      origin: serializeOrigin(origin),
    });
  }

  /** The event of a change; null: nobody hears it, and nobody could tell whether it was fired. */
  #storageEvent(task: StorageEventTask): HostEvent | null {
    const { area, key, oldValue, newValue, url } = task;
    this.navigable.heard.add(task);
    if (this.userAgent.observer !== null) this.userAgent.observer.fired(area, this, key, oldValue, newValue, url);
    if (this.host.hears === false) return null;
    return this.interfaces.storageEvent.createFired(task, storageAreaFor(this, area.identifier));
  }
}
