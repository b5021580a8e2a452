import { dictionaryMember, toDictionarySource, toDOMString, toDouble } from './conversions.ts';
import {
  createInterfacePrototype,
  defineInterfaceObject,
  defineReadonlyAttribute,
  illegalInvocation,
  type InterfaceObject,
} from './interface.ts';
import type { Realm } from './realm.ts';

/** QuotaExceededError as one realm has it. */
export interface QuotaExceededErrorInterface extends InterfaceObject {
  /** An error whose quota and requested are null: Web Storage tells neither. */
  create(message: string): Error;
}

interface Slots {
  readonly quota: number | null;
  readonly requested: number | null;
}

const slotsOf: WeakMap<object, Slots> = new WeakMap();
const interfaceOf: WeakMap<Realm, QuotaExceededErrorInterface> = new WeakMap();

const name = 'QuotaExceededError';
const legacyCode = 22;

/** The interface of this realm, made when it is first asked for. */
export function quotaExceededErrorInterface(realm: Realm): QuotaExceededErrorInterface {
  let found = interfaceOf.get(realm);
  if (found === undefined) {
    found = createQuotaExceededErrorInterface(realm);
    interfaceOf.set(realm, found);
  }
  return found;
}

// Web IDL, QuotaExceededError.
// https://webidl.spec.whatwg.org/#quotaexceedederror
function createQuotaExceededErrorInterface(realm: Realm): QuotaExceededErrorInterface {
  const parent = realm.DOMException;
  const prototype = createInterfacePrototype(name, parent.prototype);

  function QuotaExceededError(message: unknown = '', options?: unknown): object {
    if (new.target === undefined) {
      throw new realm.TypeError(
        `Failed to construct '${name}': Please use the 'new' operator, this DOM object constructor cannot be called as a function.`,
      );
    }
    const convertedMessage = toDOMString(realm, message);
    const slots = readOptions(realm, options);
    return construct(parent, convertedMessage, slots, new.target);
  }
  defineInterfaceObject(realm, name, 0, QuotaExceededError, prototype, parent);

  for (const attribute of ['quota', 'requested'] as const) {
    const { get } = {
      get(this: unknown): unknown {
        const slots = typeof this === 'object' && this !== null ? slotsOf.get(this) : undefined;
        if (slots === undefined) throw illegalInvocation(realm);
        return slots[attribute];
      },
    };
    defineReadonlyAttribute(realm, prototype, attribute, get);
  }

  realm.interfaceMade?.(QuotaExceededError);
  return {
    interfaceObject: QuotaExceededError,
    prototype,
    create: (message) => construct(parent, message, { quota: null, requested: null }, QuotaExceededError),
  };
}

// Web IDL, QuotaExceededError, constructor.
// https://webidl.spec.whatwg.org/#dom-quotaexceedederror-quotaexceedederror
function readOptions(realm: Realm, options: unknown): Slots {
  const source = toDictionarySource(realm, options, 'QuotaExceededErrorOptions');
  const givenQuota = dictionaryMember(realm, source, 'quota');
  const quota = givenQuota === undefined ? null : toDouble(realm, givenQuota);
  const givenRequested = dictionaryMember(realm, source, 'requested');
  const requested = givenRequested === undefined ? null : toDouble(realm, givenRequested);
  const fail = (what: string): Error => new realm.RangeError(`Failed to construct '${name}': ${what}`);
  // 1, 2 (name and message: see construct)
  // 3
  if (quota !== null && quota < 0) throw fail('quota must not be negative.');
  // 4
  if (requested !== null && requested < 0) throw fail('requested must not be negative.');
  // 5
  if (quota !== null && requested !== null && requested < quota) throw fail('requested must not be less than quota.');
  return { quota, requested };
}

/** As it was before there was an interface of that name: a DOMException, which tells neither quota nor requested. */
export function quotaExceededDOMException({ DOMException }: Realm, message: string): Error {
  return withLegacyCode(new DOMException(message, name));
}

function construct(parent: Realm['DOMException'], message: string, slots: Slots, newTarget: Function): Error {
  const error = withLegacyCode(Reflect.construct(parent, [message, name], newTarget) as Error);
  slotsOf.set(error, slots);
  return error;
}

function withLegacyCode(error: Error): Error {
  // An emulator's DOMException may know no codes: then the object has one of its own.
  if (Reflect.get(error, 'code') !== legacyCode) {
    Object.defineProperty(error, 'code', { value: legacyCode, writable: false, enumerable: false, configurable: true });
  }
  return error;
}
