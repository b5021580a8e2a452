import { Returned } from '../infra/returned.ts';
import {
  dictionaryMember,
  toDictionarySource,
  toDOMString,
  toNullableDOMString,
  toUSVString,
  type DictionarySource,
} from '../webidl/conversions.ts';
import {
  defineInterfaceObject,
  defineOperation,
  defineReadonlyAttribute,
  illegalInvocation,
  nameInterfacePrototype,
  requireArguments,
  type InterfaceObject,
} from '../webidl/interface.ts';
import type { Realm } from '../webidl/realm.ts';
import type { Storage } from './storage.ts';

/** The class of events of one window, which StorageEvent derives from. */
export type EventBaseClass<E extends object> = new (
  type: string,
  init?: { bubbles?: boolean; cancelable?: boolean; composed?: boolean },
) => E;

/** What a fired event tells. */
export interface StorageEventInit {
  readonly key: string | null;
  readonly oldValue: string | null;
  readonly newValue: string | null;
  readonly url: string;
}

/** The StorageEvent interface of one window. `E`: its events. */
export interface StorageEventInterface<E extends object> extends InterfaceObject {
  /** Makes the `storage` event of a change. It does not bubble and cannot be cancelled; whoever dispatches it makes it trusted. */
  createFired(change: StorageEventInit, storageArea: Storage | null): E;
}

interface Slots extends StorageEventInit {
  readonly storageArea: Storage | null;
}

/**
 * Gives an event of any window its slots, as a private field of it: a getter of one window works on an event of another. A
 * WeakMap would do the same at ten times the cost for each event.
 */
class SlotsOnEvent extends Returned {
  #slots: Slots;

  private constructor(event: object, slots: Slots) {
    super(event);
    this.#slots = slots;
  }

  /** For an event that was just made. */
  static putFirst(event: object, slots: Slots): void {
    void new SlotsOnEvent(event, slots);
  }

  static put(event: object, slots: Slots): void {
    if (#slots in event) event.#slots = slots;
    else void new SlotsOnEvent(event, slots);
  }

  static of(receiver: unknown): Slots | undefined {
    return typeof receiver === 'object' && receiver !== null && #slots in receiver ? receiver.#slots : undefined;
  }
}

/** What a StorageEvent of any window tells, whoever made it; null for every other event. No code of a page runs for it. */
export function storageEventSlots(event: object): StorageEventInit | null {
  return SlotsOnEvent.of(event) ?? null;
}

const attributes = ['key', 'oldValue', 'newValue', 'url', 'storageArea'] as const;

type IsStorage = (value: unknown) => value is Storage;

/**
 * Makes the StorageEvent interface of one window on top of its own Event. `isStorage` accepts Storage objects of any window.
 * `FiredBase` makes what `EventBase` makes, with less ado; page code never sees it. Default: `EventBase`.
 */
export function createStorageEventInterface<E extends object>(
  realm: Realm,
  EventBase: EventBaseClass<E>,
  isStorage: IsStorage,
  FiredBase: EventBaseClass<E> = EventBase,
): StorageEventInterface<E> {
  // Constructing through another new.target takes a hundred times as long as an ordinary subclass does: so the interface
  // prototype object is such a class's, and what has no new.target of its own is made by it.
  const Fired = class extends (FiredBase as EventBaseClass<object>) {};
  const prototype: object = Fired.prototype;
  if (FiredBase !== EventBase) Object.setPrototypeOf(prototype, EventBase.prototype);
  nameInterfacePrototype(prototype, 'StorageEvent');

  // HTML, the StorageEvent interface, constructor.
  // https://html.spec.whatwg.org/multipage/#the-storageevent-interface
  function StorageEvent(type?: unknown, eventInitDict?: unknown): object {
    if (new.target === undefined) {
      throw new realm.TypeError(
        "Failed to construct 'StorageEvent': Please use the 'new' operator, this DOM object constructor cannot be called as a function.",
      );
    }
    requireArguments(realm, "Failed to construct 'StorageEvent'", arguments.length, 1);
    const convertedType = toDOMString(realm, type);
    const source = toDictionarySource(realm, eventInitDict, 'StorageEventInit');
    const base = readEventInit(realm, source);
    const slots = readStorageEventInit(realm, isStorage, source);
    const event: object =
      new.target === StorageEvent
        ? new Fired(convertedType, base)
        : Reflect.construct(EventBase, [convertedType, base], new.target);
    SlotsOnEvent.put(event, slots);
    return event;
  }
  defineInterfaceObject(realm, 'StorageEvent', 1, StorageEvent, prototype, EventBase);
  defineAttributes(realm, prototype);
  defineInitStorageEvent(realm, prototype, EventBase.prototype, isStorage);

  realm.interfaceMade?.(StorageEvent);
  return {
    interfaceObject: StorageEvent,
    prototype,
    createFired(change, storageArea) {
      // The one cast: TypeScript lets no class extend a type parameter, so Fired is declared to extend less.
      const event = new Fired('storage') as E;
      const { key, oldValue, newValue, url } = change;
      SlotsOnEvent.putFirst(event, { key, oldValue, newValue, url, storageArea });
      return event;
    },
  };
}

function defineAttributes(realm: Realm, prototype: object): void {
  for (const attribute of attributes) {
    const { get } = {
      get(this: unknown): unknown {
        return slotsOfReceiver(realm, this)[attribute];
      },
    };
    defineReadonlyAttribute(realm, prototype, attribute, get);
  }
}

function slotsOfReceiver(realm: Realm, receiver: unknown): Slots {
  const slots = SlotsOnEvent.of(receiver);
  if (slots === undefined) throw illegalInvocation(realm);
  return slots;
}

/** Members of the inherited dictionary, in alphabetical order: they come before those of the derived one. */
function readEventInit(realm: Realm, source: DictionarySource): { bubbles: boolean; cancelable: boolean; composed: boolean } {
  const bubbles = Boolean(dictionaryMember(realm, source, 'bubbles'));
  const cancelable = Boolean(dictionaryMember(realm, source, 'cancelable'));
  const composed = Boolean(dictionaryMember(realm, source, 'composed'));
  return { bubbles, cancelable, composed };
}

function readStorageEventInit(realm: Realm, isStorage: IsStorage, source: DictionarySource): Slots {
  const key = toNullableDOMString(realm, dictionaryMember(realm, source, 'key'));
  const newValue = toNullableDOMString(realm, dictionaryMember(realm, source, 'newValue'));
  const oldValue = toNullableDOMString(realm, dictionaryMember(realm, source, 'oldValue'));
  const storageArea = toNullableStorage(
    realm,
    isStorage,
    dictionaryMember(realm, source, 'storageArea'),
    "Failed to construct 'StorageEvent': Failed to read the 'storageArea' property from 'StorageEventInit': Failed to convert value to 'Storage'.",
  );
  const url = dictionaryMember(realm, source, 'url');
  return { key, oldValue, newValue, url: url === undefined ? '' : toUSVString(realm, url), storageArea };
}

function toNullableStorage(realm: Realm, isStorage: IsStorage, value: unknown, message: string): Storage | null {
  if (value === null || value === undefined) return null;
  if (!isStorage(value)) throw new realm.TypeError(message);
  return value;
}

// HTML, the StorageEvent interface, initStorageEvent.
// https://html.spec.whatwg.org/multipage/#dom-storageevent-initstorageevent
function defineInitStorageEvent(realm: Realm, prototype: object, eventPrototype: object, isStorage: IsStorage): void {
  // Taken now: page code may put others in their place.
  const phaseGetter = Object.getOwnPropertyDescriptor(eventPrototype, 'eventPhase')?.get;
  const initEvent: unknown = Reflect.get(eventPrototype, 'initEvent');
  const context = "Failed to execute 'initStorageEvent' on 'StorageEvent'";

  const { initStorageEvent } = {
    initStorageEvent(this: unknown, ...args: readonly unknown[]): void {
      slotsOfReceiver(realm, this);
      requireArguments(realm, context, args.length, 1);
      const type = toDOMString(realm, args[0]);
      const bubbles = Boolean(args[1]);
      const cancelable = Boolean(args[2]);
      const key = toNullableDOMString(realm, args[3]);
      const oldValue = toNullableDOMString(realm, args[4]);
      const newValue = toNullableDOMString(realm, args[5]);
      const url = args[6] === undefined ? '' : toUSVString(realm, args[6]);
      const storageArea = toNullableStorage(realm, isStorage, args[7], `${context}: parameter 8 is not of type 'Storage'.`);
      const event = this as object;
      const phase: unknown = phaseGetter === undefined ? Reflect.get(event, 'eventPhase') : Reflect.apply(phaseGetter, event, []);
      // An event has a phase other than 0 exactly while it is being dispatched.
      if (typeof phase === 'number' && phase !== 0) return;
      if (typeof initEvent === 'function') Reflect.apply(initEvent, event, [type, bubbles, cancelable]);
      SlotsOnEvent.put(event, { key, oldValue, newValue, url, storageArea });
    },
  };
  defineOperation(realm, prototype, 'initStorageEvent', 1, initStorageEvent);
}
