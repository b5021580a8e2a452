import { toDOMString } from '../webidl/conversions.ts';
import { illegalInvocation, requireArguments } from '../webidl/interface.ts';
import { dispatch } from './dispatch.ts';
import { Event } from './event.ts';
import { addEventListener, removeEventListener } from './listener-list.ts';
import type { RelevantGlobal } from './relevant-global.ts';
import { TargetRecord } from './target-record.ts';

// Records by the object that stands for a target without being it: the model's WindowProxy.
const standIns = new WeakMap<object, TargetRecord>();

/** DOM, EventTarget: https://dom.spec.whatwg.org/#interface-eventtarget */
export class EventTarget {
  readonly #record: TargetRecord;

  constructor(global: RelevantGlobal, newRecord?: (self: object) => TargetRecord) {
    this.#record = newRecord === undefined ? new TargetRecord(global, this) : newRecord(this);
  }

  /** The record of an event target of any window, or of what stands for one; null for every other value. */
  static recordOf(value: unknown): TargetRecord | null {
    if (typeof value !== 'object' || value === null) return null;
    if (#record in value) return value.#record;
    const record = standIns.get(value);
    return record !== undefined && record.isBehind(value) ? record : null;
  }

  /** From now on page code sees `standIn` where it saw the target's own object. */
  static replaceSelf(record: TargetRecord, standIn: object): void {
    record.self = standIn;
    EventTarget.standIn(record, standIn);
  }

  /** The methods of the target take `standIn` for it, too. */
  static standIn(record: TargetRecord, standIn: object): void {
    standIns.set(standIn, record);
  }
}

/** `EventTarget` of one window. */
export type EventTargetClass = new () => object;

/**
 * Makes the EventTarget interface object of one window. Its methods are closures, because a method of a window that is called
 * without a `this` acts on that window. `prototypeParent` is what EventTarget.prototype derives from.
 */
export function eventTargetInterface(
  global: RelevantGlobal,
  windowRecord: () => TargetRecord,
  prototypeParent: object = global.realm.objectPrototype,
): EventTargetClass {
  const { realm } = global;
  const base: Function = EventTarget;
  const recordFor = (self: unknown): TargetRecord => {
    const ownWindow = windowRecord();
    const isOwn = self === undefined || self === null;
    const record = isOwn ? ownWindow : EventTarget.recordOf(self);
    if (record === null) throw illegalInvocation(realm);
    return record;
  };
  const interfaceObject = {
    // Derived from nothing: see interfaceObject.
    EventTarget: class extends null {
      constructor() {
        return Reflect.construct(base, [global], new.target);
      }
      addEventListener(type: unknown, callback: unknown, options: unknown = undefined): void {
        const record = recordFor(this);
        requireArguments(realm, "Failed to execute 'addEventListener' on 'EventTarget'", arguments.length, 2);
        addEventListener(record, toDOMString(realm, type), callback, options);
      }
      removeEventListener(type: unknown, callback: unknown, options: unknown = undefined): void {
        const record = recordFor(this);
        requireArguments(realm, "Failed to execute 'removeEventListener' on 'EventTarget'", arguments.length, 2);
        removeEventListener(record, toDOMString(realm, type), callback, options);
      }
      dispatchEvent(event: unknown): boolean {
        const record = recordFor(this);
        requireArguments(realm, "Failed to execute 'dispatchEvent' on 'EventTarget'", arguments.length, 1);
        return dispatchFromScript(record, event);
      }
    },
  }.EventTarget;
  Object.setPrototypeOf(interfaceObject.prototype, prototypeParent);
  Object.defineProperties(interfaceObject.prototype, prototypeAttributes);
  // As those of all other interfaces, so that a reset need not look at them.
  const { addEventListener: add, removeEventListener: remove, dispatchEvent } = interfaceObject.prototype;
  for (const each of [add, remove, dispatchEvent]) Object.freeze(each);
  return interfaceObject;
}

const prototypeAttributes: PropertyDescriptorMap = {
  addEventListener: { enumerable: true },
  removeEventListener: { enumerable: true },
  dispatchEvent: { enumerable: true },
  [Symbol.toStringTag]: { value: 'EventTarget', configurable: true },
};

// DOM, EventTarget, dispatchEvent(event).
// https://dom.spec.whatwg.org/#dom-eventtarget-dispatchevent
function dispatchFromScript(record: TargetRecord, event: unknown): boolean {
  const state = Event.stateOf(event);
  if (state === null) {
    throw new record.global.realm.TypeError(
      "Failed to execute 'dispatchEvent' on 'EventTarget': parameter 1 is not of type 'Event'.",
    );
  }
  // 1
  if (state.dispatching || !state.initialized) {
    const { DOMException } = record.global.realm;
    throw new DOMException('The event is already being dispatched, or was never initialized.', 'InvalidStateError');
  }
  // 2
  state.trusted = false;
  if (state.type === 'storage') record.global.storageEventDispatched?.(record, event as object);
  // 3
  return dispatch(state, record);
}
