import { BrowserErrorCaptureEnum, PropertySymbol, type BrowserWindow } from 'happy-dom';
import ECMAScriptModuleCompiler from 'happy-dom/lib/module/ECMAScriptModuleCompiler.js';
import ModuleURLUtility from 'happy-dom/lib/module/ModuleURLUtility.js';
import { unfitness } from '../../fetch/destination.ts';
import { subresourceRequest } from '../../html/navigation/cors-settings.ts';
import type { Insides, Module, ModuleMap, Namespace } from './insides.ts';
import { adoptFunction } from '../page/realm-functions.ts';
import { addImportMap } from './import-map.ts';

/** Name of the function that dynamic imports of classic scripts are turned into. */
export const importFunction = '__storageloomImport';

type Execute = ReturnType<ECMAScriptModuleCompiler['compile']>['execute'];

/**
 * The module map of one window. happy-dom compiles modules to functions without the engine's own modules, which Node has behind a
 * flag only. Its loader starts a module without waiting for its top-level await, prints errors, and fetches past the model; so only
 * its compiler is used. DIVERGES: imported bindings are copies, except in cycles, where they are read again at the end.
 */
export class Modules implements ModuleMap {
  readonly #of: () => Insides;
  readonly #map = new Map<string, Promise<Module>>();

  constructor(of: () => Insides) {
    this.#of = of;
  }

  async fetch(url: string): Promise<Module> {
    const module = await this.#single(url, 'esm');
    await this.#link(module, new Set());
    return module;
  }

  async inline(source: string, base: string): Promise<Module> {
    const module = this.#compiled(base, source);
    await this.#link(module, new Set());
    return module;
  }

  async evaluate(module: Module, path: readonly Module[] = []): Promise<void> {
    // In a cycle: it is on the way, and to wait for it would be to wait for oneself.
    if (path.includes(module)) {
      module.isCyclic = true;
      return;
    }
    module.evaluation ??= this.#evaluate(module, [...path, module]);
    await module.evaluation;
  }

  addImportMap(map: unknown): void {
    addImportMap(this.#of().raw, map);
  }

  importFrom(base: string, specifier: unknown): Promise<Namespace> {
    const { raw, inner } = this.#of();
    const load = async (): Promise<Namespace> => {
      const module = await this.fetch(ModuleURLUtility.getURL(raw, base, String(specifier)).href);
      await this.evaluate(module);
      return module.namespace;
    };
    return new inner.Promise((resolve, reject) => void load().then(resolve, reject));
  }

  #single(url: string, type: string): Promise<Module> {
    const key = `${type} ${url}`;
    const known = this.#map.get(key);
    if (known !== undefined) return known;
    const made = this.#fetched(url, type);
    this.#map.set(key, made);
    return made;
  }

  async #fetched(url: string, type: string): Promise<Module> {
    const { hooks, realm, inner } = this.#of();
    const failed = (): Error => new realm.TypeError(`Failed to fetch module: ${url}`);
    const response = await hooks.fetch(subresourceRequest(url, 'script', 'anonymous')).catch(() => {
      throw failed();
    });
    if (unfitness('script', response) !== null) throw failed();
    if (type === 'esm') return this.#compiled(url, response.body);
    if (type !== 'json') throw new realm.TypeError(`Modules of type "${type}" are not supported: ${url}`);
    const namespace = this.#namespace();
    namespace['default'] = inner.JSON.parse(response.body);
    const execute = (): Promise<void> => Promise.resolve();
    return { url, requests: [], namespace, imports: [], evaluation: null, isCyclic: false, rebind: null, execute };
  }

  #compiled(url: string, source: string): Module {
    const { imports, execute } = compile(this.#of(), url, source);
    const module: Module = {
      url,
      requests: imports,
      namespace: this.#namespace(),
      imports: [],
      evaluation: null,
      isCyclic: false,
      rebind: null,
      execute: (bound) => this.#execute(execute, module, bound),
    };
    return module;
  }

  async #link(module: Module, seen: Set<Module>): Promise<void> {
    if (seen.has(module)) return;
    seen.add(module);
    module.imports = await Promise.all(module.requests.map(({ url, type }) => this.#single(url, type)));
    await Promise.all(module.imports.map((imported) => this.#link(imported, seen)));
  }

  async #evaluate(module: Module, path: readonly Module[]): Promise<void> {
    for (const imported of module.imports) await this.evaluate(imported, path);
    await module.execute(new Map(module.imports.map((imported) => [imported.url, imported.namespace])));
    if (module.isCyclic) rebindAll(module, new Set());
  }

  #execute(execute: Execute, module: Module, imports: Map<string, Namespace>): Promise<unknown> {
    const { url, namespace } = module;
    const resolve = (specifier: string): string => ModuleURLUtility.getURL(this.#of().raw, url, specifier).href;
    adoptFunction(resolve, this.#of().realm.functionPrototype);
    const context = {
      imports,
      exports: namespace,
      importMeta: { url, resolve },
      dynamicImport: (specifier: unknown) => this.importFrom(url, specifier),
      dispatchError: (error: unknown) => this.#of().hooks.reportException(error),
      addCircularImportResolver: (rebind: () => void) => void (module.rebind = rebind),
    };
    const execution = this.#of().hooks.scripts;
    execution.prepareToRunScript();
    try {
      return Promise.resolve(Reflect.apply(execute, undefined, [context]));
    } finally {
      execution.cleanUpAfterRunningScript();
    }
  }

  #namespace(): Namespace {
    const { inner } = this.#of();
    const namespace: Namespace = inner.Object.create(null);
    Object.defineProperty(namespace, Symbol.toStringTag, { value: 'Module' });
    return namespace;
  }
}

// How the function begins that happy-dom's compiler makes of a module.
const moduleStart = '(async function anonymous($happy_dom) {';

/** Module code is strict, which happy-dom's compiler does not say. */
function strict(code: string): string {
  return code.startsWith(moduleStart) ? `${moduleStart}'use strict';${code.slice(moduleStart.length)}` : code;
}

/** happy-dom catches what modules throw unless capturing is off, and a module that failed would count as one that ran. */
function compile(
  { raw, settings, scripts }: Insides,
  url: string,
  source: string,
): ReturnType<ECMAScriptModuleCompiler['compile']> {
  const before = settings.errorCapture;
  settings.errorCapture = BrowserErrorCaptureEnum.disabled;
  const evaluate = (code: string, { filename }: { filename: string }): unknown => scripts.runPlain(strict(code), filename);
  const window = Object.create(raw, { [PropertySymbol.evaluateScript]: { value: evaluate } }) as BrowserWindow;
  try {
    return new ECMAScriptModuleCompiler(window).compile(url, source, null);
  } finally {
    settings.errorCapture = before;
  }
}

function rebindAll(module: Module, seen: Set<Module>): void {
  if (seen.has(module)) return;
  seen.add(module);
  for (const imported of module.imports) rebindAll(imported, seen);
  module.rebind?.();
}

/** Makes `import()` of classic scripts find this window's modules. */
export function installDynamicImport({ raw, modules }: Insides): void {
  const value = (base: string, specifier: unknown): Promise<unknown> => modules.importFrom(base, specifier);
  Object.defineProperty(raw, importFunction, { value, configurable: true });
}
