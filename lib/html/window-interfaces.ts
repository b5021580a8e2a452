import { standard, type Behaviour } from '../behaviour/behaviour.ts';
import { createStorageEventInterface, type StorageEventInterface } from '../web-storage/storage-event.ts';
import { createStorageInterface, isStorage, type StorageInterface } from '../web-storage/storage.ts';
import { quotaExceededErrorInterface } from '../webidl/quota-exceeded-error.ts';
import type { DocumentHost, HostEvent } from './document-host.ts';

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
    return (this.#storageEvent ??= createStorageEventInterface(this.#host.realm, this.#host.Event, isStorage));
  }

  /** Names and interface objects, as the window has them. */
  objects(): readonly (readonly [name: string, interfaceObject: () => unknown])[] {
    return [
      ['Storage', () => this.storage.interfaceObject],
      ['StorageEvent', () => this.storageEvent.interfaceObject],
      ['QuotaExceededError', () => quotaExceededErrorInterface(this.#host.realm).interfaceObject],
    ];
  }
}
