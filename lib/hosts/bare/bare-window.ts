import type { PerformanceMembers } from '../../hr-time/performance.ts';
import type { CryptoMembers } from '../../web-crypto/crypto.ts';
import type { ConsoleFunctions } from '../../console/console.ts';
import type { Event, EventInit } from '../../dom/event.ts';
import type { ErrorEvent } from '../../dom/error-event.ts';
import type { HashChangeEvent } from '../../dom/hash-change-event.ts';
import type { MessageEvent } from '../../dom/message-event.ts';
import type { PageTransitionEvent } from '../../dom/page-transition-event.ts';
import type { PopStateEvent } from '../../dom/pop-state-event.ts';
import type { PromiseRejectionEvent } from '../../dom/promise-rejection-event.ts';
import type { TimerFunctions } from '../../html/windows/window-timers.ts';
import type { Storage } from '../../web-storage/storage.ts';
import type { DOMExceptionClass } from '../../webidl/realm.ts';
import type { Document } from './document.ts';
import type { History } from './history.ts';
import type { Location } from './location.ts';

export type BareEvent = Event;
export type BareDocument = Document & BareEventTarget;
export type BareHistory = History;
export type BareLocation = Location;

/** What a `storage` event tells: `key` null when the area was cleared. */
export interface BareStorageEvent extends Event {
  readonly key: string | null;
  readonly oldValue: string | null;
  readonly newValue: string | null;
  readonly url: string;
  readonly storageArea: Storage | null;
}

/** A message of another window, or of a port: `source` is null for a port's. */
export type BareMessageEvent = MessageEvent & { readonly source: BareWindow | null };

/** Which event comes with which type; every other type comes with an {@link Event}. */
export interface BareEventMap {
  storage: BareStorageEvent;
  error: ErrorEvent;
  unhandledrejection: PromiseRejectionEvent;
  pageshow: PageTransitionEvent;
  pagehide: PageTransitionEvent;
  popstate: PopStateEvent;
  hashchange: HashChangeEvent;
  message: BareMessageEvent;
  messageerror: BareMessageEvent;
  /** Fired at the document, from where it reaches the window. */
  visibilitychange: Event;
}

/** A listener, as a function or as an object with `handleEvent`. */
export type BareListener<E = Event> = ((event: E) => unknown) | { handleEvent(event: E): unknown };

/** Options of a listener; every member is false by default. */
export interface BareListenerOptions {
  readonly capture?: boolean;
  readonly once?: boolean;
  readonly passive?: boolean;
  readonly signal?: object;
}

export interface BareEventTarget {
  addEventListener<K extends keyof BareEventMap>(
    type: K,
    listener: BareListener<BareEventMap[K]> | null,
    options?: boolean | BareListenerOptions,
  ): void;
  addEventListener(type: string, listener: BareListener | null, options?: boolean | BareListenerOptions): void;
  removeEventListener<K extends keyof BareEventMap>(
    type: K,
    listener: BareListener<BareEventMap[K]> | null,
    options?: boolean | BareListenerOptions,
  ): void;
  removeEventListener(type: string, listener: BareListener | null, options?: boolean | BareListenerOptions): void;
  /** False: a listener cancelled the event. */
  dispatchEvent(event: object): boolean;
}

/** What StorageManager has. */
export interface BareStorageManager {
  /** Of local storage, in bytes. */
  estimate(): Promise<{ readonly quota: number; readonly usage: number }>;
  /** Asks whether what is stored may stay for good. False: it may not. */
  persist(): Promise<boolean>;
  persisted(): Promise<boolean>;
}

/** A lock that is held, as the callback of a request gets it. */
export interface BareLock {
  readonly name: string;
  readonly mode: 'exclusive' | 'shared';
}

/** How a lock is asked for. */
export interface BareLockOptions {
  /** Default `exclusive`. */
  readonly mode?: 'exclusive' | 'shared';
  /** The callback gets null where the lock is not there at once. Default false. */
  readonly ifAvailable?: boolean;
  /** Takes it from whoever holds it. Default false. */
  readonly steal?: boolean;
  /** An AbortSignal: it ends the request while that waits. */
  readonly signal?: object;
}

/** One lock that is held, or one request for one. */
export interface BareLockInfo extends BareLock {
  readonly clientId: string;
}

/** What LockManager has. */
export interface BareLockManager {
  /** Holds the lock until what `callback` returns has settled; the promise then settles with the same. */
  request<T>(name: string, callback: (lock: BareLock) => T): Promise<Awaited<T>>;
  request<T>(name: string, options: BareLockOptions, callback: (lock: BareLock | null) => T): Promise<Awaited<T>>;
  query(): Promise<{ readonly held: readonly BareLockInfo[]; readonly pending: readonly BareLockInfo[] }>;
}

/** What the model knows of Navigator; it has no more. */
export interface BareNavigator {
  readonly userAgent: string;
  readonly platform: string;
  readonly language: string;
  readonly languages: readonly string[];
  readonly webdriver: boolean;
  readonly userActivation: { readonly isActive: boolean; readonly hasBeenActive: boolean };
  /** Absent where the context is not secure: `http:`, unless it is of the machine itself. */
  readonly storage: BareStorageManager;
  /** Absent where `storage` is. */
  readonly locks: BareLockManager;
}

/** What pages use of Performance. Times are in milliseconds, since the document was made or, as `timeOrigin`, since 1970. */
export type BarePerformance = Omit<PerformanceMembers, 'toJSON'>;

type EventClass = new (type: string, init?: EventInit & Readonly<Record<string, unknown>>) => Event;
type Handler<E = Event> = ((event: E) => unknown) | null;

/** One end of a MessageChannel. Setting `onmessage` starts it, other listeners do not. */
export interface BareMessagePort extends BareEventTarget {
  onmessage: Handler<BareMessageEvent>;
  onmessageerror: Handler<BareMessageEvent>;
  /** The message arrives in a task. Throws a DataCloneError. */
  postMessage(message: unknown, transfer?: readonly object[] | { readonly transfer?: readonly object[] }): void;
  start(): void;
  close(): void;
}

/** Hears what other channels of its name post, in documents of its storage key, from its construction on. */
export interface BareBroadcastChannel extends BareEventTarget {
  readonly name: string;
  onmessage: Handler<BareMessageEvent>;
  onmessageerror: Handler<BareMessageEvent>;
  /** The message arrives in a task. Throws a DataCloneError, and an InvalidStateError when the channel is closed. */
  postMessage(message: unknown): void;
  close(): void;
}

/**
 * The window of a document without markup. `localStorage`, `sessionStorage`, `Storage` and `StorageEvent` are put in by the model;
 * the getters of the first two throw a SecurityError where storage may not be used. BroadcastChannel is the model's, too: that of the
 * surroundings would leak between tabs.
 */
export interface BareWindow extends BareEventTarget, TimerFunctions {
  readonly window: BareWindow;
  readonly self: BareWindow;
  readonly frames: BareWindow;
  readonly globalThis: BareWindow;
  readonly parent: BareWindow;
  readonly top: BareWindow;
  /** Whoever opened it. Setting null disowns; every other value takes its place. */
  /** As {@link open} gives it. Page code may set it to anything. */
  get opener(): BareWindow | null;
  set opener(value: unknown);
  readonly closed: boolean;
  readonly length: number;
  name: string;
  /** Serialized; `null` when opaque. */
  readonly origin: string;
  readonly document: BareDocument;
  /** Whether the page of the tab came by a safe way: `https`, or from the machine itself. */
  readonly isSecureContext: boolean;
  get location(): BareLocation;
  /** Navigates; a relative URL is resolved. Throws a SyntaxError for what is no URL. */
  set location(url: string | BareLocation);
  readonly history: BareHistory;
  readonly navigator: BareNavigator;
  readonly localStorage: Storage;
  readonly sessionStorage: Storage;
  /** Virtual time, in milliseconds. */
  readonly performance: BarePerformance;
  /** Its random numbers are the model's. */
  readonly crypto: CryptoMembers;
  /** Virtual time; local time is that of the Browser's option `timezone`. */
  readonly Date: DateConstructor;
  readonly Intl: typeof Intl;
  readonly Math: Math;
  readonly event: Event | undefined;
  /** Answered by `pages`. Relative URLs are resolved against the document. */
  fetch(input: string | URL | Request, init?: object): Promise<Response>;
  /** As if a script had thrown it: an `error` event, and in the trace. */
  reportError(error: unknown): void;
  /** Its own; what is written goes where the option `console` of the Browser says. */
  readonly console: ConsoleFunctions;
  /** A window of another origin has no more than the standard's cross-origin members; reading others throws a SecurityError. */
  open(url?: string, target?: string, features?: string): BareWindow | null;
  close(): void;
  /** Neither does anything: no page moves the user to another tab. */
  focus(): void;
  blur(): void;
  /** What the user answers to these is the Browser's option `dialogs`. */
  alert(message?: string): void;
  confirm(message?: string): boolean;
  prompt(message?: string, defaultValue?: string): string | null;
  print(): void;
  /** The message arrives in a task. Throws a DataCloneError, and a SyntaxError for what is no origin. */
  postMessage(message: unknown, targetOrigin: string, transfer?: readonly object[]): void;
  postMessage(message: unknown, options?: { readonly targetOrigin?: string; readonly transfer?: readonly object[] }): void;

  onstorage: Handler<BareStorageEvent>;
  onload: Handler;
  onpageshow: Handler<PageTransitionEvent>;
  onpagehide: Handler<PageTransitionEvent>;
  onunload: Handler;
  onbeforeunload: Handler;
  /** Returning true handles the error. */
  onerror: ((message: string, filename: string, lineno: number, colno: number, error: unknown) => unknown) | null;
  onunhandledrejection: Handler<PromiseRejectionEvent>;
  onbeforeprint: Handler;
  onafterprint: Handler;
  onpopstate: Handler<PopStateEvent>;
  onhashchange: Handler<HashChangeEvent>;
  onmessage: Handler<BareMessageEvent>;
  onmessageerror: Handler<BareMessageEvent>;

  readonly Event: EventClass;
  readonly CustomEvent: EventClass;
  readonly ErrorEvent: EventClass;
  readonly HashChangeEvent: EventClass;
  readonly MessageEvent: EventClass;
  readonly PageTransitionEvent: EventClass;
  readonly PopStateEvent: EventClass;
  readonly PromiseRejectionEvent: EventClass;
  readonly StorageEvent: EventClass;
  readonly EventTarget: new () => BareEventTarget;
  readonly DOMException: DOMExceptionClass;
  readonly MessageChannel: new () => { readonly port1: BareMessagePort; readonly port2: BareMessagePort };
  readonly BroadcastChannel: (new (name: string) => BareBroadcastChannel) & { readonly prototype: BareBroadcastChannel };
  readonly MessagePort: Function & { readonly prototype: BareMessagePort };
  readonly Storage: Function;
  readonly URL: typeof URL;
}
