import type { BrowserErrorCaptureEnum, BrowserWindow } from 'happy-dom';
import type { DocumentHooks, DocumentInit } from '../../html/document-host.ts';
import type { Realm } from '../../webidl/realm.ts';
import type { HandlerMap } from './handlers.ts';
import type { Modules } from './modules.ts';
import type { Parser } from './parser.ts';
import type { RealmScripts } from './realm.ts';

/** A window of happy-dom as page code and tests see it. */
export type HappyDomWindow = BrowserWindow & typeof globalThis;

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
  readonly handlers: HandlerMap;
  readonly parser: Parser;
  readonly modules: Modules;
  /** True once the document was destroyed: what is still under way comes to nothing. */
  gone: boolean;
}

/** The patches of classes are made before the rest is there; they ask when they are used. */
export type InsidesOf = () => Insides;
