import { ErrorEvent, type Event } from 'happy-dom';
import { eventClassesOf } from './event-classes.ts';
import { fireAtWindow } from './events.ts';
import type { Insides } from './insides.ts';

const place = /((?:https?|file|data|blob|about):[^\s()]*):(\d+):(\d+)\)?\s*$/;

const reporting = new WeakSet<Insides>();

/** What `onerror` of a window is called with instead of the event. Null for an event that is no ErrorEvent. */
export function trustedErrorArguments(event: Event): readonly unknown[] | null {
  if (!(event instanceof ErrorEvent)) return null;
  return [event.message, event.filename, event.lineno, event.colno, event.error];
}

/** Fires `error` at the window. True: the page cancelled it. What is thrown meanwhile fires no second one. */
export function fireException(insides: Insides, error: unknown): boolean {
  if (reporting.has(insides)) return false;
  reporting.add(insides);
  try {
    const event = new ErrorEvent('error', {
      message: `Uncaught ${textOf(error)}`,
      ...placeOf(error),
      cancelable: true,
    });
    // The type of happy-dom allows Errors only; pages throw anything.
    Object.assign(event, { error });
    return !fireAtWindow(insides, event);
  } finally {
    reporting.delete(insides);
  }
}

/**
 * Fires `unhandledrejection` at the window. DIVERGES: the model hands over the reason alone, so `promise` is another promise that
 * was rejected with the same reason.
 */
export function fireRejection(insides: Insides, reason: unknown): boolean {
  const promise = insides.inner.Promise.reject(reason);
  promise.catch(() => undefined);
  const { PromiseRejectionEvent } = eventClassesOf(insides.raw);
  return !fireAtWindow(insides, new PromiseRejectionEvent('unhandledrejection', { promise, reason, cancelable: true }));
}

function textOf(error: unknown): string {
  try {
    return String(error);
  } catch {
    return 'exception';
  }
}

/** The first line of the stack that lies in a document or script of the page. */
function placeOf(error: unknown): { filename: string; lineno: number; colno: number } {
  const stack: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, 'stack') : undefined;
  for (const line of typeof stack === 'string' ? stack.split('\n') : []) {
    const found = place.exec(line);
    if (found?.[1] !== undefined && !found[1].startsWith('file:')) {
      return { filename: found[1], lineno: Number(found[2]), colno: Number(found[3]) };
    }
  }
  return { filename: '', lineno: 0, colno: 0 };
}
