import { Returned } from '../../infra/returned.ts';
import { estimate, persist, persisted, type StorageManagerEnvironment } from '../../storage/storage-manager.ts';
import {
  createInterfacePrototype,
  defineInterfaceObject,
  defineOperation,
  illegalInvocation,
  type InterfaceObject,
} from '../../webidl/interface.ts';
import type { Realm } from '../../webidl/realm.ts';

type EnvironmentOf = () => StorageManagerEnvironment;

class EnvironmentOfManager extends Returned {
  readonly #environmentOf: EnvironmentOf;

  constructor(manager: object, environmentOf: EnvironmentOf) {
    super(manager);
    this.#environmentOf = environmentOf;
  }

  /** Null for what is no StorageManager. */
  static of(receiver: unknown): StorageManagerEnvironment | null {
    const isManager = typeof receiver === 'object' && receiver !== null && #environmentOf in receiver;
    return isManager ? receiver.#environmentOf() : null;
  }
}

/** The interface with the one object of it that its window has. */
export interface StorageManagerInterface extends InterfaceObject {
  /** What `navigator.storage` is. */
  readonly manager: object;
}

/** Makes the StorageManager interface of one window. `environmentOf`: the document that the window shows. */
// Storage, the StorageManager interface.
// https://storage.spec.whatwg.org/#storagemanager
export function createStorageManagerInterface(realm: Realm, environmentOf: EnvironmentOf): StorageManagerInterface {
  const prototype = createInterfacePrototype('StorageManager', realm.objectPrototype);
  function StorageManager(): never {
    throw new realm.TypeError('Illegal constructor');
  }
  defineInterfaceObject(realm, 'StorageManager', 0, StorageManager, prototype, null);
  // Operations that return promises throw nothing: they reject.
  const answer = <T>(receiver: unknown, steps: (environment: StorageManagerEnvironment) => Promise<T>): Promise<T> => {
    const environment = EnvironmentOfManager.of(receiver);
    if (environment !== null) return steps(environment);
    return new realm.Promise<T>((_resolve, reject) => reject(illegalInvocation(realm)));
  };
  const operations = {
    persisted(this: unknown): Promise<unknown> {
      return answer(this, persisted);
    },
    persist(this: unknown): Promise<unknown> {
      return answer(this, persist);
    },
    estimate(this: unknown): Promise<unknown> {
      return answer(this, estimate);
    },
  };
  for (const [name, steps] of Object.entries(operations)) defineOperation(realm, prototype, name, 0, steps);
  realm.interfaceMade?.(StorageManager);
  const manager: object = new EnvironmentOfManager(Object.create(prototype) as object, environmentOf);
  return { interfaceObject: StorageManager, prototype, manager };
}
