import { ErrorEvent } from './error-event.ts';
import { Event, setCanceled } from './event.ts';
import { EventListener } from './event-listener.ts';
import { appendListener, removeListener } from './listener-list.ts';
import type { HandlerSlot, TargetRecord } from './target-record.ts';

/** What `window.onstorage` answers; `type` without `on`. */
export function getEventHandler(record: TargetRecord, type: string): object | null {
  return record.handlers?.get(type)?.value ?? null;
}

/**
 * What `window.onstorage = value` does: anything but an object or a function counts as null. A handler takes its place among
 * the listeners when it is first set, and keeps it while it is replaced; null gives the place up.
 */
export function setEventHandler(record: TargetRecord, type: string, value: unknown): void {
  const slot = record.handlers?.get(type);
  const isObject = (typeof value === 'object' && value !== null) || typeof value === 'function';
  if (!isObject) {
    if (slot !== undefined) deactivate(record, type, slot);
  } else if (slot === undefined) {
    activate(record, type, value);
  } else {
    slot.value = value;
    slot.listener.by = record.global.ownerOf(value);
  }
}

// HTML, event handlers, activate an event handler.
// https://html.spec.whatwg.org/multipage/#activate-an-event-handler
function activate(record: TargetRecord, type: string, value: object): void {
  // 1 to 3 (only for whoever has no listener)
  // 4
  const callback = (event: Event): unknown => processEventHandler(slot, event);
  // 5
  const listener = new EventListener(type, callback, false, false, false, record.global.ownerOf(value));
  const slot: HandlerSlot = { value, listener };
  // 6
  appendListener(record, listener);
  // 7
  record.handlers ??= new Map();
  record.handlers.set(type, slot);
}

// HTML, event handlers, deactivate an event handler.
// https://html.spec.whatwg.org/multipage/#deactivate-an-event-handler
function deactivate(record: TargetRecord, type: string, slot: HandlerSlot): void {
  // 1 to 4
  removeListener(record, slot.listener);
  // 5
  record.handlers?.delete(type);
}

/** Gives what the handler returned to the dispatch, as a listener does. */
// HTML, event handlers, the event handler processing algorithm.
// https://html.spec.whatwg.org/multipage/#the-event-handler-processing-algorithm
function processEventHandler(slot: HandlerSlot, event: Event): unknown {
  const state = Event.stateOf(event);
  const current = state?.currentTarget;
  // 1, 2 (an object that cannot be called does nothing)
  if (!state || !current || typeof slot.value !== 'function') return undefined;
  // 3
  const isError = ErrorEvent.isErrorEvent(event) && state.type === 'error' && current.isGlobal;
  // 4
  const args = isError ? [event.message, event.filename, event.lineno, event.colno, event.error] : [event];
  const returnValue: unknown = Reflect.apply(slot.value, current.self, args);
  // 5
  if (state.type === 'beforeunload' && state.trusted) {
    if (returnValue !== null && returnValue !== undefined) setCanceled(state);
  } else if (returnValue === isError) {
    setCanceled(state);
  }
  return returnValue;
}
