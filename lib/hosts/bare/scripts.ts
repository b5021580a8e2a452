import type { CompiledScript } from '../../html/scripting/compiled-script.ts';
import { evaluate, scopeOf } from './evaluate.ts';
import type { WindowRecord } from './global.ts';
import { ownAccessors } from './window-members.ts';

/** Running code in one bare window. */
export class BareScripts {
  readonly #record: WindowRecord;
  readonly #scope: object;

  constructor(record: WindowRecord) {
    this.#record = record;
    this.#scope = scopeOf(record, ownAccessors);
  }

  /** Source text, as a script: see {@link evaluate}. */
  evaluate(code: string, filename: string | undefined): unknown {
    this.#record.global.changed = true;
    return this.#running(() => evaluate(this.#record, this.#scope, code, filename));
  }

  /** Of a module, which is strict: what it puts on the window it puts there by its WindowProxy, or by a setter. */
  run(script: CompiledScript): unknown {
    this.#record.global.hasModules = true;
    return this.#running(() => script.runInScope(outside, this.#scope));
  }

  #running(steps: () => unknown): unknown {
    const { global } = this.#record;
    global.scripts.prepareToRunScript();
    try {
      return steps();
    } finally {
      global.scripts.cleanUpAfterRunningScript();
    }
  }
}

/**
 * Where a compiled script looks up what its window has not, which has ECMAScript's globals: all others of the surroundings, such as Node's, are
 * there with the value undefined, so that `typeof process` says what it says in a page. DIVERGES: reading one is no ReferenceError.
 */
const outside: object = new Proxy(Object.create(null) as object, {
  // The statement that it stands in finds its own arguments.
  has: (_target, name) => name !== 'arguments' && name in globalThis,
  get: () => undefined,
  set: () => false,
});
