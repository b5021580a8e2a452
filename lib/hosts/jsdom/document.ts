import type { PlatformSignal } from '../../dom/abort-signal.ts';
import type { CompiledScript } from '../../html/scripting/compiled-script.ts';
import type { ModuleHost } from '../../html/scripting/module-host.ts';
import type {
  DeferredScript,
  DocumentHost,
  DocumentInit,
  HostEvent,
  HostEventClass,
  LifeEventInit,
  LifeEventType,
  MessageInit,
  ScriptRequest,
  ScriptSource,
} from '../../html/records/document-host.ts';
import type { Shown } from '../../infra/inspect.ts';
import type { StackPlace } from '../../infra/stack-frames.ts';
import type { Realm } from '../../webidl/realm.ts';
import { scriptsOf } from '../page/parser.ts';
import { cloned } from '../page/structured-clone.ts';
import { abortSignal } from './abort-signal.ts';
import { describe } from './describe.ts';
import { fireException, fireRejection } from './errors.ts';
import { fire, fireAt, hasListener, listensAt } from './events.ts';
import type { JsdomInsides } from './insides.ts';
import { implOf, setUpEventTarget, type EventImpl } from './internals.ts';
import type { JsdomWindow } from './jsdom-window.ts';
import { fireLifeEvent, fireMessage } from './life-events.ts';
import { sharedPatches } from './shared-patches.ts';
import { JsdomSurface } from './surface.ts';
import { createFittedWindow, replaceDocument } from './window.ts';

/** The window of one document in jsdom. */
export class JsdomDocument implements DocumentHost<JsdomWindow> {
  readonly window: JsdomWindow;
  readonly ownsConsole: boolean;
  readonly realm: Realm;
  readonly Event: HostEventClass;
  readonly EventTarget: Function;
  readonly surface: JsdomSurface;
  readonly #insides: JsdomInsides;
  readonly #setURL: (url: string) => void;

  constructor(init: DocumentInit, console?: object) {
    const { insides, setURL } = createFittedWindow(init);
    this.ownsConsole = console !== undefined;
    if (console !== undefined) {
      insides.patches.values(insides.raw, { console });
    }
    this.#insides = insides;
    this.#setURL = setURL;
    // The type says what page code and tests see of it.
    this.window = insides.raw as object as JsdomWindow;
    this.realm = insides.realm;
    this.Event = insides.raw['Event'] as HostEventClass;
    this.EventTarget = insides.raw['EventTarget'] as Function;
    this.surface = new JsdomSurface(insides);
  }

  get moduleHost(): ModuleHost {
    return this.#insides.moduleHost;
  }

  get document(): object {
    return this.#insides.raw.document;
  }

  has(name: PropertyKey): boolean {
    const { raw, namedFrames } = this.#insides;
    return Reflect.has(raw, name) && (!namedFrames.isStale(name) || Object.hasOwn(raw, name));
  }

  define(name: string, descriptor: PropertyDescriptor): void {
    const { raw, patches } = this.#insides;
    // jsdom's `top` can never be changed, and answers what stands here.
    const own = name === 'top' ? '_top' : name;
    patches.define(raw, own, { ...descriptor, ...(own === name ? {} : { enumerable: false }) });
  }

  scriptsOf(markup: string): readonly ScriptRequest[] {
    return scriptsOf(this.#insides, markup);
  }

  parse(markup: string, scripts: ReadonlyMap<string, ScriptSource>): readonly DeferredScript[] {
    return this.#insides.parser.parse(markup, scripts);
  }

  setReadyState(state: 'interactive' | 'complete'): void {
    const { documentImpl } = this.#insides;
    documentImpl._currentDocumentReadiness = state;
    fire(this.#insides, documentImpl, 'Event', 'readystatechange');
  }

  fire(type: LifeEventType, init: LifeEventInit = {}): boolean {
    return fireLifeEvent(this.#insides, this.surface, type, init);
  }

  listensTo(type: 'unload' | 'beforeunload' | 'focus' | 'blur'): boolean {
    if ((type === 'focus' || type === 'blur') && this.surface.focused !== null) return true;
    return hasListener(this.#insides.windowImpl, type);
  }

  hasListener(type: 'storage' | 'message' | 'messageerror', target?: object): boolean {
    return target === undefined ? hasListener(this.#insides.windowImpl, type) : listensAt(target, type);
  }

  abortSignal(value: unknown): PlatformSignal | null {
    return abortSignal(value);
  }

  cancel(event: object): void {
    implOf<EventImpl>(event)?.preventDefault();
  }

  isPlatformObject(object: object): boolean {
    return this.#insides.elements.isPlatformObject(object);
  }

  clone(value: unknown, transfer?: readonly object[]): unknown {
    return cloned(this.#insides, value, transfer);
  }

  dispatch(event: HostEvent): number {
    const impl = implOf<EventImpl>(event);
    if (impl !== null) fireAt(this.#insides, impl, this.#insides.windowImpl);
    return -1;
  }

  fireMessage(type: 'message' | 'messageerror', init: MessageInit, port?: object): void {
    fireMessage(this.#insides, type, init, port);
  }

  becomeEventTarget(object: object): void {
    setUpEventTarget(object, this.#insides.raw);
  }

  fireException(error: unknown, place: StackPlace | null = null): boolean {
    return fireException(this.#insides, error, place);
  }

  fireRejection(type: 'unhandledrejection' | 'rejectionhandled', reason: unknown, promise: object): boolean {
    return fireRejection(this.#insides, type, reason, promise);
  }

  evaluate(code: string, filename: string = this.#insides.raw.location.href): unknown {
    return this.#insides.scripts.run(code, filename);
  }

  run(script: CompiledScript): unknown {
    return this.#insides.scripts.runCompiled(script);
  }

  describe(value: object, shown: Shown): string | null {
    return describe(value, shown);
  }

  fireFrameLoad(element: object): void {
    const impl = implOf(element);
    if (impl?._localName === 'iframe') fire(this.#insides, impl, 'Event', 'load');
  }

  setURL(url: string): void {
    this.#setURL(url);
  }

  replaceDocument(init: DocumentInit): void {
    replaceDocument(this.#insides, init);
    this.#setURL(init.url);
  }

  /** What a page leaves on a realm cannot be told from what was there: the document has to be loaded again. */
  reset(): boolean {
    return false;
  }

  destroy(): void {
    const insides = this.#insides;
    if (insides.gone) return;
    insides.gone = true;
    // Not jsdom's own `close`, after which nothing of the window can be read any more.
    const { windowImpl, documentImpl } = insides;
    for (const target of [windowImpl, documentImpl]) {
      target._eventListeners = {};
      target.addEventListener = () => undefined;
    }
    documentImpl._defaultView = null;
    documentImpl._requestManager.close();
    sharedPatches.release();
  }
}
