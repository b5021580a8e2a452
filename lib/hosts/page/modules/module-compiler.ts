import { Script } from 'node:vm';
import type { Getters, ModuleBody, ModuleEnvironment, ModuleText } from '../../../ecmascript/modules/module-text.ts';
import { moduleCode } from './module-code.ts';
import { parseModule, type ParsedModule } from './parse-module.ts';

/** Texts that are kept compiled, the one used longest ago leaving first. */
const keptModules = 1_000;

/** A module that was compiled once, for every realm. */
export interface CompiledModule extends Omit<ParsedModule, 'program' | 'result'> {
  readonly url: string;
  readonly hasTopLevelAwait: boolean;
  readonly script: Script;
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

  /** Throws a ModuleSyntaxError, or the SyntaxError of V8 where only that finds something wrong. */
  compile(source: string, url: string): CompiledModule {
    const key = `${url}\n${source}`;
    const known = this.#compiled.get(key);
    if (known !== undefined) {
      this.#compiled.delete(key);
      this.#compiled.set(key, known);
      return known;
    }
    const made = compile(source, url);
    this.#compiled.set(key, made);
    for (const oldest of this.#compiled.keys()) {
      if (this.#compiled.size <= keptModules) break;
      this.#compiled.delete(oldest);
    }
    return made;
  }
}

function compile(source: string, url: string): CompiledModule {
  const { program, result, ...parsed } = parseModule(source);
  const { code, headLength, hasTopLevelAwait } = moduleCode(source, { program, result, ...parsed });
  const script = new Script(code, { filename: url, columnOffset: -headLength });
  return { ...parsed, url, hasTopLevelAwait, script };
}

/** The module in one realm, whose scripts `run` runs. */
export function textIn(compiled: CompiledModule, run: (script: Script) => unknown): ModuleText {
  const { script, hasTopLevelAwait } = compiled;
  const instantiate = (environment: ModuleEnvironment): ModuleBody => {
    const body = run(script) as ModuleFunction;
    return hasTopLevelAwait ? asynchronous(body, environment) : synchronous(body, environment);
  };
  return { ...compiled, instantiate };
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
