import { AsyncEvaluationOrder } from '../../../ecmascript/modules/evaluate.ts';
import type { ModuleRealm, PromiseCapability } from '../../../ecmascript/modules/module-record.ts';
import type { ModuleText } from '../../../ecmascript/modules/module-text.ts';
import { subresourceRequest } from '../../../html/navigation/cors-settings.ts';
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

/** The modules of a document. `isGone`: whether it was destroyed. */
export function pageModules(parts: ModuleParts, isGone: () => boolean): ModuleScripts {
  return new ModuleScripts(new PageModuleHost(parts, isGone), new AsyncEvaluationOrder());
}

/** Makes `import()` of classic scripts find the modules of the document that the window shows. */
export function installDynamicImport(insides: PageInsides): void {
  const value = (base: string, specifier: unknown, options?: unknown): Promise<unknown> =>
    insides.modules.import(base, specifier, options);
  adoptFunction(value, insides.realm.functionPrototype);
  Object.defineProperty(insides.raw, importFunction, { value, configurable: true });
}

class PageModuleHost implements ModuleHost {
  readonly realm: ModuleRealm;
  readonly scripts: ModuleHost['scripts'];
  readonly #parts: ModuleParts;
  readonly isGone: () => boolean;

  constructor(parts: ModuleParts, isGone: () => boolean) {
    this.#parts = parts;
    this.isGone = isGone;
    this.realm = moduleRealm(parts);
    this.scripts = parts.hooks.scripts;
  }

  compile(source: string, url: string): ModuleText {
    const { scripts } = this.#parts;
    try {
      return textIn(compiler.compile(source, url), (script) => scripts.runCompiled(script));
    } catch (error) {
      const { SyntaxError } = this.realm;
      if (!(error instanceof ModuleSyntaxError)) throw ofRealm(error, SyntaxError as ErrorClass);
      const { line, column } = error.place;
      throw this.realm.at(new SyntaxError(error.message), url, line, column);
    }
  }

  readonly parseJSON = (source: string): unknown => this.#parts.inner.JSON.parse(source);

  readonly fetch: ModuleHost['fetch'] = (url, crossOrigin) =>
    this.#parts.hooks.fetch(subresourceRequest(url, 'script', crossOrigin ?? 'anonymous'));

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

/** Intrinsics as they were when the document was made: page code may put others into their places. */
function moduleRealm({ inner, realm }: ModuleParts): ModuleRealm {
  const { Promise } = inner;
  const { then } = Promise.prototype;
  return {
    SyntaxError: inner.SyntaxError,
    TypeError: realm.TypeError,
    newPromiseCapability(): PromiseCapability {
      let resolve!: PromiseCapability['resolve'];
      let reject!: PromiseCapability['reject'];
      const promise = new Promise<unknown>((...functions) => ([resolve, reject] = functions));
      return { promise, resolve, reject };
    },
    performPromiseThen: (promise, onFulfilled, onRejected) => void Reflect.apply(then, promise, [onFulfilled, onRejected]),
    at: (error, url, line, column) =>
      Object.defineProperty(error, 'stack', {
        value: `${error.name}: ${error.message}\n    at ${url}:${line}:${column}`,
        writable: true,
        configurable: true,
      }),
  };
}
