import { inspectAs } from '../infra/inspect.ts';
import { toDictionarySource, toDOMString } from '../webidl/conversions.ts';
import { requireArguments } from '../webidl/interface.ts';
import type { EventListener } from './event-listener.ts';
import { textOfEvent } from './inspect-event.ts';
import type { InterfaceDefinition } from './interface-object.ts';
import type { RelevantGlobal } from './relevant-global.ts';
import type { TargetRecord } from './target-record.ts';

/** What an event is made with; every member is false by default. */
export interface EventInit {
  readonly bubbles?: boolean;
  readonly cancelable?: boolean;
  readonly composed?: boolean;
}

/** The path of an event that is not being dispatched. */
export const nowhere: readonly TargetRecord[] = [];

/** An event's flags and slots, and how far it has come while it is dispatched. Page code reaches them only through {@link Event}. */
export class EventState {
  readonly global: RelevantGlobal;
  readonly self: Event;
  type: string;
  bubbles: boolean;
  cancelable: boolean;
  readonly composed: boolean;
  readonly timeStamp: number;
  trusted = false;
  target: TargetRecord | null = null;
  currentTarget: TargetRecord | null = null;
  phase = 0;
  path: readonly TargetRecord[] = nowhere;
  stopPropagation = false;
  stopImmediatePropagation = false;
  canceled = false;
  inPassiveListener = false;
  dispatching = false;
  initialized = true;
  /** Counts invocations: capturing from the outermost target inwards, then bubbling outwards. */
  pass = 0;
  /** All of the current target, as they were when its turn came; null: its turn has not come. */
  listeners: readonly EventListener[] | null = null;
  /** The next of them. */
  index = 0;

  constructor(global: RelevantGlobal, self: Event, type: string, init: EventInit | null) {
    this.global = global;
    this.self = self;
    this.type = type;
    this.bubbles = Boolean(init?.bubbles);
    this.cancelable = Boolean(init?.cancelable);
    this.composed = Boolean(init?.composed);
    this.timeStamp = global.now();
  }
}

/** DOM, Event: https://dom.spec.whatwg.org/#interface-event */
export class Event {
  readonly #state: EventState;

  constructor(global: RelevantGlobal, type: unknown, init?: unknown) {
    const convertedType = toDOMString(global.realm, type);
    this.#state = new EventState(global, this, convertedType, requireDictionary<EventInit>(global, init, 'EventInit'));
  }

  static {
    inspectAs(this.prototype, textOfEvent);
  }

  /** Whether it is an event of any window: `instanceof` sees only those of one. */
  static isEvent(value: unknown): value is Event {
    return Event.stateOf(value) !== null;
  }

  /** The slots of an event of any window; null for every other value. */
  static stateOf(value: unknown): EventState | null {
    return typeof value === 'object' && value !== null && #state in value ? value.#state : null;
  }

  /** What `createEvent` gives: it cannot be dispatched before `initEvent`. */
  static uninitialize(event: unknown): void {
    const state = Event.stateOf(event);
    if (state !== null) state.initialized = false;
  }

  get type(): string {
    return this.#state.type;
  }
  get target(): object | null {
    return this.#state.target?.self ?? null;
  }
  get srcElement(): object | null {
    return this.#state.target?.self ?? null;
  }
  get currentTarget(): object | null {
    return this.#state.currentTarget?.self ?? null;
  }
  get eventPhase(): number {
    return this.#state.phase;
  }
  get bubbles(): boolean {
    return this.#state.bubbles;
  }
  get cancelable(): boolean {
    return this.#state.cancelable;
  }
  get composed(): boolean {
    return this.#state.composed;
  }
  get defaultPrevented(): boolean {
    return this.#state.canceled;
  }
  /** True only for events that the user agent fired. DIVERGES: on the prototype; an own accessor takes longer to make than the event. */
  get isTrusted(): boolean {
    return this.#state.trusted;
  }
  get timeStamp(): number {
    return this.#state.timeStamp;
  }
  get returnValue(): boolean {
    return !this.#state.canceled;
  }
  set returnValue(value: boolean) {
    if (!value) setCanceled(this.#state);
  }
  get cancelBubble(): boolean {
    return this.#state.stopPropagation;
  }
  set cancelBubble(value: boolean) {
    if (value) this.#state.stopPropagation = true;
  }

  composedPath(): object[] {
    return this.#state.path.map((record) => record.self);
  }

  stopPropagation(): void {
    this.#state.stopPropagation = true;
  }

  stopImmediatePropagation(): void {
    this.#state.stopPropagation = true;
    this.#state.stopImmediatePropagation = true;
  }

  preventDefault(): void {
    setCanceled(this.#state);
  }

  initEvent(type: unknown, bubbles: unknown = false, cancelable: unknown = false): void {
    const { realm } = this.#state.global;
    requireArguments(realm, "Failed to execute 'initEvent' on 'Event'", arguments.length, 1);
    const convertedType = toDOMString(realm, type);
    if (this.#state.dispatching) return;
    initialize(this.#state, convertedType, Boolean(bubbles), Boolean(cancelable));
  }
}

/** The definition from which each window makes its own `Event`. */
export const eventInterface: InterfaceDefinition = {
  name: 'Event',
  base: Event,
  required: 1,
  constants: { NONE: 0, CAPTURING_PHASE: 1, AT_TARGET: 2, BUBBLING_PHASE: 3 },
};

// DOM, Event, set the canceled flag.
// https://dom.spec.whatwg.org/#set-the-canceled-flag
export function setCanceled(state: EventState): void {
  if (state.cancelable && !state.inPassiveListener) state.canceled = true;
}

// DOM, Event, initialize.
// https://dom.spec.whatwg.org/#concept-event-initialize
function initialize(state: EventState, type: string, bubbles: boolean, cancelable: boolean): void {
  // 1
  state.initialized = true;
  // 2
  state.stopPropagation = false;
  state.stopImmediatePropagation = false;
  state.canceled = false;
  // 3
  state.trusted = false;
  // 4
  state.target = null;
  // 5
  state.type = type;
  // 6
  state.bubbles = bubbles;
  // 7
  state.cancelable = cancelable;
}

/** A dictionary argument: an object, or nothing. Throws a TypeError for any other value. */
export function requireDictionary<T extends object>(global: RelevantGlobal, value: unknown, name: string): Partial<T> | null {
  return toDictionarySource(global.realm, value, name);
}
