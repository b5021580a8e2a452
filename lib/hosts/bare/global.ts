import { eventTargetInterface } from '../../dom/event-target.ts';
import type { RelevantGlobal } from '../../dom/relevant-global.ts';
import { TargetRecord } from '../../dom/target-record.ts';
import type { ScriptExecution } from '../../event-loop/script-execution.ts';
import type { DocumentInit } from '../../html/records/document-host.ts';
import type { DocumentHooks } from '../../html/records/document-hooks.ts';
import type { TimerFunctions } from '../../html/windows/window-timers.ts';
import { isWindowProxy, windowOf } from '../../html/window-proxy/window-proxies.ts';
import { assert } from '../../infra/assert.ts';
import type { CodeOwner } from '../../infra/code-owner.ts';
import type { DOMExceptionClass, ErrorClass, Realm } from '../../webidl/realm.ts';
import { surroundingsIntrinsics, type BareIntrinsics } from './intrinsics.ts';
import { MadeMembers } from './made-members.ts';

/** A constructor of one window. */
export type InterfaceObject = new (...args: unknown[]) => object;

/** Makes the interface object `name` of a window; called once for each. */
export type InterfaceFactory = (global: BareGlobal, name: string) => InterfaceObject;

/** The intrinsics are lent, most often by the surroundings; DOMException is the window's own. */
class BareRealm implements Realm {
  readonly #global: BareGlobal;

  constructor(global: BareGlobal) {
    this.#global = global;
  }

  get TypeError(): ErrorClass {
    return this.#global.intrinsics.values.TypeError;
  }
  get RangeError(): ErrorClass {
    return this.#global.intrinsics.values.RangeError;
  }
  get DOMException(): DOMExceptionClass {
    // What the definition of the interface makes is a DOMException: the table of interfaces has no types.
    return this.#global.interfaceObject('DOMException') as DOMExceptionClass;
  }
  get Promise(): PromiseConstructor {
    return this.#global.intrinsics.values.Promise;
  }
  interfaceMade(interfaceObject: Function, beforeReached?: (callback: () => void) => void): void {
    const remember = (): unknown => this.#global.once(`made.${interfaceObject.name}`, () => interfaceObject);
    if (beforeReached === undefined) remember();
    else beforeReached(remember);
  }
  get objectPrototype(): object {
    return this.#global.intrinsics.values.Object.prototype;
  }
  get functionPrototype(): object {
    return this.#global.intrinsics.values.Function.prototype;
  }
  get arrayPrototype(): object {
    return this.#global.intrinsics.values.Array.prototype;
  }
}

/** What one document of a window is like, apart from the object that page code sees. */
export class DocumentState {
  readonly init: DocumentInit;
  /** Serialized. */
  url: string;
  readyState: 'loading' | 'interactive' | 'complete' = 'loading';
  /** Page code may set it to anything. */
  title = '';
  /** False once the window has gone on with another one. */
  hasWindow = true;

  constructor(init: DocumentInit) {
    this.init = init;
    this.url = init.url;
  }

  /** What relative URLs are resolved against. */
  get baseURL(): string {
    return this.init.baseURL ?? this.url;
  }
}

/** What the objects of one window share and page code never sees. What is rarely needed is made when it is first asked for. */
export class BareGlobal implements RelevantGlobal {
  /** What the document that is shown was made of, and what it is like. */
  shown: DocumentState;
  /** Another one in each run. */
  hooks: DocumentHooks;
  readonly realm: Realm;
  readonly intrinsics: BareIntrinsics;
  currentEvent: object | undefined = undefined;
  destroyed = false;
  /** Code was evaluated in the window, which may have left anything on it, or one of its members was replaced. */
  changed = false;
  /** Modules were evaluated in the window, whose functions reach it. */
  hasModules = false;
  /** `history.scrollRestoration`. */
  scrollRestoration: 'auto' | 'manual' = 'auto';
  /** The functions that postpone page code; null until one is asked for. */
  timers: TimerFunctions | null = null;
  readonly #makeInterface: InterfaceFactory;
  #windowRecord: WindowRecord | null = null;
  #eventTarget: InterfaceObject | null = null;
  readonly #made = new MadeMembers();

  constructor(init: DocumentInit, makeInterface: InterfaceFactory, intrinsics: BareIntrinsics = surroundingsIntrinsics) {
    this.shown = new DocumentState(init);
    this.hooks = init.hooks;
    this.intrinsics = intrinsics;
    this.realm = new BareRealm(this);
    this.#makeInterface = makeInterface;
  }

  get init(): DocumentInit {
    return this.shown.init;
  }

  /** The document's URL, serialized. */
  get url(): string {
    return this.shown.url;
  }
  set url(url: string) {
    this.shown.url = url;
  }

  get scripts(): ScriptExecution {
    return this.hooks.scripts;
  }

  /** What relative URLs are resolved against. */
  get baseURL(): string {
    return this.shown.baseURL;
  }

  get windowRecord(): WindowRecord {
    assert(this.#windowRecord !== null, 'nothing asks for the window while it is being made');
    return this.#windowRecord;
  }
  set windowRecord(record: WindowRecord) {
    this.#windowRecord = record;
  }

  /** The window's EventTarget: the parent of its Window and Document. */
  get eventTarget(): InterfaceObject {
    return this.once('EventTarget', () => this.#eventTargetAsMade);
  }

  /** The functions that a window has from it: by them alone page code does not reach it. */
  get eventTargetMethods(): object {
    return this.#eventTargetAsMade.prototype;
  }

  get #eventTargetAsMade(): InterfaceObject {
    return (this.#eventTarget ??= eventTargetInterface(this, () => this.windowRecord, this.intrinsics.members));
  }

  /** What was made under this name before, or what `make` makes now. */
  once<T>(name: string, make: () => T): T {
    return this.#made.once(name, make);
  }

  /** What was made under this name; undefined before. */
  made(name: string): unknown {
    return this.#made.get(name);
  }

  /** Nobody has changed the window, put anything on what was made here, or replaced anything on it. */
  get intact(): boolean {
    return !this.changed && this.#made.intact;
  }

  /** False: what a page has done with it would show. Functions of modules that were evaluated reach it, and so may go on with the same hooks alone. */
  canReset(hooks: DocumentHooks): boolean {
    if (this.shown.readyState !== 'complete' || this.url !== this.init.url || this.destroyed) return false;
    return (!this.hasModules || hooks === this.hooks) && this.intact;
  }

  /** As new, but for the interfaces. From now on `hooks` are the ways out: functions that go there are made anew, unless they are the same. */
  reset(hooks: DocumentHooks): void {
    const goesOn = hooks === this.hooks;
    if (!goesOn) this.timers = null;
    this.#made.beginRun(goesOn);
    this.hooks = hooks;
    this.shown.title = '';
    this.scrollRestoration = 'auto';
    this.shown.readyState = 'loading';
  }

  /** The window goes on with another document. */
  replaceDocument(init: DocumentInit): void {
    this.shown.hasWindow = false;
    this.shown = new DocumentState(init);
    this.scrollRestoration = 'auto';
    this.#made.delete('document');
  }

  interfaceObject(name: string): InterfaceObject {
    return this.once(name, () => this.#makeInterface(this, name));
  }

  /** Makes an object of an interface that page code cannot construct. `base` supplies its slots. */
  create<A extends unknown[], T>(base: new (global: BareGlobal, ...args: A) => T, name: string, ...args: A): T {
    return Reflect.construct(base, [this, ...args], this.interfaceObject(name));
  }

  now(): number {
    return this.hooks.timeStamp();
  }

  listenersChanged(): void {
    this.hooks.access?.('listeners', 'write');
  }

  storageEventDispatched(target: object, event: object): void {
    if (target === this.#windowRecord) this.hooks.storageEventDispatched(event);
  }
  reportException(error: unknown, by: CodeOwner): void {
    this.hooks.reportException(error, by);
  }

  returned(value: unknown, by: CodeOwner): void {
    this.hooks.returned(value, by);
  }

  ownerOf(callback: object): CodeOwner {
    return this.hooks.ownerOf(callback);
  }
}

/** The event target that a window is. */
export class WindowRecord extends TargetRecord {
  declare readonly global: BareGlobal;
  /** The window's own object, whether in full or not; `self` may be what stands for it. */
  readonly window: object;
  #complete: ((record: WindowRecord) => void) | null;

  /** `complete` gives the window what is its own; called once, when somebody could tell. */
  constructor(global: BareGlobal, window: object, complete: (record: WindowRecord) => void) {
    super(global, window);
    this.window = window;
    this.#complete = complete;
  }

  get isComplete(): boolean {
    return this.#complete === null;
  }

  /** The window with its own properties, prototypes and interface objects. */
  get completeWindow(): object {
    const complete = this.#complete;
    this.#complete = null;
    complete?.(this);
    return this.window;
  }

  /** Not in full, it has the names of interfaces that others have and it has not. */
  has(name: PropertyKey): boolean {
    if (!Reflect.has(this.window, name)) return false;
    return this.isComplete || typeof name !== 'string' || this.global.hooks.exposes(name);
  }

  /** A WindowProxy may show another window by now. */
  override isBehind(standIn: object): boolean {
    return !isWindowProxy(standIn) || windowOf(standIn) === this.window;
  }

  override get passiveByDefault(): boolean {
    return true;
  }

  override get isGlobal(): boolean {
    return true;
  }
}
