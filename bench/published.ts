import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { ModuleText } from '../lib/ecmascript/modules/module-text.ts';
import type { CompiledScript } from '../lib/html/scripting/compiled-script.ts';
import type { ModuleLoader, ReadyModule } from '../lib/html/scripting/module-loader.ts';

/** What files of CommonJS take for the globals of a browser; there is no `process`. */
const globals = ['window', 'document', 'navigator', 'localStorage', 'setTimeout', 'clearTimeout', 'process'] as const;

/** A file of CommonJS as a package has published it, to be run with the globals of a window. */
export class Published {
  readonly #code: (...values: unknown[]) => void;
  readonly #parts: Readonly<Record<string, Published>>;

  constructor(file: string, parts: Readonly<Record<string, Published>> = {}) {
    const code = new Function('module', 'exports', 'require', ...globals, readFileSync(file, 'utf8'));
    this.#code = (...values) => void Reflect.apply(code, undefined, values);
    this.#parts = parts;
  }

  /** What it exports to that window, which gets a copy of its own. */
  in(window: object): unknown {
    const module = { exports: {} };
    const require = (name: string): unknown => this.#parts[name]?.in(window);
    const values = globals.map((name) => (name === 'window' ? window : Reflect.get(window, name)));
    this.#code(module, module.exports, require, ...values);
    return module.exports;
  }
}

/** As browser-tabs-lock has it. */
export interface TabsLock {
  acquireLock(key: string, timeoutMs?: number): Promise<boolean>;
  releaseLock(key: string): Promise<void>;
}

/** What its file exports. */
export interface TabsLockModule {
  readonly default: new () => TabsLock;
}

const lockFile = createRequire(import.meta.url).resolve('browser-tabs-lock');
export const tabsLock: Published = new Published(lockFile, {
  './processLock': new Published(join(lockFile, '..', 'processLock.js')),
});

/** A loader of one module, whatever it is asked for: its default export is that of the file. */
export function loaderOf(published: Published): ModuleLoader {
  const module: ReadyModule = { in: (run) => textOf(published, run) };
  return {
    prepare: () => Promise.resolve('/published.js'),
    graphOf: (id) => [id],
    loaded: () => module,
    load: () => Promise.resolve(module),
    close: () => Promise.resolve(),
  };
}

function textOf(published: Published, run: (script: CompiledScript) => unknown): ModuleText {
  let value: unknown;
  const script: CompiledScript = {
    runInContext: (context) => published.in(context),
    runInScope: (_outside, window) => published.in(window),
  };
  return {
    ...{ url: 'file:///published.js', requests: [], importEntries: [], indirectExports: [], starExports: [] },
    localExports: new Map([['default', 'value']]),
    hasTopLevelAwait: false,
    instantiate: () => ({
      getters: { default: () => value },
      run: () => void (value = (run(script) as TabsLockModule).default),
    }),
  };
}
