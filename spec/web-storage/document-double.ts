import type { Task } from '../../lib/event-loop/task.ts';
import { originOfURL, type Origin } from '../../lib/origin/origin.ts';
import { obtainStorageKeyForNonStoragePurposes, type StorageKey } from '../../lib/origin/storage-key.ts';
import type { Area, Audience } from '../../lib/storage/area.ts';
import { StorageShed } from '../../lib/storage/shed.ts';
import { DocumentAudience } from '../../lib/web-storage/broadcast.ts';
import { DocumentIndex } from '../../lib/web-storage/document-index.ts';
import { StorageEventTask, type StorageDocument } from '../../lib/web-storage/storage-document.ts';
import { createStorageInterface, type Storage, type StorageInterface } from '../../lib/web-storage/storage.ts';
import type { Realm } from '../../lib/webidl/realm.ts';

/** A realm record over the surroundings' own intrinsics. */
export function realmDouble(): Realm {
  return { TypeError, RangeError, DOMException, objectPrototype: Object.prototype, functionPrototype: Function.prototype };
}

/** A tab as far as Web Storage sees it. */
export interface TabDouble {
  readonly sessionShed: StorageShed;
}

/** Sheds and index of one user agent; `audience` in place of its documents where a spec listens itself. */
export class UserAgentDouble {
  readonly documents: DocumentIndex = new DocumentIndex();
  readonly audience: Audience;
  readonly localShed: StorageShed;
  #areas = 0;
  #ids = 0;

  constructor(audience?: Audience) {
    this.audience = audience ?? new DocumentAudience(this.documents);
    this.localShed = this.#shed('local', null);
  }

  tab(name = 'tab'): TabDouble {
    return { sessionShed: this.#shed('session', name) };
  }

  document(url: string, options: { tab?: TabDouble; origin?: Origin; realm?: Realm } = {}): DocumentDouble {
    const origin = options.origin ?? originOfURL(new URL(url), () => ({ opaque: true, id: ++this.#ids }));
    const document = new DocumentDouble(
      ++this.#ids,
      url,
      origin,
      this.localShed,
      options.tab ?? this.tab(),
      options.realm ?? realmDouble(),
    );
    this.documents.add(document);
    return document;
  }

  #shed(type: 'local' | 'session', tab: string | null): StorageShed {
    return new StorageShed({ type, audience: this.audience, observer: null, nextAreaId: () => ++this.#areas, tab });
  }
}

/** A document that queues into an array and delivers into another. */
export class DocumentDouble implements StorageDocument {
  readonly id: number;
  active = true;
  ownTasks: Task | null = null;
  held: Task[] = [];
  url: string;
  readonly origin: Origin;
  storageDisabled = false;
  readonly nonStorageKey: StorageKey;
  readonly realm: Realm;
  traversable: TabDouble | null;
  readonly localShed: StorageShed;
  readonly storageInterface: StorageInterface;
  localStorageHolder: Storage | null = null;
  sessionStorageHolder: Storage | null = null;
  readonly queued: StorageEventTask[] = [];
  readonly delivered: StorageEventTask[] = [];
  readonly ended: StorageEventTask[] = [];

  constructor(id: number, url: string, origin: Origin, localShed: StorageShed, tab: TabDouble | null, realm: Realm) {
    this.id = id;
    this.url = url;
    this.origin = origin;
    this.localShed = localShed;
    this.traversable = tab;
    this.realm = realm;
    this.nonStorageKey = obtainStorageKeyForNonStoragePurposes(this);
    this.storageInterface = createStorageInterface(realm);
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
