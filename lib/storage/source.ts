import type { Owner } from '../event-loop/task.ts';
import type { StorageKey } from '../origin/storage-key.ts';

/** On whose behalf a storage area is read or changed: a document. */
export interface Source extends Owner {
  /** The document's URL at this moment, serialized. */
  readonly url: string;
  /** Fixed when the document was made. */
  readonly nonStorageKey: StorageKey;
  /** The traversable navigable of its node navigable; null once it has none. */
  readonly traversable: object | null;
}
