/**
 * Base of a class whose private fields are put on objects that are there already, of whatever kind: proxies, and what others made. So
 * slots are found in any object, whichever window it is of, and no page code can see or forge them. A WeakMap costs more for each
 * object, and what it has as values stays until a full garbage collection, with all that can be reached from there.
 */
export class Returned {
  constructor(object: object) {
    return object;
  }
}
