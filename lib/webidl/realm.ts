/** An error class of some realm. */
export type ErrorClass = new (message?: string) => Error;

/** A DOMException as far as the model makes one. */
export type DOMExceptionClass = new (message?: string, name?: string) => Error & { readonly code: number };

/**
 * The intrinsics of the realm that one window lives in, as far as the model makes errors, functions and objects in it. What page
 * code catches is `instanceof` these.
 *
 * Web IDL, exceptions: https://webidl.spec.whatwg.org/#js-creating-throwing-exceptions
 */
export interface Realm {
  readonly TypeError: ErrorClass;
  readonly RangeError: ErrorClass;
  readonly DOMException: DOMExceptionClass;
  readonly Promise: PromiseConstructor;
  /** `Object.prototype`, `Function.prototype`, `Array.prototype` of the realm. */
  readonly objectPrototype: object;
  readonly functionPrototype: object;
  readonly arrayPrototype: object;
  /** The realm's own, where it has intrinsics of its own: what the engine throws in these, at a revoked proxy, is of that realm. */
  readonly reflect?: Pick<typeof Reflect, 'get' | 'apply'>;
  /**
   * Told of each interface that the model makes, complete, and before page code can reach it. `beforeReached` calls back once, when
   * page code is about to; without it, that may be at any time.
   */
  interfaceMade?(interfaceObject: Function, beforeReached?: (callback: () => void) => void): void;
}
