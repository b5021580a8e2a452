import type { Realm } from '../webidl/realm.ts';

/** An event object of a window's own classes. */
export interface HostEvent {
  readonly type: string;
}

/** Constructor of the events of one window: the base class of its StorageEvent. */
export type HostEventClass = new (
  type: string,
  init?: { bubbles?: boolean; cancelable?: boolean; composed?: boolean },
) => HostEvent;

/** What supplies documents with windows: an emulator, or a bare model. One for each kind, shared by all tabs of a Browser. */
export interface DocumentHostFactory<W extends object = object> {
  /** As the command and the trace call it: `bare`, `happy-dom`. */
  readonly name: string;
  /** Whether markup is parsed and scripts run. */
  readonly html: boolean;
  /** Makes the window of one new document, synchronously. No script of the page has run when it returns. */
  create(init: DocumentInit): DocumentHost<W>;
}

export interface DocumentInit {
  /** The document's URL, serialized. */
  readonly url: string;
  /** The serialized origin as the model determined it: `null` when opaque. */
  readonly origin: string;
  readonly referrer: string;
  /** What relative URLs are resolved against where no `base` element says otherwise. Default: `url`. */
  readonly baseURL?: string;
  /** MIME type of the response, without parameters: `text/html`. */
  readonly contentType: string;
  /** Whether scripts of the page run. False in a sandbox: `parse` then runs and defers none, nor does anything of the page later. */
  readonly scripting: boolean;
  /** Whether forms can be submitted. False in a sandbox: nothing is fired and nothing sent. Default true. */
  readonly forms?: boolean;
  /**
   * The WindowProxy of the document's browsing context: what `window`, `self`, `frames`, `globalThis`, `document.defaultView` and
   * `event.target` are in the page. It finds the host's window through the model, once the host has been made.
   */
  readonly windowProxy: object;
  readonly hooks: DocumentHooks;
}

/** The interfaces that the model adds to each window. */
export type ModelInterface = 'Storage' | 'StorageEvent' | 'QuotaExceededError' | 'MessageChannel' | 'MessagePort';

/** The members of one window that the model owns, as the window's accessors ask for them: what they return is page code's. */
export interface ModelWindow {
  /** Throws a SecurityError of the window where storage may not be used. */
  localStorage(): object;
  sessionStorage(): object;
  /** Of the navigables around it: their WindowProxies; null when the document is gone. */
  parent(): object | null;
  top(): object | null;
  frameElement(): object | null;
  /** How many frames there are. */
  length(): number;
  name(): string;
  setName(value: unknown): void;
  /** The WindowProxy of whoever opened it; null when nobody did, or it was disowned. */
  opener(): object | null;
  /** Setting `opener` to null: nobody opened it any more. Every other value becomes the window's own. */
  disown(): void;
  closed(): boolean;
  /** `window.postMessage`, with what it was called with. */
  postMessage(...args: unknown[]): void;
  /** Made when it is first asked for. */
  interfaceObject(name: ModelInterface): unknown;
}

/** Events of a document's life that the model fires: their types, and what goes with each. */
export type LifeEventType =
  | 'DOMContentLoaded'
  | 'load'
  | 'pageshow'
  | 'pagehide'
  | 'unload'
  | 'beforeunload'
  | 'visibilitychange'
  | 'popstate'
  | 'hashchange';

export interface LifeEventInit {
  /** Of `pageshow` and `pagehide`. Default false. */
  readonly persisted?: boolean;
  /** Of `popstate`, of the window's own realm already. Default null. */
  readonly state?: unknown;
  /** Of `hashchange`. Default empty. */
  readonly oldURL?: string;
  readonly newURL?: string;
}

/** A Blob of a page, as far as a page can be loaded from it. */
export interface HostBlob {
  /** MIME type; empty when it is not known. */
  readonly type: string;
  text(): Promise<string>;
}

/** What a MessageEvent tells. */
export interface MessageInit {
  readonly data: unknown;
  /** Serialized origin of the sender. */
  readonly origin: string;
  /** The WindowProxy of the sender, for the receiver to use. */
  readonly source: object | null;
  readonly ports: readonly object[];
}

/** Text of a script that was fetched for a document. */
export interface ScriptSource {
  readonly url: string;
  /** Null when it could not be had (network error, or a status that is not 2xx): the element gets an `error` event. */
  readonly text: string | null;
}

/** A script that runs after parsing, each in a task of its own: `defer`, and modules. */
export interface DeferredScript {
  /** For the timeline: the last part of its URL, or `inline module`. */
  readonly label: string;
  /** Runs it, reporting exceptions to the window. A promise delays the next one and `load` until it settles. */
  run(): void | Promise<void>;
}

/**
 * The window of one document. All members are called by the model, inside a task of that document (or an outside step), never by
 * page code. An exception of page code never leaves them: the host hands it to {@link DocumentHooks.reportException}.
 */
export interface DocumentHost<W extends object = object> {
  /** What page code sees as `window`. */
  readonly window: W;
  /** Where a host makes `window` in full only when its shape can be seen: what has the same members, for plain reading. */
  readonly members?: object;
  /** What page code sees as `document`. */
  readonly document: object;
  readonly realm: Realm;
  readonly Event: HostEventClass;
  /** `EventTarget` of the window: what the interfaces of the model's own event targets derive from. */
  readonly EventTarget: Function;
  /** Makes the same events for less: what the user agent fires derives from it. Page code never sees it. Default: `Event`. */
  readonly FiredEvent?: HostEventClass;
  /** False: no listener and no handler is there that could hear an event at the window. A host without this does not say. */
  readonly hears?: boolean;
  /** Defines an own property of the window, also accessors that throw; configurable unless the descriptor says otherwise. */
  define(name: string, descriptor: PropertyDescriptor): void;
  /**
   * Gives the window what the model owns of it. Only for hosts whose windows have these members by themselves, and need nothing but
   * where to ask; for all others they are defined one by one, by {@link define}.
   */
  setModel?(model: ModelWindow): void;
  /**
   * URLs (absolute, serialized) of the classic scripts that the parser of `markup` will run itself or defer: those with `src`,
   * without `async`. In document order, without duplicates. The model fetches them all before `parse`.
   */
  scriptsOf(markup: string): readonly string[];
  /** Parses the markup, running classic scripts in place, each followed by {@link DocumentHooks.checkpoint}. Returns what runs after. */
  parse(markup: string, scripts: ReadonlyMap<string, ScriptSource>): readonly DeferredScript[];
  /** Sets `document.readyState` and fires `readystatechange`; `interactive` also fires nothing else: see {@link fire}. */
  setReadyState(state: 'interactive' | 'complete'): void;
  /**
   * Fires a trusted event of the document's life: `DOMContentLoaded` and `visibilitychange` at the document (bubbling), all others at
   * the window. False: cancelled; for `beforeunload`: page code asks the user whether to leave.
   */
  fire(type: LifeEventType, init?: LifeEventInit): boolean;
  /** Whether a listener or handler at the window waits for that event. */
  listensTo(type: 'unload' | 'beforeunload'): boolean;
  /**
   * A structured clone of a value of any realm, made of objects of this window's realm where the host can.
   * Throws the realm's DataCloneError DOMException, and what getters of the value throw.
   */
  clone(value: unknown, transfer?: readonly object[]): unknown;
  /**
   * Delivers one event at the window, trusted, beginning with listener number `next` (0 the first time). Returns the number to go
   * on with after a microtask checkpoint, or -1 when all were called. A host that cannot stop between listeners calls
   * {@link DocumentHooks.checkpoint} after each and returns -1.
   */
  dispatch(event: HostEvent, next: number): number;
  /**
   * Fires a trusted `message` or `messageerror` event, a MessageEvent of the window, at the window. `data` is of the window's realm
   * already; `ports`: those that were transferred. With `port` it is fired at that object instead: see {@link becomeEventTarget}.
   */
  fireMessage(type: 'message' | 'messageerror', init: MessageInit, port?: object): void;
  /** Makes an object of an interface that derives from the window's `EventTarget` one of its event targets. */
  becomeEventTarget(object: object): void;
  /** Fires `error` (exception) or `unhandledrejection` at the window. True: the page handled it (cancelled the event). */
  fireError(kind: 'exception' | 'rejection', error: unknown): boolean;
  /** Runs code as a global script of the page's realm and returns its completion value; exceptions leave it. */
  evaluate(code: string, filename?: string): unknown;
  /** Fires `load` at an iframe element of the document. */
  fireFrameLoad(element: object): void;
  /** The document's URL changed without a new document: `location` and `document.URL` follow. */
  setURL(url: string): void;
  /**
   * Brings the window back to how it was before its document began to load: no listeners, no handlers, nothing that the page left on
   * it. From now on `hooks` are its ways out; functions that the page took from it before keep the old ones.
   * False: this window cannot be, and another one has to be made.
   */
  reset(hooks: DocumentHooks): boolean;
  /** The document is gone: gives back what the window holds. No handler runs any more. */
  destroy(): void;
}

/** What came back for a request of a page. */
export interface HostResponse {
  readonly url: string;
  readonly status: number;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string;
}

/** What an iframe element shows. */
export interface FrameAttributes {
  /** Absolute and serialized; null without the attribute, and when it does not parse. */
  readonly src: string | null;
  /** Markup; it goes before `src`. */
  readonly srcdoc: string | null;
  /** The `name` attribute; empty without. */
  readonly name: string;
  /** The `sandbox` attribute; null without. */
  readonly sandbox: string | null;
}

export interface NavigateOptions {
  readonly cause: 'link' | 'form' | 'script';
  readonly replace: boolean;
  readonly method?: string;
  readonly body?: string;
  readonly contentType?: string;
}

/** Every way out of a window. The host turns what its emulator does into these calls, and does nothing of it by itself. */
export interface DocumentHooks {
  /** Navigates the document's navigable; `url` is absolute. Returns at once: what follows is tasks. */
  navigate(url: string, options: NavigateOptions): void;
  reload(): void;
  /** `history.go(delta)`; 0 reloads. Throws the realm's SecurityError when the document is not fully active. */
  traverse(delta: number): void;
  /** `history.length`. Throws as {@link traverse} does. */
  historyLength(): number;
  /** `history.state`: the same value until another entry is shown. Throws as {@link traverse} does. */
  historyState(): unknown;
  /**
   * `history.pushState` and `replaceState`: `data` as page code gave it, `url` converted to a string, null where none was given, and
   * `base` what it is resolved against. The host's {@link DocumentHost.setURL} has been called when it returns.
   * Throws the realm's DataCloneError or SecurityError.
   */
  changeHistory(handling: 'push' | 'replace', data: unknown, url: string | null, base: string): void;
  /** What `document.visibilityState` is. */
  visibilityState(): 'visible' | 'hidden';
  /** `<meta http-equiv="refresh">` was inserted: its `content`, and the document's base URL. The first one counts. */
  refresh(content: string, base: string): void;
  /** `document.open()` has emptied the document, which then takes the URL of the page whose script that was. */
  documentOpened(): void;
  /**
   * `window.open`: `url` absolute, null when it was empty; `target` and `features` as strings. Returns the window that was found or
   * opened, null when none was or when it has no opener.
   */
  open(url: string | null, target: string, features: string): object | null;
  /** A link or a form is followed, whatever its target is; `rel`: its attribute, null without. The host does nothing about targets. */
  follow(url: string, target: string, rel: string | null, options: NavigateOptions): void;
  /** `URL.createObjectURL`: returns the URL. `read` gives the text when a page of it is loaded. */
  createObjectURL(blob: HostBlob): string;
  revokeObjectURL(url: string): void;
  /** `window.close()`. */
  close(): void;
  /** An iframe element was inserted into the document. `src` is absolute, or null when there is none. */
  frameInserted(element: object, attributes: FrameAttributes): void;
  /** `srcdoc` of an inserted iframe element was set or removed, or `src` while it has no `srcdoc`. */
  frameChanged(element: object, attributes: FrameAttributes): void;
  /** `sandbox` of an inserted iframe element was set or removed: it counts from the next navigation on. Null: removed. */
  frameSandboxed(element: object, sandbox: string | null): void;
  /** The iframe element left the document. */
  frameRemoved(element: object): void;
  /** What `contentWindow` of an iframe element is: its WindowProxy; null when it is not in the document. */
  frameWindow(element: object): object | null;
  /** What `contentDocument` is; null also for a document of another origin. */
  frameDocument(element: object): object | null;
  getCookie(): string;
  setCookie(cookie: string): void;
  /** `document.domain`; empty when the origin is opaque. */
  domain(): string;
  /** Setting it, to what page code gave. Throws the realm's SecurityError for what is no suffix of the domain. */
  setDomain(value: unknown): void;
  /**
   * Fetches for the page (`fetch`, XMLHttpRequest, a dynamic script, a module). Settles inside a networking task of the document;
   * `delaysLoad` keeps the `load` event waiting. Rejects with a TypeError-like Error on a network error.
   */
  fetch(request: {
    url: string;
    method: string;
    headers: Record<string, string>;
    body: string | null;
    /** Whether cookies go along. Default: `include`. */
    credentials?: 'omit' | 'same-origin' | 'include';
    delaysLoad: boolean;
  }): Promise<HostResponse>;
  /** `delayMs` as page code gave it, already a number; `label` for the timeline. Returns the id. `repeat`: setInterval. */
  setTimer(callback: () => void, delayMs: number, repeat: boolean): number;
  clearTimer(id: number): void;
  requestAnimationFrame(callback: (now: number) => void): number;
  cancelAnimationFrame(id: number): void;
  /** Queues a task on the document's posted message source or another: what the emulator wants to do "later". */
  queueTask(label: string, steps: () => void): void;
  /** Milliseconds since the document's time origin, virtual; what `performance.now()` answers. */
  now(): number;
  /** Milliseconds since 1970, virtual: what `Date.now()` answers. */
  epochNow(): number;
  /** `Math.random` of the page. */
  random(): number;
  /**
   * A full microtask checkpoint, where the surroundings can make one inside of a task; otherwise nothing.
   * `told`: the trace has it; default true. After the last listener it has not: in a web page, which has the same trace, there is none.
   */
  checkpoint(told?: boolean): void;
  /** Page code threw, or a promise of it was rejected and nobody handled it. The model fires the event and records it. */
  reportException(error: unknown): void;
}
