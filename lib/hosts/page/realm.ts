import { Script, runInContext } from 'node:vm';
import type { TextPlace } from '../../ecmascript/modules/module-text.ts';
import type { ScriptExecution } from '../../event-loop/script-execution.ts';
import type { CompiledScript } from '../../html/scripting/compiled-script.ts';
import { beginning } from './modules/lines.ts';
import type { DOMExceptionClass, ErrorClass, Realm } from '../../webidl/realm.ts';

/** Running code as scripts of one window. */
export interface RealmScripts {
  /**
   * Runs a global script and returns its completion value. Exceptions leave it; a SyntaxError is one of the window's realm. `start`: where in
   * the file the code begins, by default at its start.
   */
  run(code: string, filename: string, start?: TextPlace): unknown;
  /** The same for code that was compiled already, or that is known to hold no dynamic import. */
  runPlain(code: string, filename: string, start?: TextPlace): unknown;
  /** The same for what was compiled for all windows. */
  runCompiled(script: Pick<CompiledScript, 'runInContext'>): unknown;
}

/**
 * Runs classic scripts as what they are, in the context of that object. `compile` prepares those that need it: Node allows `import()` in a
 * context behind a flag alone.
 */
export function realmScripts(
  raw: object,
  execution: ScriptExecution,
  compile: (code: string, filename: string) => string,
): RealmScripts {
  const syntaxError = runInContext('SyntaxError', raw) as ErrorClass;
  const runCompiled = (script: Pick<CompiledScript, 'runInContext'>): unknown => {
    execution.prepareToRunScript();
    try {
      return script.runInContext(raw);
    } finally {
      execution.cleanUpAfterRunningScript();
    }
  };
  const runPlain = (code: string, filename: string, start: TextPlace = beginning): unknown => {
    let script: Script;
    try {
      script = new Script(code, { filename, lineOffset: start.line - 1, columnOffset: start.column - 1 });
    } catch (error) {
      throw ofRealm(error, syntaxError);
    }
    return runCompiled(script);
  };
  return { runPlain, runCompiled, run: (code, filename, start) => runPlain(compile(code, filename), filename, start) };
}

/** What V8 says of a text that does not parse, as an error of a page's realm; everything else as it is. */
export function ofRealm(error: unknown, syntaxError: ErrorClass): unknown {
  if (!(error instanceof SyntaxError)) return error;
  const mine = new syntaxError(error.message);
  if (error.stack !== undefined) mine.stack = error.stack;
  return mine;
}

/** Intrinsics of the realm of a context. */
export function realmOf(raw: object): Realm {
  const of = (code: string): unknown => runInContext(code, raw);
  return {
    TypeError: of('TypeError') as ErrorClass,
    RangeError: of('RangeError') as ErrorClass,
    DOMException: of('DOMException') as DOMExceptionClass,
    Promise: of('Promise') as PromiseConstructor,
    objectPrototype: of('Object.prototype') as object,
    functionPrototype: of('Function.prototype') as object,
    arrayPrototype: of('Array.prototype') as object,
    reflect: of('({ get: Reflect.get, apply: Reflect.apply })') as Pick<typeof Reflect, 'get' | 'apply'>,
  };
}
