import { AsyncEvaluationOrder } from '../../../ecmascript/modules/evaluate.ts';
import { moduleRealmOf } from '../../../ecmascript/modules/module-realm.ts';
import type { ModuleRealm } from '../../../ecmascript/modules/module-record.ts';
import type { ModuleText, TextPlace } from '../../../ecmascript/modules/module-text.ts';
import { subresourceRequest } from '../../../html/navigation/cors-settings.ts';
import { FetchedModules, type ModuleFetcher } from '../../../html/scripting/fetched-modules.ts';
import type { ModuleHost } from '../../../html/scripting/module-host.ts';
import { ModuleScripts } from '../../../html/scripting/module-scripts.ts';
import type { ErrorClass } from '../../../webidl/realm.ts';
import type { PageInsides } from '../insides.ts';
import { ofRealm } from '../realm.ts';
import { adoptFunction } from '../realm-functions.ts';
import { importFunction } from './dynamic-imports.ts';
import { ModuleCompiler, textIn } from './module-compiler.ts';
import { ModuleSyntaxError } from './parse-module.ts';

/** What was compiled serves every window; nobody can tell whether it did. */
const compiler = new ModuleCompiler();

/** What of a window its modules are made with. */
type ModuleParts = Pick<PageInsides, 'inner' | 'realm' | 'scripts' | 'hooks'>;

/** The modules that the document's server has. */
export function pageModules(host: ModuleHost & ModuleFetcher): ModuleScripts {
  return new ModuleScripts(host, new FetchedModules(host), new AsyncEvaluationOrder());
}

/** Makes `import()` of classic scripts find the modules of the document that the window shows. */
export function installDynamicImport(insides: PageInsides): void {
  const { functionPrototype } = insides.realm;
  const value = (baseURL: string): Function => {
    const load = (specifier: unknown, options?: unknown): Promise<unknown> =>
      insides.modules.import({ baseURL, crossOrigin: null }, specifier, options);
    adoptFunction(load, functionPrototype);
    return load;
  };
  adoptFunction(value, functionPrototype);
  insides.patches.define(insides.raw, importFunction, { value });
}

/** What modules of one window are made with. */
export class PageModuleHost implements ModuleHost, ModuleFetcher {
  readonly realm: ModuleRealm;
  readonly scripts: ModuleHost['scripts'];
  readonly #parts: ModuleParts;
  readonly isGone: () => boolean;

  /** `isGone`: whether its document was destroyed. */
  constructor(parts: ModuleParts, isGone: () => boolean) {
    this.#parts = parts;
    this.isGone = isGone;
    const { Promise, SyntaxError } = parts.inner;
    this.realm = moduleRealmOf({ Promise, SyntaxError, TypeError: parts.realm.TypeError });
    this.scripts = parts.hooks.scripts;
  }

  compile(source: string, url: string, start?: TextPlace): ModuleText {
    const { scripts } = this.#parts;
    try {
      return textIn(compiler.compile(source, url, start), (script) => scripts.runCompiled(script));
    } catch (error) {
      const { SyntaxError } = this.realm;
      if (!(error instanceof ModuleSyntaxError)) throw ofRealm(error, SyntaxError as ErrorClass);
      const { line, column } = error.place;
      throw this.realm.at(new SyntaxError(error.message), url, line, column);
    }
  }

  readonly parseJSON = (source: string): unknown => this.#parts.inner.JSON.parse(source);

  readonly fetch: ModuleFetcher['fetch'] = (url, destination, { crossOrigin, delaysLoad }) =>
    this.#parts.hooks.fetch({ ...subresourceRequest(url, destination, crossOrigin ?? 'anonymous'), delaysLoad });

  readonly createMeta: ModuleHost['createMeta'] = (url, resolve) => {
    const { inner, realm } = this.#parts;
    const meta: object = inner.Object.create(null);
    const resolveOf = { resolve: (specifier: unknown): string => resolve(String(specifier)) };
    adoptFunction(resolveOf.resolve, realm.functionPrototype);
    return Object.assign(meta, { url, ...resolveOf });
  };

  readonly reportException = (error: unknown): void => {
    if (!this.isGone()) this.#parts.hooks.reportException(error);
  };

  warn(message: string): void {
    const { warn } = this.#parts.hooks.console() as Pick<Console, 'warn'>;
    warn(message);
  }
}
