import type { Owner } from '../event-loop/task.ts';

/** On whose behalf a storage area is read or changed: a document. */
export interface Source extends Owner {
  /** The document's URL at this moment, serialized. */
  readonly url: string;
  /** The URL that it had when it first obtained a storage object. Default: its URL. */
  readonly urlAtFirstUse?: string;
  /** What shares one copy of storage with it. Default: nobody does. */
  readonly process?: object;
  /** The traversable navigable of its node navigable; null once it has none. */
  readonly traversable: object | null;
}
