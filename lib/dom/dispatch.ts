import { assert } from '../infra/assert.ts';
import { nowhere, type Event, type EventState } from './event.ts';
import type { EventListener } from './event-listener.ts';
import { removeListener } from './listener-list.ts';
import type { TargetRecord } from './target-record.ts';

const capturingPhase = 1;
const atTarget = 2;
const bubblingPhase = 3;
/** Calls a function of the page. An array of arguments would cost as much as the rest of a dispatch. */
const callWith: (callback: Function, self: object, event: Event) => unknown = Function.prototype.call.bind(
  Function.prototype.call,
);

/**
 * Sends an event on its way. {@link proceed} then calls one listener, so that whoever fires the event can make a microtask checkpoint
 * between two of them; a dispatch from script calls it until it returns false. DIVERGES: the dispatch ends with its last listener,
 * before the checkpoint that follows, so that a microtask of that listener finds no currentTarget.
 */
// DOM, dispatching events, dispatch.
// https://dom.spec.whatwg.org/#concept-event-dispatch
export function begin(event: EventState, target: TargetRecord, targetOverride: TargetRecord = target): void {
  // 1
  event.dispatching = true;
  // 2
  event.target = targetOverride;
  // 3 to 5 (no activation behavior, no shadow trees)
  // 6
  event.path = target.pathFor(event.type);
  event.pass = 0;
  event.listeners = null;
}

/** Calls the next listener. True: there may be another one. False: the dispatch has ended. */
export function proceed(event: EventState): boolean {
  const passes = passesOf(event);
  for (; event.pass < passes; event.pass++) {
    if (event.listeners === null && !enter(event)) continue;
    const listener = nextListener(event);
    if (listener !== null) {
      event.index++;
      innerInvoke(event, listener);
      const isLast = event.pass === passes - 1 || event.stopPropagation;
      if (!isLast || nextListener(event) !== null) return true;
      break;
    }
    event.listeners = null;
  }
  finish(event);
  return false;
}

function passesOf({ path, bubbles }: EventState): number {
  return bubbles ? 2 * path.length : path.length + 1;
}

// DOM, dispatching events, invoke.
// https://dom.spec.whatwg.org/#concept-event-listener-invoke
function enter(event: EventState): boolean {
  const { length } = event.path;
  const capturing = event.pass < length;
  const position = capturing ? length - 1 - event.pass : event.pass - length;
  const current = event.path[position];
  assert(current !== undefined, 'each invocation has its target');
  // 1 to 3 (the target is the same for all)
  // 4
  if (event.stopPropagation) return false;
  // 5
  const around = capturing ? capturingPhase : bubblingPhase;
  event.phase = position === 0 ? atTarget : around;
  event.currentTarget = current;
  // 6
  event.listeners = current.listeners;
  event.index = 0;
  // 7, 8 (no shadow trees; the caller calls them)
  return true;
}

/** The next one of the current phase that was not removed meanwhile. The list is never changed, so that no copy of it has to be made. */
function nextListener(event: EventState): EventListener | null {
  const { listeners, type } = event;
  if (listeners === null || event.stopImmediatePropagation) return null;
  const capturing = event.pass < event.path.length;
  for (; event.index < listeners.length; event.index++) {
    const each = listeners[event.index];
    if (each !== undefined && each.type === type && each.capture === capturing && !each.removed) return each;
  }
  return null;
}

function finish(event: EventState): void {
  event.phase = 0;
  event.currentTarget = null;
  event.path = nowhere;
  event.listeners = null;
  event.dispatching = false;
  event.stopPropagation = false;
  event.stopImmediatePropagation = false;
}

// DOM, dispatching events, inner invoke (for one listener).
// https://dom.spec.whatwg.org/#concept-event-listener-inner-invoke
function innerInvoke(event: EventState, listener: EventListener): void {
  const current = event.currentTarget;
  assert(current !== null, 'a listener runs at a target');
  // 1 to 5
  if (listener.once) removeListener(current, listener);
  // 6
  const { global } = current;
  // 7
  const previous = global.currentEvent;
  // 8
  global.currentEvent = event.self;
  // 9
  event.inPassiveListener = listener.passive;
  // 10 (no event timing)
  // 11
  const { scripts } = global;
  scripts.prepareToRunScript();
  try {
    const returnValue = call(listener.callback, current, event.self);
    if (returnValue !== undefined) global.returned(returnValue, listener.by);
    scripts.cleanUpAfterRunningScript();
  } catch (error) {
    scripts.cleanUpAfterRunningScript();
    global.reportException(error, listener.by);
  }
  // 12
  event.inPassiveListener = false;
  // 13
  global.currentEvent = previous;
}

// Web IDL, call a user object's operation.
// https://webidl.spec.whatwg.org/#call-a-user-objects-operation
function call(callback: object, current: TargetRecord, event: Event): unknown {
  if (typeof callback === 'function') return callWith(callback, current.self, event);
  const operation: unknown = Reflect.get(callback, 'handleEvent');
  if (typeof operation !== 'function')
    throw new current.global.realm.TypeError("The listener's 'handleEvent' is not a function.");
  return callWith(operation, callback, event);
}

/** Calls all listeners, one after the other. False: the event was cancelled. */
export function dispatch(event: EventState, target: TargetRecord): boolean {
  begin(event, target);
  while (proceed(event));
  return !event.canceled;
}
