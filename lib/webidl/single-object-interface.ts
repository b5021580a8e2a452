import { Returned } from '../infra/returned.ts';
import {
  createInterfacePrototype,
  defineInterfaceObject,
  defineOperation,
  defineReadonlyAttribute,
  illegalInvocation,
  type InterfaceObject,
} from './interface.ts';
import type { Realm } from './realm.ts';

/** The interface with the one object of it that its window has. */
export interface SingleObjectInterface extends InterfaceObject {
  readonly object: object;
}

/** What stands behind an object of page code: of an interface whose name it knows. */
class Behind extends Returned {
  readonly #interface: string;
  readonly #behind: () => unknown;

  constructor(object: object, name: string, behind: () => unknown) {
    super(object);
    this.#interface = name;
    this.#behind = behind;
  }

  static of(realm: Realm, receiver: unknown, name: string): unknown {
    const has = typeof receiver === 'object' && receiver !== null && #interface in receiver;
    if (has && receiver.#interface === name) return receiver.#behind();
    throw illegalInvocation(realm);
  }

  static is(object: object): boolean {
    return #interface in object;
  }
}

/** Whether it is the one object of such an interface, of any window. */
export function isSingleObject(object: object): boolean {
  return Behind.is(object);
}

/** Members of an interface, by their names and in their order. */
export interface Members<T> {
  readonly attributes?: Readonly<Record<string, (behind: T) => unknown>>;
  /** Operations that return promises throw nothing: they reject. */
  readonly operations?: Readonly<Record<string, Operation<T>>>;
}

interface Operation<T> {
  /** How many arguments it requires. */
  readonly length: number;
  readonly steps: (behind: T, args: readonly unknown[]) => Promise<unknown>;
}

/**
 * Makes an interface of which each window has one object, such as `navigator.storage`. `behind`: what stands behind that object at the moment
 * when it is used, such as the document that the window shows; an object of another window has its own.
 */
export function createSingleObjectInterface<T>(
  realm: Realm,
  name: string,
  behind: () => T,
  { attributes = {}, operations = {} }: Members<T>,
): SingleObjectInterface {
  const prototype = createInterfacePrototype(name, realm.objectPrototype);
  const { constructor } = {
    constructor: function (): never {
      throw new realm.TypeError('Illegal constructor');
    },
  };
  defineInterfaceObject(realm, name, 0, constructor, prototype, null);
  // What is behind an object of an interface is what that interface was made with.
  const of = (receiver: unknown): T => Behind.of(realm, receiver, name) as T;
  for (const [attribute, steps] of Object.entries(attributes)) {
    const { get } = {
      get(this: unknown): unknown {
        return steps(of(this));
      },
    };
    defineReadonlyAttribute(realm, prototype, attribute, get);
  }
  for (const [operation, { length, steps }] of Object.entries(operations)) {
    const { call } = {
      call(this: unknown, ...args: readonly unknown[]): Promise<unknown> {
        try {
          return steps(of(this), args);
        } catch (error) {
          return new realm.Promise((_resolve, reject) => reject(error));
        }
      },
    };
    defineOperation(realm, prototype, operation, length, call);
  }
  realm.interfaceMade?.(constructor);
  const object: object = new Behind(Object.create(prototype) as object, name, behind);
  return { interfaceObject: constructor, prototype, object };
}
