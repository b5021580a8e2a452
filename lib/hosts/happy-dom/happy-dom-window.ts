import type { BrowserWindow, ErrorEvent, Event, EventTarget, HashChangeEvent, TEventListener } from 'happy-dom';
import type { TimerFunctions } from '../../html/windows/window-timers.ts';
import type { Storage } from '../../web-storage/storage.ts';

// Not among what happy-dom exports by name.
type HappyStorageEvent = InstanceType<BrowserWindow['StorageEvent']>;
type MessageEvent = InstanceType<BrowserWindow['MessageEvent']>;
type PopStateEvent = InstanceType<BrowserWindow['PopStateEvent']>;

/** What a `storage` event tells: `key` null when the area was cleared. */
export interface HappyDomStorageEvent extends HappyStorageEvent {
  readonly storageArea: HappyDomStorage | null;
}

/** The model's Storage, in the shape of happy-dom's. */
export type HappyDomStorage = Storage & BrowserWindow['localStorage'];

/** Which event comes with which type to a listener of the window; every other type comes with an Event. */
export interface HappyDomEventMap {
  storage: HappyDomStorageEvent;
  error: ErrorEvent;
  hashchange: HashChangeEvent;
  message: MessageEvent;
  messageerror: MessageEvent;
  popstate: PopStateEvent;
  /** Fired at the document, from where it reaches the window. */
  visibilitychange: Event;
  pageshow: Event & { readonly persisted: boolean };
  pagehide: Event & { readonly persisted: boolean };
  unhandledrejection: Event & { readonly promise: Promise<unknown>; readonly reason: unknown };
}

/** A listener, as a function or as an object with `handleEvent`. */
export type HappyDomListener<E> = ((event: E) => unknown) | { handleEvent(event: E): unknown };

/** One end of a MessageChannel. Setting `onmessage` starts it, other listeners do not. */
export interface HappyDomMessagePort extends EventTarget {
  onmessage: ((event: MessageEvent) => unknown) | null;
  onmessageerror: ((event: MessageEvent) => unknown) | null;
  postMessage(message: unknown, transfer?: readonly object[] | { readonly transfer?: readonly object[] }): void;
  start(): void;
  close(): void;
}

/** Hears what other channels of its name post, in documents of its storage key, from its construction on. */
export interface HappyDomBroadcastChannel extends EventTarget {
  readonly name: string;
  onmessage: ((event: MessageEvent) => unknown) | null;
  onmessageerror: ((event: MessageEvent) => unknown) | null;
  postMessage(message: unknown): void;
  close(): void;
}

type ListenerOptions = Parameters<BrowserWindow['addEventListener']>[2];

/** What a realm of JavaScript has and happy-dom's own type does not list. */
type Intrinsics = Pick<
  typeof globalThis,
  | 'AggregateError'
  | 'Atomics'
  | 'BigInt'
  | 'BigInt64Array'
  | 'BigUint64Array'
  | 'FinalizationRegistry'
  | 'Proxy'
  | 'Reflect'
  | 'SharedArrayBuffer'
  | 'WeakRef'
>;

/**
 * A window of happy-dom as page code and tests see it: what happy-dom says of it, the intrinsics of its realm, and what the model puts
 * in. Nothing of it comes from the DOM library of TypeScript, with which happy-dom's own classes do not agree.
 */
export interface HappyDomWindow extends BrowserWindow, Intrinsics {
  readonly window: HappyDomWindow;
  readonly globalThis: HappyDomWindow;
  readonly self: HappyDomWindow;
  readonly frames: HappyDomWindow;
  readonly parent: HappyDomWindow;
  readonly top: HappyDomWindow;
  /** The iframe element around it; null for a tab's, and where that is of another origin. */
  readonly frameElement: object | null;
  /** Serialized; `null` when opaque. */
  readonly origin: string;
  readonly localStorage: HappyDomStorage;
  readonly sessionStorage: HappyDomStorage;
  Symbol: SymbolConstructor;

  readonly setTimeout: TimerFunctions['setTimeout'] & BrowserWindow['setTimeout'];
  readonly setInterval: TimerFunctions['setInterval'] & BrowserWindow['setInterval'];
  readonly clearTimeout: TimerFunctions['clearTimeout'] & BrowserWindow['clearTimeout'];
  readonly clearInterval: TimerFunctions['clearInterval'] & BrowserWindow['clearInterval'];
  readonly requestAnimationFrame: TimerFunctions['requestAnimationFrame'] & BrowserWindow['requestAnimationFrame'];
  readonly cancelAnimationFrame: TimerFunctions['cancelAnimationFrame'] & BrowserWindow['cancelAnimationFrame'];
  readonly BroadcastChannel: (new (name: string) => HappyDomBroadcastChannel) & { readonly prototype: HappyDomBroadcastChannel };
  readonly MessageChannel: new () => { readonly port1: HappyDomMessagePort; readonly port2: HappyDomMessagePort };
  /** What the user answers to these is the Browser's option `dialogs`. */
  alert(message?: string): void;
  confirm(message?: string): boolean;
  prompt(message?: string, defaultValue?: string): string | null;
  print(): void;
  structuredClone<T>(value: T): T;

  addEventListener<K extends keyof HappyDomEventMap>(
    type: K,
    listener: HappyDomListener<HappyDomEventMap[K]>,
    options?: ListenerOptions,
  ): void;
  addEventListener(type: string, listener: TEventListener, options?: ListenerOptions): void;
  removeEventListener<K extends keyof HappyDomEventMap>(
    type: K,
    listener: HappyDomListener<HappyDomEventMap[K]>,
    options?: ListenerOptions,
  ): void;
  removeEventListener(type: string, listener: TEventListener, options?: ListenerOptions): void;
}
