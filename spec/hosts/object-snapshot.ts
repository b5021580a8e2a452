/** One object as it was: its prototype and its own properties. */
interface Kept {
  readonly path: string;
  readonly prototype: object | null;
  readonly descriptors: Map<PropertyKey, PropertyDescriptor>;
}

/** All objects that some objects lead to, as they were at one moment. No accessor is called. */
export class ObjectSnapshot {
  readonly #kept = new Map<object, Kept>();

  /** `beyond`: objects that are not entered, such as those of the process. */
  constructor(roots: Readonly<Record<string, object>>, beyond: ReadonlySet<object> = new Set()) {
    const queue: [object: object, path: string][] = [];
    const meet = (value: unknown, path: string): void => {
      const isObject = (typeof value === 'object' && value !== null) || typeof value === 'function';
      if (isObject && !this.#kept.has(value) && !beyond.has(value)) {
        this.#kept.set(value, keep(value, path));
        queue.push([value, path]);
      }
    };
    for (const [name, root] of Object.entries(roots)) meet(root, name);
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      const [object, path] = next;
      const { prototype, descriptors } = this.#kept.get(object) as Kept;
      meet(prototype, `${path}.__proto__`);
      for (const [key, { value, get, set }] of descriptors) {
        for (const each of [value, get, set]) meet(each, `${path}.${String(key)}`);
      }
    }
  }

  get size(): number {
    return this.#kept.size;
  }

  /** Where something is another now than it was, in order. */
  differences(): string[] {
    const found: string[] = [];
    for (const [object, { path, prototype, descriptors }] of this.#kept) {
      const now = keep(object, path);
      if (now.prototype !== prototype) found.push(`${path}.__proto__`);
      for (const key of new Set([...descriptors.keys(), ...now.descriptors.keys()])) {
        if (!isSame(descriptors.get(key), now.descriptors.get(key))) found.push(`${path}.${String(key)}`);
      }
    }
    return found.toSorted();
  }
}

function keep(object: object, path: string): Kept {
  const descriptors = new Map<PropertyKey, PropertyDescriptor>();
  for (const key of keysOf(object)) {
    const descriptor = Reflect.getOwnPropertyDescriptor(object, key);
    if (descriptor !== undefined) descriptors.set(key, descriptor);
  }
  return { path, prototype: Reflect.getPrototypeOf(object), descriptors };
}

/** Some proxies of an emulator throw on their prototype object. */
function keysOf(object: object): (string | symbol)[] {
  try {
    return Reflect.ownKeys(object);
  } catch {
    return [];
  }
}

function isSame(before: PropertyDescriptor | undefined, now: PropertyDescriptor | undefined): boolean {
  if (before === undefined || now === undefined) return before === now;
  const names = ['value', 'get', 'set', 'writable', 'enumerable', 'configurable'] as const;
  return names.every((name) => Object.is(before[name], now[name]));
}
