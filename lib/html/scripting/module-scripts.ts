import { evaluate, type AsyncEvaluationOrder } from '../../ecmascript/modules/evaluate.ts';
import { link } from '../../ecmascript/modules/link.ts';
import { ModuleRecord } from '../../ecmascript/modules/module-record.ts';
import type { ModuleRequest, ModuleText } from '../../ecmascript/modules/module-text.ts';
import { moduleNamespace } from '../../ecmascript/modules/namespace.ts';
import { parseImportMap } from './import-map.ts';
import type { ModuleFetchOptions, ModuleHost, ModuleSource } from './module-host.ts';
import type { ModuleScript, ModuleType, ResolvedRequest, Thrown } from './module-script.ts';
import { SpecifierResolution } from './resolve-specifier.ts';

/** A graph that is fetched: how, and the modules of it that were met. */
interface Graph {
  readonly options: ModuleFetchOptions;
  readonly met: Set<ModuleScript>;
}

/** Whose `import()` is called. */
export interface Importer {
  readonly baseURL: string;
  /** That of the element that its script came by; null without. */
  readonly crossOrigin: string | null;
}

/** Where a module is from. */
interface ModulePlace extends Importer {
  readonly url: string;
}

/** A module of a graph did not come. */
class FetchFailed extends Error {
  readonly url: string;

  constructor(url: string) {
    super(url);
    this.url = url;
  }
}

/**
 * The module scripts of one window: its module map and its import map.
 *
 * HTML, scripting, module scripts: https://html.spec.whatwg.org/multipage/#fetching-scripts
 */
export class ModuleScripts {
  readonly #host: ModuleHost;
  readonly #source: ModuleSource;
  readonly #order: AsyncEvaluationOrder;
  readonly #resolution = new SpecifierResolution();
  /** HTML's module map; null, for those who have asked already, where nothing came. */
  readonly #map = new Map<string, Promise<ModuleScript | null>>();

  constructor(host: ModuleHost, source: ModuleSource, order: AsyncEvaluationOrder) {
    this.#host = host;
    this.#source = source;
    this.#order = order;
  }

  /** The text of an import map, in a document with that base URL. What is wrong with the whole of it is reported to the window. */
  // HTML, import maps, register an import map.
  // https://html.spec.whatwg.org/multipage/#register-an-import-map
  registerImportMap(text: string, baseURL: string): void {
    const warn = (message: string): void => this.#host.warn(message);
    try {
      const parsed = this.#host.parseJSON(text);
      this.#resolution.merge(
        parseImportMap(parsed, baseURL, warn, (message) => this.#typeError(`Failed to parse import map: ${message}`)),
        warn,
      );
    } catch (error) {
      // 1
      this.#host.reportException(error);
    }
  }

  /** With all that it imports, linked. Null: it, or a module that it imports, did not come. */
  // HTML, fetching scripts, fetch an external module script graph.
  // https://html.spec.whatwg.org/multipage/#fetch-a-module-script-tree
  async fetchExternal(url: string, crossOrigin: string | null): Promise<ModuleScript | null> {
    const options = { crossOrigin, delaysLoad: true };
    // 1
    const script = await this.#fetchSingle(url, 'javascript', options);
    // 1.1
    if (script === null) return null;
    // 1.2
    return this.#fetchDescendantsAndLink(script, options);
  }

  /** The same for the text in an element, which `textOf` parses. */
  // HTML, fetching scripts, fetch an inline module script graph.
  // https://html.spec.whatwg.org/multipage/#fetch-an-inline-module-script-graph
  async fetchInline(textOf: () => ModuleText, place: ModulePlace): Promise<ModuleScript | null> {
    const { crossOrigin } = place;
    // 1
    const script = this.#create(place, textOf);
    // 2
    return this.#fetchDescendantsAndLink(script, { crossOrigin, delaysLoad: true });
  }

  /** Evaluates it; what is thrown is reported to the window. */
  // HTML, calling scripts, run a module script.
  // https://html.spec.whatwg.org/multipage/#run-a-module-script
  run({ record, errorToRethrow }: ModuleScript): void {
    const { scripts, realm, reportException } = this.#host;
    // 1 to 3 (who asks has seen that it can run)
    // 4
    scripts.prepareToRunScript();
    try {
      // 5, 6
      if (errorToRethrow !== null) reportException(errorToRethrow.value);
      // 7
      else if (record !== null) {
        const promise = evaluate(record, this.#order);
        // 8
        realm.performPromiseThen(promise, () => undefined, reportException);
      }
    } finally {
      // 9
      scripts.cleanUpAfterRunningScript();
    }
  }

  /** `import()` in code of that base URL, with what ECMAScript's ContinueDynamicImport does then. The promise is of the realm. */
  // HTML, module-related host hooks, HostLoadImportedModule.
  // https://html.spec.whatwg.org/multipage/#hostloadimportedmodule
  import({ baseURL, crossOrigin }: Importer, specifier: unknown, options?: unknown): Promise<unknown> {
    const { realm, scripts } = this.#host;
    const capability = realm.newPromiseCapability();
    const evaluated = (record: ModuleRecord): void => {
      // What is still under way when its document ends comes to nothing.
      if (this.#host.isGone()) return;
      scripts.prepareToRunScript();
      try {
        const promise = evaluate(record, this.#order);
        const resolve = (): void => {
          const namespace = moduleNamespace(record);
          record.showValues?.();
          capability.resolve(namespace);
        };
        realm.performPromiseThen(promise, resolve, capability.reject);
      } finally {
        scripts.cleanUpAfterRunningScript();
      }
    };
    // What is asked for is read at once, and what fails rejects.
    const asked = async (): Promise<ResolvedRequest> =>
      this.#resolve(requestOf(String(specifier), options, this.#typeError), baseURL);
    void asked()
      .then(async (request) => evaluated(await this.#load(request, { crossOrigin, delaysLoad: false })))
      .catch(capability.reject);
    return capability.promise;
  }

  async #load({ url, type }: ResolvedRequest, options: ModuleFetchOptions): Promise<ModuleRecord> {
    const failed = (): never => this.#typeError(`Failed to fetch dynamically imported module: ${url}`);
    const single = (await this.#fetchSingle(url, type, options)) ?? failed();
    const script = (await this.#fetchDescendantsAndLink(single, options)) ?? failed();
    if (script.errorToRethrow !== null) throw script.errorToRethrow.value;
    return script.record as ModuleRecord;
  }

  // HTML, fetching scripts, fetch a single module script.
  // https://html.spec.whatwg.org/multipage/#fetch-a-single-module-script
  #fetchSingle(url: string, type: ModuleType, options: ModuleFetchOptions): Promise<ModuleScript | null> {
    // 1 to 4
    const key = `${type} ${url}`;
    // 5 (what is under way is a promise)
    const known = this.#map.get(key);
    // 6
    if (known !== undefined) return known;
    // 7
    const made = this.#fetched(url, type, options);
    this.#map.set(key, made);
    return made;
  }

  async #fetched(url: string, type: ModuleType, options: ModuleFetchOptions): Promise<ModuleScript | null> {
    const found = await this.#source.fetch(url, type, options);
    if (found !== null) return this.#create({ ...options, url: found.url, baseURL: found.url }, () => found.parse());
    // Whoever asks again has it fetched again.
    this.#map.delete(`${type} ${url}`);
    return null;
  }

  // HTML, creating scripts, create a JavaScript module script.
  // https://html.spec.whatwg.org/multipage/#creating-a-javascript-module-script
  #create({ url, baseURL, crossOrigin }: ModulePlace, textOf: () => ModuleText): ModuleScript {
    const { realm, createMeta } = this.#host;
    // 1 (without scripting nobody asks)
    // 2 to 6 (in what comes back)
    try {
      // 7, 8
      const text = textOf();
      // 9
      const requests = text.requests.map((request) => {
        if (request.unknownAttributes.length > 0) throw new realm.SyntaxError(refusalOf(request.unknownAttributes));
        return this.#resolve(request, baseURL);
      });
      const record = new ModuleRecord(text, realm, {
        meta: () => createMeta(baseURL, (specifier) => this.#resolution.resolve(specifier, baseURL, this.#typeError)),
        dynamicImport: (specifier, options) => this.import({ baseURL, crossOrigin }, specifier, options),
      });
      // 10, 11
      return { url, baseURL, record, requests, parseError: null, errorToRethrow: null };
    } catch (value) {
      // What no module, or a specifier that leads nowhere, threw in steps 7 to 9.
      const thrown: Thrown = { value };
      return { url, baseURL, record: null, requests: [], parseError: thrown, errorToRethrow: thrown };
    }
  }

  #resolve({ specifier, type, unknownAttributes }: ModuleRequest, baseURL: string): ResolvedRequest {
    if (unknownAttributes.length > 0) return this.#typeError(refusalOf(unknownAttributes));
    if (type !== null && type !== 'json') return this.#typeError(`"${type}" is not a valid module type.`);
    const url = this.#resolution.resolve(specifier, baseURL, this.#typeError);
    return { url, type: type === 'json' ? 'json' : 'javascript' };
  }

  // HTML, fetching scripts, fetch the descendants of and link a module script.
  // https://html.spec.whatwg.org/multipage/#fetch-the-descendants-of-and-link-a-module-script
  async #fetchDescendantsAndLink(script: ModuleScript, options: ModuleFetchOptions): Promise<ModuleScript | null> {
    // 1, 2
    if (script.record === null) return script;
    // 3
    try {
      // 4, 5
      await this.#loadRequestedModules(script, { options, met: new Set() });
      // 6
      link(script.record);
    } catch (value) {
      // 7
      if (value instanceof FetchFailed) return null;
      script.errorToRethrow = { value };
    }
    return script;
  }

  // ECMAScript, LoadRequestedModules.
  // https://tc39.es/ecma262/#sec-LoadRequestedModules
  async #loadRequestedModules(script: ModuleScript, graph: Graph): Promise<void> {
    const { record, requests } = script;
    if (record === null || graph.met.has(script)) return;
    graph.met.add(script);
    const loads = requests.map(async ({ url, type }) => {
      const required = await this.#fetchSingle(url, type, graph.options);
      if (required === null) throw new FetchFailed(url);
      if (required.parseError !== null) throw required.parseError.value;
      await this.#loadRequestedModules(required, graph);
      return required.record as ModuleRecord;
    });
    record.loaded = await Promise.all(loads);
  }

  readonly #typeError = (message: string): never => {
    throw new this.#host.realm.TypeError(message);
  };
}

function refusalOf([unknown]: readonly string[]): string {
  return `Invalid attribute key "${unknown}".`;
}

/** What `import()` is asked for. */
// ECMAScript, EvaluateImportCall.
// https://tc39.es/ecma262/#sec-evaluate-import-call
function requestOf(specifier: string, options: unknown, fail: (message: string) => never): ModuleRequest {
  if (options === undefined) return { specifier, type: null, unknownAttributes: [] };
  if (typeof options !== 'object' || options === null) return fail('The second argument of import() must be an object');
  const attributes: unknown = Reflect.get(options, 'with');
  if (attributes === undefined) return { specifier, type: null, unknownAttributes: [] };
  if (typeof attributes !== 'object' || attributes === null) return fail("The 'with' option must be an object");
  let type: string | null = null;
  const unknownAttributes: string[] = [];
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value !== 'string') return fail('Import attribute value must be a string');
    if (name === 'type') type = value;
    else unknownAttributes.push(name);
  }
  return { specifier, type, unknownAttributes };
}
