import { standard, type Behaviour } from '../behaviour/behaviour.ts';
import { createStorageEventInterface, type StorageEventInterface } from '../web-storage/storage-event.ts';
import { createStorageInterface, isStorage, type StorageInterface } from '../web-storage/storage.ts';
import { quotaExceededErrorInterface } from '../webidl/quota-exceeded-error.ts';
import type { InterfaceObject } from '../webidl/interface.ts';
import type { DocumentHost, HostEvent, ModelInterface } from './document-host.ts';
import { createMessageChannelInterface } from './message-channel-interface.ts';
import { createMessagePortInterface } from './message-port-interface.ts';
import { DocumentPorts, type PortDocument } from './message-port.ts';

/** In the order in which a window has them. */
export const modelInterfaces: readonly ModelInterface[] = [
  'Storage',
  'StorageEvent',
  'QuotaExceededError',
  'MessageChannel',
  'MessagePort',
];

/** The interfaces that the model adds to one window, each made when it is first needed. */
export class WindowInterfaces {
  readonly #host: DocumentHost;
  readonly #document: PortDocument;
  readonly #behaviour: Behaviour;
  #storage: StorageInterface | null = null;
  #storageEvent: StorageEventInterface<HostEvent> | null = null;
  #ports: DocumentPorts | null = null;
  #messagePort: InterfaceObject | null = null;
  #messageChannel: InterfaceObject | null = null;

  constructor(host: DocumentHost, document: PortDocument, behaviour: Behaviour = standard) {
    this.#host = host;
    this.#document = document;
    this.#behaviour = behaviour;
  }

  get storage(): StorageInterface {
    return (this.#storage ??= createStorageInterface(this.#host.realm, this.#behaviour));
  }

  get storageEvent(): StorageEventInterface<HostEvent> {
    return (this.#storageEvent ??= this.#makeStorageEvent());
  }

  /** The ports that the document holds. */
  get ports(): DocumentPorts {
    return (this.#ports ??= new DocumentPorts());
  }

  /** The document has no ports any more; those of its next run are counted anew. */
  closePorts(): void {
    this.#ports?.closeAll();
    this.#ports = null;
  }

  get messagePort(): InterfaceObject {
    return (this.#messagePort ??= createMessagePortInterface(this.#host.realm, this.#host.EventTarget));
  }

  get messageChannel(): InterfaceObject {
    return (this.#messageChannel ??= createMessageChannelInterface(this.#host.realm, this.#document));
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
      case 'MessageChannel':
        return this.messageChannel.interfaceObject;
      case 'MessagePort':
        return this.messagePort.interfaceObject;
    }
  }
}
