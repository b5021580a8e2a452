import { realpathSync, statSync } from 'node:fs';
import { StorageloomError } from '../infra/failure.ts';
import { folderPath } from './folder-path.ts';

/** The real path of a folder that `call` was given `forWhat`. Throws FOLDER_MISSING, and BAD_OPTION for what names none. */
export function existingFolder(path: string | URL, call: string, forWhat: string): string {
  const mend = `Give ${call} a path from the working directory, or new URL('./pages', import.meta.url) to start at your own file`;
  const full = folderPath(path, call, mend);
  const found = statSync(full, { throwIfNoEntry: false });
  if (found?.isDirectory()) return realpathSync(full);
  throw new StorageloomError('FOLDER_MISSING', {
    what: `There is no folder ${full} ${forWhat}.`,
    why: found === undefined ? 'Nothing has that name.' : 'What has that name is not a folder.',
    mend: `${mend}.`,
  });
}
