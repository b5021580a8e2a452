import { EventTarget } from '../../dom/event-target.ts';
import type { WindowRecord } from './global.ts';

/** The accessors that every window begins with. */
export interface OwnAccessors {
  readonly names: ReadonlySet<PropertyKey>;
  /** Whether what stands under that name in the window is one of them. */
  has(name: PropertyKey, descriptor: PropertyDescriptor): boolean;
}

/**
 * Runs code as a script of the window, with its names as the `scope`, and returns its completion value. Names are looked up on the window
 * first, and never reach the globals of the surroundings. DIVERGES, for want of a realm: `var` and `function` at the top stay local to one
 * run, and an undeclared name reads as undefined.
 */
export function evaluate(record: WindowRecord, scope: object, code: string, filename: string | undefined): unknown {
  const outside = new Proxy(Object.create(null), {
    // The wrapper below finds its own arguments; every other name ends here.
    has: (_target, name) => name !== 'arguments',
    get: () => undefined,
    set: (_target, name, value) => Reflect.set(scope, name, value),
  });
  const source = filename === undefined ? code : `${code}\n//# sourceURL=${filename}`;
  const { Function } = record.global.intrinsics.values;
  const enter = new Function('with (arguments[0]) with (arguments[1]) return function () { return eval(arguments[0]); };');
  const run: unknown = enter(outside, scope);
  return typeof run === 'function' ? Reflect.apply(run, record.self, [source]) : undefined;
}

/**
 * The names of a window as the scope of its scripts: also when its WindowProxy shows another one already. It is the `this` of a function
 * that is called by such a name, so it is not the window itself, which page code never gets; accessors of page code get the WindowProxy.
 */
export function scopeOf(record: WindowRecord, own: OwnAccessors): object {
  const { window } = record;
  // What page code has put there never meets the window itself, neither as an accessor nor as a proxy in the chain of prototypes.
  const receiverFor = (name: PropertyKey, descriptor: PropertyDescriptor | undefined): object =>
    descriptor !== undefined && own.has(name, descriptor) ? window : record.self;
  const get = (name: PropertyKey): unknown => {
    // As long as nobody can have put others there, they are the window's own.
    if (!record.isComplete) return Reflect.get(window, name, own.names.has(name) ? window : record.self);
    return Reflect.get(window, name, receiverFor(name, lookUp(window, name)));
  };
  const set = (name: PropertyKey, value: unknown): boolean => {
    void record.completeWindow;
    const descriptor = lookUp(window, name);
    if (descriptor?.get !== undefined || descriptor?.set !== undefined) {
      return Reflect.set(window, name, value, receiverFor(name, descriptor));
    }
    if (descriptor?.writable === false) return false;
    if (Object.hasOwn(window, name)) return Reflect.defineProperty(window, name, { value });
    return Reflect.defineProperty(window, name, { value, writable: true, enumerable: true, configurable: true });
  };
  // Each read of a property looks at that of the target, which for a WindowProxy takes several times as long as the rest.
  const scope = new Proxy(Object.create(null) as object, {
    has: (_target, name) => record.has(name),
    get: (_target, name) => get(name),
    set: (_target, name, value) => set(name, value),
    getOwnPropertyDescriptor: (_target, name) => Reflect.getOwnPropertyDescriptor(record.self, name),
    defineProperty: (_target, name, descriptor) => Reflect.defineProperty(record.self, name, descriptor),
    deleteProperty: (_target, name) => Reflect.deleteProperty(record.self, name),
    ownKeys: () => Reflect.ownKeys(record.self),
    getPrototypeOf: () => Reflect.getPrototypeOf(record.self),
    setPrototypeOf: (_target, prototype) => Reflect.setPrototypeOf(record.self, prototype),
    preventExtensions: () => false,
  });
  EventTarget.standIn(record, scope);
  return scope;
}

function lookUp(object: object, name: PropertyKey): PropertyDescriptor | undefined {
  for (let each: object | null = object; each !== null; each = Reflect.getPrototypeOf(each)) {
    const descriptor = Reflect.getOwnPropertyDescriptor(each, name);
    if (descriptor !== undefined) return descriptor;
  }
  return undefined;
}
