import type { ModuleText, TextPlace } from '../../ecmascript/modules/module-text.ts';
import { unfitness } from '../../fetch/destination.ts';
import type { HostResponse } from '../../fetch/response.ts';
import { jsonModule } from './json-module.ts';
import type { FoundModule, ModuleFetchOptions, ModuleSource } from './module-host.ts';
import type { ModuleType } from './module-script.ts';

/** What modules of a page's server are made with. */
export interface ModuleFetcher {
  /** Asks for a module. Rejects where no answer came. */
  fetch(url: string, destination: 'module' | 'json', options: ModuleFetchOptions): Promise<HostResponse>;
  /** `start`: where the text begins in what has that URL. Throws a SyntaxError of the realm, with its place, for what is no module. */
  compile(source: string, url: string, start?: TextPlace): ModuleText;
  /** Throws a SyntaxError of the realm. */
  parseJSON(source: string): unknown;
}

/** The modules that the page's server has. */
export class FetchedModules implements ModuleSource {
  readonly #fetcher: ModuleFetcher;

  constructor(fetcher: ModuleFetcher) {
    this.#fetcher = fetcher;
  }

  // HTML, fetching scripts, fetch a single module script, from step 8.
  // https://html.spec.whatwg.org/multipage/#fetch-a-single-module-script
  async fetch(url: string, type: ModuleType, options: ModuleFetchOptions): Promise<FoundModule | null> {
    const fetcher = this.#fetcher;
    const destination = type === 'json' ? 'json' : 'module';
    // 8 to 12
    const response = await fetcher.fetch(url, destination, options).catch(() => null);
    // 13.1 to 13.3
    if (response === null || unfitness(destination, response) !== null) return null;
    // 13.4 to 13.6 (no referrer policy of its own, no WebAssembly)
    const { body, url: found } = response;
    // 13.7, 13.8
    return {
      url: found,
      parse: () => (type === 'json' ? jsonModule(found, fetcher.parseJSON(body)) : fetcher.compile(body, found)),
    };
  }
}
