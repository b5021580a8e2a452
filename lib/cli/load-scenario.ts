import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserOptions } from '../index.ts';
import { StorageloomError } from '../infra/failure.ts';
import type { Lesson } from '../lessons/lesson.ts';
import { describeError } from './describe-error.ts';
import { lessonOf, scenarioOfLesson } from './lesson-scenario.ts';
import { prepareTypeScript, processSupport, type TypeScriptSupport } from './typescript-loader.ts';

/** A module that the command can run. */
export interface Scenario {
  /** Absolute path of its file. */
  readonly path: string;
  /** The default export. What it returns is printed as the result. */
  readonly run: (browser: Browser<object>) => unknown;
  /** `export const needs = 'html'`: its pages have markup and scripts. */
  readonly needsHtml: boolean;
  /** `export const options`: passed on to the Browser. */
  readonly options: BrowserOptions<object>;
  /** Where the default export is a lesson: that lesson. */
  readonly lesson: Lesson | null;
  /** What a picture of it is called. Default: what it calls itself. */
  readonly title?: string;
  /** To be called when it has run: takes back what was needed to load it. */
  release(): Promise<void>;
}

/**
 * Imports a scenario's module and checks its exports.
 *
 * @param file As it was typed, relative to `cwd`.
 * @throws StorageloomError SCENARIO_MISSING when there is no such file; SCENARIO_INVALID when it cannot be loaded, or when its
 * exports are not those of a scenario; BAD_LESSON when its default export is a lesson that cannot be used; TYPESCRIPT_LOADER_MISSING when it is TypeScript that nothing here can load.
 */
export async function loadScenario(file: string, cwd: string, support: TypeScriptSupport = processSupport): Promise<Scenario> {
  const path = existingFile(file, cwd);
  const release = await prepareTypeScript(file, support);
  try {
    return { path, ...scenarioOf(file, await importModule(file, path)), release };
  } catch (error) {
    await release();
    throw error;
  }
}

function scenarioOf(
  file: string,
  exports: Readonly<Record<string, unknown>>,
): Pick<Scenario, 'run' | 'needsHtml' | 'options' | 'lesson' | 'title'> {
  const run = exports['default'];
  if (isRecord(run) && ('question' in run || 'choices' in run)) {
    const lesson = lessonOf(run);
    return { ...scenarioOfLesson(lesson), lesson };
  }
  if (!isFunction(run)) {
    throw new StorageloomError('SCENARIO_INVALID', {
      what: `${file} has no function as its default export.`,
      why: run === undefined ? 'There is no default export.' : `The default export is ${kindOf(run)}.`,
      mend: 'Write: export default async (browser) => { … }, or export a lesson.',
    });
  }
  return { run, needsHtml: needsHtml(file, exports['needs']), options: optionsOf(file, exports['options']), lesson: null };
}

function existingFile(file: string, cwd: string): string {
  const path = resolve(cwd, file);
  const found = statSync(path, { throwIfNoEntry: false });
  if (found?.isFile()) return path;
  throw new StorageloomError('SCENARIO_MISSING', {
    what: found === undefined ? `There is no file ${file}.` : `${file} is not a file.`,
    why: `Looked for ${path}.`,
    mend: 'Give the path from the directory that you are in, with its extension: storageloom run ./scenario.ts',
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

function needsHtml(file: string, needs: unknown): boolean {
  if (needs === undefined || needs === 'html') return needs === 'html';
  throw new StorageloomError('SCENARIO_INVALID', {
    what: `${file} exports needs as ${kindOf(needs)}.`,
    why: "The only thing that a scenario can need is 'html'.",
    mend: "Write export const needs = 'html', or leave it out.",
  });
}

function optionsOf(file: string, options: unknown): BrowserOptions<object> {
  if (options === undefined) return {};
  if (isRecord(options)) return options;
  throw new StorageloomError('SCENARIO_INVALID', {
    what: `${file} exports options as ${kindOf(options)}.`,
    why: 'They are handed to new Browser(options), which takes one object.',
    mend: "Write, for example: export const options = { pages: folder('./pages', 'https://shop.example/') }",
  });
}

function isFunction(value: unknown): value is (...args: unknown[]) => unknown {
  return typeof value === 'function';
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (typeof value === 'string') return `the string '${value}'`;
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}
