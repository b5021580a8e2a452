import type { PlatformSignal } from '../../dom/abort-signal.ts';
import { dictionaryMember, toDictionarySource, toDOMString } from '../../webidl/conversions.ts';
import { requireArguments } from '../../webidl/interface.ts';
import type { Realm } from '../../webidl/realm.ts';
import { createSingleObjectInterface, type SingleObjectInterface } from '../../webidl/single-object-interface.ts';
import type { LockCallback, LockOptions } from '../../web-locks/lock.ts';
import { query } from '../../web-locks/query.ts';
import { request } from '../../web-locks/request.ts';
import type { Document } from '../records/document.ts';

/** Makes the LockManager interface of one window. `documentOf`: the document that the window shows. */
// Web Locks, the LockManager interface.
// https://w3c.github.io/web-locks/#lockmanager
export function createLockManagerInterface(realm: Realm, documentOf: () => Document): SingleObjectInterface {
  return createSingleObjectInterface(realm, 'LockManager', documentOf, {
    operations: {
      request: { length: 2, steps: (document, args) => requestConverted(realm, document, args) },
      query: { length: 0, steps: query },
    },
  });
}

const context = "Failed to execute 'request' on 'LockManager'";

/** Two arguments are a name and a callback; of more the second one is options. */
function requestConverted(realm: Realm, document: Document, args: readonly unknown[]): Promise<unknown> {
  requireArguments(realm, context, args.length, 2);
  const name = toDOMString(realm, args[0]);
  const options = toLockOptions(realm, document, args.length === 2 ? null : args[1]);
  const callback = toLockCallback(realm, args.length === 2 ? args[1] : args[2]);
  return request(document, name, options, callback);
}

/** Members are read in alphabetical order. */
function toLockOptions(realm: Realm, document: Document, value: unknown): LockOptions {
  const source = toDictionarySource(realm, value, 'LockOptions');
  const ifAvailable = Boolean(dictionaryMember(realm, source, 'ifAvailable'));
  const givenMode = dictionaryMember(realm, source, 'mode');
  const mode = givenMode === undefined ? 'exclusive' : toLockMode(realm, givenMode);
  const givenSignal = dictionaryMember(realm, source, 'signal');
  const signal = givenSignal === undefined ? null : signalOf(document, givenSignal);
  if (givenSignal !== undefined && signal === null) {
    throw new realm.TypeError(`${context}: member signal is not of type AbortSignal.`);
  }
  return { ifAvailable, mode, signal, steal: Boolean(dictionaryMember(realm, source, 'steal')) };
}

/** What is no signal itself is none: neither a Proxy of one, whose traps are not called, nor what inherits from one. */
function signalOf({ host, userAgent }: Document, value: unknown): PlatformSignal | null {
  if (typeof value !== 'object' || value === null) return null;
  return (userAgent.options.describeProxy?.(value) ?? null) === null ? host.abortSignal(value) : null;
}

function toLockMode(realm: Realm, value: unknown): LockOptions['mode'] {
  const mode = toDOMString(realm, value);
  if (mode === 'exclusive' || mode === 'shared') return mode;
  throw new realm.TypeError(`${context}: '${mode}' is not a valid value of the enumeration LockMode.`);
}

function toLockCallback(realm: Realm, value: unknown): LockCallback {
  if (typeof value !== 'function') throw new realm.TypeError(`${context}: the callback is not a function.`);
  return (lock) => Reflect.apply(value, undefined, [lock]) as unknown;
}
