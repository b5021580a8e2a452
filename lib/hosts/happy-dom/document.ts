import { PropertySymbol, type BrowserWindow, type Event } from 'happy-dom';
import type {
  DeferredScript,
  DocumentHost,
  DocumentInit,
  HostEvent,
  HostEventClass,
  ScriptSource,
} from '../../html/document-host.ts';
import type { Realm } from '../../webidl/realm.ts';
import { fireException, fireRejection } from './errors.ts';
import { eventClassesOf } from './event-classes.ts';
import { fireAtDocument, fireAtWindow } from './events.ts';
import { fireFrameLoad } from './frames.ts';
import { definer } from './globals.ts';
import type { HappyDomWindow } from './happy-dom-window.ts';
import type { Insides } from './insides.ts';
import { scriptsOf } from './parser.ts';
import type { PendingRefresh } from './refresh.ts';
import { createWindow } from './window.ts';

type ReadyState = BrowserWindow['document'][typeof PropertySymbol.readyState];
type Lifecycle = Parameters<DocumentHost['fire']>[0];

/** The window of one document in happy-dom. */
export class HappyDomDocument implements DocumentHost<HappyDomWindow> {
  readonly window: HappyDomWindow;
  readonly document: BrowserWindow['document'];
  readonly realm: Realm;
  readonly Event: HostEventClass;
  readonly define: (name: string, descriptor: PropertyDescriptor) => void;
  readonly #insides: Insides;
  readonly #refresh: PendingRefresh;
  readonly #setURL: (url: string) => void;

  constructor(init: DocumentInit, console: object) {
    const { insides, refresh, setURL } = createWindow(init, console);
    this.#insides = insides;
    this.#refresh = refresh;
    this.#setURL = setURL;
    this.window = insides.inner;
    this.document = insides.raw.document;
    this.realm = insides.realm;
    this.Event = eventClassesOf(insides.raw).Event;
    this.define = definer(insides);
    setReadyState(insides, 'loading');
  }

  scriptsOf(markup: string): readonly string[] {
    return scriptsOf(this.#insides, markup);
  }

  parse(markup: string, scripts: ReadonlyMap<string, ScriptSource>): readonly DeferredScript[] {
    return this.#insides.parser.parse(markup, scripts);
  }

  setReadyState(state: 'interactive' | 'complete'): void {
    setReadyState(this.#insides, state);
    fireAtDocument(this.#insides, new (eventClassesOf(this.#insides.raw).Event)('readystatechange'));
    if (state === 'complete') this.#refresh.loaded();
  }

  fire(type: Lifecycle, init: { persisted?: boolean } = {}): boolean {
    const { Event, PageTransitionEvent, BeforeUnloadEvent } = eventClassesOf(this.#insides.raw);
    switch (type) {
      case 'DOMContentLoaded':
        return fireAtDocument(this.#insides, new Event(type, { bubbles: true }));
      case 'beforeunload':
        return fireAtWindow(this.#insides, new BeforeUnloadEvent(type, { cancelable: true }));
      case 'pageshow':
      case 'pagehide':
        return fireAtWindow(this.#insides, new PageTransitionEvent(type, init), this.document);
      default:
        return fireAtWindow(this.#insides, new Event(type), this.document);
    }
  }

  dispatch(event: HostEvent): number {
    fireAtWindow(this.#insides, event as Event);
    return -1;
  }

  fireError(kind: 'exception' | 'rejection', error: unknown): boolean {
    return kind === 'exception' ? fireException(this.#insides, error) : fireRejection(this.#insides, error);
  }

  evaluate(code: string, filename: string = this.#insides.raw.location.href): unknown {
    return this.#insides.scripts.run(code, filename);
  }

  fireFrameLoad(element: object): void {
    fireFrameLoad(this.#insides, element);
  }

  setURL(url: string): void {
    this.#setURL(url);
  }

  /** What a page leaves on a realm cannot be told from what was there: the document has to be loaded again. */
  reset(): boolean {
    return false;
  }

  destroy(): void {
    if (this.#insides.gone) return;
    this.#insides.gone = true;
    this.#insides.raw[PropertySymbol.destroy]();
  }
}

function setReadyState({ raw }: Insides, state: 'loading' | 'interactive' | 'complete'): void {
  // The enum of happy-dom is not exported, and has no name for loading.
  raw.document[PropertySymbol.readyState] = state as ReadyState;
}
