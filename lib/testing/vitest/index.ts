import { afterAll, afterEach, inject, test as plainTest, vi, type TestAPI } from 'vitest';
import { currentPlug } from '../plug/current-plug.ts';
import { plugExports, type PlugExports } from '../plug/exports.ts';
import type { PlugOptions } from '../plug/plug.ts';
import { fixturesOf, type PlugFixtures } from './fixtures.ts';
import { setUp, setUpAnew, type Runner } from './set-up.ts';

export { follow, type Followed, type RunnerClock } from '../plug/follow.ts';
export type { PlugExports } from '../plug/exports.ts';
export type { PlugOptions } from '../plug/plug.ts';
export type { PlugFixtures } from './fixtures.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Options of `storageloom/vitest`, as far as they are data. */
    storageloom?: PlugOptions;
  }
}

const mend =
  "Add it to vitest.config.ts: setupFiles: ['storageloom/vitest'], with an environment that has a window, such as 'happy-dom'.";
const calls: PlugExports = plugExports((call) => currentPlug(call, mend));
export const otherTab: PlugExports['otherTab'] = calls.otherTab;
export const tabs: PlugExports['tabs'] = calls.tabs;
export const browser: PlugExports['browser'] = calls.browser;
export const ownTab: PlugExports['ownTab'] = calls.ownTab;

/** Vitest's `test`, with what is exported here as fixtures: `test('…', async ({ otherTab, browser }) => …)`. */
export const test: TestAPI<PlugFixtures> = plainTest.extend<PlugFixtures>(fixturesOf(calls));

const runner: Runner = { afterEach, afterAll, vi, print: (text) => console.error(text) };

/**
 * For a setup file of yours, where options are more than data, such as functions: installs the plug for the test file that is set up, in
 * place of the one that the import has installed. Throws BAD_URL and BAD_OPTION.
 * @example
 * import { install } from 'storageloom/vitest';
 * install({ browser: { dialogs: ({ message }) => (message === 'Sign out?' ? 'accept' : 'dismiss') } });
 */
export function install(options: PlugOptions = {}): void {
  setUpAnew(globalThis, runner, options);
}

// Vitest runs its setup files for each test file, also where modules are not isolated.
setUp(globalThis, runner, () => inject('storageloom'));
