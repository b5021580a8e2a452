import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Browser, type Tab } from '../../lib/index.ts';
import { bundlesFolder } from '../../lib/vite/bundled-names.ts';
import { ViteLoader } from '../../lib/vite/vite-loader.ts';

/** A project in a folder of its own: files by path, and packages that it has, by name and path. */
export function projectOf(files: Readonly<Record<string, string>>): { readonly root: string; remove(): void } {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'project-')));
  mkdirSync(join(root, 'node_modules'));
  for (const [path, text] of Object.entries({ 'package.json': '{ "private": true }', ...files })) {
    const file = join(root, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  return { root, remove: () => rmSync(root, { recursive: true, force: true }) };
}

/** A CommonJS package of one file. */
export function commonJS(name: string, code: string): Record<string, string> {
  return {
    [`node_modules/${name}/package.json`]: JSON.stringify({ name, version: '1.0.0', main: 'index.js' }),
    [`node_modules/${name}/index.js`]: code,
  };
}

/** Loaders of projects that are there until the test has ended. To be called within a suite. */
export function projectLoaders(): ProjectLoaders {
  const undo: (() => unknown)[] = [];
  afterEach(async () => {
    for (const step of undo.splice(0).toReversed()) await step();
  });
  const loaderOf = (files: Readonly<Record<string, string>>): { loader: ViteLoader; root: string } => {
    const { root, remove } = projectOf(files);
    undo.push(remove);
    const loader = new ViteLoader({ root, config: false, optimize: [] });
    undo.push(() => loader.close());
    return { loader, root };
  };
  return {
    undo,
    loaderOf,
    async openWith(files) {
      const { loader, root } = loaderOf(files);
      return { tab: await new Browser({ loader }).open('https://a.example/'), root, loader };
    },
  };
}

interface ProjectLoaders {
  readonly undo: (() => unknown)[];
  loaderOf(files: Readonly<Record<string, string>>): { readonly loader: ViteLoader; readonly root: string };
  /** A tab of a Browser that has the loader. */
  openWith(
    files: Readonly<Record<string, string>>,
  ): Promise<{ readonly tab: Tab; readonly root: string; readonly loader: ViteLoader }>;
}

/** Where a project without a config has its bundles. */
export function bundlesOf(root: string): string {
  return bundlesFolder(root, false);
}
