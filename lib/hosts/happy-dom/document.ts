import { FocusEvent, PropertySymbol, type BrowserWindow, type Event } from 'happy-dom';
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
import { abortSignal } from './abort-signal.ts';
import { describe } from './describe.ts';
import { fireException, fireRejection } from './errors.ts';
import { eventClassesOf } from './event-classes.ts';
import { becomeEventTarget, cancel, fireAtObject, fireAtWindow, hasListener, listensAt } from './events.ts';
import { fireFrameLoad } from './frames.ts';
import { definer } from './globals.ts';
import type { HappyDomWindow } from './happy-dom-window.ts';
import type { Insides } from './insides.ts';
import { deleteMember, getMember, hasMember } from './members.ts';
import { fireAtNode } from './node-events.ts';
import { scriptsOf } from '../page/parser.ts';
import { cloned } from '../page/structured-clone.ts';
import { fireFocus } from '../page/surface.ts';
import { forgetFrame } from './browser-frames.ts';
import { sharedPatches } from './shared-patches.ts';
import { HappyDomSurface } from './surface.ts';
import { createWindow, replaceDocument } from './window.ts';

type ReadyState = BrowserWindow['document'][typeof PropertySymbol.readyState];

/** The window of one document in happy-dom. */
export class HappyDomDocument implements DocumentHost<HappyDomWindow> {
  readonly window: HappyDomWindow;
  readonly ownsConsole: boolean;
  readonly realm: Realm;
  readonly Event: HostEventClass;
  readonly EventTarget: Function;
  readonly define: (name: string, descriptor: PropertyDescriptor) => void;
  readonly surface: HappyDomSurface;
  readonly #insides: Insides;
  readonly #setURL: (url: string) => void;

  constructor(init: DocumentInit, console?: object) {
    const { insides, setURL } = createWindow(init);
    this.ownsConsole = console !== undefined;
    if (console !== undefined) {
      insides.patches.values(insides.raw, { console });
    }
    this.#insides = insides;
    this.#setURL = setURL;
    this.window = insides.inner;
    this.realm = insides.realm;
    this.Event = eventClassesOf(insides.raw).Event;
    this.EventTarget = insides.raw.EventTarget;
    this.surface = new HappyDomSurface(insides);
    this.define = definer(insides);
    setReadyState(insides, 'loading');
  }

  get moduleHost(): ModuleHost {
    return this.#insides.moduleHost;
  }

  get document(): BrowserWindow['document'] {
    return this.#insides.raw.document;
  }

  get(name: PropertyKey, receiver: unknown): unknown {
    return getMember(this.#insides, name, receiver);
  }

  has(name: PropertyKey): boolean {
    return hasMember(this.#insides, name);
  }

  delete(name: PropertyKey): boolean {
    return deleteMember(this.#insides, name);
  }

  scriptsOf(markup: string): readonly ScriptRequest[] {
    return scriptsOf(this.#insides, markup);
  }

  parse(markup: string, scripts: ReadonlyMap<string, ScriptSource>): readonly DeferredScript[] {
    return this.#insides.parser.parse(markup, scripts);
  }

  setReadyState(state: 'interactive' | 'complete'): void {
    setReadyState(this.#insides, state);
    const { raw } = this.#insides;
    fireAtNode(this.#insides, new (eventClassesOf(raw).Event)('readystatechange'), raw.document);
  }

  fire(type: LifeEventType, { persisted = false, state, oldURL = '', newURL = '' }: LifeEventInit = {}): boolean {
    const insides = this.#insides;
    const { Event, PageTransitionEvent, BeforeUnloadEvent, PopStateEvent, HashChangeEvent } = eventClassesOf(insides.raw);
    switch (type) {
      case 'DOMContentLoaded':
      case 'visibilitychange':
        return fireAtNode(insides, new Event(type, { bubbles: true }), insides.raw.document);
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
      case 'beforeprint':
      case 'afterprint':
        return fireAtWindow(insides, new Event(type));
      case 'focus':
      case 'blur':
        fireFocus(this.surface, type, () => void fireAtWindow(insides, new FocusEvent(type)));
        return true;
      default:
        return fireAtWindow(insides, new Event(type), this.document);
    }
  }

  listensTo(type: 'unload' | 'beforeunload' | 'focus' | 'blur'): boolean {
    if ((type === 'focus' || type === 'blur') && this.surface.focused !== null) return true;
    return hasListener(this.#insides, type);
  }

  hasListener(type: 'storage' | 'message' | 'messageerror', target?: object): boolean {
    return target === undefined ? hasListener(this.#insides, type) : listensAt(target, type);
  }

  abortSignal(value: unknown): PlatformSignal | null {
    return abortSignal(value);
  }

  cancel(event: object): void {
    cancel(event);
  }

  isPlatformObject(object: object): boolean {
    return this.#insides.elements.isPlatformObject(object);
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
    // Undefined would be null in a dictionary.
    event.data = init.data;
    if (port === undefined) fireAtWindow(this.#insides, event);
    else fireAtObject(this.#insides, event, port);
  }

  becomeEventTarget(object: object): void {
    becomeEventTarget(this.#insides, object);
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
    fireFrameLoad(this.#insides, element);
  }

  setURL(url: string): void {
    this.#setURL(url);
  }

  replaceDocument(init: DocumentInit): void {
    replaceDocument(this.#insides, init);
    this.#setURL(init.url);
    setReadyState(this.#insides, 'loading');
  }

  /** What a page leaves on a realm cannot be told from what was there: the document has to be loaded again. */
  reset(): boolean {
    return false;
  }

  destroy(): void {
    if (this.#insides.gone) return;
    this.#insides.gone = true;
    // The model's accessor has no setter, and happy-dom writes down here that it is done.
    this.#insides.patches.values(this.#insides.raw, { closed: false });
    try {
      this.#insides.raw[PropertySymbol.destroy]();
    } catch (error) {
      // A page has frozen a node, and happy-dom writes into each at its end. All of it is let go now, cleared or not.
      if (!(error instanceof TypeError)) throw error;
    } finally {
      forgetFrame(this.#insides.raw);
      sharedPatches.release();
    }
  }
}

function setReadyState({ raw }: Insides, state: 'loading' | 'interactive' | 'complete'): void {
  // The enum of happy-dom is not exported, and has no name for loading.
  raw.document[PropertySymbol.readyState] = state as ReadyState;
}
