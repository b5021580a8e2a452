import { BeforeUnloadEvent } from '../../dom/before-unload-event.ts';
import { CustomEvent } from '../../dom/custom-event.ts';
import { Event } from '../../dom/event.ts';
import { EventTarget } from '../../dom/event-target.ts';
import { getEventHandler, setEventHandler } from '../../dom/event-handler.ts';
import { HashChangeEvent } from '../../dom/hash-change-event.ts';
import type { InterfaceDefinition } from '../../dom/interface-object.ts';
import { MessageEvent } from '../../dom/message-event.ts';
import { TargetRecord } from '../../dom/target-record.ts';
import { assert } from '../../infra/assert.ts';
import { inspectAs } from '../../infra/inspect.ts';
import { toDOMString } from '../../webidl/conversions.ts';
import { requireArguments } from '../../webidl/interface.ts';
import type { BareGlobal, DocumentState } from './global.ts';

/** Interfaces that `createEvent` knows, by their names in lower case. StorageEvent is the model's: see below. */
const eventAliases: ReadonlyMap<string, typeof Event> = new Map([
  ['beforeunloadevent', BeforeUnloadEvent],
  ['customevent', CustomEvent],
  ['event', Event],
  ['events', Event],
  ['hashchangeevent', HashChangeEvent],
  ['htmlevents', Event],
  ['messageevent', MessageEvent],
]);

function createUnnamedEvent(global: BareGlobal, alias: string): object | null {
  const base = eventAliases.get(alias);
  if (base !== undefined) return global.create(base, base.name, '');
  const storageEvent: unknown = alias === 'storageevent' ? Reflect.get(global.windowRecord.window, 'StorageEvent') : null;
  return typeof storageEvent === 'function' ? Reflect.construct(storageEvent, ['']) : null;
}

class DocumentRecord extends TargetRecord {
  readonly #global: BareGlobal;
  readonly #state: DocumentState;

  constructor(global: BareGlobal, self: object) {
    super(global, self);
    this.#global = global;
    this.#state = global.shown;
  }

  /** All but `load` go on to the window. */
  override parentFor(type: string): TargetRecord | null {
    return type === 'load' || !this.#state.hasWindow ? null : this.#global.windowRecord;
  }

  override get passiveByDefault(): boolean {
    return true;
  }
}

/**
 * A document without a tree: what code asks of `document` when it only stores, listens and navigates.
 *
 * HTML, the Document object: https://html.spec.whatwg.org/multipage/#the-document-object
 */
export class Document extends EventTarget {
  readonly #global: BareGlobal;
  readonly #state: DocumentState;
  readonly #record: TargetRecord;

  /** @internal */
  constructor(global: BareGlobal) {
    super(global, (self) => new DocumentRecord(global, self));
    const record = EventTarget.recordOf(this);
    assert(record !== null, 'an event target has its record from the start');
    this.#global = global;
    this.#state = global.shown;
    this.#record = record;
  }

  static {
    inspectAs(this.prototype, (self) => `Document ${self.#state.url}`);
  }

  get URL(): string {
    return this.#state.url;
  }
  get documentURI(): string {
    return this.#state.url;
  }
  get baseURI(): string {
    return this.#state.baseURL;
  }
  get referrer(): string {
    return this.#state.init.referrer;
  }
  get lastModified(): string {
    return this.#global.hooks.lastModified();
  }
  get contentType(): string {
    return this.#state.init.contentType;
  }
  get characterSet(): string {
    return 'UTF-8';
  }
  get compatMode(): string {
    return 'CSS1Compat';
  }
  get nodeType(): number {
    return 9;
  }
  get nodeName(): string {
    return '#document';
  }
  get documentElement(): null {
    return null;
  }
  get head(): null {
    return null;
  }
  get body(): null {
    return null;
  }
  get readyState(): string {
    return this.#state.readyState;
  }
  get visibilityState(): string {
    return this.#state.hasWindow ? this.#global.hooks.visibilityState() : 'hidden';
  }
  get hidden(): boolean {
    return this.visibilityState === 'hidden';
  }
  get defaultView(): object | null {
    return this.#isShown ? this.#global.windowRecord.self : null;
  }
  get title(): string {
    return this.#state.title;
  }
  set title(value: unknown) {
    this.#state.title = toDOMString(this.#global.realm, value);
  }
  get location(): unknown {
    return this.#state.hasWindow ? Reflect.get(this.#global.windowRecord.window, 'location') : null;
  }
  set location(url: unknown) {
    if (this.#state.hasWindow) Reflect.set(this.#global.windowRecord.window, 'location', url);
  }
  get cookie(): string {
    return this.#state.hasWindow ? this.#global.hooks.getCookie() : '';
  }
  set cookie(value: unknown) {
    const cookie = toDOMString(this.#global.realm, value);
    if (this.#state.hasWindow) this.#global.hooks.setCookie(cookie);
  }
  get domain(): string {
    return this.#global.hooks.domain();
  }
  set domain(value: unknown) {
    this.#global.hooks.setDomain(value);
  }
  get onreadystatechange(): object | null {
    return getEventHandler(this.#record, 'readystatechange');
  }
  set onreadystatechange(value: unknown) {
    setEventHandler(this.#record, 'readystatechange', value);
  }
  get onvisibilitychange(): object | null {
    return getEventHandler(this.#record, 'visibilitychange');
  }
  set onvisibilitychange(value: unknown) {
    setEventHandler(this.#record, 'visibilitychange', value);
  }

  hasFocus(): boolean {
    return this.#isShown && this.#global.hooks.hasFocus();
  }

  get #isShown(): boolean {
    return this.#state.hasWindow && !this.#global.destroyed;
  }

  // DOM, Document, createEvent.
  // https://dom.spec.whatwg.org/#dom-document-createevent
  createEvent(name: unknown): object {
    const global = this.#global;
    requireArguments(global.realm, "Failed to execute 'createEvent' on 'Document'", arguments.length, 1);
    const alias = toDOMString(global.realm, name).toLowerCase();
    // 1, 2
    const event = createUnnamedEvent(global, alias);
    // 3, 4
    if (event === null) throw new global.realm.DOMException(`There is no event interface '${alias}'.`, 'NotSupportedError');
    // 5 to 9
    Event.uninitialize(event);
    // 10
    return event;
  }
}

/** The definition from which each window makes its own `Document`. */
export const documentInterface: InterfaceDefinition = { name: 'Document', base: Document, required: null };
