import { standard, type Behaviour } from '../behaviour/behaviour.ts';
import type { CoherenceModel } from '../coherence/coherence-model.ts';
import { shared } from '../coherence/shared.ts';
import type { Checkpoint } from '../event-loop/checkpoint.ts';
import type { DriverState } from '../event-loop/drive.ts';
import { Kernel } from '../event-loop/kernel.ts';
import type { Fact, Observer } from '../event-loop/observer.ts';
import type { Scheduler } from '../event-loop/scheduler.ts';
import type { Owner } from '../event-loop/task.ts';
import { clampedTimers, type TimerPolicy } from '../event-loop/timers.ts';
import { originKeyOf, type OpaqueOrigin, type Origin } from '../origin/origin.ts';
import { StorageShed } from '../storage/shed.ts';
import { DocumentAudience } from '../web-storage/broadcast.ts';
import type { StorageDocument } from '../web-storage/storage-document.ts';
import { DocumentIndex } from '../web-storage/document-index.ts';
import type { Realm } from '../webidl/realm.ts';
import { resolveBlobURL, type BlobURLEntry, type BlobURLStore } from './blob-url-store.ts';
import { CookieStore } from './cookie-store.ts';
import type { DocumentHostFactory, HostBlob } from './document-host.ts';
import { Network, type PageServer } from './network.ts';

/** A document whose window has promises of its own, as far as their rejections go. */
export interface PromiseOwner {
  reportException(kind: 'rejection', reason: unknown): void;
}

/** A page that asks the user whether to leave it. */
export interface LeftPage {
  /** Of the tab or frame: `tab1`. */
  readonly name: string;
  readonly url: string;
}

export interface UserAgentOptions<W extends object> {
  readonly host: DocumentHostFactory<W>;
  readonly server: PageServer | null;
  readonly scheduler: Scheduler;
  readonly observer: Observer | null;
  readonly checkpoint: Checkpoint;
  /** Default: the standard one. */
  readonly behaviour?: Behaviour;
  /** Pages that one tab keeps in the back/forward cache. Default 6. */
  readonly keptPages?: number;
  /** What the user answers when a page asks whether to leave it. Default: `leave`. */
  readonly beforeUnload?: (page: LeftPage) => 'leave' | 'stay';
}

/** IMPL-DEFINED: when virtual time is 0, the pages' clocks show the first moment of 2026, in ms since 1970. */
export const epochMs = 1_767_225_600_000;

/**
 * A user agent: what all its tabs share. It holds no list of them; whoever opens tabs does.
 *
 * HTML, infrastructure, user agents: https://html.spec.whatwg.org/multipage/#user-agents
 */
export class UserAgent<W extends object = object> {
  readonly host: DocumentHostFactory<W>;
  readonly kernel: Kernel;
  readonly observer: Observer | null;
  readonly checkpoint: Checkpoint;
  readonly behaviour: Behaviour;
  /** Pages that one tab keeps in the back/forward cache. */
  readonly keptPages: number;
  readonly driverState: DriverState = { drainNow: null, insideTask: false };
  readonly network: Network;
  readonly documents: DocumentIndex;
  readonly blobURLs: BlobURLStore<HostBlob> = new Map();
  readonly coherence: CoherenceModel = shared;
  readonly cookies: CookieStore;
  readonly timerPolicy: TimerPolicy = clampedTimers;
  /** The user agent's storage shed: local storage. */
  readonly storageShed: StorageShed;
  /** Whose `pagehide` and `unload` handlers ran last, and in which step: promise jobs of theirs may still be to come. */
  lastLeft: { readonly document: Owner; readonly step: number } | null = null;
  readonly #beforeUnload: (page: LeftPage) => 'leave' | 'stay';
  /** By the prototype of the promises of its window. */
  readonly #promiseOwners = new WeakMap<object, PromiseOwner>();
  #ownsPromises = false;
  readonly #audience: DocumentAudience;
  #lastDocumentId = 0;
  #lastAgentId = 0;
  #lastAreaId = 0;
  #lastOpaqueOriginId = 0;

  constructor(options: UserAgentOptions<W>) {
    this.host = options.host;
    this.observer = options.observer;
    this.checkpoint = options.checkpoint;
    this.behaviour = options.behaviour ?? standard;
    this.keptPages = options.keptPages ?? 6;
    this.#beforeUnload = options.beforeUnload ?? (() => 'leave');
    this.kernel = new Kernel(options.scheduler, options.observer);
    this.documents = new DocumentIndex();
    this.#audience = new DocumentAudience(this.documents, this.behaviour);
    this.storageShed = this.createShed('local', null);
    this.cookies = new CookieStore({ observer: this.observer, epochNow: () => this.epochNow, nextAreaId: this.#nextAreaId });
    this.network = new Network(options.server, this.kernel, options.observer, this.cookies);
  }

  get scheduler(): Scheduler {
    return this.kernel.scheduler;
  }

  /** Virtual time as pages see it, in ms since 1970. */
  get epochNow(): number {
    return epochMs + this.kernel.now;
  }

  /** What the user answers to the page's question. */
  answerBeforeUnload({
    navigable: { name },
    url,
  }: {
    readonly navigable: { readonly name: string };
    readonly url: string;
  }): 'leave' | 'stay' {
    return this.#beforeUnload({ name, url });
  }

  createShed(type: 'local' | 'session', tab: string | null): StorageShed {
    return new StorageShed({ type, tab, audience: this.#audience, observer: this.observer, nextAreaId: this.#nextAreaId });
  }

  /** No storage, no cookies, no requests; documents and areas are counted from 1 again. */
  reset(): void {
    this.storageShed.reset();
    this.cookies.reset();
    this.network.reset();
    this.lastLeft = null;
    this.blobURLs.clear();
    this.#lastDocumentId = this.#lastAreaId = 0;
  }

  nextDocumentId(): number {
    return ++this.#lastDocumentId;
  }

  nextAgentId(): number {
    return ++this.#lastAgentId;
  }

  readonly newOpaqueOrigin = (): OpaqueOrigin => ({ opaque: true, id: ++this.#lastOpaqueOriginId });

  /**
   * A realm for errors that code of `origin` gets: of the document whose task runs, if it is one of that origin, or else of one in
   * the same tab. Null when no document of that origin is left.
   */
  realmOf(origin: Origin, traversable: object): Realm | null {
    return this.documentOf(origin, traversable)?.realm ?? null;
  }

  /** IMPL-DEFINED: which document's code it is that runs is not known outside of tasks; the oldest in the tab stands for all. */
  documentOf(origin: Origin, traversable: object): StorageDocument | null {
    const key = originKeyOf(origin);
    const running = this.kernel.current?.owner;
    const all = this.documents.ofKey(key).filter(({ active }) => active);
    for (const document of all) if (document === running) return document;
    const [oldest = null] = all;
    return this.documents.ofTraversable(key, traversable).find(({ active }) => active) ?? oldest;
  }

  /** The document whose code runs: that of the running task, or the one whose handlers for leaving run in it; null for none. */
  get runningDocument(): Owner | null {
    const { current, step } = this.kernel;
    if (current === null) return null;
    return current.owner ?? (this.lastLeft?.step === step ? this.lastLeft.document : null);
  }

  /** What a `blob:` URL stands for, now: it may be revoked at any time. */
  blobOf(url: string): { readonly blob?: BlobURLEntry<HostBlob> } {
    const blob = url.startsWith('blob:') ? resolveBlobURL(this.blobURLs, new URL(url)) : null;
    return blob === null ? {} : { blob };
  }

  /** Some window so far had promises of its own. */
  get ownsPromises(): boolean {
    return this.#ownsPromises;
  }

  /** Promises with that prototype are of the document's window. */
  ownPromises(prototype: object, owner: PromiseOwner): void {
    this.#ownsPromises = true;
    this.#promiseOwners.set(prototype, owner);
  }

  /** Whose window a promise is of, also when the document is gone; null when it is of no window of this user agent. */
  ownerOfPromise(promise: unknown): PromiseOwner | null {
    let object: unknown = promise;
    while (typeof object === 'object' && object !== null) {
      const owner = this.#promiseOwners.get(object);
      if (owner !== undefined) return owner;
      object = Reflect.getPrototypeOf(object);
    }
    return null;
  }

  fact(fact: Fact): void {
    if (this.observer !== null) this.observer.fact(fact);
  }

  readonly #nextAreaId = (): number => ++this.#lastAreaId;
}
