import type { StackPlace } from '../../infra/stack-frames.ts';
import { membersOf, textOf } from '../page/error-place.ts';
import { fire } from './events.ts';
import type { JsdomInsides } from './insides.ts';

const reporting = new WeakSet<JsdomInsides>();

/** Fires `error` at the window. True: the page cancelled it. What is thrown meanwhile fires no second one. */
export function fireException(insides: JsdomInsides, error: unknown, place: StackPlace | null): boolean {
  if (reporting.has(insides)) return false;
  reporting.add(insides);
  try {
    const init = { message: `Uncaught ${textOf(error)}`, ...membersOf(place), error, cancelable: true };
    return !fire(insides, insides.windowImpl, 'ErrorEvent', 'error', init);
  } finally {
    reporting.delete(insides);
  }
}

/** Fires `unhandledrejection` or `rejectionhandled` at the window. True: the page cancelled it. */
export function fireRejection(
  insides: JsdomInsides,
  type: 'unhandledrejection' | 'rejectionhandled',
  reason: unknown,
  promise: object,
): boolean {
  const init = { promise, reason, cancelable: type === 'unhandledrejection' };
  return !fire(insides, insides.windowImpl, 'PromiseRejectionEvent', type, init);
}
