import type { ModuleLoader } from '../html/scripting/module-loader.ts';
import { existingFolder } from '../node/existing-folder.ts';
import { checkViteOptions, type ViteOptions } from './check-options.ts';
import { ViteLoader } from './vite-loader.ts';

export type { LoadedModule, ModuleLoader } from '../html/scripting/module-loader.ts';
export type { ViteOptions } from './check-options.ts';

/** Those with the same options are one: what is transformed once serves every tab of the process. */
const loaders = new Map<string, ViteLoader>();

/**
 * Loads the modules that `tab.import()` asks for by Vite: TypeScript, JSX, CSS, JSON, aliases and plugins as the project's Vite config says,
 * with `mode` "test". Files are read once in a process. CommonJS packages are bundled when they are first met, into `node_modules/.storageloom`,
 * and kept there. The server listens to nothing, watches nothing, and keeps no process alive. Needs the package `vite`, 6.4 to 8.
 * @param options.root the folder that Vite starts in; default: the working directory
 * @param options.config a path of a Vite config, from `root`; false: none. Default: the one that Vite finds in `root`
 * @param options.optimize CommonJS packages to bundle at once: where one is met late, in an `import()`, tabs may have others already
 * @throws StorageloomError BAD_OPTION, and FOLDER_MISSING where `root` is no folder
 * @example new Browser({ loader: vite() })
 */
export function vite(options: ViteOptions = {}): ModuleLoader {
  checkViteOptions(options);
  const { config, optimize = [] } = options;
  const root = existingFolder(options.root ?? '.', 'vite({ root })', 'for Vite to start in');
  const key = JSON.stringify([root, config, optimize]);
  let loader = loaders.get(key);
  if (loader === undefined) loaders.set(key, (loader = new ViteLoader({ root, config, optimize })));
  return loader;
}
