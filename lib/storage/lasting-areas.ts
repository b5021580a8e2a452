import type { StorageKey } from '../origin/storage-key.ts';
import type { Area } from './area.ts';

/** What keeps areas for longer than the user agent lives. */
export interface LastingAreas {
  /**
   * Called before a document with that storage key is made; a promise is waited for. Throws, or rejects with, what reading threw: the documents of
   * that key then have storage that does not last.
   */
  prepare(key: StorageKey): void | Promise<void>;
  /** Whether it has been asked to prepare that key, whatever has come of it. */
  wasAsked(key: StorageKey): boolean;
  /** Called with each local area when it has just been made: fills it, and puts a journal on it. */
  adopt(area: Area, key: StorageKey): void;
  /** What is kept goes under a key whose area does not last, or was not made yet: when the call has ended, and for areas to come at once. */
  forget(key: StorageKey): void;
  /** The user, or a server, has had data removed: when the call has ended nothing may be found any more of what went, whoever removed it. */
  purgeAtEnd(): void;
}
