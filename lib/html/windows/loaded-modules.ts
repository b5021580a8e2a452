import { AsyncEvaluationOrder } from '../../ecmascript/modules/evaluate.ts';
import type { ModuleText } from '../../ecmascript/modules/module-text.ts';
import type { NetworkAnswer } from '../../fetch/response.ts';
import { decodedPath } from '../../infra/decoded-path.ts';
import { networkRequest } from '../navigation/scheme-fetch.ts';
import type { Document } from '../records/document.ts';
import type { LoadedModule, ModuleLoader } from '../scripting/module-loader.ts';
import type { FoundModule, ModuleSource } from '../scripting/module-host.ts';
import { ModuleScripts } from '../scripting/module-scripts.ts';

/** What modules of a loader have as their URL in that document: that of a server at its origin which has them. */
export function loadedBaseURL({ url }: Pick<Document, 'url'>): string {
  return /^https?:/.test(url) ? new URL('/', url).href : 'http://localhost/';
}

/** The modules of a document that come from a loader. They are others than those that its page has from its server. */
export class LoadedModules implements ModuleSource {
  /** Another one where their window goes on in another run. */
  document: Document;
  readonly #loader: ModuleLoader;
  readonly #baseURL: string;
  readonly #origin: string;
  readonly #scripts: ModuleScripts;
  /**
   * Of the modules that the loader has got, those that this document has asked for. What else is there is for other documents, whose real
   * time must not be seen here.
   */
  readonly #asked = new Set<string>();
  readonly #onLater: (id: string) => void;

  /** `onLater`: told of each module that comes in a task, as `import()` has asked for it. */
  constructor(document: Document, loader: ModuleLoader, onLater: (id: string) => void = () => undefined) {
    this.document = document;
    this.#onLater = onLater;
    this.#loader = loader;
    this.#baseURL = loadedBaseURL(document);
    this.#origin = new URL(this.#baseURL).origin;
    this.#scripts = new ModuleScripts(document.host.moduleHost, this, new AsyncEvaluationOrder());
  }

  /** A module that the loader was just asked for by whoever tests. */
  import(id: string): Promise<unknown> {
    this.#admit(id);
    return this.#scripts.import({ baseURL: this.#baseURL, crossOrigin: null }, encodeURI(id));
  }

  #admit(id: string): void {
    for (const each of this.#loader.graphOf(id)) this.#asked.add(each);
  }

  /** The loader has made JavaScript of everything, whatever type was asked for. DIVERGES: it has nothing of another origin. */
  async fetch(url: string): Promise<FoundModule | null> {
    const id = this.#idOf(url);
    if (id === null) return null;
    const there = this.#asked.has(id) ? this.#loader.loaded(id) : null;
    const module = there ?? (await this.#load(url, id));
    return { url, parse: () => this.#textOf(module, url) };
  }

  #textOf(module: LoadedModule, url: string): ModuleText {
    const { host, userAgent } = this.document;
    if ('in' in module) {
      if (module.file !== undefined) userAgent.realmOwners.modules.add(module.file);
      return module.in((script) => host.run(script));
    }
    throw new host.moduleHost.realm.TypeError(`Failed to fetch dynamically imported module: ${url}. ${module.failure}`);
  }

  /** What `import()` asks for is not there yet. As every answer, it comes in a task, in the order in which it was asked for. */
  #load(url: string, id: string): Promise<LoadedModule> {
    const { document } = this;
    this.#onLater(id);
    const request = { url, method: 'GET', headers: {}, body: null, delaysLoad: false };
    let module: LoadedModule;
    const answering = this.#loader.load(id).then((loaded): NetworkAnswer => {
      module = loaded;
      return { url, status: 'in' in loaded ? 200 : 500, headers: [], body: '' };
    });
    return new Promise((resolve) => {
      document.userAgent.network.read(networkRequest(document, request), answering, {
        tab: document.navigable.name,
        owner: document,
        lane: document.lane('networking'),
        receive: () => {
          document.userAgent.scripts.ranScript = true;
          this.#admit(id);
          resolve(module);
        },
      });
    });
  }

  #idOf(url: string): string | null {
    const { origin, pathname, search } = new URL(url);
    return origin === this.#origin ? `${decodedPath(pathname)}${search}` : null;
  }
}
