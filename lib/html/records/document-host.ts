import type { PlatformSignal } from '../../dom/abort-signal.ts';
import type { GlobalIntrinsics } from '../../ecmascript/global-intrinsics.ts';
import type { Shown } from '../../infra/inspect.ts';
import type { StackPlace } from '../../infra/stack-frames.ts';
import type { Realm } from '../../webidl/realm.ts';
import type { Surface } from '../../ui-events/surface.ts';
import type { CompiledScript } from '../scripting/compiled-script.ts';
import type { ModuleHost } from '../scripting/module-host.ts';
import type { DocumentHooks } from './document-hooks.ts';

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
  /**
   * The `globalThis` of the realm that tests run in: what they get beside windows, such as `tab.heard`, is made of its intrinsics.
   * Default: those of the realm that the library runs in.
   */
  readonly intrinsics?: GlobalIntrinsics;
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
  | 'hashchange'
  | 'beforeprint'
  | 'afterprint'
  | 'focus'
  | 'blur';

export interface LifeEventInit {
  /** Of `pageshow` and `pagehide`. Default false. */
  readonly persisted?: boolean;
  /** Of `popstate`, of the window's own realm already. Default null. */
  readonly state?: unknown;
  /** Of `hashchange`. Default empty. */
  readonly oldURL?: string;
  readonly newURL?: string;
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

/** A classic script that a document needs. */
export interface ScriptRequest {
  /** What {@link DocumentHost.parse} finds it by. */
  readonly key: string;
  /** Absolute, serialized. */
  readonly url: string;
  /** The `crossorigin` attribute; null without. */
  readonly crossOrigin: string | null;
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
  /** Settles when it can be run: until then the next one and `load` wait. Null: it can be at once. */
  readonly ready: Promise<void> | null;
  /** Runs it, reporting exceptions to the window. */
  run(): void;
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
  /**
   * [[Get]] of the window, where a host has a shorter way to it, or another one: accessors of page code get the receiver, which is the
   * WindowProxy or derives from it, and never the window. Default: as of any object.
   */
  get?(name: PropertyKey, receiver: unknown): unknown;
  /** [[HasProperty]] of the window, where the host's own way would run an accessor. Default: as of any object. */
  has?(name: PropertyKey): boolean;
  /** [[Delete]] of the window, where something of the host's would show in the place of what is deleted. Default: as of any object. */
  delete?(name: PropertyKey): boolean;
  /** What page code sees as `document`. */
  readonly document: object;
  readonly realm: Realm;
  readonly Event: HostEventClass;
  /** What its user sees and touches. A host without markup has none. */
  readonly surface?: Surface;
  /** `EventTarget` of the window: what the interfaces of the model's own event targets derive from. */
  readonly EventTarget: Function;
  /** Makes the same events for less: what the user agent fires derives from it. Page code never sees it. Default: `Event`. */
  readonly FiredEvent?: HostEventClass;
  /** False: no listener and no handler is there that could hear an event at the window. A host without this does not say. */
  readonly hasListeners?: boolean;
  /**
   * Whether a listener or handler for that event is at the window, or at `target`: see {@link becomeEventTarget}. A host without this does not
   * say.
   */
  hasListener?(type: 'storage' | 'message' | 'messageerror', target?: object): boolean;
  /** Defines an own property of the window, also accessors that throw; configurable unless the descriptor says otherwise. */
  define(name: string, descriptor: PropertyDescriptor): void;
  /**
   * The window has the members that the model owns by itself, and asks the hooks for them. For all other hosts they are defined one
   * by one, by {@link define}.
   */
  readonly ownsModelMembers?: true;
  /** The window has a `console` that was given to the host. Default: it gets that of {@link DocumentHooks.console}. */
  readonly ownsConsole?: boolean;
  /**
   * The classic scripts that the parser of `markup` will run itself or defer: those with `src`, without `async`. In document order,
   * without duplicates. The model fetches them all before `parse`.
   */
  scriptsOf(markup: string): readonly ScriptRequest[];
  /** Parses the markup, where `scripts` are by their keys, running classic scripts in place, each followed by {@link DocumentHooks.checkpoint}. Returns what runs after. */
  parse(markup: string, scripts: ReadonlyMap<string, ScriptSource>): readonly DeferredScript[];
  /** Sets `document.readyState` and fires `readystatechange`; `interactive` also fires nothing else: see {@link fire}. */
  setReadyState(state: 'interactive' | 'complete'): void;
  /**
   * Fires a trusted event of the document's life: `DOMContentLoaded` and `visibilitychange` at the document (bubbling), all others at
   * the window. False: cancelled; for `beforeunload`: page code asks the user whether to leave.
   */
  fire(type: LifeEventType, init?: LifeEventInit): boolean;
  /**
   * Whether a listener or handler at the window waits for that event; of `focus` and `blur` also whether an element has the focus, which
   * hears of it, too.
   */
  listensTo(type: 'unload' | 'beforeunload' | 'focus' | 'blur'): boolean;
  /** Whether it is the host's own, such as an element or an event, and no data of a page. */
  isPlatformObject(object: object): boolean;
  /** The AbortSignal that a value is, of whichever window of the host or of the surroundings; null for every other value. */
  abortSignal(value: unknown): PlatformSignal | null;
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
  /** Sets the canceled flag of an event where that can be cancelled, whatever page code has put in the place of `preventDefault`. */
  cancel(event: object): void;
  /** Makes an object of an interface that derives from the window's `EventTarget` one of its event targets. */
  becomeEventTarget(object: object): void;
  /**
   * Makes an event target of the window with that prototype, where {@link becomeEventTarget} can make none of other objects. Default: an
   * object of which it does.
   */
  newEventTarget?(prototype: object): object;
  /**
   * Fires `error` at the window for what was thrown. `place`: of the innermost page code that was running; default null, not known. True: the
   * page handled it (cancelled the event).
   */
  fireException(error: unknown, place?: StackPlace | null): boolean;
  /** Fires that event at the window. True: the page handled it (cancelled the event). */
  fireRejection(type: 'unhandledrejection' | 'rejectionhandled', reason: unknown, promise: object): boolean;
  /** Runs code as a global script of the page's realm and returns its completion value; exceptions leave it. */
  evaluate(code: string, filename?: string): unknown;
  /** Runs what was compiled once for every window, and returns its completion value; exceptions leave it. */
  run(script: CompiledScript): unknown;
  /** What modules of the window are made with, wherever they come from. */
  readonly moduleHost: ModuleHost;
  /** An object of the host's own in short, as a console shows it (an element as its tag); null for all others. Default: null. */
  describe?(value: object, shown: Shown): string | null;
  /** Fires `load` at an iframe element of the document. */
  fireFrameLoad(element: object): void;
  /** The document's URL changed without a new document: `location` and `document.URL` follow. */
  setURL(url: string): void;
  /**
   * The window goes on with a new document, of which `init` tells; its `hooks` and `windowProxy` are those that the window has. All
   * that is the window's stays: listeners and handlers, values, `location` and `history`. The document that it had has no window any
   * more. Called while no script of the page runs.
   */
  replaceDocument(init: DocumentInit): void;
  /**
   * Brings the window back to how it was before its document began to load: no listeners, no handlers, nothing that the page left on
   * it. From now on `hooks` are its ways out; functions that the page took from it before keep the old ones.
   * False: this window cannot be, and another one has to be made. With the `hooks` that it has it goes
   * on with all that it has made, and what was taken from it works on.
   */
  reset(hooks: DocumentHooks): boolean;
  /** Page code has left nothing on the window that {@link reset} could not take off it. A host without this does not say. */
  readonly intact?: boolean;
  /** The document is gone: gives back what the window holds. No handler runs any more. */
  destroy(): void;
}

/** A window that others made, load and navigate: the model gives it its storage, and nothing else of it is the model's. */
export interface AdoptedDocumentHost<W extends object = object> extends DocumentHost<W> {
  /** Where it is at this moment, serialized. */
  readonly currentURL: string;
  /**
   * The frames in it that are there now and whose documents have its origin, in their order; of one that stays it is the same host each
   * time. Nothing has been put on those that are new.
   */
  frames(): readonly AdoptedFrame[];
  /** Puts the members of the model on the window; {@link DocumentHost.destroy} takes them off. Throws where the window refuses one. */
  install(hooks: DocumentHooks): void;
}

/** A frame in the document of an adopted window. */
export interface AdoptedFrame {
  readonly element: object;
  readonly host: AdoptedDocumentHost;
}
