import { constants, runInThisContext } from 'node:vm';
import type { PlugExports } from '../plug/exports.ts';
import type { TestGlobal } from './window-plug.ts';

type Installer = (global: TestGlobal) => PlugExports;

/**
 * `install()` of the one copy of the library that the process has. Jest has a copy of each module in each test file; so it is imported
 * outside of the context that this file is in. `require()` does the same, by a module that the build makes.
 */
export async function installerOutside(here: object): Promise<Installer> {
  const { install } = await (runInThisContext('globalThis') === here ? import('./install.ts') : importOutside());
  return install;
}

/** Node warns that the option is experimental; it does so of ES modules in test files, too. */
function importOutside(): Promise<{ readonly install: Installer }> {
  const load = runInThisContext('(url) => import(url)', {
    importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
  }) as (url: string) => Promise<{ readonly install: Installer }>;
  const extension = import.meta.url.slice(import.meta.url.lastIndexOf('.'));
  return load(new URL(`./install${extension}`, import.meta.url).href);
}
