import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { StorageloomError } from '../infra/failure.ts';
import { describeError } from './describe-error.ts';
import { prepareTypeScript, processSupport, type TypeScriptSupport } from './typescript-loader.ts';

/** What a file was read for, and the file. */
export type Loaded<T> = T & {
  /** Absolute path of its file. */
  readonly path: string;
  /** To be called when it has run: takes back what was needed to load it. */
  release(): Promise<void>;
};

/**
 * Imports the module of a file.
 *
 * @param file As it was typed, relative to `cwd`.
 * @param read Makes of its exports what is wanted, or throws.
 * @throws StorageloomError SCENARIO_MISSING when there is no such file; SCENARIO_INVALID when it cannot be loaded; BAD_LESSON when it makes
 * a lesson that cannot be used; TYPESCRIPT_LOADER_MISSING when it is TypeScript that nothing here can load.
 */
export async function loadModule<T extends object>(
  file: string,
  cwd: string,
  read: (exports: Readonly<Record<string, unknown>>) => T,
  support: TypeScriptSupport = processSupport,
): Promise<Loaded<T>> {
  const path = existingFile(file, cwd);
  const release = await prepareTypeScript(file, support);
  try {
    return { ...read(await importModule(file, path)), path, release };
  } catch (error) {
    await release();
    throw error;
  }
}

function existingFile(file: string, cwd: string): string {
  const path = resolve(cwd, file);
  const found = statSync(path, { throwIfNoEntry: false });
  if (found?.isFile()) return path;
  throw new StorageloomError('SCENARIO_MISSING', {
    what: found === undefined ? `There is no file ${file}.` : `${file} is not a file.`,
    why: `Looked for ${path}.`,
    mend: 'Give the path from the directory that you are in, with its extension, such as ./scenario.ts.',
  });
}

async function importModule(file: string, path: string): Promise<Readonly<Record<string, unknown>>> {
  try {
    const exports: Record<string, unknown> = await import(pathToFileURL(path).href);
    const inner = exports['default'];
    // A module that was compiled to CommonJS arrives as the default export of its wrapper.
    return isRecord(inner) && (isFunction(inner['default']) || isRecord(inner['default'])) ? inner : exports;
  } catch (cause) {
    // Of whichever copy of the library the module imports.
    if (isRecord(cause) && cause['code'] === 'BAD_LESSON') {
      throw new StorageloomError('BAD_LESSON', {
        what: `${file}: ${cause['what']}`,
        why: `${cause['why']}`,
        mend: `${cause['mend']}`,
        cause,
      });
    }
    throw new StorageloomError('SCENARIO_INVALID', {
      what: `${file} could not be loaded.`,
      why: describeError(cause, path),
      mend: mendOf(cause),
      cause,
    });
  }
}

function mendOf(cause: unknown): string {
  const code = isRecord(cause) ? cause['code'] : undefined;
  if (code === 'ERR_MODULE_NOT_FOUND') return 'Install the package that it imports, or correct the path.';
  if (code === 'ERR_UNKNOWN_FILE_EXTENSION') return 'A scenario is a .js, .mjs, .ts or .mts file.';
  return 'Correct what its module does while it is loaded.';
}

export function isFunction(value: unknown): value is (...args: unknown[]) => unknown {
  return typeof value === 'function';
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

export function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (typeof value === 'string') return `the string '${value}'`;
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}
