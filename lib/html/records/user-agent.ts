import type { Behaviour } from '../../behaviour/behaviour.ts';
import { standard } from '../../behaviour/presets.ts';
import type { CoherenceModel } from '../../coherence/coherence-model.ts';
import { placeOf, type Place } from '../../ecmascript/place.ts';
import { Kernel } from '../../event-loop/kernel.ts';
import type { Fact, Observer } from '../../event-loop/observer.ts';
import { PageClock } from '../../event-loop/page-clock.ts';
import { OutstandingWork } from '../../event-loop/outstanding-work.ts';
import type { Scheduler } from '../../event-loop/scheduler.ts';
import { ScriptExecution } from '../../event-loop/script-execution.ts';
import { clampedTimers, type TimerPolicy } from '../../event-loop/timers.ts';
import { serializeOrigin, type Origin } from '../../origin/origin.ts';
import { StorageloomError } from '../../infra/failure.ts';
import { isFailureOfTest } from '../../infra/code-owner.ts';
import { StorageKeys, type StorageKey } from '../../origin/storage-key.ts';
import { StorageShed } from '../../storage/shed.ts';
import { LockManagers } from '../../web-locks/lock-managers.ts';
import { broadcastBy } from '../../web-storage/broadcast.ts';
import type { Realm } from '../../webidl/realm.ts';
import type { BlobURLStore, HostBlob } from '../../file-api/blob-url-store.ts';
import { clearSiteDataForResponse } from '../../clear-site-data/clear-response.ts';
import { CookieStore } from '../../cookies/cookie-store.ts';
import { Network } from '../../fetch/network.ts';
import type { SiteDataResponse } from '../../fetch/site-data-response.ts';
import type { Assembler } from './assembler.ts';
import { ChannelIndex } from './broadcast-channel.ts';
import { coherenceOf } from './coherence-of.ts';
import { Dialogs } from './dialogs.ts';
import { Document } from './document.ts';
import { DocumentIndex } from './document-index.ts';
import type { DocumentHostFactory } from './document-host.ts';
import { Ids } from './ids.ts';
import type { RealmOwners } from './realm-owners.ts';
import { RejectedPromises } from './rejected-promises.ts';
import { StepFailure } from './step-failure.ts';
import { openPolicy, type StoragePolicy } from './storage-policy.ts';
import { SystemFocus } from './system-focus.ts';
import type { Traversable } from './traversable.ts';
import type { TabOpener, UserAgentOptions, UserAgentRunOptions } from './user-agent-options.ts';

/** What the trace says of something that a page was not given. */
export type Refusal = Omit<Extract<Fact, { readonly type: 'refused' }>, 'type' | 'document'>;

/** IMPL-DEFINED: when virtual time is 0, the pages' clocks show the first moment of 2026, in ms since 1970, unless they are told otherwise. */
export const epochMs = 1_767_225_600_000;

const defaultPlace: Place = placeOf('UTC', 'en-US');

/**
 * A user agent, for one run: what all its tabs share. Another run has another one, so that nothing of the last one can stay; what
 * outlives a run stands in the options. It holds no list of its tabs; whoever opens tabs does.
 *
 * HTML, infrastructure, user agents: https://html.spec.whatwg.org/multipage/#user-agents
 */
export class UserAgent {
  readonly options: UserAgentOptions;
  readonly tabOpener: TabOpener;
  /** Null when nobody watches, and when the run is over. */
  observer: Observer | null;
  readonly kernel: Kernel;
  readonly clock: PageClock;
  readonly scripts: ScriptExecution = new ScriptExecution();
  readonly documents: DocumentIndex<Document> = new DocumentIndex();
  readonly storageKeys: StorageKeys = new StorageKeys();
  /** The user agent's storage shed: local storage. */
  readonly storageShed: StorageShed;
  /** When a write in one process is seen in another. */
  readonly coherence: CoherenceModel;
  readonly cookies: CookieStore;
  readonly outstanding: OutstandingWork;
  readonly network: Network;
  /** Whose `pagehide` and `unload` handlers ran last, and in which step: promise jobs of theirs may still be to come. */
  lastLeft: { readonly document: Document; readonly step: number } | null = null;
  readonly dialogs: Dialogs = new Dialogs(this);
  readonly stepFailure: StepFailure;
  /** Who may store what. */
  readonly storagePolicy: StoragePolicy;
  readonly ids: Ids = new Ids();
  readonly systemFocus: SystemFocus = new SystemFocus();
  #channels: ChannelIndex | null = null;
  #blobURLs: BlobURLStore<HostBlob> | null = null;
  #rejectedPromises: RejectedPromises | null = null;
  #lockManagers: LockManagers | null = null;

  constructor(options: UserAgentOptions, { scheduler, observer, tabOpener, storagePolicy }: UserAgentRunOptions) {
    this.options = options;
    this.tabOpener = tabOpener;
    this.observer = observer;
    this.kernel = new Kernel(scheduler, observer);
    this.stepFailure = new StepFailure(this.kernel);
    this.clock = new PageClock(this.kernel, options.clockReads ?? 1_000);
    this.outstanding = new OutstandingWork(this.kernel);
    this.coherence = coherenceOf(this);
    this.storagePolicy = storagePolicy?.(this) ?? openPolicy;
    this.storageShed = this.createShed('local', null);
    this.cookies = new CookieStore({ observer, epochNow: () => this.epochNow, lasting: options.lasting ?? null });
    const { kernel, outstanding, cookies } = this;
    this.network = new Network({ server: options.server, kernel, observer, outstanding, cookies, siteData: this });
  }

  get channels(): ChannelIndex {
    return (this.#channels ??= new ChannelIndex());
  }

  get blobURLs(): BlobURLStore<HostBlob> {
    return (this.#blobURLs ??= new Map());
  }

  get rejectedPromises(): RejectedPromises {
    return (this.#rejectedPromises ??= new RejectedPromises());
  }

  /** Null until there is one. */
  get madeRejectedPromises(): RejectedPromises | null {
    return this.#rejectedPromises;
  }

  get lockManagers(): LockManagers {
    return (this.#lockManagers ??= new LockManagers());
  }

  /** Null until there is one. */
  get madeLockManagers(): LockManagers | null {
    return this.#lockManagers;
  }

  /** Null until there is one. */
  get madeBlobURLs(): BlobURLStore<HostBlob> | null {
    return this.#blobURLs;
  }

  get host(): DocumentHostFactory {
    return this.options.host;
  }

  get assembler(): Assembler {
    return this.options.assembler;
  }

  get behaviour(): Behaviour {
    return this.options.behaviour ?? standard;
  }

  get timerPolicy(): TimerPolicy {
    return clampedTimers;
  }

  get realmOwners(): RealmOwners {
    return this.options.realmOwners;
  }

  get scheduler(): Scheduler {
    return this.kernel.scheduler;
  }

  /** Virtual time as pages see it, in ms since 1970. */
  get epochNow(): number {
    return this.startMs + this.kernel.now;
  }

  get startMs(): number {
    return this.options.startMs ?? epochMs;
  }

  get place(): Place {
    return this.options.place ?? defaultPlace;
  }

  /** IMPL-DEFINED: nobody is asked, and the permission "persistent-storage" is refused unless the policy grants it. */
  persistPermission(origin: Origin): boolean {
    return this.storagePolicy.mayPersist(serializeOrigin(origin));
  }

  /** Local storage first, then the session of each tab. */
  get storageSheds(): readonly StorageShed[] {
    return [this.storageShed, ...this.tabOpener.traversables.map(({ sessionShed }) => sessionShed)];
  }

  /** Of a document of that origin with documents of those origins around it, the innermost first. */
  storageKeyWithin(origin: Origin, around: readonly Origin[]): StorageKey {
    return this.storageKeys.of(origin, this.storagePolicy.partitionOf(around, origin));
  }

  get linksCookies(): boolean {
    return this.storagePolicy.linksCookies;
  }

  forgetKept(key: StorageKey): void {
    this.options.lasting?.forget(key);
  }

  purgeKept(): void {
    this.options.lasting?.purgeAtEnd();
  }

  clearSiteData(response: SiteDataResponse): void {
    clearSiteDataForResponse(this, response);
  }

  warn(topic: string, line: string): void {
    this.options.warn?.(topic, line);
  }

  /** A page did something in vain. `refusal`: what the trace says of it, null where another fact says it already. */
  notice({ id, navigable }: Document, line: string, refusal: Refusal | null): void {
    if (refusal !== null) this.fact({ type: 'refused', document: id, ...refusal });
    this.options.notice?.(navigable.name, line);
  }

  /** Those that no driving call has rejected with. */
  printPagesFailures(): void {
    for (const [{ cause }, reason] of this.network.takeFailures()) {
      if (isFailureOfTest(cause)) this.options.failures?.ofTest(cause);
      else this.warn(reason, reason);
    }
  }

  createShed(type: 'local' | 'session', tab: string | null): StorageShed {
    const { observer, storagePolicy } = this;
    const lasting = type === 'local' ? (this.options.lasting ?? null) : null;
    return new StorageShed({ type, tab, broadcast: broadcastBy(this.behaviour), observer, policy: storagePolicy, lasting });
  }

  /** What is kept under a storage key is read, before a document has that key. Null: it is there. What fails ends the driving call. */
  prepareStorage(key: StorageKey): Promise<void> | null {
    try {
      return this.options.lasting?.prepare(key) ?? null;
    } catch (error) {
      this.stepFailure.keep(error);
      return null;
    }
  }

  /** The run is over: what its page code still does reaches nobody, and nobody hears of it. */
  end(): void {
    this.observer = this.kernel.observer = null;
    this.storageShed.reset();
    this.coherence.end?.();
    this.network.reset();
  }

  /**
   * A realm for errors that code of `origin` gets: of the document whose task runs, if it is one of that origin, or else of one in
   * the same tab. Null when no document of that origin is left.
   */
  realmOf(origin: Origin, traversable: Traversable): Realm | null {
    return this.documentOf(origin, traversable)?.realm ?? null;
  }

  /** IMPL-DEFINED: which document's code it is that runs is not known outside of tasks; the oldest in the tab stands for all. */
  documentOf(origin: Origin, traversable: Traversable): Document | null {
    const running = this.kernel.current?.owner;
    const all = this.documents.ofOrigin(origin).filter(({ active }) => active);
    const document = all.find((each) => each === running) ?? all.find((each) => each.traversable === traversable);
    return document ?? all[0] ?? null;
  }

  /** From now on the document is found by its origin, and changes under its storage key are broadcast to it. */
  addDocument(document: Document): void {
    const { nonStorageKey, traversable } = document;
    // Documents that are made at once, such as the first one of a popup, have waited for nothing.
    if (this.options.lasting?.wasAsked(nonStorageKey) === false) this.#prepareAtOnce(nonStorageKey);
    if (!this.documents.add(document)) return;
    this.storageShed.join(nonStorageKey, document);
    traversable.sessionShed.join(nonStorageKey, document);
  }

  removeDocument(document: Document): void {
    if (!this.documents.remove(document)) return;
    const { nonStorageKey, traversable } = document;
    this.storageShed.leave(nonStorageKey, document);
    traversable.sessionShed.leave(nonStorageKey, document);
  }

  #prepareAtOnce(key: StorageKey): void {
    const waiting = this.prepareStorage(key);
    if (waiting === null) return;
    // Whoever waits for it is told what comes of it.
    waiting.catch(() => undefined);
    this.stepFailure.keep(
      new StorageloomError('PROFILE_FAILED', {
        what: `What the profile keeps under ${key.text} is not there for a document that was made at once.`,
        why: 'The profile has to be waited for, and pages that are opened without loading, such as windows that are adopted, wait for nothing.',
        mend: 'Open a page of that origin before, or use a profile that reads at once, as disk() does.',
      }),
    );
  }

  /** The document whose code runs: that of the running task, or the one whose handlers for leaving run in it; null for none. */
  get runningDocument(): Document | null {
    const { current, step } = this.kernel;
    if (current === null) return null;
    if (current.owner instanceof Document) return current.owner;
    return this.lastLeft?.step === step ? this.lastLeft.document : null;
  }

  fact(fact: Fact): void {
    if (this.observer !== null) this.observer.fact(fact);
  }
}
