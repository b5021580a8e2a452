import { fromSurroundings, isOfSurroundings } from '../bare/surroundings.ts';

/** Constructors of ECMAScript, whose objects a structured clone knows, or refuses itself. */
const ecmaScript: ReadonlySet<string> = new Set([
  ...['Object', 'Function', 'Array', 'Map', 'Set', 'WeakMap', 'WeakSet', 'WeakRef', 'FinalizationRegistry', 'Iterator'],
  ...['Boolean', 'Number', 'String', 'BigInt', 'Symbol', 'Date', 'RegExp', 'Promise', 'Proxy'],
  ...[
    'Error',
    'AggregateError',
    'EvalError',
    'RangeError',
    'ReferenceError',
    'SuppressedError',
    'SyntaxError',
    'TypeError',
    'URIError',
  ],
  ...[
    'ArrayBuffer',
    'SharedArrayBuffer',
    'DataView',
    'Int8Array',
    'Uint8Array',
    'Uint8ClampedArray',
    'Int16Array',
    'Uint16Array',
  ],
  ...['Int32Array', 'Uint32Array', 'BigInt64Array', 'BigUint64Array', 'Float16Array', 'Float32Array', 'Float64Array'],
]);

/** Which of a window's objects are platform objects that nobody can copy: those of the classes that it had when it was adopted. */
export class PlatformObjects {
  readonly #window: object;
  readonly #names: ReadonlySet<string>;

  /** To be made before page code gives the window classes of its own. */
  constructor(window: object) {
    this.#window = window;
    // Names alone: some classes would be loaded for no more than a look.
    this.#names = new Set(Object.getOwnPropertyNames(window).filter((name) => /^[A-Z]/.test(name) && !ecmaScript.has(name)));
  }

  has(object: object): boolean {
    if (object === this.#window) return true;
    for (let each: object | null = object; each !== null; each = Reflect.getPrototypeOf(each)) {
      const own: unknown = Reflect.getOwnPropertyDescriptor(each, 'constructor')?.value;
      if (typeof own === 'function' && this.#isInterface(own)) return !isCopied(own);
    }
    if (isOfSurroundings(object)) return true;
    return platformClasses.some((name) => {
      const own: unknown = Reflect.get(this.#window, name);
      return typeof own === 'function' && object instanceof own;
    });
  }

  #isInterface(constructor: Function): boolean {
    const { name } = constructor;
    return typeof name === 'string' && this.#names.has(name) && Reflect.get(this.#window, name) === constructor;
  }
}

/** The surroundings make copies of their own. */
function isCopied(constructor: Function): boolean {
  return copied.has(constructor.name) && constructor === fromSurroundings(constructor.name);
}

const copied: ReadonlySet<string> = new Set(['Blob', 'File']);

/** What most of what a window has derives from, whatever its constructor is called. */
const platformClasses = ['Node', 'EventTarget', 'Event', 'Location', 'History', 'Navigator'] as const;
