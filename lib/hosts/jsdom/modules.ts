import type { ModuleGraph, PageModules } from '../page/insides.ts';
import type { JsdomInsides } from './insides.ts';

/** jsdom runs no modules, and nothing here does yet: a page hears so as of an exception. */
export class NoModules implements PageModules {
  readonly #of: () => JsdomInsides;

  constructor(of: () => JsdomInsides) {
    this.#of = of;
  }

  fetch(url: string): Promise<ModuleGraph> {
    return Promise.resolve({ url });
  }

  inline(_source: string, base: string): Promise<ModuleGraph> {
    return Promise.resolve({ url: base });
  }

  evaluate(graph: ModuleGraph): Promise<void> {
    const { url } = graph as { readonly url: string };
    const { TypeError } = this.#of().realm;
    return Promise.reject(
      new TypeError(
        `The module script of ${url} did not run: jsdom() runs classic scripts only. The host happyDom() runs modules.`,
      ),
    );
  }

  addImportMap(): void {
    return undefined;
  }
}
