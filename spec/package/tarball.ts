import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { npm } from './program.ts';

/** The root folder of the repository. */
export const root: string = fileURLToPath(new URL('../../', import.meta.url));

/** Builds and packs what npm would publish, into `folder`. The path of the file. */
export function pack(folder: string): string {
  const name = npm(root, 'pack', '--silent', '--pack-destination', folder).split('\n').at(-1) as string;
  return join(folder, name);
}
