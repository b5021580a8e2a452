import type { BrowserErrorCaptureEnum, BrowserWindow, Event } from 'happy-dom';
import type { PageInsides } from '../page/insides.ts';
import type { HappyDomWindow } from './happy-dom-window.ts';

/** The `on*` handlers of a window. */
export interface WindowHandlers extends Map<string, ((event: Event) => void) | null> {
  /** As the accessor of the name does it; what is no object removes the handler. */
  set(name: string, value: unknown): this;
  /** A content attribute of body. It is compiled when it is first needed. */
  setSource(name: string, source: string): void;
  /** The handler behind a listener of the window; null when it is a listener itself. */
  handlerOf(listener: object): unknown;
}

/** What the patches of one window share. */
export interface Insides extends PageInsides {
  /** The object that happy-dom made: the sandbox of the context. Never given to page code. */
  readonly raw: BrowserWindow;
  /** The global of the context: what the window's proxy stands before. */
  readonly inner: HappyDomWindow;
  /** Of happy-dom's browser, of which each document has its own. */
  readonly settings: { errorCapture: BrowserErrorCaptureEnum; enableJavaScriptEvaluation: boolean };
  readonly handlers: WindowHandlers;
  /** `Window.prototype` of the page, at the head of the global's chain: see {@link definer}. */
  readonly head: object;
  /** Names of the window's accessors that stand on `head`, too. */
  readonly mirrored: Set<PropertyKey>;
  /** Events whose listener is being called here. */
  readonly running: Set<object>;
  /** What `window.event` is: the event whose listener runs. */
  currentEvent: object | undefined;
}

/** The patches of classes are made before the rest is there; they ask when they are used. */
export type InsidesOf = () => Insides;

const known = new WeakMap<object, Insides>();

/** From now on what the window shares with all others finds it. */
export function remember(insides: Insides): void {
  known.set(insides.raw, insides);
}

/** Of the window that happy-dom made; undefined where it is not one of the model's. */
export function insidesOf(raw: object | null | undefined): Insides | undefined {
  return raw == null ? undefined : known.get(raw);
}
