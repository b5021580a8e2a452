import type { LockBehaviour } from '../behaviour/locks.ts';
import type { PlatformSignal } from '../dom/abort-signal.ts';
import type { Kernel } from '../event-loop/kernel.ts';
import type { Fact } from '../event-loop/observer.ts';
import type { ScriptExecution } from '../event-loop/script-execution.ts';
import type { TaskSource } from '../event-loop/task-source.ts';
import type { Lane } from '../event-loop/task.ts';
import type { StorageKey, StorageKeyEnvironment, StorageKeys } from '../origin/storage-key.ts';
import type { Realm } from '../webidl/realm.ts';
import { LockRequestQueue } from './lock-request-queue.ts';
import { pagePromiseOf, type PagePromise } from './page-promise.ts';

// What is asked for, who asks, and who has it refer to each other, so they share this file.

/** What locks ask of the user agent that they are in. */
export interface LockUserAgent {
  readonly storageKeys: StorageKeys;
  readonly lockManagers: {
    /** The lock task queue. */
    readonly lane: Lane;
    of(key: StorageKey): LockManager;
    /** The number of the next request, from 1. */
    nextRequest(): number;
  };
  readonly kernel: Pick<Kernel, 'post' | 'current'>;
  readonly scripts: Pick<ScriptExecution, 'ranScript' | 'prepareToRunScript' | 'cleanUpAfterRunningScript'>;
  readonly behaviour: Pick<LockBehaviour, 'locksOfLeftPages' | 'abortedLockRequests'>;
  /** Null: nobody watches. */
  readonly observer: object | null;
  fact(fact: Fact): void;
}

/** What locks ask of the environment settings object that asks for them: a document is one. */
export interface LockEnvironment extends StorageKeyEnvironment {
  /** For whoever watches. */
  readonly id: number;
  readonly url: string;
  readonly navigable: { readonly name: string };
  /** Of the tab that it is in. */
  readonly traversable: { readonly name: string; readonly navigationLanes: readonly Lane[] };
  /** HTML's environment id, which snapshots show: another string for each document. */
  readonly clientId: string;
  readonly userAgent: LockUserAgent;
  readonly realm: Realm;
  /** It is fully active. */
  readonly active: boolean;
  readonly destroyed: boolean;
  /** What it has asked for; null until it has asked for something. */
  madeLocks: DocumentLocks | null;
  readonly interfaces: { lockObjectOf(lock: HeldLock): object };
  /** Called before storage is obtained: who has to be asked, is. */
  seekConsent(): void;
  /** Whoever watches is told that it may not store. */
  storageRefused(): void;
  queueTask(source: TaskSource, label: string, steps: () => void): void;
  /** The queue of one task source of its event loop. */
  lane(source: TaskSource): Lane;
  /** It is in the back/forward cache, and ends there; one sentence says why. */
  endKept(reason: string): void;
}

/** What a page asks for, as Web IDL has converted it. */
export interface LockOptions {
  readonly mode: 'exclusive' | 'shared';
  readonly ifAvailable: boolean;
  readonly steal: boolean;
  readonly signal: PlatformSignal | null;
}

/** A function of a page, called with what `navigator.locks.request()` calls its callback with. */
export type LockCallback = (lock: object | null) => unknown;

/** What one document has asked for and not been done with: kept so that its end costs no search. */
export class DocumentLocks {
  /** Those that wait, or are on their way to the lock task queue. */
  readonly requests: Set<LockRequest> = new Set<LockRequest>();
  readonly held: Set<HeldLock> = new Set<HeldLock>();
  /** Callbacks that were called with a lock. */
  callbacks = 0;

  get isEmpty(): boolean {
    return this.requests.size === 0 && this.held.size === 0;
  }
}

interface LockRequestInit {
  /** Of its own, from 1. */
  readonly number: number;
  readonly environment: LockEnvironment;
  readonly manager: LockManager;
  readonly name: string;
  readonly options: LockOptions;
  readonly callback: LockCallback;
}

/**
 * A request for a lock.
 *
 * Web Locks, lock requests: https://w3c.github.io/web-locks/#lock-request
 */
export class LockRequest {
  readonly number: number;
  readonly environment: LockEnvironment;
  readonly manager: LockManager;
  readonly name: string;
  readonly options: LockOptions;
  readonly callback: LockCallback;
  /** What `request()` has returned, and the lock's released promise. */
  readonly promise: PagePromise;
  /** So many callbacks had been called with a lock of its document when it was made. */
  readonly callbacksBefore: number;
  /** The task in whose step it was made; null outside of tasks. */
  readonly madeIn: object | null;
  /** Takes the algorithm out of its signal. Null: there is none, or it has been. */
  ignoreSignal: (() => void) | null = null;
  // Its place in a queue.
  queue: object | null = null;
  next: LockRequest | null = null;
  previous: LockRequest | null = null;

  constructor({ number, environment, manager, name, options, callback }: LockRequestInit) {
    this.number = number;
    this.environment = environment;
    this.manager = manager;
    this.name = name;
    this.options = options;
    this.callback = callback;
    this.promise = pagePromiseOf(environment);
    const locks = (environment.madeLocks ??= new DocumentLocks());
    this.callbacksBefore = locks.callbacks;
    this.madeIn = environment.userAgent.kernel.current;
    locks.requests.add(this);
  }

  get mode(): 'exclusive' | 'shared' {
    return this.options.mode;
  }

  /** Whether its document had that lock when it was made, and its callback had begun: it may be part of that. For a lock that is held. */
  isMadeWhileHolding({ environment, callback }: HeldLock): boolean {
    return environment === this.environment && callback !== 0 && callback <= this.callbacksBefore;
  }

  /** Whether it was made in the step in which the callback of that lock was called: it is part of that. */
  isMadeInCallbackOf({ calledBackIn }: HeldLock): boolean {
    return calledBackIn !== null && calledBackIn === this.madeIn;
  }

  /** Its document waits for it no longer. */
  done(): void {
    this.environment.madeLocks?.requests.delete(this);
  }
}

/**
 * A lock that is held, or was.
 *
 * Web Locks, locks: https://w3c.github.io/web-locks/#lock-concept
 */
export class HeldLock {
  /** That was granted. */
  readonly request: LockRequest;
  /** The how manieth callback of its document was called with it, from 1; 0: it was not yet. */
  callback = 0;
  /** The task in whose step that was. */
  calledBackIn: object | null = null;
  /** Its document was left, and is kept without it. */
  isGivenUp = false;

  constructor(request: LockRequest) {
    this.request = request;
  }

  get environment(): LockEnvironment {
    return this.request.environment;
  }

  get manager(): LockManager {
    return this.request.manager;
  }

  get name(): string {
    return this.request.name;
  }

  get mode(): 'exclusive' | 'shared' {
    return this.request.mode;
  }

  /** Its callback is about to be called. */
  callsBack(): void {
    const { madeLocks, userAgent } = this.environment;
    if (madeLocks !== null) this.callback = ++madeLocks.callbacks;
    this.calledBackIn = userAgent.kernel.current;
  }

  get isCalledBack(): boolean {
    return this.callback !== 0;
  }

  get isHeld(): boolean {
    return this.manager.held.has(this);
  }
}

const nobody: ReadonlySet<HeldLock> = new Set();

/**
 * The locks of one storage key, and the requests for them.
 *
 * Web Locks, lock managers: https://w3c.github.io/web-locks/#lock-managers
 */
export class LockManager {
  readonly storageKey: StorageKey;
  /** The held lock set, in the order in which they were granted. */
  readonly held: Set<HeldLock> = new Set<HeldLock>();
  /** The lock request queue map. A queue is there while somebody waits in it. */
  readonly queues: Map<string, LockRequestQueue<LockRequest>> = new Map<string, LockRequestQueue<LockRequest>>();
  /** What is held of each name: shared locks, or one that is not. */
  readonly #heldByName = new Map<string, Set<HeldLock>>();

  constructor(storageKey: StorageKey) {
    this.storageKey = storageKey;
  }

  heldOf(name: string): ReadonlySet<HeldLock> {
    return this.#heldByName.get(name) ?? nobody;
  }

  hold(lock: HeldLock): void {
    const { name, environment } = lock;
    this.held.add(lock);
    environment.madeLocks?.held.add(lock);
    const ofName = this.#heldByName.get(name);
    if (ofName === undefined) this.#heldByName.set(name, new Set([lock]));
    else ofName.add(lock);
  }

  /** For one that is held. */
  letGo(lock: HeldLock): void {
    const { name, environment } = lock;
    this.held.delete(lock);
    environment.madeLocks?.held.delete(lock);
    const ofName = this.#heldByName.get(name);
    ofName?.delete(lock);
    if (ofName?.size === 0) this.#heldByName.delete(name);
  }

  // Web Locks, lock requests, get the lock request queue.
  // https://w3c.github.io/web-locks/#get-the-lock-request-queue
  queueOf(name: string): LockRequestQueue<LockRequest> {
    let queue = this.queues.get(name);
    // 1
    if (queue === undefined) this.queues.set(name, (queue = new LockRequestQueue()));
    // 2
    return queue;
  }

  /** A queue in which nobody waits is not kept. */
  forgetEmpty(name: string): void {
    if (this.queues.get(name)?.first === null) this.queues.delete(name);
  }
}
