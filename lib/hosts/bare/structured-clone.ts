import { requireArguments } from '../../webidl/interface.ts';
import type { BareGlobal } from './global.ts';
import { surroundingsFunction } from './surroundings.ts';

/** A copy, where the surroundings can make one. Throws a DataCloneError of the window, and what getters of the page throw. */
export function cloned(global: BareGlobal, ...args: unknown[]): unknown {
  const structuredClone = surroundingsFunction('structuredClone');
  if (structuredClone === null) return args[0];
  try {
    return structuredClone(...args);
  } catch (error) {
    if (!isDataCloneError(error)) throw error;
    throw new global.realm.DOMException(error.message, 'DataCloneError');
  }
}

// HTML, structured data, structuredClone.
// https://html.spec.whatwg.org/multipage/#dom-structuredclone
export function structuredCloneOf(global: BareGlobal): (value: unknown, options?: unknown) => unknown {
  const method = {
    structuredClone(...args: unknown[]): unknown {
      requireArguments(global.realm, "Failed to execute 'structuredClone' on 'Window'", args.length, 1);
      // 1 to 3
      return cloned(global, ...args);
    },
  };
  Object.defineProperty(method.structuredClone, 'length', { value: 1, configurable: true });
  return method.structuredClone;
}

/** Node has a TypeError for what cannot be transferred. */
function isDataCloneError(error: unknown): error is Error {
  if (!(error instanceof Error)) return false;
  return error.name === 'DataCloneError' || Reflect.get(error, 'code') === 'ERR_INVALID_TRANSFER_OBJECT';
}
