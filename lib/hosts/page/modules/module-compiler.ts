import type { SourceMap } from 'magic-string';
import type { Getters, ModuleBody, ModuleEnvironment, ModuleText, TextPlace } from '../../../ecmascript/modules/module-text.ts';
import type { CompiledScript } from '../../../html/scripting/compiled-script.ts';
import { CompiledExpression, spaceBefore } from './compiled-expression.ts';
import { beginning } from './lines.ts';
import { moduleCode } from './module-code.ts';
import { parseModule, type ParsedModule } from './parse-module.ts';

/** Texts that are kept compiled, the one used longest ago leaving first. */
const keptModules = 1_000;

/** A module that was compiled once, for every realm. */
export interface CompiledModule extends Omit<ParsedModule, 'program' | 'result'> {
  readonly url: string;
  readonly hasTopLevelAwait: boolean;
  readonly script: CompiledScript;
  /** Something in the text is only possible in a module: it is no script, and no CommonJS module. */
  readonly isModule: boolean;
  /** What `import()` in it asks for where that is a plain text. */
  readonly literalImports: readonly string[];
}

type Register = (getters: Getters, unnamedDefault?: object) => void;

interface EnvironmentObject {
  readonly meta: object;
}

type Load = (specifier: unknown, options?: unknown) => Promise<unknown>;

/** What the code of a module makes: `start` only with top-level await. */
type ModuleFunction = (
  imports: object,
  register: Register,
  environment: EnvironmentObject,
  load: Load,
  start: Promise<void> | null,
) => Iterator<void> | Promise<void>;

/** Compiles texts of modules, each once. */
export class ModuleCompiler {
  readonly #compiled = new Map<string, CompiledModule>();

  /**
   * `start`: where the text begins in what has that URL. Throws a ModuleSyntaxError, or the SyntaxError of V8 where only that finds something
   * wrong.
   */
  compile(source: string, url: string, start: TextPlace = beginning): CompiledModule {
    const key = `${url}\n${start.line}:${start.column}\n${source}`;
    const known = this.#compiled.get(key);
    if (known !== undefined) {
      this.#compiled.delete(key);
      this.#compiled.set(key, known);
      return known;
    }
    const made = compileModule(source, url, null, start);
    this.#compiled.set(key, made);
    for (const oldest of this.#compiled.keys()) {
      if (this.#compiled.size <= keptModules) break;
      this.#compiled.delete(oldest);
    }
    return made;
  }
}

/**
 * Throws as {@link ModuleCompiler} does. `start`: where the text begins in what has that URL. `sourceMapOf`: makes the source map that the
 * code carries, of the one from the code to `source`. Default: it carries none.
 */
export function compileModule(
  source: string,
  url: string,
  sourceMapOf: ((map: SourceMap) => string | null) | null = null,
  start: TextPlace = beginning,
): CompiledModule {
  const { program, result, ...parsed } = parseModule(source, start);
  const { code, headLength, hasTopLevelAwait, map } = moduleCode(source, { program, result, ...parsed });
  const sourceMap = sourceMapOf === null ? null : sourceMapOf(map(spaceBefore));
  const script = new CompiledExpression(code, url, { headLength, sourceMap, start });
  const { hasModuleSyntax: isModule, dynamicImports } = result.module;
  const literalImports = dynamicImports.flatMap(({ moduleRequest }) =>
    literal(source.slice(moduleRequest.start, moduleRequest.end)),
  );
  return { ...parsed, url, hasTopLevelAwait, script, isModule, literalImports };
}

/** Without what has to be written another way in a text. */
function literal(code: string): string[] {
  const [, , text] = /^(["'])([^\\\r\n]*)\1$/.exec(code) ?? [];
  return text === undefined ? [] : [text];
}

/** The module in one realm, whose scripts `run` runs. `given`: what its code is given of what the realm has. Default: that. */
export function textIn(
  compiled: CompiledModule,
  run: (script: CompiledScript) => unknown,
  given: (environment: ModuleEnvironment) => ModuleEnvironment = (environment) => environment,
): ModuleText {
  const { url, requests, importEntries, localExports, indirectExports, starExports, hasTopLevelAwait } = compiled;
  const instantiate = (environment: ModuleEnvironment): ModuleBody => {
    const body = run(compiled.script) as ModuleFunction;
    return hasTopLevelAwait ? asynchronous(body, given(environment)) : synchronous(body, given(environment));
  };
  // One by one: it is made for each window, and to copy whatever is there takes several times as long.
  return { url, requests, importEntries, localExports, indirectExports, starExports, hasTopLevelAwait, instantiate };
}

function synchronous(body: ModuleFunction, environment: ModuleEnvironment): ModuleBody {
  let getters: Getters = {};
  const register = (made: Getters, unnamed?: object): void => void (getters = named(made, unnamed));
  const steps = call(body, environment, register, null) as Iterator<void>;
  // The functions are there before anything runs, as ECMAScript's InitializeEnvironment has it.
  steps.next();
  return { getters, run: () => void steps.next() };
}

/** Where nobody asks for a name beforehand it begins when it is run; else its functions are made then, and it waits to be run. */
function asynchronous(body: ModuleFunction, environment: ModuleEnvironment): ModuleBody {
  let made: Getters | null = null;
  let begin: (() => void) | null = null;
  let running: Promise<void> | null = null;
  const register = (getters: Getters, unnamed?: object): void => void (made = named(getters, unnamed));
  const ahead = (): Getters => {
    running = call(body, environment, register, new Promise((resolve) => (begin = resolve))) as Promise<void>;
    return made as Getters;
  };
  const getters = new Proxy({}, { get: (_, name: string) => (made ?? ahead())[name] });
  const run = (): unknown => {
    if (begin === null) return call(body, environment, register, null);
    begin();
    return running;
  };
  return { getters, run };
}

function call(body: ModuleFunction, environment: ModuleEnvironment, register: Register, start: Promise<void> | null): unknown {
  let meta: object | null = null;
  const object: EnvironmentObject = {
    get meta() {
      return (meta ??= environment.meta());
    },
  };
  return Reflect.apply(body, undefined, [environment.imports, register, object, environment.dynamicImport, start]);
}

/** ECMAScript: a function that is exported without a name is called `default`. */
function named(getters: Getters, unnamed: object | undefined): Getters {
  if (unnamed !== undefined) Object.defineProperty(unnamed, 'name', { value: 'default', configurable: true });
  return getters;
}
