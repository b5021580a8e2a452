import type { ScriptExecution } from '../event-loop/script-execution.ts';
import type { TaskSource } from '../event-loop/task-source.ts';
import type { StorageKeyEnvironment, StorageKeys } from '../origin/storage-key.ts';
import type { Origin } from '../origin/origin.ts';
import { dictionaryObject } from '../webidl/dictionary-object.ts';
import type { Realm } from '../webidl/realm.ts';
import { obtainLocalStorageShelf } from './obtain-bottle-map.ts';
import type { StorageShed } from './shed.ts';
import { storageQuota, storageUsage, type StorageShelf } from './shelf.ts';

/** What StorageManager asks of the environment settings object that it belongs to. */
export interface StorageManagerEnvironment extends StorageKeyEnvironment {
  readonly userAgent: {
    readonly storageKeys: StorageKeys;
    readonly storageShed: StorageShed;
    readonly scripts: Pick<ScriptExecution, 'ranScript'>;
    /** Whether the permission "persistent-storage" is granted to the origin. */
    persistPermission(origin: Origin): boolean;
  };
  /** Of its global: what promises, errors and dictionaries are made of. */
  readonly realm: Realm;
  /** Called before storage is obtained: who has to be asked, is. */
  seekConsent(): void;
  queueTask(source: TaskSource, label: string, steps: () => void): void;
}

/** What `estimate()` resolves with. Both in bytes. */
export interface StorageEstimate {
  readonly quota: number;
  readonly usage: number;
}

// Storage, the StorageManager interface, persisted.
// https://storage.spec.whatwg.org/#dom-storagemanager-persisted
export function persisted(environment: StorageManagerEnvironment): Promise<boolean> {
  // 1 to 5 (what all three do)
  return answered(environment, 'persisted', ({ bucketMap }) => {
    // 5.1
    return bucketMap.default.mode === 'persistent';
    // 5.2, 6 (what all three do)
  });
}

// Storage, the StorageManager interface, persist.
// https://storage.spec.whatwg.org/#dom-storagemanager-persist
export function persist(environment: StorageManagerEnvironment): Promise<boolean> {
  // 1 to 5 (what all three do)
  return answered(environment, 'persist', ({ bucketMap }) => {
    // 5.1
    const isGranted = environment.userAgent.persistPermission(environment.origin);
    // 5.2
    const bucket = bucketMap.default;
    // 5.3, 5.4
    if (isGranted) bucket.mode = 'persistent';
    // 5.5, 6 (what all three do)
    return bucket.mode === 'persistent';
  });
}

// Storage, the StorageManager interface, estimate.
// https://storage.spec.whatwg.org/#dom-storagemanager-estimate
export function estimate(environment: StorageManagerEnvironment): Promise<StorageEstimate> {
  // 1 to 5 (what all three do)
  return answered(environment, 'estimate', (shelf) => {
    // 5.1
    const usage = storageUsage(shelf);
    // 5.2
    const quota = storageQuota(shelf);
    // 5.3 (members in the order of Web IDL)
    return dictionaryObject(environment.realm.objectPrototype, { quota, usage });
    // 5.4 to 6 (nothing fails; what all three do)
  });
}

/**
 * What the three methods have in common. IMPL-DEFINED: what is done in parallel is done at once, so that the answer is that of the moment
 * of the call; when page code hears of it is the business of the task.
 */
function answered<T>(environment: StorageManagerEnvironment, name: string, inParallel: (shelf: StorageShelf) => T): Promise<T> {
  const { realm, userAgent } = environment;
  environment.seekConsent();
  return new realm.Promise<T>((resolve, reject) => {
    const shelf = obtainLocalStorageShelf(userAgent.storageShed, environment);
    if (shelf === null) {
      reject(new realm.TypeError(`Failed to execute '${name}' on 'StorageManager': the document may not use storage.`));
      return;
    }
    const value = inParallel(shelf);
    queueStorageTask(environment, `navigator.storage.${name}`, () => resolve(value));
  });
}

// Storage, queue a storage task.
// https://storage.spec.whatwg.org/#queue-a-storage-task
function queueStorageTask(environment: StorageManagerEnvironment, label: string, steps: () => void): void {
  environment.queueTask('storage', label, () => {
    // Code of the page waits for it.
    environment.userAgent.scripts.ranScript = true;
    steps();
  });
}
