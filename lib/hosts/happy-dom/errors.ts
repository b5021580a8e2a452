import { ErrorEvent, type Event } from 'happy-dom';
import type { StackPlace } from '../../infra/stack-frames.ts';
import { membersOf, textOf } from '../page/error-place.ts';
import { eventClassesOf } from './event-classes.ts';
import { fireAtWindow } from './events.ts';
import type { Insides } from './insides.ts';

const reporting = new WeakSet<Insides>();

/** What `onerror` of a window is called with instead of the event. Null for an event that is no ErrorEvent. */
export function trustedErrorArguments(event: Event): readonly unknown[] | null {
  if (!(event instanceof ErrorEvent)) return null;
  return [event.message, event.filename, event.lineno, event.colno, event.error];
}

/** Fires `error` at the window. True: the page cancelled it. What is thrown meanwhile fires no second one. */
export function fireException(insides: Insides, error: unknown, place: StackPlace | null): boolean {
  if (reporting.has(insides)) return false;
  reporting.add(insides);
  try {
    const event = new ErrorEvent('error', {
      message: `Uncaught ${textOf(error)}`,
      ...membersOf(place),
      cancelable: true,
    });
    // The type of happy-dom allows Errors only; pages throw anything.
    Object.assign(event, { error });
    return !fireAtWindow(insides, event);
  } finally {
    reporting.delete(insides);
  }
}

/** Fires `unhandledrejection` or `rejectionhandled` at the window. True: the page cancelled it. */
export function fireRejection(
  insides: Insides,
  type: 'unhandledrejection' | 'rejectionhandled',
  reason: unknown,
  promise: object,
): boolean {
  const { PromiseRejectionEvent } = eventClassesOf(insides.raw);
  const cancelable = type === 'unhandledrejection';
  return !fireAtWindow(insides, new PromiseRejectionEvent(type, { promise, reason, cancelable }));
}
