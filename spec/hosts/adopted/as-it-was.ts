type Descriptors = ReadonlyMap<PropertyKey, PropertyDescriptor>;

/** Own properties of some objects and of two prototypes of each, at one moment: names in their order, and descriptors. */
export class AsItWas {
  readonly #kept: readonly {
    readonly path: string;
    readonly object: object;
    readonly before: Descriptors;
  }[];

  constructor(objects: Readonly<Record<string, object>>) {
    this.#kept = Object.entries(objects).flatMap(([name, object]) =>
      withPrototypes(name, object).map(([path, each]) => ({ path, object: each, before: descriptorsOf(each) })),
    );
  }

  /** Paths of what is another now than it was. */
  differences(): string[] {
    return this.#kept.flatMap(({ path, object, before: kept }) => {
      const now = descriptorsOf(object);
      const before = withoutRouteOfOthers(kept, object, now);
      const changed = [...new Set([...before.keys(), ...now.keys()])].filter((key) => !isSame(before.get(key), now.get(key)));
      const order = [...before.keys()].every((key, index) => key === [...now.keys()][index]) ? [] : [`${path}: order`];
      return [...changed.map((key) => `${path}.${String(key)}`), ...(changed.length > 0 ? [] : order)];
    });
  }
}

function withPrototypes(path: string, object: object): (readonly [string, object])[] {
  const found: [string, object][] = [];
  let [name, each]: [string, object | null] = [path, object];
  for (let level = 0; level < 3 && each !== null; level++) {
    found.push([name, each]);
    [name, each] = [`${name}.__proto__`, Reflect.getPrototypeOf(each)];
  }
  return found;
}

function descriptorsOf(object: object): Descriptors {
  return new Map(Reflect.ownKeys(object).map((key) => [key, Reflect.getOwnPropertyDescriptor(object, key)!]));
}

/**
 * A Browser that another spec has not closed stands before `process.emit`, and goes when it is collected, which may be now: what is there
 * of itself is in the prototype.
 */
function withoutRouteOfOthers(before: Descriptors, object: object, now: Descriptors): Descriptors {
  if (object !== process || now.has('emit')) return before;
  return new Map([...before].filter(([key]) => key !== 'emit'));
}

function isSame(before: PropertyDescriptor | undefined, now: PropertyDescriptor | undefined): boolean {
  if (before === undefined || now === undefined) return before === now;
  const names = ['value', 'get', 'set', 'writable', 'enumerable', 'configurable'] as const;
  return names.every((name) => Object.is(before[name], now[name]));
}
