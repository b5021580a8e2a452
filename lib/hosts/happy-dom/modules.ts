import { BrowserErrorCaptureEnum, PropertySymbol, type BrowserWindow } from 'happy-dom';
import ECMAScriptModuleCompiler from 'happy-dom/lib/module/ECMAScriptModuleCompiler.js';
import ModuleURLUtility from 'happy-dom/lib/module/ModuleURLUtility.js';
import type { Insides } from './insides.ts';
import { importFunction } from './realm.ts';

type Namespace = Record<string, unknown>;
type Execute = ReturnType<ECMAScriptModuleCompiler['compile']>['execute'];

/** One module of a window's module map. */
export interface Module {
  readonly url: string;
  readonly execute: (imports: Map<string, Namespace>) => Promise<unknown>;
  readonly namespace: Namespace;
  readonly imports: Module[];
  evaluation: Promise<void> | null;
  /** Reads the imported names once more, after a cycle. */
  rebind: (() => void) | null;
}

/**
 * The module map of one window. happy-dom compiles modules to functions without the engine's own modules, which Node has behind a
 * flag only. Its loader starts a module without waiting for its top-level await, prints errors, and fetches past the model; so only
 * its compiler is used. DIVERGES: imported bindings are copies, except in cycles, where they are read again at the end.
 */
export class Modules {
  readonly #of: () => Insides;
  readonly #map = new Map<string, Promise<Module>>();

  constructor(of: () => Insides) {
    this.#of = of;
  }

  /** Fetches a module and all that it imports. Rejects with a TypeError of the realm, or the SyntaxError of one of the texts. */
  async fetch(url: string, type = 'esm'): Promise<Module> {
    const module = await this.#single(url, type);
    return module;
  }

  /** A module whose text stands in the document. */
  async inline(source: string, base: string): Promise<Module> {
    return this.#compiled(base, source, new Map());
  }

  /** Evaluates a module after those that it imports. Rejects with what the first failing one threw. */
  async evaluate(module: Module, path: readonly Module[] = []): Promise<void> {
    if (module.evaluation === null) module.evaluation = this.#evaluate(module, [...path, module]);
    else if (path.includes(module)) return;
    await module.evaluation;
    if (path.length === 0) rebindAll(module, new Set());
  }

  /** `import()` of the page. */
  importFrom(base: string, specifier: unknown): Promise<Namespace> {
    const { raw, inner } = this.#of();
    const load = async (): Promise<Namespace> => {
      const module = await this.fetch(ModuleURLUtility.getURL(raw, base, String(specifier)).href);
      await this.evaluate(module);
      return module.namespace;
    };
    return new inner.Promise((resolve, reject) => void load().then(resolve, reject));
  }

  #single(url: string, type: string, ancestors: ReadonlyMap<string, Module> = new Map()): Promise<Module> {
    const key = `${type} ${url}`;
    const known = this.#map.get(key);
    if (known !== undefined) return known;
    const made = this.#fetched(url, type, ancestors);
    this.#map.set(key, made);
    return made;
  }

  async #fetched(url: string, type: string, ancestors: ReadonlyMap<string, Module>): Promise<Module> {
    const { hooks, realm, inner } = this.#of();
    const failed = (): Error => new realm.TypeError(`Failed to fetch dynamically imported module: ${url}`);
    const response = await hooks.fetch({ url, method: 'GET', headers: {}, body: null, delaysLoad: true }).catch(() => {
      throw failed();
    });
    if (response.status < 200 || response.status > 299) throw failed();
    if (type === 'esm') return this.#compiled(url, response.body, ancestors);
    if (type !== 'json') throw new realm.TypeError(`Modules of type "${type}" are not supported: ${url}`);
    const namespace = this.#namespace();
    namespace['default'] = inner.JSON.parse(response.body);
    return { url, namespace, imports: [], evaluation: Promise.resolve(), rebind: null, execute: () => Promise.resolve() };
  }

  async #compiled(url: string, source: string, ancestors: ReadonlyMap<string, Module>): Promise<Module> {
    const { raw } = this.#of();
    const { imports, execute } = compile(raw, url, source);
    const namespace = this.#namespace();
    const module: Module = {
      url,
      namespace,
      imports: [],
      evaluation: null,
      rebind: null,
      execute: (bound) => this.#execute(execute, module, bound),
    };
    const path = new Map(ancestors).set(url, module);
    // Those on the way here are linked as they are: to wait for them would be to wait for oneself.
    const linked = await Promise.all(imports.map(({ url: each, type }) => path.get(each) ?? this.#single(each, type, path)));
    module.imports.push(...linked);
    return module;
  }

  async #evaluate(module: Module, path: readonly Module[]): Promise<void> {
    for (const imported of module.imports) await this.evaluate(imported, path);
    await module.execute(new Map(module.imports.map((imported) => [imported.url, imported.namespace])));
  }

  #execute(execute: Execute, module: Module, imports: Map<string, Namespace>): Promise<unknown> {
    const { url, namespace } = module;
    const context = {
      imports,
      exports: namespace,
      importMeta: { url, resolve: (specifier: string) => ModuleURLUtility.getURL(this.#of().raw, url, specifier).href },
      dynamicImport: (specifier: unknown) => this.importFrom(url, specifier),
      dispatchError: (error: unknown) => this.#of().hooks.reportException(error),
      addCircularImportResolver: (rebind: () => void) => void (module.rebind = rebind),
    };
    return Promise.resolve(Reflect.apply(execute, undefined, [context]));
  }

  #namespace(): Namespace {
    const { inner } = this.#of();
    const namespace: Namespace = inner.Object.create(null);
    Object.defineProperty(namespace, Symbol.toStringTag, { value: 'Module' });
    return namespace;
  }
}

/** happy-dom catches what modules throw unless capturing is off, and a module that failed would count as one that ran. */
function compile(raw: BrowserWindow, url: string, source: string): ReturnType<ECMAScriptModuleCompiler['compile']> {
  const settings = settingsOf(raw);
  const before = settings.errorCapture;
  settings.errorCapture = BrowserErrorCaptureEnum.disabled;
  try {
    return new ECMAScriptModuleCompiler(raw).compile(url, source, null);
  } finally {
    settings.errorCapture = before;
  }
}

function settingsOf(raw: BrowserWindow): { errorCapture: BrowserErrorCaptureEnum } {
  return raw[settingsKey];
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
