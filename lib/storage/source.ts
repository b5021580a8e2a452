import type { Owner } from '../event-loop/task.ts';

/** On whose behalf a storage area is read or changed: a document. */
export interface Source extends Owner {
  /** The document's URL at this moment, serialized. */
  readonly url: string;
  /** The traversable navigable of its node navigable; null once it has none. */
  readonly traversable: object | null;
}
