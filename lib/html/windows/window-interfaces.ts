import type { Behaviour } from '../../behaviour/behaviour.ts';
import { assert } from '../../infra/assert.ts';
import { createStorageEventInterface, type StorageEventInterface } from '../../web-storage/storage-event.ts';
import { createStorageInterface, isStorage, type StorageInterface } from '../../web-storage/storage.ts';
import { createLockObject } from '../../web-locks/lock-object.ts';
import type { HeldLock } from '../../web-locks/lock.ts';
import type { InterfaceObject } from '../../webidl/interface.ts';
import { quotaExceededErrorInterface } from '../../webidl/quota-exceeded-error.ts';
import type { Realm } from '../../webidl/realm.ts';
import { createBroadcastChannelInterface } from '../messages/broadcast-channel-interface.ts';
import type { SingleObjectInterface } from '../../webidl/single-object-interface.ts';
import { createMessageChannelInterface } from '../messages/message-channel-interface.ts';
import { createMessagePortInterface } from '../messages/message-port-interface.ts';
import type { DocumentInterfaces } from '../records/assembler.ts';
import type { DocumentHost, HostEvent } from '../records/document-host.ts';
import type { Document } from '../records/document.ts';
import { createLockInterface } from './lock-interface.ts';
import { createLockManagerInterface } from './lock-manager-interface.ts';
import { createStorageManagerInterface } from './storage-manager-interface.ts';
import { isSecureContext } from './secure-context.ts';
import { createUserActivationInterface } from './user-activation-interface.ts';

/** What an interface of one window is made of. */
interface InterfaceSource {
  readonly realm: Realm;
  readonly host: DocumentHost;
  readonly behaviour: Behaviour;
  /** The document that the window shows when the interface is used. */
  documentOf(): Document;
}

/** The interfaces that the model adds to a window, in the order in which the window has them. A new one is a line here. */
const factories = {
  Storage: ({ realm, behaviour }: InterfaceSource): StorageInterface => createStorageInterface(realm, behaviour),
  StorageEvent: ({ realm, host }: InterfaceSource): StorageEventInterface<HostEvent> =>
    createStorageEventInterface(realm, host.Event, isStorage, host.FiredEvent ?? host.Event),
  QuotaExceededError: ({ realm }: InterfaceSource): InterfaceObject => quotaExceededErrorInterface(realm),
  MessageChannel: ({ realm, documentOf }: InterfaceSource): InterfaceObject => createMessageChannelInterface(realm, documentOf),
  UserActivation: ({ realm, documentOf }: InterfaceSource): SingleObjectInterface =>
    createUserActivationInterface(realm, documentOf),
  StorageManager: ({ realm, documentOf }: InterfaceSource): SingleObjectInterface =>
    createStorageManagerInterface(realm, documentOf),
  LockManager: ({ realm, documentOf }: InterfaceSource): SingleObjectInterface => createLockManagerInterface(realm, documentOf),
  Lock: ({ realm }: InterfaceSource): InterfaceObject => createLockInterface(realm),
  MessagePort: ({ realm, host }: InterfaceSource): InterfaceObject => createMessagePortInterface(realm, host.EventTarget),
  BroadcastChannel: ({ realm, host, documentOf }: InterfaceSource): InterfaceObject =>
    createBroadcastChannelInterface(realm, host.EventTarget, documentOf),
};

type Factories = typeof factories;
type Name = keyof Factories;

/** Their names. */
export const modelInterfaces: readonly string[] = Object.keys(factories);

/** Those that are not there in a context that is not secure: [SecureContext]. */
const secureContextInterfaces: ReadonlySet<string> = new Set(['StorageManager', 'LockManager', 'Lock'] satisfies Name[]);

/** Whether the window of that document has the interface of that name. */
export function isExposed(document: Document, name: string): boolean {
  if (secureContextInterfaces.has(name)) return isSecureContext(document);
  return name !== 'QuotaExceededError' || document.userAgent.behaviour.quotaException === 'QuotaExceededError';
}

/** The interfaces of one window, each made when it is first needed. */
export class WindowInterfaces implements DocumentInterfaces {
  document: Document;
  readonly #source: InterfaceSource;
  readonly #made: { [N in Name]?: ReturnType<Factories[N]> } = {};

  constructor(document: Document, host: DocumentHost) {
    const { behaviour } = document.userAgent;
    this.document = document;
    this.#source = { realm: host.realm, host, behaviour, documentOf: () => this.document };
  }

  get storage(): StorageInterface {
    return (this.#made.Storage ??= factories.Storage(this.#source));
  }

  get storageEvent(): StorageEventInterface<HostEvent> {
    return (this.#made.StorageEvent ??= factories.StorageEvent(this.#source));
  }

  get userActivation(): object {
    return (this.#made.UserActivation ??= factories.UserActivation(this.#source)).object;
  }

  get storageManager(): object {
    return (this.#made.StorageManager ??= factories.StorageManager(this.#source)).object;
  }

  get lockManager(): object {
    return (this.#made.LockManager ??= factories.LockManager(this.#source)).object;
  }

  lockObjectOf(lock: HeldLock): object {
    return createLockObject(this.named('Lock').prototype, lock);
  }

  get messagePort(): InterfaceObject {
    return this.named('MessagePort');
  }

  named(name: string): InterfaceObject {
    assert(Object.hasOwn(factories, name), `${name} is an interface of the model`);
    const known = name as Name;
    const found = this.#made[known] ?? factories[known](this.#source);
    Object.assign(this.#made, { [known]: found });
    return found;
  }
}
