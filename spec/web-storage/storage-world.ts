import type { StorageType } from '../../lib/storage/endpoint.ts';
import { localStorageGetter, sessionStorageGetter } from '../../lib/web-storage/getters.ts';
import type { Storage } from '../../lib/web-storage/storage.ts';
import { storageMapOf } from '../../lib/web-storage/storage.ts';
import {
  createStorage,
  createStoragePrototype,
  type ReferenceDocument,
  type ReferenceMap,
  type ReferenceUserAgent,
} from '../reference/storage.ts';
import { realmDouble, UserAgentDouble } from './document-double.ts';

/** What a program can lay its hands on: three documents of one origin, two of them in one tab, and a third tab. */
export interface StorageWorld {
  /** Local and session storage of each document in turn. */
  readonly storages: readonly object[];
  /** `Storage.prototype` of each window. */
  readonly prototypes: readonly object[];
  /** `Object.prototype`, one for all windows and for no other world. */
  readonly objectPrototype: object;
  setURL(document: number, url: string): void;
  setQuota(storage: number, quotaUnits: number): void;
  /** All storage events that were queued so far. */
  events(): unknown[];
}

/** The documents of both worlds: the place of each one's tab. */
const tabs = [0, 0, 1] as const;
const url = 'https://a.example/';
const quotaUnits = 24;

/** Its `__proto__` sets nothing: an ordinary object that closed a circle through a proxy would not be refused, as it is in a browser. */
function ownObjectPrototype(): object {
  const { __proto__: proto, ...others } = Object.getOwnPropertyDescriptors(Object.prototype) as PropertyDescriptorMap;
  return Object.create(null, { ...others, ['__proto__']: { ...proto, set: () => {} } }) as object;
}

/** Ours. */
export function realWorld(): StorageWorld {
  const objectPrototype = ownObjectPrototype();
  const userAgent = new UserAgentDouble();
  const sessions = [userAgent.tab('tab1'), userAgent.tab('tab2')];
  const documents = tabs.map((tab) =>
    userAgent.document(url, { tab: sessions[tab]!, realm: { ...realmDouble(), objectPrototype } }),
  );
  const storages: Storage[] = documents.flatMap((document) => [localStorageGetter(document), sessionStorageGetter(document)]);
  const areas = storages.map((storage) => storageMapOf(storage)!.map.backingMap);
  for (const area of areas) area.quotaUnits = quotaUnits;
  return {
    storages,
    // Not before a program wants one: what nobody has got hold of is read in other ways.
    get prototypes() {
      return documents.map(({ storageInterface }) => storageInterface.prototype);
    },
    objectPrototype,
    setURL: (document, changed) => (documents[document]!.url = changed),
    setQuota: (storage, changed) => (areas[storage]!.quotaUnits = changed),
    events: () =>
      documents.flatMap(({ queued }, recipient) =>
        queued.map(({ area, key, oldValue, newValue, url: from }) => {
          const type: StorageType = area.identifier === 'localStorage' ? 'local' : 'session';
          return { recipient, type, key, oldValue, newValue, url: from };
        }),
      ),
  };
}

/** The same by the letter. */
export function referenceWorld(): StorageWorld {
  const objectPrototype = ownObjectPrototype();
  const documents: ReferenceDocument[] = tabs.map((traversable, id) => ({
    id,
    url,
    origin: url,
    traversable: tabObjects[traversable],
  }));
  const userAgent: ReferenceUserAgent = { documents, queue: [] };
  const prototypes = documents.map(() => createStoragePrototype(objectPrototype));
  const [local, ...sessions] = Array.from({ length: 3 }, (): ReferenceMap => ({ entries: [], quotaUnits }));
  const maps = tabs.flatMap((tab) => [local!, sessions[tab]!]);
  const storages = documents.flatMap((document, i) => [
    createStorage(userAgent, document, prototypes[i]!, 'local', local!),
    createStorage(userAgent, document, prototypes[i]!, 'session', sessions[tabs[i]!]!),
  ]);
  return {
    storages,
    prototypes,
    objectPrototype,
    setURL: (document, changed) => (documents[document]!.url = changed),
    setQuota: (storage, changed) => (maps[storage]!.quotaUnits = changed),
    events: () => documents.flatMap(({ id }) => userAgent.queue.filter(({ recipient }) => recipient === id)),
  };
}

const tabObjects = [{}, {}] as const;
