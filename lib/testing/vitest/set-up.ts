import { installedPlug } from '../plug/current-plug.ts';
import { hasWindow } from '../plug/has-window.ts';
import { checkPlugOptions, type OptionsPlace } from '../plug/check-options.ts';
import { Plug, type PlugOptions } from '../plug/plug.ts';
import { settleWith, type FakeTimers } from './fake-timers.ts';
import { outlivesFiles } from './environment-plug.ts';

/** A test that is over, but for its hooks: what Vitest hands to `afterEach`. */
export interface EndedTest {
  readonly task: { readonly fails?: boolean | undefined };
  readonly onTestFailed: (listener: () => void) => void;
}

/** What is used of Vitest, and where a failing test is told of. */
export interface Runner {
  afterEach(hook: (test: EndedTest) => Promise<void>): void;
  afterAll(hook: () => Promise<void>): void;
  readonly vi: FakeTimers;
  print(text: string): void;
}

/**
 * For the test file whose setup files run now: makes a tab of its window, unless an environment has, and adds the hooks that end each test
 * and the file. In an environment without a window it does nothing. Throws as `new Plug()` does.
 */
export function setUp(global: object, runner: Runner, options: () => PlugOptions | undefined): void {
  if (!hasWindow(global)) return;
  const found = installedPlug(global);
  if (found !== null && outlivesFiles(found)) addHooks(global, found, runner, () => found.browser.reset());
  else replace(global, runner, checked(options(), inProvide), found);
}

/** The same with a plug of its own, whoever has installed one before. */
export function setUpAnew(global: object, runner: Runner, options: PlugOptions): void {
  const plugOptions = checked(options, inInstall);
  if (hasWindow(global)) replace(global, runner, plugOptions, installedPlug(global));
}

const inProvide: OptionsPlace = {
  name: 'provide.storageloom',
  write: (record) => `provide: { storageloom: ${record} }`,
};
const inInstall: OptionsPlace = { name: 'install()', write: (record) => `install(${record})` };

/** Before the window of a former plug is given back. Throws BAD_OPTION. */
function checked(options: PlugOptions = {}, place: OptionsPlace): PlugOptions {
  checkPlugOptions(options, place);
  return options;
}

/** `former`: of a setup file that ran before, or of a test file whose hooks never ran, since it could not be imported. */
function replace(global: object, runner: Runner, options: PlugOptions, former: Plug | null): void {
  former?.tab.dispose();
  const plug = new Plug(global, options);
  addHooks(global, plug, runner, async () => {
    await plug.dispose();
    await former?.dispose();
  });
}

function tell(runner: Runner, report: string): void {
  if (report !== '') runner.print(report);
}

function addHooks(global: object, plug: Plug, runner: Runner, endFile: () => Promise<void>): void {
  // Taken apart in place: Vitest reads from the function's text what it asks for.
  runner.afterEach(async ({ task, onTestFailed }) => {
    if (installedPlug(global) !== plug) return;
    // Before its tabs are closed, which would be the last steps.
    const reportOfNow = plug.reportOfNow();
    if (task.fails !== true) onTestFailed(() => tell(runner, reportOfNow()));
    await plug.endTest();
  });
  const settling = settleWith(runner.vi, async () => {
    if (installedPlug(global) === plug) await plug.browser.settle();
  });
  runner.afterAll(async () => {
    settling[Symbol.dispose]();
    await endFile();
  });
}
