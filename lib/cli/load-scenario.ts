import type { Browser, BrowserOptions } from '../index.ts';
import { StorageloomError } from '../infra/failure.ts';
import type { Lesson } from '../lessons/lesson.ts';
import { lessonOf, scenarioOfLesson } from './lesson-scenario.ts';
import { isFunction, isRecord, kindOf, loadModule } from './load-module.ts';
import { processSupport, type TypeScriptSupport } from './typescript-loader.ts';

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
  return await loadModule(file, cwd, (exports) => scenarioOf(file, exports), support);
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
      mend:
        isRecord(run) && 'test' in run
          ? `It is a scenario to explore. Write: storageloom explore ${file}`
          : 'Write: export default async (browser) => { … }, or export a lesson.',
    });
  }
  return { run, needsHtml: needsHtml(file, exports['needs']), options: optionsOf(file, exports['options']), lesson: null };
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
