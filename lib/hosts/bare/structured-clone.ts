import { DOMException } from '../../dom/dom-exception.ts';
import { Event } from '../../dom/event.ts';
import { EventTarget } from '../../dom/event-target.ts';
import { holdsPlatformObject } from '../../html/messages/unserializable.ts';
import { requireArguments } from '../../webidl/interface.ts';
import { ownDate } from './clocks.ts';
import type { BareGlobal } from './global.ts';
import { History } from './history.ts';
import { Location } from './location.ts';
import { Navigator } from './navigator.ts';
import { isOfSurroundings, surroundingsFunction } from './surroundings.ts';

/** A copy, where the surroundings can make one. Throws a DataCloneError of the window, and what getters of the page throw. */
export function cloned(global: BareGlobal, ...args: unknown[]): unknown {
  const structuredClone = surroundingsFunction('structuredClone');
  if (structuredClone === null) return args[0];
  const refused = (message: string): unknown => new global.realm.DOMException(message, 'DataCloneError');
  try {
    const copy = structuredClone(...args);
    if (holdsPlatformObject(args[0], isPlatformObject)) throw refused('A platform object could not be cloned.');
    return withOwnDates(global, copy);
  } catch (error) {
    if (!isDataCloneError(error)) throw error;
    throw refused(error.message);
  }
}

// HTML, structured data, structuredClone.
// https://html.spec.whatwg.org/multipage/#dom-structuredclone
export function structuredCloneOf(global: BareGlobal): (value: unknown, options?: unknown) => unknown {
  const method = {
    structuredClone(...args: unknown[]): unknown {
      requireArguments(global.realm, "Failed to execute 'structuredClone' on 'Window'", args.length, 1);
      // 1 to 3
      return cloned(global, ...args);
    },
  };
  Object.defineProperty(method.structuredClone, 'length', { value: 1, configurable: true });
  return method.structuredClone;
}

/** The surroundings make Dates of their own, whose local time is theirs; the window's take their places. */
function withOwnDates(global: BareGlobal, copy: unknown): unknown {
  const seen = new Set<unknown>();
  const left = [copy];
  for (let value = left.pop(); value !== undefined || left.length > 0; value = left.pop()) {
    if (typeof value !== 'object' || value === null || seen.has(value)) continue;
    seen.add(value);
    // Whatever Date the surroundings have now.
    if (Object.prototype.toString.call(value) === '[object Date]') Object.setPrototypeOf(value, ownDate(global).prototype);
    else for (const part of partsOf(value)) left.push(part);
  }
  return copy;
}

function partsOf(value: object): Iterable<unknown> {
  if (value instanceof Map) return [...value.keys(), ...value.values()];
  if (value instanceof Set) return value;
  return ArrayBuffer.isView(value) ? [] : Object.values(value);
}

/** Whether an interface of a bare window made it. */
export function isPlatformObject(object: object): boolean {
  return (
    Event.isEvent(object) ||
    EventTarget.recordOf(object) !== null ||
    Location.isLocation(object) ||
    History.isHistory(object) ||
    Navigator.isNavigator(object) ||
    DOMException.isDOMException(object) ||
    isOfSurroundings(object)
  );
}

/** Node has a TypeError for what cannot be transferred. */
function isDataCloneError(error: unknown): error is Error {
  if (!(error instanceof Error)) return false;
  return error.name === 'DataCloneError' || Reflect.get(error, 'code') === 'ERR_INVALID_TRANSFER_OBJECT';
}
