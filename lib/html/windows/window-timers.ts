import type { CodeOwner } from '../../infra/code-owner.ts';
import { toDOMString, toUnsignedLong } from '../../webidl/conversions.ts';
import { requireArguments } from '../../webidl/interface.ts';
import type { Realm } from '../../webidl/realm.ts';
import type { DocumentHooks } from '../records/document-hooks.ts';
import { idleCallbackFunctions, type IdleCallbackFunctions, type IdleDeadline } from './idle-callbacks.ts';

/** The functions of a window that postpone page code. Each is called by page code with anything. */
export interface TimerFunctions extends IdleCallbackFunctions {
  /** Milliseconds; missing, negative and not a number count as 0. Returns the id, from 1. Throws a TypeError of the realm. */
  setTimeout(handler: unknown, timeout?: unknown, ...args: unknown[]): number;
  setInterval(handler: unknown, timeout?: unknown, ...args: unknown[]): number;
  clearTimeout(id?: unknown): void;
  clearInterval(id?: unknown): void;
  /** The callback gets the frame's time, in milliseconds since the document's time origin. */
  requestAnimationFrame(callback: (now: number) => unknown): number;
  cancelAnimationFrame(handle: number): void;
  queueMicrotask(callback: () => unknown): void;
}

type Evaluate = (code: string) => unknown;
type Callable = (this: unknown, ...args: unknown[]) => unknown;

/**
 * Makes the timer functions of one window over the model's timers. `evaluate` runs a string handler as a script of the window.
 * `self` gives the `this` of a timer's handler, by default what `this` is in a script. Exceptions of handlers are reported.
 */
export function timerFunctions(
  hooks: DocumentHooks,
  realm: Realm,
  evaluate: Evaluate,
  self: () => unknown = () => evaluate('this'),
): TimerFunctions {
  const functions: TimerFunctions = {
    setTimeout(handler: unknown, timeout: unknown = 0, ...args: unknown[]): number {
      requireArguments(realm, "Failed to execute 'setTimeout' on 'Window'", arguments.length, 1);
      return initializeTimer(handler, timeout, args, false);
    },
    setInterval(handler: unknown, timeout: unknown = 0, ...args: unknown[]): number {
      requireArguments(realm, "Failed to execute 'setInterval' on 'Window'", arguments.length, 1);
      return initializeTimer(handler, timeout, args, true);
    },
    clearTimeout(id: unknown = 0): void {
      hooks.clearTimer(toLong(realm, id));
    },
    clearInterval(id: unknown = 0): void {
      hooks.clearTimer(toLong(realm, id));
    },
    requestAnimationFrame(callback: (now: number) => unknown): number {
      requireCallback(realm, 'requestAnimationFrame', callback);
      const invoke = invokerOf(hooks, callback as Callable);
      return hooks.requestAnimationFrame((now) => invoke(undefined, [now]));
    },
    cancelAnimationFrame(handle: number): void {
      requireArguments(realm, "Failed to execute 'cancelAnimationFrame' on 'Window'", arguments.length, 1);
      hooks.cancelAnimationFrame(toUnsignedLong(realm, handle));
    },
    queueMicrotask(callback: () => unknown): void {
      requireCallback(realm, 'queueMicrotask', callback);
      const invoke = invokerOf(hooks, callback);
      void Promise.resolve().then(() => invoke(undefined, []));
    },
    ...idleCallbackFunctions(hooks, realm, (callback) => idleInvoker(hooks, callback)),
  };

  // HTML, timers, timer initialization steps.
  // https://html.spec.whatwg.org/multipage/#timer-initialisation-steps
  function initializeTimer(handler: unknown, timeout: unknown, args: unknown[], repeat: boolean): number {
    const task: Callable | string = isCallable(handler) ? handler : toDOMString(realm, handler);
    // 1 to 3 (id and nesting are the model's)
    // 4
    const delayMs = Math.max(0, toLong(realm, timeout));
    // 5 to 8 (the model's)
    // 9
    const steps = typeof task === 'string' ? () => runScript(hooks, evaluate, task) : callbackSteps(hooks, task, self, args);
    // 10 to 15
    return hooks.setTimer(steps, delayMs, repeat);
  }

  if (realm.functionPrototype !== Function.prototype) {
    for (const each of Object.values(functions)) Object.setPrototypeOf(each, realm.functionPrototype);
  }
  return functions;
}

type Invoker = (thisArg: unknown, args: unknown[]) => void;

/** Whose the callback is can be known only when it is handed over. */
function invokerOf(hooks: DocumentHooks, callback: Callable): Invoker {
  const by = hooks.ownerOf(callback);
  return (thisArg, args) => invokeCallback(hooks, { callback, by }, thisArg, args);
}

function callbackSteps(hooks: DocumentHooks, callback: Callable, self: () => unknown, args: unknown[]): () => void {
  const invoke = invokerOf(hooks, callback);
  return () => invoke(self(), args);
}

function idleInvoker(hooks: DocumentHooks, callback: unknown): (deadline: IdleDeadline) => void {
  const invoke = invokerOf(hooks, callback as Callable);
  return (deadline) => invoke(undefined, [deadline]);
}

// Web IDL, callback functions, invoke.
// https://webidl.spec.whatwg.org/#invoke-a-callback-function
function invokeCallback(
  hooks: DocumentHooks,
  { callback, by }: { readonly callback: Callable; readonly by: CodeOwner },
  thisArg: unknown,
  args: unknown[],
): void {
  const { scripts } = hooks;
  // 1 to 6 (it is called in its own realm)
  // 7
  scripts.prepareToRunScript();
  try {
    // 8 to 12
    hooks.returned(Reflect.apply(callback, thisArg, args), by);
    // 13
    scripts.cleanUpAfterRunningScript();
  } catch (error) {
    scripts.cleanUpAfterRunningScript();
    hooks.reportException(error, by, callback);
  }
}

/** A string handler is a script: what it throws is reported while it is still on the stack. */
function runScript(hooks: DocumentHooks, evaluate: Evaluate, code: string): void {
  const { scripts } = hooks;
  scripts.prepareToRunScript();
  try {
    evaluate(code);
  } catch (error) {
    hooks.reportException(error);
  } finally {
    scripts.cleanUpAfterRunningScript();
  }
}

function isCallable(value: unknown): value is Callable {
  return typeof value === 'function';
}

function requireCallback(realm: Realm, method: string, callback: unknown): void {
  if (!isCallable(callback)) {
    throw new realm.TypeError(`Failed to execute '${method}' on 'Window': parameter 1 is not of type 'Function'.`);
  }
}

// Web IDL, long.
// https://webidl.spec.whatwg.org/#js-long
function toLong(realm: Realm, value: unknown): number {
  // 1, 2
  return toUnsignedLong(realm, value) | 0;
}
