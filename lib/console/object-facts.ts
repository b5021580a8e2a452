/** Longest chain of prototypes that is looked at. */
const mostPrototypes = 100;

/** The value of an own property that is no accessor; undefined for all others. */
export function dataOf(object: object, key: PropertyKey): unknown {
  return Reflect.getOwnPropertyDescriptor(object, key)?.value;
}

/** An object and its prototypes, nearest first. */
export function* chainOf(object: object): Generator<object> {
  let next: object | null = object;
  for (let n = 0; next !== null && n < mostPrototypes; n++) {
    yield next;
    next = Reflect.getPrototypeOf(next);
  }
}

/** The name of the class that an object is of; null where it has no prototype. */
export function nameOf(object: object): string | null {
  for (const each of chainOf(object)) {
    const constructor = dataOf(each, 'constructor');
    if (typeof constructor !== 'function') continue;
    const name = dataOf(constructor, 'name');
    if (typeof name === 'string' && name !== '') return name;
  }
  return Reflect.getPrototypeOf(object) === null ? null : 'Object';
}

/** Whether it derives from the Error.prototype of some realm. */
export function isError(object: object): boolean {
  for (const each of chainOf(object)) {
    const constructor = dataOf(each, 'constructor');
    if (typeof constructor === 'function' && dataOf(constructor, 'name') === 'Error' && dataOf(each, 'name') === 'Error')
      return true;
  }
  return false;
}

/** `TypeError: x is not a function`. */
export function errorHeader(error: object): string {
  const name = textAt(error, 'name');
  const message = textAt(error, 'message');
  return message === '' ? name : `${name}: ${message}`;
}

/** The stack with the header that the error has now; null where it has no stack. */
export function stackOf(error: object): string | null {
  const stack = textAt(error, 'stack');
  const frames = stack.slice(/^\s+at /m.exec(stack)?.index ?? stack.length);
  return frames === '' ? null : `${errorHeader(error)}\n${frames}`;
}

/** Errors say by accessors of their class what they are. */
function textAt(error: object, key: string): string {
  try {
    const value: unknown = Reflect.get(error, key);
    return typeof value === 'string' ? value : '';
  } catch {
    return '';
  }
}
