import { badArgument, checkOptionsOf, isRecord, told } from '../infra/arguments.ts';

/** What {@link vite} is made with. */
export interface ViteOptions {
  readonly root?: string | URL;
  readonly config?: string | false;
  readonly optimize?: readonly string[];
}

/** Throws BAD_OPTION. */
export function checkViteOptions(options: ViteOptions): void {
  const { root, config, optimize } = isRecord(options) ? options : {};
  checkOptionsOf('vite()', options, {
    root: typeof root === 'object' ? root : './app',
    config: typeof config === 'string' ? './vite.config.ts' : false,
    optimize: ['react'],
  });
  if (root !== undefined && typeof root !== 'string' && !(root instanceof URL && root.protocol === 'file:'))
    throw badOption('root', root, "Give a path such as './app', or a file: URL");
  if (config !== undefined && config !== false && typeof config !== 'string')
    throw badOption('config', config, "Give a path such as './vite.config.ts', or false");
  if (optimize !== undefined && !(Array.isArray(optimize) && optimize.every((name) => typeof name === 'string')))
    throw badOption('optimize', optimize, "Give the names of packages, such as ['react', 'react-dom/client']");
}

function badOption(name: string, value: unknown, mend: string): Error {
  return badArgument(`The option ${name} of vite() cannot be used`, `It is ${told(value)}`, mend);
}
