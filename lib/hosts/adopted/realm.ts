import type { DOMExceptionClass, ErrorClass, Realm } from '../../webidl/realm.ts';
import { fromSurroundings } from '../bare/surroundings.ts';

/** The intrinsics of a window that others made: those that it has under their global names, else the surroundings'. */
export function realmOf(window: object): Realm {
  const named = (name: string): unknown => {
    const own: unknown = Reflect.get(window, name);
    return typeof own === 'function' && typeof own.prototype !== 'undefined' ? own : fromSurroundings(name);
  };
  return {
    TypeError: named('TypeError') as ErrorClass,
    RangeError: named('RangeError') as ErrorClass,
    DOMException: named('DOMException') as DOMExceptionClass,
    Promise: named('Promise') as PromiseConstructor,
    objectPrototype: (named('Object') as typeof Object).prototype,
    functionPrototype: (named('Function') as typeof Function).prototype as object,
    arrayPrototype: (named('Array') as typeof Array).prototype,
  };
}
