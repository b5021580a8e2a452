import type { BrowserErrorCaptureEnum, BrowserWindow, Event } from 'happy-dom';
import type { DeferredScript, DocumentHooks, DocumentInit, ScriptSource } from '../../html/document-host.ts';
import type { Realm } from '../../webidl/realm.ts';
import type { ModuleMap } from './module.ts';
import type { RealmScripts } from './realm.ts';

/** A window of happy-dom as page code and tests see it. */
export type HappyDomWindow = BrowserWindow & typeof globalThis;

/** The `on*` handlers of a window. */
export interface WindowHandlers extends Map<string, ((event: Event) => void) | null> {
  /** As the accessor of the name does it; what is no object removes the handler. */
  set(name: string, value: unknown): this;
  /** A content attribute of body. It is compiled when it is first needed. */
  setSource(name: string, source: string): void;
}

/** The parsing of one document: which scripts the parser inserted, and what it leaves for later. */
export interface DocumentParser {
  /** Whether a script that is being inserted comes from markup. */
  readonly inserting: boolean;
  /** The text of a script that the model fetched beforehand. */
  source(url: string): ScriptSource | undefined;
  defer(script: DeferredScript): void;
  /** One synchronous parse into the document, scripts in their places. Returns what runs after it. */
  parse(markup: string, scripts: ReadonlyMap<string, ScriptSource>): readonly DeferredScript[];
  /** Runs a script that the parser inserted and waits for, with its checkpoint. */
  runBlocking(steps: () => void): void;
  write(text: string): void;
  close(): void;
}

/** What the patches of one window share. */
export interface Insides {
  readonly init: DocumentInit;
  readonly hooks: DocumentHooks;
  /** The object that happy-dom made: the sandbox of the context. Never given to page code. */
  readonly raw: BrowserWindow;
  /** The global of the context: what the window's proxy stands before. Its intrinsics are those of page code. */
  readonly inner: HappyDomWindow;
  /** What page code sees as `window`: the model's WindowProxy. */
  readonly proxy: object;
  readonly realm: Realm;
  /** Of happy-dom's browser, of which each document has its own. */
  readonly settings: { errorCapture: BrowserErrorCaptureEnum };
  readonly scripts: RealmScripts;
  readonly handlers: WindowHandlers;
  readonly parser: DocumentParser;
  readonly modules: ModuleMap;
  /** True once the document was destroyed: what is still under way comes to nothing. */
  gone: boolean;
}

/** The patches of classes are made before the rest is there; they ask when they are used. */
export type InsidesOf = () => Insides;
