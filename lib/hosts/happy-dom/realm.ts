import { PropertySymbol, type BrowserWindow } from 'happy-dom';
import JavaScriptCompiler from 'happy-dom/lib/javascript/JavaScriptCompiler.js';
import { Script, runInContext } from 'node:vm';
import type { ScriptExecution } from '../../event-loop/script-execution.ts';
import type { DOMExceptionClass, ErrorClass, Realm } from '../../webidl/realm.ts';

/** Where in the text of a resource a part of it begins: lines and columns that stand before it. */
export interface TextStart {
  readonly lineOffset: number;
  readonly columnOffset: number;
}

/** Running code as scripts of one window. */
export interface RealmScripts {
  /**
   * Runs a global script and returns its completion value. Exceptions leave it; a SyntaxError is one of the window's realm. `start`: where in
   * the file the code begins, by default at its start.
   */
  run(code: string, filename: string, start?: TextStart): unknown;
  /** The same for code that was compiled already, or that is known to hold no dynamic import. */
  runPlain(code: string, filename: string, start?: TextStart): unknown;
}

const dynamicImportPattern = /\bimport\s*\(/;

// What happy-dom's compiler wraps around a classic script, and how it calls a dynamic import in it.
const wrapperStart = '(function anonymous($happy_dom) {try {';
const wrapperEnd = '} catch (error) { $happy_dom.dispatchError(error); }})';
const compiledImport = '$happy_dom.dynamicImport(';

/** Name of the function that dynamic imports of classic scripts are turned into. */
export const importFunction = '__storageloomImport';

/**
 * happy-dom wraps classic scripts in a function, so that their top level is no global scope. Here they run as what they are.
 * Only scripts with a dynamic import pass happy-dom's compiler: Node allows `import()` in a context behind a flag alone.
 */
export function realmScripts(raw: BrowserWindow, execution: ScriptExecution): RealmScripts {
  const syntaxError = runInContext('SyntaxError', raw) as ErrorClass;
  const runPlain = (code: string, filename: string, start?: TextStart): unknown => {
    let script: Script;
    try {
      script = new Script(code, { filename, ...start });
    } catch (error) {
      throw ofRealm(error, syntaxError);
    }
    execution.prepareToRunScript();
    try {
      return script.runInContext(raw);
    } finally {
      execution.cleanUpAfterRunningScript();
    }
  };
  return {
    runPlain,
    run: (code, filename, start) =>
      runPlain(dynamicImportPattern.test(code) ? withImportFunction(raw, code, filename) : code, filename, start),
  };
}

function ofRealm(error: unknown, syntaxError: ErrorClass): unknown {
  if (!(error instanceof SyntaxError)) return error;
  const mine = new syntaxError(error.message);
  if (error.stack !== undefined) mine.stack = error.stack;
  return mine;
}

/** The code as happy-dom's compiler gives it, without the function around it. A code that it cannot read stays as it is. */
function withImportFunction(raw: BrowserWindow, code: string, filename: string): string {
  const compiler = new JavaScriptCompiler(compilerWindow(raw));
  const { execute } = compiler.compile(filename, code);
  const compiled = textOf.get(execute);
  if (compiled === undefined || !compiled.startsWith(wrapperStart) || !compiled.endsWith(wrapperEnd)) return code;
  return compiled
    .slice(wrapperStart.length, -wrapperEnd.length)
    .replaceAll(compiledImport, `${importFunction}(${JSON.stringify(filename)}, `);
}

const textOf = new WeakMap<object, string>();

/** The compiler hands what it made to the window's evaluateScript. This stand-in keeps the text instead of running it. */
function compilerWindow(raw: BrowserWindow): BrowserWindow {
  const evaluate = (text: string): object => {
    const taken = (): void => undefined;
    textOf.set(taken, text);
    return taken;
  };
  return Object.create(raw, { [PropertySymbol.evaluateScript]: { value: evaluate } }) as BrowserWindow;
}

/** Intrinsics of the window's realm. */
export function realmOf(raw: BrowserWindow): Realm {
  const of = (code: string): unknown => runInContext(code, raw);
  return {
    TypeError: of('TypeError') as ErrorClass,
    RangeError: of('RangeError') as ErrorClass,
    DOMException: of('DOMException') as DOMExceptionClass,
    objectPrototype: of('Object.prototype') as object,
    functionPrototype: of('Function.prototype') as object,
    reflect: of('({ get: Reflect.get, apply: Reflect.apply })') as Pick<typeof Reflect, 'get' | 'apply'>,
  };
}
