/** What is made for one window comes of the intrinsics of a realm: its own, or those of the surroundings, which belong to everybody. */
export interface Intrinsics {
  readonly Date: DateConstructor;
  readonly Intl: typeof Intl;
  readonly Math: Math;
  /** Whether what is changed here is changed for one window only. */
  readonly own: boolean;
  /** `Function.prototype` of page code. */
  readonly functionPrototype: object;
  /** Puts a property on an object of the realm: whoever made the window may have to take it off again. */
  define(object: object, name: PropertyKey, descriptor: PropertyDescriptor): void;
}

type Members = Readonly<Record<string, unknown>>;

/** The prototype that the objects of a window have from its constructor: the realm's own, or one of the window's before it. */
export function prototypeFor({ own }: Intrinsics, { prototype }: { readonly prototype: object }): object {
  return own ? prototype : (Object.create(prototype) as object);
}

/** Puts in methods and accessors as ECMAScript defines its own. */
export function defineMembers({ functionPrototype, define }: Intrinsics, object: object, members: Members): void {
  for (const name of Reflect.ownKeys(members)) {
    const descriptor = Reflect.getOwnPropertyDescriptor(members, name) as PropertyDescriptor;
    for (const steps of [descriptor.value, descriptor.get]) adopt(steps, functionPrototype);
    define(object, name, { ...descriptor, enumerable: false });
  }
}

/**
 * Makes `constructor` the constructor of `prototype`, with the name, the length and the static members of the one that it stands for.
 */
export function constructorFor<C extends object>(
  intrinsics: Intrinsics,
  original: C & { readonly prototype: object },
  constructor: Function,
  prototype: object,
): C {
  adopt(constructor, intrinsics.functionPrototype);
  const statics = Object.getOwnPropertyDescriptors(original) as PropertyDescriptorMap;
  for (const name of Reflect.ownKeys(statics)) {
    if (name !== 'prototype') Object.defineProperty(constructor, name, statics[name as string] as PropertyDescriptor);
  }
  Object.defineProperty(constructor, 'prototype', { value: prototype, writable: false, enumerable: false, configurable: false });
  intrinsics.define(prototype, 'constructor', { value: constructor, writable: true, enumerable: false, configurable: true });
  // Wall: a function that has all members of that constructor is one, which the compiler cannot know.
  return constructor as unknown as C;
}

function adopt(steps: unknown, functionPrototype: object): void {
  if (typeof steps === 'function') Object.setPrototypeOf(steps, functionPrototype);
}
