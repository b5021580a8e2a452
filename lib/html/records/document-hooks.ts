import type { TaskSource } from '../../event-loop/task-source.ts';
import type { ScriptExecution } from '../../event-loop/script-execution.ts';
import type { SubresourceDestination } from '../../fetch/destination.ts';
import type { RequestMode } from '../../fetch/request.ts';
import type { HostResponse } from '../../fetch/response.ts';
import type { CodeOwner } from '../../infra/code-owner.ts';
import type { Dialog } from './dialog.ts';
import type { HostBlob } from '../../file-api/blob-url-store.ts';
import type { ClockHooks } from './clock-hooks.ts';

/** What a page asks for: by `fetch`, XMLHttpRequest, a dynamic script, a module. */
export interface PageRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: Record<string, string>;
  readonly body: string | null;
  /** Whether cookies go along. Default: `include`. */
  readonly credentials?: 'omit' | 'same-origin' | 'include';
  readonly delaysLoad: boolean;
  /** What an element asks for it as; people are told when nothing comes that is one. Default: page code asks, and sees by itself. */
  readonly destination?: SubresourceDestination;
  /** Default: `no-cors`. */
  readonly mode?: RequestMode;
  /** Default: `follow`. */
  readonly redirect?: 'follow' | 'error' | 'manual';
  /** Another origin is asked beforehand, whatever the request is. Default: false. */
  readonly useCORSPreflight?: boolean;
  /** How long it may take in virtual time, in ms; then it is a network error. Default: 0, for ever. */
  readonly timeoutMs?: number;
  /** Aborts it: the answer then reaches nobody, and the promise never settles. Default: nothing does. */
  readonly signal?: PageSignal;
}

/** An AbortSignal of any window, as far as it is listened to. */
export interface PageSignal {
  readonly aborted: boolean;
  addEventListener(type: 'abort', listener: () => void): void;
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

/**
 * All that a window asks of the model. The host turns what its emulator does into these calls, and does nothing of it by itself.
 * After the document's end none of them does anything.
 */
export interface DocumentHooks extends ClockHooks {
  /** Told by the host of all page code that it enters, however it does: listeners, handlers, scripts, callbacks. */
  readonly scripts: ScriptExecution;
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
  /** What `document.hasFocus()` answers. */
  hasFocus(): boolean;
  /** The user does something in the document: called just before the event that tells of it, where that is one that counts. */
  notifyActivation(): void;
  /**
   * A form was not submitted, since what was entered is not valid. `url`: where it would have gone; `reason`: half a sentence;
   * `isHandled`: the page tells the user by itself.
   */
  formNotSent(url: string, reason: string, isHandled: boolean): void;
  /** Script dispatched an event of the type `storage`, its own or one that was fired before, at the window: the object that page code has. */
  storageEventDispatched(event: object): void;
  /** What `navigator.userActivation` is. */
  userActivation(): object;
  /** What `navigator.storage` is. In a context that is not secure there is none: see {@link isSecureContext}. */
  storageManager(): object;
  /** What `navigator.locks` is, where {@link isSecureContext}. */
  lockManager(): object;
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
  /** Of a window that others made: a frame of it is about to be used, and its frames may be others than they were. */
  framesMatter(): void;
  /** The WindowProxy of the frame of that target name; null: there is none. */
  namedFrame(name: string): object | null;
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
   * `delaysLoad` keeps the `load` event waiting. Rejects with an Error on a network error; its name is `TimeoutError` where it took too long.
   */
  fetch(request: PageRequest): Promise<HostResponse>;
  /** The same within the running task. Throws the Error where nothing can be had at once. */
  fetchSynchronously(request: PageRequest): HostResponse;
  /** `delayMs` as page code gave it, already a number; `label` for the timeline. Returns the id. `repeat`: setInterval. */
  setTimer(callback: () => void, delayMs: number, repeat: boolean): number;
  clearTimer(id: number): void;
  requestAnimationFrame(callback: (now: number) => void): number;
  cancelAnimationFrame(id: number): void;
  /** Queues a task: what the emulator wants to do "later". `source`: default `DOM manipulation`. */
  queueTask(label: string, steps: () => void, source?: TaskSource): void;
  /** What `document.lastModified` is. */
  lastModified(): string;
  /**
   * A full microtask checkpoint, where the surroundings can make one inside of a task; otherwise nothing, and so while a script runs.
   * `recorded`: the trace has it; default true. After the last listener it has not: in a web page, which has the same trace, there is none.
   */
  checkpoint(recorded?: boolean): void;
  /** The running step asked in vain who listens at the window, or changed that. Only for hosts that can tell. */
  access?(cell: 'listeners', kind: 'read' | 'write'): void;
  /** Whose code a callback is that somebody hands over now: by its realm, or where realms are shared by who runs. */
  ownerOf(callback: unknown): CodeOwner;
  /** A callback returned that: a promise of one that is the test's is theirs, too. `by`: what {@link ownerOf} said of the callback. */
  returned(value: unknown, by: CodeOwner): void;
  /**
   * A callback or script threw. The model fires the event and records it: at this window, or at that of the page which `callback`, the
   * function that threw, is of. `by`: what {@link ownerOf} said of the callback; by default the error tells.
   */
  reportException(error: unknown, by?: CodeOwner, callback?: object): void;

  /** What `console` of the window is to be: another object at each call. */
  console(): object;

  // Members of the window that the model owns.

  isSecureContext(): boolean;
  /** Throws a SecurityError of the window where storage may not be used. */
  localStorage(): object;
  sessionStorage(): object;
  /** Of the navigables around it: their WindowProxies; null when the document is gone. */
  parent(): object | null;
  top(): object | null;
  frameElement(): object | null;
  /** How many frames there are: what `window.length` is. */
  frameCount(): number;
  /** What `window.name` is: HTML's target name. */
  name(): string;
  setName(value: unknown): void;
  /** The WindowProxy of whoever opened it; null when nobody did, or it was disowned. */
  opener(): object | null;
  /** Setting `opener` to null: nobody opened it any more. Every other value becomes the window's own. */
  disown(): void;
  closed(): boolean;
  /** `alert`, `confirm`, `prompt` and `print`, with what they were called with. Returns what they return. */
  showDialog(type: Dialog['type'], args: readonly unknown[]): unknown;
  /** `window.postMessage`, with what it was called with. */
  postMessage(...args: unknown[]): void;
  /** Whether the window has the interface of that name, one of those that the model adds. */
  exposes(name: string): boolean;
  /** The interface object of that name, one of those that the model adds; made when it is first asked for. */
  interfaceObject(name: string): unknown;
}
