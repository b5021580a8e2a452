import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { badArgument, kindOfThrown, shown, told } from '../infra/arguments.ts';

/** The absolute path of what `call` was given for a folder: a path, or a `file:` URL. Throws BAD_OPTION, with `mend` for a cure. */
export function folderPath(path: unknown, call: string, mend: string): string {
  if (typeof path === 'string' && path !== '') return resolve(path);
  const href = hrefOf(path);
  if (href === null) throw badArgument(`${call} got ${told(path)}`, 'It takes the path of a folder, or a file: URL of one', mend);
  try {
    return fileURLToPath(href);
  } catch (error) {
    throw badArgument(`${call} got the URL ${shown(href)}`, `It names no folder of this machine: ${kindOfThrown(error)}`, mend);
  }
}

/** Null for what is no URL, and for what cannot be asked, as a proxy that was revoked. */
function hrefOf(value: unknown): string | null {
  try {
    return value instanceof URL ? value.href : null;
  } catch {
    return null;
  }
}
