import { signalReader, type PlatformSignal } from '../../dom/abort-signal.ts';
import { BeforeUnloadEvent } from '../../dom/before-unload-event.ts';
import { begin, proceed } from '../../dom/dispatch.ts';
import { ErrorEvent } from '../../dom/error-event.ts';
import { Event, type EventInit, type EventState } from '../../dom/event.ts';
import { EventTarget } from '../../dom/event-target.ts';
import { MessageEvent } from '../../dom/message-event.ts';
import { PromiseRejectionEvent } from '../../dom/promise-rejection-event.ts';
import { TargetRecord } from '../../dom/target-record.ts';
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
} from '../../html/records/document-host.ts';
import type { CompiledScript } from '../../html/scripting/compiled-script.ts';
import type { ModuleHost } from '../../html/scripting/module-host.ts';
import type { DocumentHooks } from '../../html/records/document-hooks.ts';
import { assert } from '../../infra/assert.ts';
import { converted } from '../../infra/describe-thrown.ts';
import type { Realm } from '../../webidl/realm.ts';
import type { BareWindow } from './bare-window.ts';
import type { Document } from './document.ts';
import { BareGlobal, type WindowRecord } from './global.ts';
import type { BareIntrinsics } from './intrinsics.ts';
import { lifeEventOf } from './life-events.ts';
import { BareModuleHost } from './module-host.ts';
import { makeInterface } from './interfaces.ts';
import { cloned, isPlatformObject } from './structured-clone.ts';
import { BareScripts } from './scripts.ts';
import { fromSurroundings } from './surroundings.ts';
import { accessorNames, documentOf } from './window-members.ts';
import { createWindow } from './window.ts';

/** One document without markup, and its window. */
export class BareHost implements DocumentHost<BareWindow> {
  readonly #global: BareGlobal;
  readonly #record: WindowRecord;
  /** Most windows run none: null until one does. */
  #madeScripts: BareScripts | null = null;
  readonly ownsModelMembers = true;

  constructor(init: DocumentInit, intrinsics?: BareIntrinsics) {
    this.#global = new BareGlobal(init, makeInterface, intrinsics);
    this.#record = createWindow(this.#global);
  }

  get window(): BareWindow {
    // Its members are defined at run time, from a table.
    return this.#record.completeWindow as BareWindow;
  }
  get members(): object {
    return this.#record.window;
  }
  get document(): Document {
    return documentOf(this.#global);
  }
  get realm(): Realm {
    return this.#global.realm;
  }
  get hasListeners(): boolean {
    const hears = this.#record.listeners.length > 0;
    if (!hears) this.#global.hooks.access?.('listeners', 'read');
    return hears;
  }
  hasListener(type: string, target?: object): boolean {
    const record = target === undefined ? this.#record : EventTarget.recordOf(target);
    return record?.listeners.some((listener) => listener.type === type) === true;
  }

  get Event(): HostEventClass {
    // What the definition of the interface makes: the table of interfaces has no types.
    return this.#global.interfaceObject('Event') as HostEventClass;
  }
  get EventTarget(): Function {
    return this.#global.eventTarget;
  }
  get FiredEvent(): HostEventClass {
    const global = this.#global;
    return class extends Event {
      constructor(type: string, init?: EventInit) {
        super(global, type, init);
      }
    };
  }

  get(name: PropertyKey, receiver: unknown): unknown {
    const record = this.#record;
    // As long as nobody can have put an accessor there, they are the window's own, which need not look for what they are called on.
    const isOwn = receiver === record.self && !record.isComplete && accessorNames.has(name);
    return Reflect.get(record.window, name, isOwn ? record.window : receiver);
  }

  has(name: PropertyKey): boolean {
    return this.#record.has(name);
  }

  define(name: string, descriptor: PropertyDescriptor): void {
    Object.defineProperty(this.#record.completeWindow, name, { configurable: true, ...descriptor });
  }

  scriptsOf(): readonly ScriptRequest[] {
    return [];
  }

  parse(): readonly DeferredScript[] {
    return [];
  }

  // HTML, current document readiness.
  // https://html.spec.whatwg.org/multipage/#current-document-readiness
  setReadyState(state: 'interactive' | 'complete'): void {
    // 1 to 3
    this.#global.shown.readyState = state;
    // 4
    if (this.#isHeard) this.#fireAt(this.#global.create(Event, 'Event', 'readystatechange'), this.#documentRecord());
  }

  fire(type: LifeEventType, init: LifeEventInit = {}): boolean {
    // The document is shown, perhaps again: another one of the same WindowProxy may have been there in between.
    if (type === 'visibilitychange' || init.persisted === true) EventTarget.replaceSelf(this.#record, this.#record.self);
    if (!this.#isHeard) return true;
    const event = lifeEventOf(this.#global, type, init);
    switch (type) {
      case 'DOMContentLoaded':
      case 'visibilitychange':
        return this.#fireAt(event, this.#documentRecord());
      case 'popstate':
      case 'hashchange':
      case 'beforeprint':
      case 'afterprint':
      case 'focus':
      case 'blur':
        return this.#fireAt(event, this.#record);
      case 'beforeunload':
        this.#fireAt(event, this.#record);
        return !BeforeUnloadEvent.asksUser(event);
      default:
        // They have the document as their target: HTML's legacy target override flag.
        return this.#fireAt(event, this.#record, this.#documentRecord());
    }
  }

  listensTo(type: 'unload' | 'beforeunload' | 'focus' | 'blur'): boolean {
    return this.hasListener(type);
  }

  /** Those of the surroundings, which all bare windows have. */
  abortSignal(value: unknown): PlatformSignal | null {
    return signalReader(fromSurroundings('AbortSignal'))?.(value) ?? null;
  }

  cancel(event: object): void {
    Event.prototype.preventDefault.call(event);
  }

  isPlatformObject(object: object): boolean {
    return isPlatformObject(object);
  }

  clone(value: unknown, transfer: readonly object[] = []): unknown {
    return transfer.length === 0 ? cloned(this.#global, value) : cloned(this.#global, value, { transfer });
  }

  dispatch(event: HostEvent, next: number): number {
    if (this.#global.destroyed) return -1;
    const state = stateOf(event);
    if (next === 0) {
      state.trusted = true;
      begin(state, this.#record);
      if (!this.hasListener(state.type)) this.#global.hooks.access?.('listeners', 'read');
    }
    return proceed(state) ? next + 1 : -1;
  }

  fireMessage(type: 'message' | 'messageerror', init: MessageInit, port?: object): void {
    const record = port === undefined ? this.#record : EventTarget.recordOf(port);
    if (record === null || record.listeners.length === 0) return;
    const event = this.#global.create(MessageEvent, 'MessageEvent', type);
    // Nothing follows in its task.
    this.#fireWithin(MessageEvent.told(event, init), record);
  }

  becomeEventTarget(object: object): void {
    EventTarget.replaceSelf(new TargetRecord(this.#global, object), object);
  }

  /** IMPL-DEFINED: the message, after Chromium's; where in which file is not known. */
  fireException(error: unknown): boolean {
    const message = `Uncaught ${converted(error, 'exception')}`;
    const event = this.#global.create(ErrorEvent, 'ErrorEvent', 'error', { cancelable: true, message, error });
    // That it was told comes before the promise jobs of those who heard it.
    return this.#fireWithin(event, this.#record).canceled;
  }

  fireRejection(type: 'unhandledrejection' | 'rejectionhandled', reason: unknown, promise: object): boolean {
    const init = { cancelable: type === 'unhandledrejection', promise, reason };
    const event = this.#global.create(PromiseRejectionEvent, 'PromiseRejectionEvent', type, init);
    return this.#fireWithin(event, this.#record).canceled;
  }

  evaluate(code: string, filename?: string): unknown {
    return this.#scripts.evaluate(code, filename);
  }

  run(script: CompiledScript): unknown {
    return this.#scripts.run(script);
  }

  get moduleHost(): ModuleHost {
    return new BareModuleHost(this.#global);
  }

  get #scripts(): BareScripts {
    return (this.#madeScripts ??= new BareScripts(this.#record));
  }

  /** There are no elements. */
  fireFrameLoad(): void {}

  setURL(url: string): void {
    this.#global.url = url;
  }

  replaceDocument(init: DocumentInit): void {
    this.#global.replaceDocument(init);
  }

  get intact(): boolean {
    return this.#global.intact;
  }

  reset(hooks: DocumentHooks): boolean {
    if (!this.#global.canReset(hooks)) return false;
    this.#record.removeAllListeners();
    this.#madeDocument?.removeAllListeners();
    this.#global.reset(hooks);
    return true;
  }

  destroy(): void {
    this.#record.removeAllListeners();
    this.#madeDocument?.removeAllListeners();
    this.#global.destroyed = true;
  }

  /** Null until somebody asked for the document. */
  get #madeDocument(): TargetRecord | null {
    return EventTarget.recordOf(this.#global.made('document'));
  }

  /** Nobody could tell whether an event was fired that nobody listens to: most tabs open and close without making one. */
  get #isHeard(): boolean {
    const document = this.#madeDocument;
    return this.#record.listeners.length > 0 || (document !== null && document.listeners.length > 0);
  }

  #documentRecord(): TargetRecord {
    const record = EventTarget.recordOf(this.document);
    assert(record !== null, 'a document is an event target');
    return record;
  }

  /** Fires to the end, with a microtask checkpoint after each listener. False: cancelled. */
  #fireAt(event: Event, record: TargetRecord, targetOverride?: TargetRecord): boolean {
    const { isHeard, canceled } = this.#fireWithin(event, record, targetOverride);
    // Other events may follow in the same task.
    if (isHeard) this.#global.hooks.checkpoint(false);
    return !canceled;
  }

  /** The same without the checkpoint after the last listener, which is then for whoever fires. */
  #fireWithin(event: Event, record: TargetRecord, targetOverride?: TargetRecord): { isHeard: boolean; canceled: boolean } {
    if (this.#global.destroyed) return { isHeard: false, canceled: false };
    const state = stateOf(event);
    state.trusted = true;
    begin(state, record, targetOverride);
    const isHeard = state.path.some(({ listeners }) => listeners.some(({ type }) => type === state.type));
    while (proceed(state)) {
      this.#global.hooks.checkpoint();
      // What a listener added since it ended its own document is not called, either.
      if (this.#global.destroyed) state.stopPropagation = state.stopImmediatePropagation = true;
    }
    return { isHeard, canceled: state.canceled };
  }
}

function stateOf(event: HostEvent): EventState {
  const state = Event.stateOf(event);
  assert(state !== null, 'an event for a bare window is of its own classes');
  return state;
}
