import { standard, type Behaviour } from '../behaviour/behaviour.ts';
import { createStorageEventInterface, type StorageEventInterface } from '../web-storage/storage-event.ts';
import { createStorageInterface, isStorage, type StorageInterface } from '../web-storage/storage.ts';
import { quotaExceededErrorInterface } from '../webidl/quota-exceeded-error.ts';
import type { DocumentHost, HostEvent, ModelInterface } from './document-host.ts';

/** In the order in which a window has them. */
export const modelInterfaces: readonly ModelInterface[] = ['Storage', 'StorageEvent', 'QuotaExceededError'];

/** The interfaces that the model adds to one window, each made when it is first needed. */
export class WindowInterfaces {
  readonly #host: DocumentHost;
  readonly #behaviour: Behaviour;
  #storage: StorageInterface | null = null;
  #storageEvent: StorageEventInterface<HostEvent> | null = null;

  constructor(host: DocumentHost, behaviour: Behaviour = standard) {
    this.#host = host;
    this.#behaviour = behaviour;
  }

  get storage(): StorageInterface {
    return (this.#storage ??= createStorageInterface(this.#host.realm, this.#behaviour));
  }

  get storageEvent(): StorageEventInterface<HostEvent> {
    return (this.#storageEvent ??= this.#makeStorageEvent());
  }

  #makeStorageEvent(): StorageEventInterface<HostEvent> {
    const { realm, Event, FiredEvent = Event } = this.#host;
    return createStorageEventInterface(realm, Event, isStorage, FiredEvent);
  }

  /** The interface object, as the window has it under that name. */
  object(name: ModelInterface): unknown {
    switch (name) {
      case 'Storage':
        return this.storage.interfaceObject;
      case 'StorageEvent':
        return this.storageEvent.interfaceObject;
      case 'QuotaExceededError':
        return quotaExceededErrorInterface(this.#host.realm).interfaceObject;
    }
  }
}
