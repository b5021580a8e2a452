/**
 * Everything that code which has some objects can reach from them, each with the way that leads there. Nothing is asked of those `beyond`,
 * and of symbols only what `symbols` says.
 */
export function reachable(
  roots: Readonly<Record<string, object>>,
  beyond: ReadonlySet<object>,
  symbols: (symbol: symbol) => boolean = () => true,
): Map<object, string> {
  const found = new Map<object, string>();
  const queue: [object: object, path: string][] = [];
  const meet = (value: unknown, path: string): void => {
    const isObject = (typeof value === 'object' && value !== null) || typeof value === 'function';
    if (!isObject || found.has(value) || beyond.has(value)) return;
    found.set(value, path);
    queue.push([value, path]);
  };
  for (const [name, root] of Object.entries(roots)) meet(root, name);
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    const [object, path] = next;
    const prototype = Reflect.getPrototypeOf(object);
    meet(prototype, `${path}.__proto__`);
    for (const key of keysOf(object).filter((each) => typeof each === 'string' || symbols(each))) {
      const { value, get, set } = Reflect.getOwnPropertyDescriptor(object, key) ?? {};
      meet(value, `${path}.${String(key)}`);
      meet(get, `get ${path}.${String(key)}`);
      meet(set, `set ${path}.${String(key)}`);
    }
    for (let each: object | null = object; each !== null && !beyond.has(each); each = Reflect.getPrototypeOf(each)) {
      for (const key of keysOf(each)) {
        if (typeof key === 'symbol' && !symbols(key)) continue;
        if (Reflect.getOwnPropertyDescriptor(each, key)?.get !== undefined) meet(read(object, key), `${path}.${String(key)}`);
      }
    }
  }
  return found;
}

/** What reading gives; nothing when it throws, as most accessors do on the prototype object. */
function read(object: object, key: PropertyKey): unknown {
  try {
    return Reflect.get(object, key);
  } catch {
    return undefined;
  }
}

/** Some proxies of an emulator throw on their prototype object. */
function keysOf(object: object): (string | symbol)[] {
  try {
    return Reflect.ownKeys(object);
  } catch {
    return [];
  }
}
