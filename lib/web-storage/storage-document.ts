import { Task } from '../event-loop/task.ts';
import type { Origin } from '../origin/origin.ts';
import type { Area } from '../storage/area.ts';
import type { StorageEnvironment } from '../storage/obtain-bottle-map.ts';
import type { StorageShed } from '../storage/shed.ts';
import type { Source } from '../storage/source.ts';
import type { Realm } from '../webidl/realm.ts';
import type { Storage, StorageInterface } from './storage.ts';

/** What Web Storage knows of a document: its own state, its environment settings object's, and where its tasks are queued. */
export interface StorageDocument extends Source, StorageEnvironment {
  readonly origin: Origin;
  readonly storageDisabled: boolean;
  readonly traversable: { readonly sessionShed: StorageShed } | null;
  /** Of the window: what its errors and functions are made of. */
  readonly realm: Realm;
  /** The Storage interface of the window. */
  readonly storageInterface: StorageInterface;
  /** HTML: https://html.spec.whatwg.org/multipage/#local-storage-holder */
  localStorageHolder: Storage | null;
  /** HTML: https://html.spec.whatwg.org/multipage/#session-storage-holder */
  sessionStorageHolder: Storage | null;
  /** Queues the task on the DOM manipulation task source of this document's event loop. */
  queueStorageEvent(task: StorageEventTask): void;
  /** Fires the event at the window, one listener at a time. True: call again after a microtask checkpoint. */
  deliver(task: StorageEventTask): boolean;
}

/** One change of a storage area, shared by the tasks of all who will hear of it. All three null: the area was cleared. */
export interface StorageChange {
  readonly area: Area;
  readonly key: string | null;
  readonly oldValue: string | null;
  readonly newValue: string | null;
  /** Of the document that made the change, at the moment of the change. */
  readonly url: string;
}

/** The task that fires one `storage` event at one document's window. */
export class StorageEventTask extends Task {
  readonly recipient: StorageDocument;
  readonly change: StorageChange;
  /** For whoever delivers: the event once it is made, and the listener to go on with. */
  event: object | null = null;
  next = 0;

  constructor(recipient: StorageDocument, change: StorageChange) {
    super('DOM manipulation', recipient);
    this.recipient = recipient;
    this.change = change;
  }

  override get label(): string {
    return this.change.key === null ? 'storage cleared' : `storage ${this.change.key}`;
  }

  override run(): boolean {
    return this.recipient.deliver(this);
  }
}
