import { toUnsignedLong } from '../../webidl/conversions.ts';
import { requireArguments } from '../../webidl/interface.ts';
import type { Realm } from '../../webidl/realm.ts';
import type { DocumentHooks } from '../records/document-hooks.ts';

/** What an idle callback gets. */
export interface IdleDeadline {
  readonly didTimeout: boolean;
  /** Milliseconds of virtual time. */
  timeRemaining(): number;
}

/** The functions of a window for callbacks that have time. */
export interface IdleCallbackFunctions {
  /** Returns the handle, from 1. */
  requestIdleCallback(callback: (deadline: IdleDeadline) => unknown, options?: { readonly timeout?: number }): number;
  cancelIdleCallback(handle: number): void;
}

/** What calls a callback of the page, and reports what it throws. Whose it is can be known only when it is handed over. */
type InvokerOf = (callback: (deadline: IdleDeadline) => unknown) => (deadline: IdleDeadline) => void;

const idlePeriodMs = 50;

/**
 * IMPL-DEFINED: each callback is a task of its own, queued at once; it waits for the tasks before it, and for no others. So none is
 * late: `timeout` has no effect, and `didTimeout` is false.
 */
// Idle callbacks, the requestIdleCallback and cancelIdleCallback methods.
// https://w3c.github.io/requestidlecallback/#the-requestidlecallback-method
export function idleCallbackFunctions(hooks: DocumentHooks, realm: Realm, invokerOf: InvokerOf): IdleCallbackFunctions {
  const waiting = new Set<number>();
  let lastHandle = 0;
  let countedIn = hooks.run;
  const begin = (): void => {
    if (countedIn === hooks.run) return;
    countedIn = hooks.run;
    waiting.clear();
    lastHandle = 0;
  };
  return {
    requestIdleCallback(callback: (deadline: IdleDeadline) => unknown): number {
      if (typeof callback !== 'function') {
        throw new realm.TypeError("Failed to execute 'requestIdleCallback' on 'Window': parameter 1 is not of type 'Function'.");
      }
      begin();
      // 1 to 3
      const handle = ++lastHandle;
      // 4
      waiting.add(handle);
      const invoke = invokerOf(callback);
      const run = (): void => {
        if (waiting.delete(handle)) invoke(deadlineOf(hooks));
      };
      hooks.queueTask('idle callback', run, 'idle');
      // 5, 6 (there is no timeout)
      return handle;
    },
    cancelIdleCallback(handle: number): void {
      requireArguments(realm, "Failed to execute 'cancelIdleCallback' on 'Window'", arguments.length, 1);
      waiting.delete(toUnsignedLong(realm, handle));
    },
  };
}

function deadlineOf(hooks: DocumentHooks): IdleDeadline {
  const endMs = hooks.now() + idlePeriodMs;
  return { didTimeout: false, timeRemaining: () => Math.max(0, endMs - hooks.now()) };
}
