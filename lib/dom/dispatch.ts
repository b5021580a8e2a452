import { assert } from '../infra/assert.ts';
import { Event, nowhere, type EventState } from './event.ts';
import type { EventListener } from './event-listener.ts';
import { removeListener } from './listener-list.ts';
import type { TargetRecord } from './target-record.ts';

const capturingPhase = 1;
const atTarget = 2;
const bubblingPhase = 3;
const noListeners: readonly EventListener[] = [];

/**
 * One event on its way. {@link next} calls one listener, so that whoever fires the event can make a microtask checkpoint between
 * two of them; a dispatch from script calls it until it returns false. DIVERGES: the dispatch ends with its last listener, before the
 * checkpoint that follows, so that a microtask of that listener finds no currentTarget.
 */
export class Dispatch {
  readonly #event: Event;
  readonly #state: EventState;
  readonly #path: readonly TargetRecord[];
  /** Counts invocations: capturing from the outermost target inwards, then bubbling outwards. */
  #pass = 0;
  /** All of the current target, as they were when its turn came; null: its turn has not come. */
  #listeners: readonly EventListener[] | null = null;
  #index = 0;

  // DOM, dispatching events, dispatch.
  // https://dom.spec.whatwg.org/#concept-event-dispatch
  constructor(event: Event, target: TargetRecord, targetOverride: TargetRecord = target) {
    const state = Event.stateOf(event);
    assert(state !== null, 'what is dispatched is an event of a window without an emulator');
    this.#event = event;
    this.#state = state;
    // 1
    state.dispatching = true;
    // 2 to 5 (no shadow trees)
    const path: TargetRecord[] = [];
    for (let each: TargetRecord | null = target; each !== null; each = each.parentFor(state.type)) path.push(each);
    state.target = targetOverride;
    state.path = path;
    this.#path = path;
  }

  get canceled(): boolean {
    return this.#state.canceled;
  }

  /** Calls the next listener. True: there may be another one. False: the dispatch has ended. */
  next(): boolean {
    const passes = this.#passes();
    for (; this.#pass < passes; this.#pass++) {
      if (this.#listeners === null && !this.#enter()) continue;
      const listener = this.#take();
      if (listener !== null) {
        innerInvoke(this.#event, this.#state, listener);
        return this.#continues(passes);
      }
      this.#listeners = null;
    }
    this.#finish();
    return false;
  }

  #passes(): number {
    const length = this.#path.length;
    return this.#state.bubbles ? 2 * length : length + 1;
  }

  // DOM, dispatching events, invoke.
  // https://dom.spec.whatwg.org/#concept-event-listener-invoke
  #enter(): boolean {
    const { length } = this.#path;
    const capturing = this.#pass < length;
    const position = capturing ? length - 1 - this.#pass : this.#pass - length;
    const current = this.#path[position];
    assert(current !== undefined, 'each invocation has its target');
    // 1 to 4 (the target is the same for all)
    if (this.#state.stopPropagation) return false;
    // 5
    this.#state.phase = position === 0 ? atTarget : capturing ? capturingPhase : bubblingPhase;
    this.#state.currentTarget = current;
    // 6 to 9
    this.#listeners = current.listeners;
    this.#index = 0;
    return true;
  }

  /** The next one of the current phase that was not removed meanwhile. */
  #take(): EventListener | null {
    this.#skip();
    return this.#listeners?.[this.#index++] ?? null;
  }

  /** Moves the index to it, or to the end. The list is never changed, so that no copy of it has to be made. */
  #skip(): void {
    const listeners = this.#listeners ?? noListeners;
    const { type, stopImmediatePropagation } = this.#state;
    const capturing = this.#pass < this.#path.length;
    if (stopImmediatePropagation) this.#index = listeners.length;
    for (; this.#index < listeners.length; this.#index++) {
      const each = listeners[this.#index];
      if (each !== undefined && each.type === type && each.capture === capturing && !each.removed) return;
    }
  }

  #continues(passes: number): boolean {
    this.#skip();
    const isLast = this.#pass === passes - 1 || this.#state.stopPropagation;
    if (!isLast || this.#index < (this.#listeners ?? noListeners).length) return true;
    this.#finish();
    return false;
  }

  #finish(): void {
    const state = this.#state;
    this.#pass = this.#passes();
    state.phase = 0;
    state.currentTarget = null;
    state.path = nowhere;
    state.dispatching = false;
    state.stopPropagation = false;
    state.stopImmediatePropagation = false;
  }
}

// DOM, dispatching events, inner invoke (for one listener).
// https://dom.spec.whatwg.org/#concept-event-listener-inner-invoke
function innerInvoke(event: Event, state: EventState, listener: EventListener): void {
  const current = state.currentTarget;
  assert(current !== null, 'a listener runs at a target');
  // 1 to 5
  if (listener.once) removeListener(current, listener);
  // 6 to 8
  const { global } = current;
  const previous = global.currentEvent;
  global.currentEvent = event;
  // 9
  state.inPassiveListener = listener.passive;
  // 10, 11
  try {
    call(listener.callback, current, event);
  } catch (error) {
    global.reportException(error);
  }
  // 12
  state.inPassiveListener = false;
  // 13
  global.currentEvent = previous;
}

// Web IDL, call a user object's operation.
// https://webidl.spec.whatwg.org/#call-a-user-objects-operation
function call(callback: object, current: TargetRecord, event: Event): void {
  if (typeof callback === 'function') {
    Reflect.apply(callback, current.self, [event]);
    return;
  }
  const operation: unknown = Reflect.get(callback, 'handleEvent');
  if (typeof operation !== 'function')
    throw new current.global.realm.TypeError("The listener's 'handleEvent' is not a function.");
  Reflect.apply(operation, callback, [event]);
}

/** Calls all listeners, one after the other. False: the event was cancelled. */
export function dispatch(event: Event, target: TargetRecord): boolean {
  const run = new Dispatch(event, target);
  while (run.next());
  return !run.canceled;
}
