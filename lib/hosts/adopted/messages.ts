import { holdsPlatformObject } from '../../html/messages/unserializable.ts';
import type { HostEvent, MessageInit } from '../../html/records/document-host.ts';
import type { Realm } from '../../webidl/realm.ts';
import { fromSurroundings, surroundingsFunction } from '../bare/surroundings.ts';
import { PlatformObjects } from './platform-objects.ts';
import { notDone } from './refusals.ts';
import type { ListeningTarget } from './surfaces.ts';

type MessageEventClass = new (type: string, init: object) => { readonly type: string; readonly data: unknown };

/** An event target of the window with that prototype, made as the window makes its own. */
export function newEventTarget(EventTarget: Function, prototype: object): ListeningTarget {
  const target = Reflect.construct(EventTarget, []) as ListeningTarget;
  return Object.setPrototypeOf(target, prototype) as ListeningTarget;
}

/** A MessageEvent of the window's own class. */
export function messageEvent(window: object, type: string, { data, origin }: MessageInit): HostEvent {
  const own: unknown = Reflect.get(window, 'MessageEvent');
  const MessageEvent = (typeof own === 'function' ? own : fromSurroundings('MessageEvent')) as MessageEventClass;
  const event = new MessageEvent(type, { data, origin });
  // An emulator may take undefined for null.
  if (event.data !== data) Object.defineProperty(event, 'data', { value: data, enumerable: true, configurable: true });
  return event;
}

/**
 * A structured clone, made of objects of the window's realm. Throws the realm's DataCloneError, what getters of the value throw, and
 * ADOPTED where the surroundings can clone nothing.
 */
export function cloneFor(
  window: object,
  realm: Realm,
  value: unknown,
  platformObjects: PlatformObjects = new PlatformObjects(window),
): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const structuredClone = surroundingsFunction('structuredClone');
  if (structuredClone === null) throw notDone('clone an object', 'Pass strings, or what JSON.stringify() makes of it.');
  let copy: unknown;
  try {
    copy = structuredClone(value);
  } catch (error) {
    if (nameOf(error) !== 'DataCloneError') throw error;
    throw new realm.DOMException(String(Reflect.get(error as object, 'message')), 'DataCloneError');
  }
  if (holdsPlatformObject(value, (object) => platformObjects.has(object))) {
    throw new realm.DOMException('A platform object could not be cloned.', 'DataCloneError');
  }
  if (realm.objectPrototype !== Object.prototype) moveToRealm(window, copy);
  return copy;
}

function nameOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null ? Reflect.get(error, 'name') : undefined;
}

/** Gives what the surroundings have made the prototypes of the window's realm, where it has a class of that name. */
function moveToRealm(window: object, copy: unknown): void {
  const seen = new Set<object>();
  const left: unknown[] = [copy];
  for (let value = left.pop(); value !== undefined || left.length > 0; value = left.pop()) {
    if (typeof value !== 'object' || value === null || seen.has(value)) continue;
    seen.add(value);
    // One by one: there may be more of them than a call has room for arguments.
    if (!ArrayBuffer.isView(value)) for (const part of partsOf(value)) left.push(part);
    const { constructor } = Reflect.getPrototypeOf(value) ?? {};
    const there: unknown = constructor === undefined ? undefined : Reflect.get(window, constructor.name);
    if (typeof there === 'function') Object.setPrototypeOf(value, there.prototype as object);
  }
}

function partsOf(value: object): readonly unknown[] {
  const parts: readonly unknown[] = Object.values(value);
  if (value instanceof Map) return [...parts, ...value.keys(), ...value.values()];
  return value instanceof Set ? [...parts, ...value] : parts;
}
