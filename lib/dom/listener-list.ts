import { EventListener } from './event-listener.ts';
import type { TargetRecord } from './target-record.ts';

/** As far as a listener needs one: the surroundings' AbortSignal, or any other. */
export interface AbortSignalLike {
  readonly aborted: boolean;
  addEventListener(type: 'abort', callback: () => void, options: { once: boolean }): void;
}

interface ListenerOptions {
  readonly capture: boolean;
  readonly once: boolean;
  readonly passive: boolean | null;
  readonly signal: AbortSignalLike | null;
}

const passiveTypes: ReadonlySet<string> = new Set(['touchstart', 'touchmove', 'wheel', 'mousewheel']);

// DOM, EventTarget, add an event listener.
// https://dom.spec.whatwg.org/#add-an-event-listener
export function addEventListener(record: TargetRecord, type: string, callback: unknown, options: unknown): void {
  const { capture, once, passive, signal } = flattenMore(record, options);
  requireCallback(record, callback, 'addEventListener');
  // 1, 2 (service workers; aborted)
  if (signal?.aborted) return;
  // 3
  if (callback === null || callback === undefined) return;
  // 4
  const isPassive = passive ?? (record.passiveByDefault && passiveTypes.has(type));
  // 5
  if (find(record, type, callback, capture) !== undefined) return;
  const listener = new EventListener(type, callback, capture, once, isPassive, record.global.ownerOf(callback));
  appendListener(record, listener);
  // 6
  signal?.addEventListener('abort', () => removeListener(record, listener), { once: true });
}

// DOM, EventTarget, removeEventListener(type, callback, options).
// https://dom.spec.whatwg.org/#dom-eventtarget-removeeventlistener
export function removeEventListener(record: TargetRecord, type: string, callback: unknown, options: unknown): void {
  requireCallback(record, callback, 'removeEventListener');
  // 1
  const capture = flatten(options);
  // 2
  if (callback === null || callback === undefined) return;
  const listener = find(record, type, callback, capture);
  if (listener !== undefined) removeListener(record, listener);
}

/** Appends without looking for an equal one. */
export function appendListener(record: TargetRecord, listener: EventListener): void {
  record.listeners = [...record.listeners, listener];
  if (record.isGlobal) record.global.listenersChanged?.();
}

// DOM, EventTarget, remove an event listener.
// https://dom.spec.whatwg.org/#remove-an-event-listener
export function removeListener(record: TargetRecord, listener: EventListener): void {
  // 1 (no service workers)
  // 2
  listener.removed = true;
  record.listeners = record.listeners.filter((each) => each !== listener);
  if (record.isGlobal) record.global.listenersChanged?.();
}

// DOM, EventTarget, flatten options.
// https://dom.spec.whatwg.org/#concept-flatten-options
function flatten(options: unknown): boolean {
  // 1
  if (typeof options !== 'object' && typeof options !== 'function') return Boolean(options);
  // 2
  return Boolean(options !== null && Reflect.get(options, 'capture'));
}

// DOM, EventTarget, flatten more options.
// https://dom.spec.whatwg.org/#event-flatten-more
function flattenMore(record: TargetRecord, options: unknown): ListenerOptions {
  // 1
  const capture = flatten(options);
  // 2, 3
  if (typeof options !== 'object' || options === null) return { capture, once: false, passive: null, signal: null };
  // 4
  const { once, passive, signal }: Partial<ListenerOptions> = options;
  // 5
  return {
    capture,
    once: Boolean(once),
    passive: passive === undefined ? null : Boolean(passive),
    signal: signal === undefined ? null : requireSignal(record, signal),
  };
}

function requireSignal(record: TargetRecord, value: unknown): AbortSignalLike {
  if (isSignal(value)) return value;
  throw new record.global.realm.TypeError(
    "Failed to execute 'addEventListener' on 'EventTarget': member signal is not of type AbortSignal.",
  );
}

function isSignal(value: unknown): value is AbortSignalLike {
  return typeof value === 'object' && value !== null && 'aborted' in value && 'addEventListener' in value;
}

function requireCallback(record: TargetRecord, callback: unknown, method: string): asserts callback is object | null | undefined {
  if (callback === undefined || typeof callback === 'object' || typeof callback === 'function') return;
  throw new record.global.realm.TypeError(`Failed to execute '${method}' on 'EventTarget': parameter 2 is not of type 'Object'.`);
}

function find(record: TargetRecord, type: string, callback: object, capture: boolean): EventListener | undefined {
  return record.listeners.find((each) => each.type === type && each.callback === callback && each.capture === capture);
}
