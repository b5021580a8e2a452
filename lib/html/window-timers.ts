import { toDOMString, toUnsignedLong } from '../webidl/conversions.ts';
import { requireArguments } from '../webidl/interface.ts';
import type { Realm } from '../webidl/realm.ts';
import type { DocumentHooks } from './document-host.ts';

/** The functions of a window that postpone page code. Each is called by page code with anything. */
export interface TimerFunctions {
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
  const invoke = (steps: () => unknown): void => {
    try {
      steps();
    } catch (error) {
      hooks.reportException(error);
    }
  };
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
      return hooks.requestAnimationFrame((now) => invoke(() => callback(now)));
    },
    cancelAnimationFrame(handle: number): void {
      requireArguments(realm, "Failed to execute 'cancelAnimationFrame' on 'Window'", arguments.length, 1);
      hooks.cancelAnimationFrame(toUnsignedLong(realm, handle));
    },
    queueMicrotask(callback: () => unknown): void {
      requireCallback(realm, 'queueMicrotask', callback);
      void Promise.resolve().then(() => invoke(() => callback()));
    },
  };

  // HTML, timers, timer initialization steps.
  // https://html.spec.whatwg.org/multipage/#timer-initialisation-steps
  function initializeTimer(handler: unknown, timeout: unknown, args: unknown[], repeat: boolean): number {
    // 1 to 4 (id and nesting are the model's)
    const task: Callable | string = isCallable(handler) ? handler : toDOMString(realm, handler);
    // 5
    const delayMs = Math.max(0, toLong(realm, timeout));
    // 6 to 15
    const steps = typeof task === 'string' ? () => evaluate(task) : () => Reflect.apply(task, self(), args);
    return hooks.setTimer(() => invoke(steps), delayMs, repeat);
  }

  if (realm.functionPrototype !== Function.prototype) {
    for (const each of Object.values(functions)) Object.setPrototypeOf(each, realm.functionPrototype);
  }
  return functions;
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
