import { existsSync } from 'node:fs';
import { isAbsolute, resolve } from 'node:path';
import type * as Vite from 'vite';
import type { DevEnvironment, InlineConfig, Plugin, ViteDevServer } from 'vite';
import { clientId, clientModule } from './client-module.ts';
import { idOf } from './module-id.ts';
import { loaderFailed, viteMissing } from './failures.ts';
import type { Transformed } from './transformed.ts';

/** What a {@link TabServer} is made with. */
export interface TabServerOptions {
  readonly root: string;
  readonly config: string | false | undefined;
  /** Where bundles are kept. */
  readonly cacheDir: string;
  /** Packages that are bundled before anything is loaded. */
  readonly include: readonly string[];
}

/** A server of Vite that listens to nothing: what pages would get from it, for tabs. */
export class TabServer {
  readonly #server: ViteDevServer;
  readonly #names: Map<string, string>;

  private constructor(server: ViteDevServer, names: Map<string, string>) {
    this.#server = server;
    this.#names = names;
  }

  /** Rejects with LOADER_FAILED. `load` is there for tests. */
  static async start(
    options: TabServerOptions,
    load: () => Promise<Pick<typeof Vite, 'createServer'>> = () => import('vite'),
  ): Promise<TabServer> {
    const vite = await load().catch((cause: unknown) => {
      throw viteMissing(cause);
    });
    const names = new Map<string, string>();
    try {
      return new TabServer(await vite.createServer(inlineConfig(options, namesPlugin(names))), names);
    } catch (cause) {
      throw loaderFailed(options.root, cause);
    }
  }

  get #environment(): DevEnvironment {
    // Vite has it always: it is the one of pages.
    return this.#server.environments['client'] as DevEnvironment;
  }

  get root(): string {
    return this.#server.config.root;
  }

  /** The id of what a file asks for by that specifier; null where there is none. */
  async resolve(specifier: string, importer: string): Promise<string | null> {
    const resolved = await this.#environment.pluginContainer.resolveId(specifier, importer);
    return resolved === null ? null : this.#addressOf(resolved.id);
  }

  /** Null: nobody has it. Rejects with what Vite throws. */
  async transform(name: string): Promise<Transformed | null> {
    const url = this.#withoutBase(name);
    if (url === clientId) return clientModule;
    const result = await this.#environment.transformRequest(url);
    if (result === null) return null;
    const module = await this.#environment.moduleGraph.getModuleByUrl(url);
    const file = module?.file ?? null;
    const map = result.map !== null && 'version' in result.map ? result.map : null;
    return { code: result.code, map, file: file !== null && isAbsolute(file) && existsSync(file) ? file : null };
  }

  /** What was made of a module is made anew when it is asked for again. */
  async forget(name: string): Promise<void> {
    const { moduleGraph } = this.#environment;
    const module = await moduleGraph.getModuleByUrl(this.#withoutBase(name));
    if (module !== undefined) moduleGraph.invalidateModule(module);
  }

  /** As which package, or part of one, a file was asked for; null: as none. */
  nameOf(file: string): string | null {
    return this.#names.get(file) ?? null;
  }

  close(): Promise<void> {
    return this.#server.close();
  }

  /** As Vite's own steps have it, behind the path that the project is served below. */
  #withoutBase(name: string): string {
    const { base } = this.#server.config;
    return name.startsWith(base) ? `/${name.slice(base.length)}` : name;
  }

  /** As Vite writes it into modules that import it. */
  #addressOf(id: string): string {
    const { root, base } = this.#server.config;
    if (id.startsWith(`${root}/`)) return idOf(`${base}${id.slice(root.length + 1)}`);
    if (isAbsolute(id.replace(/\?.*$/s, '')) && !id.startsWith('\0'))
      return idOf(`${base}@fs${id.startsWith('/') ? '' : '/'}${id}`);
    return idOf(`${base}@id/${id.replace('\0', '__x00__')}`);
  }
}

function inlineConfig({ root, config, cacheDir, include }: TabServerOptions, names: Plugin): InlineConfig {
  return {
    root,
    ...(config === undefined ? {} : { configFile: config && resolve(root, config) }),
    mode: 'test',
    appType: 'custom',
    logLevel: 'silent',
    clearScreen: false,
    cacheDir,
    server: { middlewareMode: true, hmr: false, ws: false },
    optimizeDeps: { noDiscovery: true, include: [...include] },
    plugins: [names],
  };
}

/** Remembers as what packages are asked for: by that name, and no other, Vite bundles them. */
function namesPlugin(names: Map<string, string>): Plugin {
  return {
    name: 'storageloom:names',
    enforce: 'pre',
    applyToEnvironment: ({ name }) => name === 'client',
    // No option of ours could say so: where a config has one, too, nothing counts as the other.
    configResolved: ({ server }) => void Object.assign(server, { watch: null }),
    async resolveId(source, importer, options) {
      if (!/^[\w@]/.test(source)) return null;
      const resolved = await this.resolve(source, importer, { ...options, skipSelf: true });
      const file = resolved?.id.replace(/\?.*$/s, '');
      if (file !== undefined) names.set(file, nestedName(source, importer));
      return resolved;
    },
  };
}

/** `a > b`: b as a finds it. */
function nestedName(source: string, importer: string | undefined): string {
  const [, path = ''] = /^.*\/node_modules\/(.*)$/s.exec(importer ?? '') ?? [];
  const [, owner] = /^((?:@[^/]+\/)?[^/]+)\//.exec(path) ?? [];
  return owner === undefined ? source : `${owner} > ${source}`;
}
