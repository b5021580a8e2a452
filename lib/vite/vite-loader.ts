import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { ModuleRequest } from '../ecmascript/modules/module-text.ts';
import { compileModule } from '../hosts/page/modules/module-compiler.ts';
import type { LoadedModule, ModuleLoader } from '../html/scripting/module-loader.ts';
import { BundledNames, bundlesFolder } from './bundled-names.ts';
import { StorageloomError } from '../infra/failure.ts';
import { envId } from './client-module.ts';
import { failureOf, firstLine, notLoaded } from './failures.ts';
import { moduleOf, requestedId } from './module-id.ts';
import { composed, readyModule } from './ready-module.ts';
import { mapStacks, tellOf } from './surroundings.ts';
import { TabServer } from './tab-server.ts';
import type { Transformed } from './transformed.ts';

interface ViteLoaderOptions {
  readonly root: string;
  readonly config: string | false | undefined;
  readonly optimize: readonly string[];
}

/** A module that was got, with what it imports statically. */
interface Node {
  readonly module: LoadedModule;
  readonly requests: readonly string[];
  /** What it imports statically from other servers. */
  readonly elsewhere: readonly string[];
  /** What it asks for later, by `import()`, as far as that is written in it. */
  readonly literalImports: readonly string[];
  /** The package, or part of one, that has to be bundled before it is a module; null: it is one. */
  readonly toBundle: string | null;
}

/** A server, the packages that it has bundled, and what was got from it. */
interface Session {
  readonly server: Promise<TabServer>;
  readonly include: ReadonlySet<string>;
  readonly nodes: Map<string, Promise<Node>>;
  /** Ids of the modules whose whole graphs are there, by what was asked for. */
  readonly prepared: Map<string, string>;
}

/** What one walk through a graph has met. */
interface Walk {
  readonly session: Session;
  /** What was asked for, as it was written. */
  readonly specifier: string;
  readonly met: Set<string>;
  readonly toBundle: Set<string>;
}

/** A module with its graph, and where it was got from. */
interface Found {
  readonly id: string;
  readonly session: Session;
}

/** A bundle is not there any more: another process has made it anew, or somebody has cleaned up. */
class Outdated extends Error {}

/** Gets modules from a server of Vite, which is started when it is first asked. */
export class ViteLoader implements ModuleLoader {
  readonly #options: ViteLoaderOptions;
  readonly #names: BundledNames;
  /** Null until somebody asks, and after it was closed. */
  #session: Session | null = null;
  readonly #loaded = new Map<string, Node>();

  constructor(options: ViteLoaderOptions) {
    this.#options = options;
    const { root, config, optimize } = options;
    this.#names = new BundledNames(bundlesFolder(root, config), optimize);
  }

  async prepare(specifier: string, base: string | null): Promise<string> {
    const question = JSON.stringify([specifier, base]);
    const known = this.#session?.prepared.get(question);
    if (known !== undefined) return known;
    const { id, session } = await this.#untilBundled(specifier, (asked) => this.#find(asked, specifier, base));
    session.prepared.set(question, id);
    return id;
  }

  loaded(id: string): LoadedModule | null {
    return this.#loaded.get(id)?.module ?? null;
  }

  graphOf(id: string): ReadonlySet<string> {
    const graph = new Set([id]);
    // A set goes on to what is added meanwhile.
    for (const each of graph) for (const requested of this.#loaded.get(each)?.requests ?? []) graph.add(requested);
    return graph;
  }

  async load(id: string): Promise<LoadedModule> {
    try {
      const { session } = await this.#untilBundled(id, () => Promise.resolve(id));
      return (await this.#node(session, id)).module;
    } catch (error) {
      return { failure: error instanceof StorageloomError ? error.why : firstLine(error) };
    }
  }

  async close(): Promise<void> {
    const session = this.#session;
    this.#session = null;
    this.#loaded.clear();
    await (await session?.server)?.close();
  }

  #begun(): Session {
    if (this.#session === null) {
      const { root, config } = this.#options;
      const include = this.#names.all;
      const server = TabServer.start({ root, config, cacheDir: this.#names.folder, include });
      const session: Session = { server, include: new Set(include), nodes: new Map(), prepared: new Map() };
      this.#session = session;
      // The next one who asks tries again.
      server.catch(() => this.#end(session));
      mapStacks();
    }
    return this.#session;
  }

  /** What is asked for from now on is asked of another server, unless somebody else has begun one meanwhile. */
  async #end(session: Session): Promise<void> {
    if (this.#session === session) await this.close().catch(() => undefined);
  }

  /** Gets the graph, again and again, until nothing in it has to be bundled. */
  async #untilBundled(specifier: string, find: (session: Session) => Promise<string>): Promise<Found> {
    for (let wasOutdated = false; ;) {
      const session = await this.#started();
      const walk: Walk = { session, specifier, met: new Set(), toBundle: new Set() };
      try {
        const id = await find(session);
        await this.#walk(id, walk, [id]);
        if (walk.toBundle.size === 0 && (await this.#keep(walk))) return { id, session };
      } catch (error) {
        // Somebody else had to begin anew, and this server was closed under us.
        if (this.#session !== session) continue;
        if (!(error instanceof Outdated)) throw error;
        if (wasOutdated) throw notLoaded(specifier, error.message);
        wasOutdated = true;
        await this.#end(session);
        continue;
      }
      if (walk.toBundle.size > 0) await this.#bundle(specifier, walk);
    }
  }

  /** What a walk has met is there with all that it imports. False: somebody else has begun anew, and nothing is. */
  async #keep({ session, met }: Walk): Promise<boolean> {
    const nodes = await Promise.all([...met].map((id) => this.#node(session, id)));
    if (this.#session !== session) return false;
    [...met].forEach((id, index) => this.#loaded.set(id, nodes[index] as Node));
    return true;
  }

  async #bundle(specifier: string, { session, toBundle }: Walk): Promise<void> {
    const names = [...toBundle].filter((name) => !session.include.has(name));
    if (names.length === 0) throw notLoaded(specifier, `${[...toBundle].join(', ')} cannot be bundled.`);
    this.#names.add(names);
    await this.#end(session);
    try {
      await tellOf(names, this.#begun().server);
    } catch (error) {
      // Otherwise no server would ever start again.
      this.#names.forget();
      throw notLoaded(specifier, `${names.join(', ')} cannot be bundled: ${firstLine((error as Error).cause)}`);
    }
  }

  /** A package that was bundled in an earlier run may be gone, or broken. */
  async #started(): Promise<Session> {
    const session = this.#begun();
    try {
      await session.server;
      return session;
    } catch (error) {
      if (!this.#names.forget()) throw error;
      const another = this.#begun();
      await another.server;
      return another;
    }
  }

  async #find(session: Session, specifier: string, base: string | null): Promise<string> {
    const server = await session.server;
    const file = base === null ? join(server.root, 'index.html') : pathOf(specifier, base);
    const isRelative = /^\.\.?\//.test(specifier);
    const wanted = isRelative ? join(dirname(file), specifier) : specifier;
    const id = await server.resolve(wanted, file).catch((error: unknown) => {
      throw notLoaded(specifier, failureOf(specifier, error));
    });
    if (id !== null) return id;
    throw notLoaded(specifier, isRelative ? missing(wanted, base) : unknown(specifier, file));
  }

  /** `chain`: the modules from the one that was asked for to this one. */
  async #walk(id: string, walk: Walk, chain: readonly string[]): Promise<void> {
    if (walk.met.has(id)) return;
    walk.met.add(id);
    const { module, requests, elsewhere, literalImports, toBundle } = await this.#node(walk.session, id);
    if (toBundle !== null) walk.toBundle.add(toBundle);
    else if ('failure' in module) await this.#fail(id, module.failure, walk, chain);
    const [foreign] = elsewhere;
    if (foreign !== undefined)
      await this.#fail(id, `${id} imports ${foreign}, and Vite has nothing of other servers.`, walk, chain);
    await Promise.all(requests.map((requested) => this.#walk(requested, walk, [...chain, requested])));
    // How a package is imported that has to be bundled is written into who imports it, also where that comes later.
    const later = await Promise.all(literalImports.map((requested) => this.#node(walk.session, requested)));
    for (const node of later) if (node.toBundle !== null) walk.toBundle.add(node.toBundle);
  }

  async #fail(id: string, failure: string, { session, specifier }: Walk, chain: readonly string[]): Promise<never> {
    // The next one who asks may find it mended.
    session.nodes.delete(id);
    await (await session.server).forget(moduleOf(id));
    if (id.includes('/.storageloom/')) throw new Outdated(failure);
    throw notLoaded(specifier, failure, chain);
  }

  #node(session: Session, id: string): Promise<Node> {
    let node = session.nodes.get(id);
    if (node === undefined) {
      node = getNode(session, id);
      session.nodes.set(id, node);
    }
    return node;
  }
}

async function getNode(session: Session, id: string): Promise<Node> {
  const server = await session.server;
  try {
    const transformed = await server.transform(moduleOf(id));
    return transformed === null ? failed(`Vite has nothing for ${id}.`) : nodeOf(id, transformed, server);
  } catch (error) {
    return failed(failureOf(id, error));
  }
}

function missing(path: string, base: string | null): string {
  const hint =
    base === null
      ? ' It starts at the root of the loader: give import.meta.url as the second argument to start at your file.'
      : '';
  return `There is no ${path}.${hint}`;
}

function unknown(specifier: string, file: string): string {
  const isBeside = existsSync(join(dirname(file), specifier));
  return `Nothing is found under that name from ${file}.${isBeside ? ` The file beside it is './${specifier}'.` : ''}`;
}

/** After all that the module asks for itself, and before it runs. */
const envRequest: ModuleRequest = { specifier: envId, type: null, unknownAttributes: [] };

/** Of a text that may be none of a module. */
function nodeOf(id: string, { code, map, file }: Transformed, server: TabServer): Node {
  const isPackages = file !== null && file.includes('/node_modules/');
  const toBundle = isPackages && !file.includes('/.storageloom/') ? server.nameOf(file) : null;
  // What packages have on disk is what runs, but for the addresses of what it imports.
  const sourceMapOf = map === null || isPackages ? null : (ours: object): string => composed(ours, map);
  try {
    const url = file === null ? `vite:${id}` : pathToFileURL(file).href;
    const compiled = compileModule(code, url, sourceMapOf);
    const requestedFrom = (specifiers: readonly string[]): string[] => specifiers.flatMap((each) => requestedId(each, id) ?? []);
    const requests = id === envId ? compiled.requests : [...compiled.requests, envRequest];
    const specifiers = requests.map(({ specifier }) => specifier);
    return {
      module: readyModule(id, { ...compiled, requests }, file === null ? null : { url, path: file }),
      requests: requestedFrom(specifiers),
      elsewhere: specifiers.filter((each) => requestedId(each, id) === null),
      literalImports: requestedFrom(compiled.literalImports),
      toBundle: compiled.isModule ? null : toBundle,
    };
  } catch (error) {
    return { ...failed(failureOf(id, error)), toBundle };
  }
}

function failed(failure: string): Node {
  return { module: { failure }, requests: [], elsewhere: [], literalImports: [], toBundle: null };
}

function pathOf(specifier: string, base: string): string {
  try {
    return base.startsWith('file:') ? fileURLToPath(base) : base;
  } catch {
    throw notLoaded(specifier, `${base}, which it is relative to, is no path of a file.`);
  }
}
