import type { PageGlobal, PageInsides, PageWindow } from '../page/insides.ts';
import type { ScriptState } from '../page/scripts.ts';
import type { ImageRequests } from '../page/images.ts';
import type { FetchedSheets } from '../page/style-sheets.ts';
import type { DocumentImpl, EventImpl, EventTargetImpl, ListenerCallback, RawWindow } from './internals.ts';

/** Functions and classes of the window as jsdom made them: page code may put others in their place. */
export interface Natives {
  readonly getComputedStyle: (element: object) => { readonly display: string; readonly visibility: string };
  readonly URL: Function;
  readonly URLSearchParams: Function;
  readonly Blob: new (parts: readonly object[], options: object) => object;
  readonly File: new (parts: readonly object[], name: string, options: object) => object;
  readonly FileList: Function;
  readonly DOMRectReadOnly: Function;
}

/** What the patches of one window share. */
export interface JsdomInsides extends PageInsides {
  /** The global of the context, which jsdom uses as the window. */
  readonly raw: PageWindow & RawWindow;
  readonly inner: PageGlobal & RawWindow;
  /** The implementation of the window as an event target. */
  readonly windowImpl: EventTargetImpl;
  /** That of the document which it shows. */
  documentImpl: DocumentImpl;
  readonly natives: Natives;
  readonly scriptState: ScriptState;
  readonly imageRequests: ImageRequests;
  readonly fetchedSheets: FetchedSheets;
  /** Events that the model fires: between their listeners there are checkpoints, and no other trusted event reaches the window. */
  readonly firing: Set<EventImpl>;
  /** The listeners that jsdom has added for handlers of the window and its documents. */
  readonly handlerListeners: WeakMap<EventTargetImpl, Map<string, ListenerCallback>>;
}

const known = new WeakMap<object, JsdomInsides>();

/** From now on what the window shares with all others finds it. */
export function remember(insides: JsdomInsides): void {
  known.set(insides.raw, insides);
  insides.patches.onUndo(() => known.delete(insides.raw));
}

/** Of the window with that global; undefined where it is not one of the model's. */
export function insidesOf(global: object | null): JsdomInsides | undefined {
  return global === null ? undefined : known.get(global);
}
