import type { BrowserErrorCaptureEnum, BrowserWindow, Event } from 'happy-dom';
import type { DeferredScript, DocumentInit, ScriptSource } from '../../html/records/document-host.ts';
import type { DocumentHooks } from '../../html/records/document-hooks.ts';
import type { Realm } from '../../webidl/realm.ts';
import type { HappyDomWindow } from './happy-dom-window.ts';
import type { RealmScripts, TextStart } from './realm.ts';

export type Namespace = Record<string, unknown>;

/** One module of a window's module map. */
export interface Module {
  readonly url: string;
  readonly requests: readonly { readonly url: string; readonly type: string }[];
  readonly execute: (imports: Map<string, Namespace>) => Promise<unknown>;
  readonly namespace: Namespace;
  /** What the requests led to; empty until linked. */
  imports: readonly Module[];
  evaluation: Promise<void> | null;
  /** One of its imports leads back to it. */
  isCyclic: boolean;
  /** Reads the imported names once more. */
  rebind: (() => void) | null;
}

/** The modules of one window. */
export interface ModuleMap {
  /** Fetches a module and all that it imports. Rejects with a TypeError of the realm, or the SyntaxError of one of the texts. */
  fetch(url: string): Promise<Module>;
  /** A module whose text stands in the document. */
  inline(source: string, base: string): Promise<Module>;
  /** Evaluates a module after those that it imports. Rejects with what the first failing one threw. */
  evaluate(module: Module): Promise<void>;
  /** `import()` of the page. */
  importFrom(base: string, specifier: unknown): Promise<Namespace>;
}

/** The `on*` handlers of a window. */
export interface WindowHandlers extends Map<string, ((event: Event) => void) | null> {
  /** As the accessor of the name does it; what is no object removes the handler. */
  set(name: string, value: unknown): this;
  /** A content attribute of body. It is compiled when it is first needed. */
  setSource(name: string, source: string): void;
  /** The handler behind a listener of the window; null when it is a listener itself. */
  handlerOf(listener: object): unknown;
}

/** The parsing of one document: which scripts the parser inserted, and what it leaves for later. */
export interface DocumentParser {
  /** Whether a script that is being inserted comes from markup. */
  readonly inserting: boolean;
  /** Where the text begins that was read last, as of a script that is being inserted; the start for what was written meanwhile. */
  readonly textStart: TextStart;
  /** The text of a script that the model fetched beforehand. */
  source(url: string): ScriptSource | undefined;
  defer(script: DeferredScript): void;
  /** One synchronous parse into the document, scripts in their places. Returns what runs after it. */
  parse(markup: string, scripts: ReadonlyMap<string, ScriptSource>): readonly DeferredScript[];
  /** Runs a script that the parser inserted and waits for, with its checkpoint. */
  runBlocking(steps: () => void): void;
  /** `document.open()`: empties the document, unless it is being parsed. */
  open(): void;
  write(text: string): void;
  close(): void;
  /** Another document takes the place of the one that was parsed. */
  reset(): void;
}

/** What the patches of one window share. */
export interface Insides {
  /** Of the document that the window shows. */
  init: DocumentInit;
  readonly hooks: DocumentHooks;
  /** The object that happy-dom made: the sandbox of the context. Never given to page code. */
  readonly raw: BrowserWindow;
  /** The global of the context: what the window's proxy stands before. Its intrinsics are those of page code. */
  readonly inner: HappyDomWindow;
  /** What page code sees as `window`: the model's WindowProxy. */
  readonly proxy: object;
  readonly realm: Realm;
  /** Of happy-dom's browser, of which each document has its own. */
  readonly settings: { errorCapture: BrowserErrorCaptureEnum; enableJavaScriptEvaluation: boolean };
  readonly scripts: RealmScripts;
  readonly handlers: WindowHandlers;
  readonly parser: DocumentParser;
  modules: ModuleMap;
  /** Of each `base` element what was resolved when it came. */
  readonly frozenBaseURLs: WeakMap<object, string>;
  /** `Window.prototype` of the page, at the head of the global's chain: see {@link definer}. */
  readonly head: object;
  /** Names of the window's accessors that stand on `head`, too. */
  readonly mirrored: Set<PropertyKey>;
  /** Events whose listener is being called here. */
  readonly running: Set<object>;
  /** What `window.event` is: the event whose listener runs. */
  currentEvent: object | undefined;
  /** True once the document was destroyed: what is still under way comes to nothing. */
  gone: boolean;
}

/** The patches of classes are made before the rest is there; they ask when they are used. */
export type InsidesOf = () => Insides;
