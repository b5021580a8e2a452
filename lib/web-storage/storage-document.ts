import { Task } from '../event-loop/task.ts';
import type { Origin } from '../origin/origin.ts';
import type { Area, Recipient } from '../storage/area.ts';
import type { StorageEnvironment } from '../storage/obtain-bottle-map.ts';
import type { StorageShed } from '../storage/shed.ts';
import type { StorageType } from '../storage/endpoint.ts';
import type { StorageKey } from '../origin/storage-key.ts';
import type { Realm } from '../webidl/realm.ts';
import type { Storage, StorageInterface } from './storage.ts';

/** What Web Storage knows of a document: its own state, its environment settings object's, and where its tasks are queued. */
export interface StorageDocument extends Recipient, StorageEnvironment {
  readonly origin: Origin;
  readonly storageDisabled: boolean;
  /** Under which it joins its sheds; fixed when it is made. */
  readonly nonStorageKey: StorageKey;
  readonly traversable: { readonly sessionShed: StorageShed } | null;
  /** Of the window: what its errors and functions are made of. */
  readonly realm: Realm;
  /** The Storage interface of the window. */
  readonly storageInterface: StorageInterface;
  /** Storage objects that its window had in an earlier run, and goes on with. Default: none. */
  readonly earlierStorages?: Partial<Record<StorageType, Storage>>;
  /** Called before a getter obtains storage: who has to be asked is, and what has expired goes. */
  seekConsent(): void;
  /** Called when a getter throws: whoever watches is told why. */
  storageRefused(): void;
  /** HTML: https://html.spec.whatwg.org/multipage/#local-storage-holder */
  localStorageHolder: Storage | null;
  /** HTML: https://html.spec.whatwg.org/multipage/#session-storage-holder */
  sessionStorageHolder: Storage | null;
  /** Fires the event at the window, one listener at a time. True: call again after a microtask checkpoint. */
  deliver(task: StorageEventTask): boolean;
  /** The step of the task is over, and the task may be queued again. */
  endDelivery(task: StorageEventTask): void;
}

/** One change of a storage area, for one who hears of it. All three null: the area was cleared. */
export interface StorageChange {
  readonly area: Area;
  readonly key: string | null;
  readonly oldValue: string | null;
  readonly newValue: string | null;
  /** Of the document that made the change, at the moment of the change. */
  readonly url: string;
}

/** The task that fires one `storage` event at one document's window. It can be queued again once its step is over. */
export class StorageEventTask extends Task implements StorageChange {
  declare readonly owner: StorageDocument;
  declare area: Area;
  declare key: string | null;
  declare oldValue: string | null;
  declare newValue: string | null;
  declare url: string;

  constructor(owner: StorageDocument, area: Area) {
    super('DOM manipulation', owner);
    this.area = area;
    this.key = null;
    this.oldValue = null;
    this.newValue = null;
    this.url = '';
  }

  override get label(): string {
    return this.key === null ? 'storage cleared' : `storage ${this.key}`;
  }

  override run(): boolean {
    return this.owner.deliver(this);
  }

  override ended(): void {
    this.owner.endDelivery(this);
  }
}
