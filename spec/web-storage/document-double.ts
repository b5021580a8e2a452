import type { Task } from '../../lib/event-loop/task.ts';
import { originOfURL, type Origin } from '../../lib/origin/origin.ts';
import { obtainStorageKeyForNonStoragePurposes, StorageKeys, type StorageKey } from '../../lib/origin/storage-key.ts';
import type { Area, Broadcast } from '../../lib/storage/area.ts';
import { StorageShed } from '../../lib/storage/shed.ts';
import { broadcastBy } from '../../lib/web-storage/broadcast.ts';
import { StorageEventTask, type StorageDocument } from '../../lib/web-storage/storage-document.ts';
import { createStorageInterface, type Storage, type StorageInterface } from '../../lib/web-storage/storage.ts';
import type { Realm } from '../../lib/webidl/realm.ts';

/** A realm record over the surroundings' own intrinsics. */
export function realmDouble(): Realm {
  return {
    TypeError,
    RangeError,
    DOMException,
    objectPrototype: Object.prototype,
    Promise,
    functionPrototype: Function.prototype,
    arrayPrototype: Array.prototype,
  };
}

/** A tab as far as Web Storage sees it. */
export interface TabDouble {
  readonly sessionShed: StorageShed;
}

/** Sheds and keys of one user agent; `broadcast` in place of its documents where a spec listens itself. */
export class UserAgentDouble {
  readonly storageKeys: StorageKeys = new StorageKeys();
  readonly broadcast: Broadcast;
  readonly storageShed: StorageShed;
  #ids = 0;

  constructor(broadcast: Broadcast = broadcastBy()) {
    this.broadcast = broadcast;
    this.storageShed = this.#shed('local', null);
  }

  tab(name = 'tab'): TabDouble {
    return { sessionShed: this.#shed('session', name) };
  }

  key(url: string): StorageKey {
    return this.storageKeys.of(this.#originOf(url));
  }

  /** A document that has joined its sheds. */
  document(url: string, options: { tab?: TabDouble; origin?: Origin; realm?: Realm } = {}): DocumentDouble {
    const origin = options.origin ?? this.#originOf(url);
    const tab = options.tab ?? this.tab();
    const document = new DocumentDouble(++this.#ids, url, origin, this, tab, options.realm ?? realmDouble());
    this.storageShed.join(document.nonStorageKey, document);
    tab.sessionShed.join(document.nonStorageKey, document);
    return document;
  }

  #originOf(url: string): Origin {
    return originOfURL(new URL(url), () => ({ opaque: true, id: ++this.#ids }));
  }

  #shed(type: 'local' | 'session', tab: string | null): StorageShed {
    return new StorageShed({ type, broadcast: this.broadcast, observer: null, tab });
  }
}

/** A document that queues into an array and delivers into another. */
export class DocumentDouble implements StorageDocument {
  readonly id: number;
  active = true;
  ownTasks: Task | null = null;
  destroyed = false;
  url: string;
  urlAtFirstUse: string;
  process: object;
  readonly origin: Origin;
  readonly userAgent: UserAgentDouble;
  storageDisabled = false;
  readonly partition = null;
  consentsSought = 0;
  refusals = 0;
  readonly nonStorageKey: StorageKey;
  readonly realm: Realm;
  traversable: TabDouble | null;
  readonly storageInterface: StorageInterface;
  localStorageHolder: Storage | null = null;
  sessionStorageHolder: Storage | null = null;
  readonly queued: StorageEventTask[] = [];
  readonly delivered: StorageEventTask[] = [];
  readonly ended: StorageEventTask[] = [];

  constructor(id: number, url: string, origin: Origin, userAgent: UserAgentDouble, tab: TabDouble | null, realm: Realm) {
    this.id = id;
    this.url = url;
    this.urlAtFirstUse = url;
    this.process = {};
    this.origin = origin;
    this.userAgent = userAgent;
    this.traversable = tab;
    this.realm = realm;
    this.nonStorageKey = obtainStorageKeyForNonStoragePurposes(this);
    this.storageInterface = createStorageInterface(realm);
  }

  storageRefused(): void {
    this.refusals++;
  }

  seekConsent(): void {
    this.consentsSought++;
  }

  areaFor(bottleMap: Area): Area {
    return bottleMap;
  }

  queueStorageEvent(area: Area, key: string | null, oldValue: string | null, newValue: string | null, url: string): void {
    this.queued.push(Object.assign(new StorageEventTask(this, area), { key, oldValue, newValue, url }));
  }

  deliver(task: StorageEventTask): boolean {
    this.delivered.push(task);
    return false;
  }

  endDelivery(task: StorageEventTask): void {
    this.ended.push(task);
  }
}
