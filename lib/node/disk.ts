import { badArgument, checkOptionsOf, told } from '../infra/arguments.ts';
import type { Profile } from '../profile/profile.ts';
import { databaseClass } from './disk/database.ts';
import { openStore } from './disk/open-store.ts';
import { folderPath } from './folder-path.ts';

export interface DiskOptions {
  /**
   * When what was stored is safe. `close`: from the death of this process when the call that ran the task has ended, from that of the machine when
   * `settle()`, `advance()`, `restart()`, `reset()` or `close()` has. `task`: when the task has ended, and when the call has. Default `close`.
   */
  readonly durability?: 'close' | 'task';
}

/**
 * A profile on disk: local storage and cookies with a date that the next run finds again. The option `profile` of a Browser.
 *
 * The folder is made where there is none, when a Browser is made with it. One Browser at a time may use it, in all processes; `close()` of
 * the Browser lets others in. `new Browser()` throws PROFILE_LOCKED while another one uses it, PROFILE_FOREIGN where something else is in
 * the folder, PROFILE_VERSION where a newer storageloom wrote it, PROFILE_DAMAGED where it cannot be read, PROFILE_NO_SQLITE without a
 * database, PROFILE_FAILED for all else that goes wrong with files. A call that runs tasks rejects with the last two of these.
 *
 * @param path The folder: relative to the working directory, absolute, or a `file:` URL.
 * @throws StorageloomError BAD_OPTION
 * @example
 * const browser = new Browser({ profile: disk('./profiles/ann') });
 */
export function disk(path: string | URL, options: DiskOptions = {}): Profile {
  const full = folderPath(path, 'disk()', "Write disk('./profile'), or disk(new URL('./profile', import.meta.url))");
  checkOptionsOf('disk()', options, { durability: 'task' }, (record) => `disk('./profile', ${record})`);
  const { durability = 'close' } = options;
  if (durability !== 'close' && durability !== 'task') {
    throw badArgument(`disk() knows no durability ${told(durability)}`, 'There are two', "Give 'close' or 'task'");
  }
  return { durability, open: () => openStore(full, databaseClass()) };
}
