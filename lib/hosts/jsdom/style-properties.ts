import type { Patches } from '../page/patches.ts';
import { adoptFunction } from '../page/realm-functions.ts';
import { constructorsSymbol, sharedFunctions, type RawWindow } from './internals.ts';

/** Of the interface of `element.style`. */
export const styleInterface = 'CSSStyleProperties';

type Class = Function & { readonly prototype: object };

/** What is used of a window before it is one. */
type NewWindow = RawWindow & {
  readonly TypeError: ErrorConstructor;
  readonly Function: Class;
  readonly Array: { readonly prototype: Iterable<unknown> };
  readonly CSSStyleDeclaration: Class;
};

/**
 * Half of the functions of a window are accessors of this interface. Each element has an object of it, and most pages never ask one for
 * anything: jsdom makes the members when somebody does.
 */
export function putOffStyleProperties(patches: Patches): void {
  const { styleProperties } = sharedFunctions;
  const { install } = styleProperties;
  patches.define(styleProperties, 'install', {
    value(global: RawWindow, names: readonly string[]): void {
      const value = emptyInterface(global as NewWindow, (standIn) => install(standIn, names));
      Reflect.set(Reflect.get(global, constructorsSymbol) as object, styleInterface, value);
      Object.defineProperty(global, styleInterface, { value, writable: true, configurable: true });
    },
    writable: true,
  });
}

/** No class of the language, since the prototype of one cannot be chosen. */
function emptyInterface(raw: NewWindow, install: (standIn: RawWindow) => void): Function {
  const constructor = function CSSStyleProperties(): never {
    throw new raw.TypeError('Illegal constructor');
  };
  Object.setPrototypeOf(constructor, raw.CSSStyleDeclaration);
  // V8 keeps an object without prototype as a table. For all others it makes a new shape with each member, which takes five times as long.
  const own = Object.create(null) as object;
  Object.setPrototypeOf(own, raw.CSSStyleDeclaration.prototype);
  const make = interfaceLater(raw, install);
  const functionPrototype = raw.Function.prototype;
  const prototype = filledWhenAsked(own, () => {
    copyMembers(make().prototype, own, functionPrototype);
    Object.defineProperty(own, 'constructor', { value: constructor });
  });
  return Object.defineProperty(constructor, 'prototype', { value: prototype, writable: false });
}

/** What jsdom would install now: until somebody asks, page code may change the window. */
function interfaceLater(raw: NewWindow, install: (standIn: RawWindow) => void): () => Class {
  const { [Symbol.iterator]: values } = raw.Array.prototype;
  const { CSSStyleDeclaration } = raw;
  return () => {
    // All else that jsdom looks for, it looks for at each call.
    const standIn = Object.create(raw, {
      Array: { value: { prototype: { [Symbol.iterator]: values } } },
      CSSStyleDeclaration: { value: CSSStyleDeclaration },
      [constructorsSymbol]: { value: {} },
    }) as RawWindow;
    install(standIn);
    return standIn[styleInterface] as Class;
  };
}

function copyMembers(from: object, own: object, functionPrototype: object): void {
  for (const name of Reflect.ownKeys(from)) {
    const descriptor = Reflect.getOwnPropertyDescriptor(from, name) as PropertyDescriptor;
    for (const each of [descriptor.value, descriptor.get, descriptor.set] as unknown[]) {
      if (typeof each === 'function') adoptFunction(each, functionPrototype);
    }
    Object.defineProperty(own, name, descriptor);
  }
}

/** Its prototype and whether it can be extended are as they will be. */
const operations = [
  ...(['defineProperty', 'deleteProperty', 'get', 'getOwnPropertyDescriptor', 'has', 'ownKeys'] as const),
  ...(['preventExtensions', 'set'] as const),
];

/** An object that is filled before anything is asked of it. To inherit from it asks nothing. */
function filledWhenAsked(object: object, fill: () => void): object {
  const handler: ProxyHandler<object> = {};
  for (const name of operations) {
    const steps = (...values: unknown[]): unknown => {
      fill();
      for (const each of operations) delete handler[each];
      return Reflect.apply(Reflect[name], undefined, values);
    };
    Reflect.set(handler, name, steps);
  }
  return new Proxy(object, handler);
}
