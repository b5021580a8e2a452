import { evaluate, type AsyncEvaluationOrder } from '../../ecmascript/modules/evaluate.ts';
import { link } from '../../ecmascript/modules/link.ts';
import { ModuleRecord } from '../../ecmascript/modules/module-record.ts';
import type { ModuleRequest, ModuleText } from '../../ecmascript/modules/module-text.ts';
import { moduleNamespace } from '../../ecmascript/modules/namespace.ts';
import { unfitness } from '../../fetch/destination.ts';
import { parseImportMap } from './import-map.ts';
import { jsonModule } from './json-module.ts';
import type { ModuleHost } from './module-host.ts';
import type { ModuleScript, ModuleType, ResolvedRequest, Thrown } from './module-script.ts';
import { SpecifierResolution } from './resolve-specifier.ts';

/** Whose modules a graph is fetched for: with which credentials, and the modules of it that were met. */
interface Graph {
  readonly crossOrigin: string | null;
  readonly met: Set<ModuleScript>;
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
  readonly #order: AsyncEvaluationOrder;
  readonly #resolution = new SpecifierResolution();
  /** HTML's module map: null, once fetched, for what did not come. */
  readonly #map = new Map<string, Promise<ModuleScript | null>>();

  constructor(host: ModuleHost, order: AsyncEvaluationOrder) {
    this.#host = host;
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
    // 1
    const script = await this.#fetchSingle(url, 'javascript', crossOrigin);
    // 1.1
    if (script === null) return null;
    // 1.2
    return this.#fetchDescendantsAndLink(script, crossOrigin);
  }

  // HTML, fetching scripts, fetch an inline module script graph.
  // https://html.spec.whatwg.org/multipage/#fetch-an-inline-module-script-graph
  async fetchInline(source: string, url: string, baseURL: string, crossOrigin: string | null): Promise<ModuleScript | null> {
    // 1
    const script = this.#create(url, baseURL, () => this.#host.compile(source, url));
    // 2
    return this.#fetchDescendantsAndLink(script, crossOrigin);
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
  import(baseURL: string, specifier: unknown, options?: unknown): Promise<unknown> {
    const { realm, scripts } = this.#host;
    const capability = realm.newPromiseCapability();
    const evaluated = (record: ModuleRecord): void => {
      // What is still under way when its document ends comes to nothing.
      if (this.#host.isGone()) return;
      scripts.prepareToRunScript();
      try {
        const promise = evaluate(record, this.#order);
        realm.performPromiseThen(promise, () => capability.resolve(moduleNamespace(record)), capability.reject);
      } finally {
        scripts.cleanUpAfterRunningScript();
      }
    };
    // What is asked for is read at once, and what fails rejects.
    const asked = async (): Promise<ResolvedRequest> =>
      this.#resolve(requestOf(String(specifier), options, this.#typeError), baseURL);
    void asked()
      .then(async (request) => evaluated(await this.#load(request)))
      .catch(capability.reject);
    return capability.promise;
  }

  async #load({ url, type }: ResolvedRequest): Promise<ModuleRecord> {
    const failed = (): never => this.#typeError(`Failed to fetch dynamically imported module: ${url}`);
    const single = (await this.#fetchSingle(url, type, null)) ?? failed();
    const script = (await this.#fetchDescendantsAndLink(single, null)) ?? failed();
    if (script.errorToRethrow !== null) throw script.errorToRethrow.value;
    return script.record as ModuleRecord;
  }

  // HTML, fetching scripts, fetch a single module script.
  // https://html.spec.whatwg.org/multipage/#fetch-a-single-module-script
  #fetchSingle(url: string, type: ModuleType, crossOrigin: string | null): Promise<ModuleScript | null> {
    // 1 to 4
    const key = `${type} ${url}`;
    // 5 (what is under way is a promise)
    const known = this.#map.get(key);
    // 6
    if (known !== undefined) return known;
    // 7
    const made = this.#fetched(url, type, crossOrigin);
    this.#map.set(key, made);
    return made;
  }

  // HTML, fetching scripts, fetch a single module script, from step 8.
  // https://html.spec.whatwg.org/multipage/#fetch-a-single-module-script
  async #fetched(url: string, type: ModuleType, crossOrigin: string | null): Promise<ModuleScript | null> {
    const host = this.#host;
    // 8 to 12
    const response = await host.fetch(url, crossOrigin).catch(() => null);
    // 13.1 to 13.3
    if (response === null || unfitness('script', response) !== null) return null;
    // 13.4 to 13.6 (no referrer policy of its own, no WebAssembly)
    const { body } = response;
    // 13.7, 13.8
    return this.#create(url, url, () => (type === 'json' ? jsonModule(url, host.parseJSON(body)) : host.compile(body, url)));
  }

  // HTML, creating scripts, create a JavaScript module script.
  // https://html.spec.whatwg.org/multipage/#creating-a-javascript-module-script
  #create(url: string, baseURL: string, textOf: () => ModuleText): ModuleScript {
    const { realm, createMeta } = this.#host;
    // 1 (without scripting nobody asks)
    // 2 to 6 (in what comes back)
    try {
      // 7, 8
      const text = textOf();
      // 9
      for (const request of text.requests) this.#resolve(request, baseURL);
      const record = new ModuleRecord(text, realm, {
        meta: () => createMeta(url, (specifier) => this.#resolution.resolve(specifier, baseURL, this.#typeError)),
        dynamicImport: (specifier, options) => this.import(baseURL, specifier, options),
      });
      // 10, 11
      return { url, baseURL, record, parseError: null, errorToRethrow: null };
    } catch (value) {
      // What no module, or a specifier that leads nowhere, threw in steps 7 to 9.
      const thrown: Thrown = { value };
      return { url, baseURL, record: null, parseError: thrown, errorToRethrow: thrown };
    }
  }

  #resolve({ specifier, type, unknownAttributes }: ModuleRequest, baseURL: string): ResolvedRequest {
    const [unknown] = unknownAttributes;
    if (unknown !== undefined) return this.#typeError(`Invalid attribute key "${unknown}".`);
    if (type !== null && type !== 'json') return this.#typeError(`"${type}" is not a valid module type.`);
    const url = this.#resolution.resolve(specifier, baseURL, this.#typeError);
    return { url, type: type === 'json' ? 'json' : 'javascript' };
  }

  // HTML, fetching scripts, fetch the descendants of and link a module script.
  // https://html.spec.whatwg.org/multipage/#fetch-the-descendants-of-and-link-a-module-script
  async #fetchDescendantsAndLink(script: ModuleScript, crossOrigin: string | null): Promise<ModuleScript | null> {
    // 1, 2
    if (script.record === null) return script;
    // 3
    try {
      // 4, 5
      await this.#loadRequestedModules(script, { crossOrigin, met: new Set() });
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
    const { record, baseURL } = script;
    if (record === null || graph.met.has(script)) return;
    graph.met.add(script);
    const loads = record.text.requests.map(async (asked) => {
      const { url, type } = this.#resolve(asked, baseURL);
      const required = await this.#fetchSingle(url, type, graph.crossOrigin);
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
