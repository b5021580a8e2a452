/** Names that Node has as well, and that a document works with its own of only; `navigator` says whose window it is. */
const replaced: ReadonlySet<string> = new Set([
  ...['Event', 'EventTarget', 'CustomEvent', 'MessageEvent', 'ErrorEvent', 'CloseEvent', 'AbortController', 'AbortSignal'],
  ...['Blob', 'File', 'FormData', 'DOMException', 'navigator', 'Navigator'],
  ...['Storage', 'StorageEvent', 'localStorage', 'sessionStorage'],
]);

/** Names of the window itself: code that asks for it gets the global, where tests put doubles, and what was put is found again. */
const windowNames: readonly string[] = ['window', 'self', 'parent', 'top', 'frames'];

/**
 * Fills a global with what a window has: `document`, its classes, its functions, its handlers. What the global has already stays, but for what
 * a document cannot do without: timers, `fetch`, `URL` and the like are the process's. The names are looked up at the window each time they
 * are read; what is written goes to the window where that has a setter, and else stays on the global.
 * Disposing takes all of it off again, last things first.
 */
export function fillGlobal(global: object, window: object): Disposable {
  const before = new Map<string, PropertyDescriptor | undefined>();
  const put = (name: string, descriptor: PropertyDescriptor): void => {
    before.set(name, Reflect.getOwnPropertyDescriptor(global, name));
    Object.defineProperty(global, name, { ...descriptor, configurable: true, enumerable: true });
  };
  for (const [name, descriptor] of membersOf(window)) {
    if (!(name in global) || replaced.has(name)) put(name, forwarding(global, window, name, descriptor));
  }
  for (const name of windowNames) put(name, { value: global, writable: true });
  return {
    [Symbol.dispose]: () => {
      for (const [name, descriptor] of [...before].toReversed()) {
        if (descriptor === undefined) Reflect.deleteProperty(global, name);
        else Object.defineProperty(global, name, descriptor);
      }
    },
  };
}

/** Its own ones and those of its prototypes, the nearest first. */
function membersOf(window: object): ReadonlyMap<string, PropertyDescriptor> {
  const members = new Map<string, PropertyDescriptor>();
  for (let object: object | null = window; object !== null; object = Reflect.getPrototypeOf(object)) {
    // That of Object is everybody's.
    if (Reflect.getPrototypeOf(object) === null) break;
    for (const [name, descriptor] of Object.entries(Object.getOwnPropertyDescriptors(object))) {
      const isInner = name === 'constructor' || name.startsWith('_') || windowNames.includes(name);
      if (!isInner && !members.has(name)) members.set(name, descriptor);
    }
  }
  return members;
}

function forwarding(global: object, window: object, name: string, { set }: PropertyDescriptor): PropertyDescriptor {
  const bound = new WeakMap<Function, Function>();
  return {
    get: () => {
      const value: unknown = Reflect.get(window, name);
      // Classes and handlers are what they are; functions are called without their window.
      if (typeof value !== 'function' || set !== undefined || Object.hasOwn(value, 'prototype')) return value;
      let own = bound.get(value);
      if (own === undefined) bound.set(value, (own = value.bind(window) as Function));
      return own;
    },
    set: (value: unknown) => {
      if (set !== undefined) Reflect.set(window, name, value);
      else Object.defineProperty(global, name, { value, writable: true, enumerable: true, configurable: true });
    },
  };
}
