import { PropertySymbol, type BrowserWindow, type Event } from 'happy-dom';
import type {
  DeferredScript,
  DocumentHost,
  DocumentInit,
  HostEvent,
  HostEventClass,
  LifeEventInit,
  LifeEventType,
  MessageInit,
  ScriptSource,
} from '../../html/document-host.ts';
import type { Realm } from '../../webidl/realm.ts';
import { fireException, fireRejection } from './errors.ts';
import { eventClassesOf } from './event-classes.ts';
import { becomeEventTarget, fireAtDocument, fireAtObject, fireAtWindow, hasListener } from './events.ts';
import { fireFrameLoad } from './frames.ts';
import { definer } from './globals.ts';
import type { HappyDomWindow } from './happy-dom-window.ts';
import type { Insides } from './insides.ts';
import { scriptsOf } from './parser.ts';
import { cloned } from './structured-clone.ts';
import { createWindow } from './window.ts';

type ReadyState = BrowserWindow['document'][typeof PropertySymbol.readyState];

/** The window of one document in happy-dom. */
export class HappyDomDocument implements DocumentHost<HappyDomWindow> {
  readonly window: HappyDomWindow;
  readonly document: BrowserWindow['document'];
  readonly realm: Realm;
  readonly Event: HostEventClass;
  readonly EventTarget: Function;
  readonly define: (name: string, descriptor: PropertyDescriptor) => void;
  readonly #insides: Insides;
  readonly #setURL: (url: string) => void;

  constructor(init: DocumentInit, console: object) {
    const { insides, setURL } = createWindow(init, console);
    this.#insides = insides;
    this.#setURL = setURL;
    this.window = insides.inner;
    this.document = insides.raw.document;
    this.realm = insides.realm;
    this.Event = eventClassesOf(insides.raw).Event;
    this.EventTarget = insides.raw.EventTarget;
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
  }

  fire(type: LifeEventType, { persisted = false, state, oldURL = '', newURL = '' }: LifeEventInit = {}): boolean {
    const insides = this.#insides;
    const { Event, PageTransitionEvent, BeforeUnloadEvent, PopStateEvent, HashChangeEvent } = eventClassesOf(insides.raw);
    switch (type) {
      case 'DOMContentLoaded':
      case 'visibilitychange':
        return fireAtDocument(insides, new Event(type, { bubbles: true }));
      case 'beforeunload': {
        const event = new BeforeUnloadEvent(type, { cancelable: true });
        return fireAtWindow(insides, event) && String(event.returnValue) === '';
      }
      case 'pageshow':
      case 'pagehide': {
        const event = new PageTransitionEvent(type, { persisted, bubbles: true, cancelable: true });
        return fireAtWindow(insides, event, this.document);
      }
      case 'popstate':
        return fireAtWindow(insides, new PopStateEvent(type, { state }));
      case 'hashchange':
        return fireAtWindow(insides, new HashChangeEvent(type, { oldURL, newURL }));
      default:
        return fireAtWindow(insides, new Event(type), this.document);
    }
  }

  listensTo(type: 'unload' | 'beforeunload'): boolean {
    return hasListener(this.#insides, type);
  }

  clone(value: unknown, transfer?: readonly object[]): unknown {
    return cloned(this.#insides, value, transfer);
  }

  dispatch(event: HostEvent): number {
    fireAtWindow(this.#insides, event as Event);
    return -1;
  }

  fireMessage(type: 'message' | 'messageerror', init: MessageInit, port?: object): void {
    const { MessageEvent } = eventClassesOf(this.#insides.raw);
    const event = new MessageEvent(type, { ...init, ports: [...init.ports] });
    if (port === undefined) fireAtWindow(this.#insides, event);
    else fireAtObject(this.#insides, event, port);
  }

  becomeEventTarget(object: object): void {
    becomeEventTarget(this.#insides, object);
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
    // The model's accessor has no setter, and happy-dom writes down here that it is done.
    Object.defineProperty(this.#insides.raw, 'closed', { value: false, writable: true, enumerable: true, configurable: true });
    this.#insides.raw[PropertySymbol.destroy]();
  }
}

function setReadyState({ raw }: Insides, state: 'loading' | 'interactive' | 'complete'): void {
  // The enum of happy-dom is not exported, and has no name for loading.
  raw.document[PropertySymbol.readyState] = state as ReadyState;
}
