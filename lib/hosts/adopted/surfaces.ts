import { StorageloomError } from '../../infra/failure.ts';
import { fromSurroundings } from '../bare/surroundings.ts';
import { closedAlready } from './refusals.ts';

/** What can be listened at, of whatever emulator. */
export interface ListeningTarget {
  addEventListener(type: string, listener: (event: TargetedEvent) => void): void;
  removeEventListener(type: string, listener: (event: TargetedEvent) => void): void;
  dispatchEvent(event: object): boolean;
}

interface TargetedEvent {
  readonly type: string;
  readonly currentTarget?: unknown;
}

/** A class of events. */
export type EventClass = new (type: string, init?: object) => { readonly type: string };

/** The objects that code of an adopted window knows as its global. */
export interface Surfaces {
  /** What was adopted, and the window that stands behind it where that is another object. */
  readonly all: readonly object[];
  /** Where events are fired; null where nobody can listen. */
  readonly target: ListeningTarget | null;
  /** What its events are made of. */
  readonly Event: EventClass;
}

/** Nobody listens for it, but while it is looked for. */
const probeType = 'storageloom-adopt';

/**
 * Finds them. A runner fills its global with what a window has, whose functions are bound to that window: listeners that are added at the
 * global are the window's, and so is what they hear.
 */
export function surfacesOf(window: object): Surfaces {
  const listening = isTarget(window) ? window : windowIn(window);
  const Event = eventClassOf(listening ?? window);
  const target = listening === null ? null : targetBehind(listening, Event);
  if (target === null || target === window || isSameObject(window, target)) return { all: [window], target, Event };
  return { all: [window, target], target, Event };
}

function isTarget(object: object): object is ListeningTarget {
  return ['addEventListener', 'removeEventListener', 'dispatchEvent'].every(
    (name) => typeof Reflect.get(object, name) === 'function',
  );
}

/** That of a global that has a window's own properties, and nothing of its prototypes: code listens by `window.addEventListener()` then. */
function windowIn(global: object): (object & ListeningTarget) | null {
  const window: unknown = Reflect.get(global, 'window');
  return typeof window === 'object' && window !== null && isTarget(window) ? window : null;
}

function eventClassOf(window: object): EventClass {
  const Event: unknown = Reflect.get(window, 'Event');
  // Both Node and web pages have one.
  return (typeof Event === 'function' ? Event : fromSurroundings('Event')) as EventClass;
}

/** By an event of a type of its own, which says where it is heard. */
function targetBehind(window: object & ListeningTarget, Event: EventClass): ListeningTarget {
  let behind: ListeningTarget = window;
  const listener = ({ currentTarget }: TargetedEvent): void => {
    if (typeof currentTarget === 'object' && currentTarget !== null && isTarget(currentTarget)) behind = currentTarget;
  };
  try {
    window.addEventListener(probeType, listener);
    window.dispatchEvent(new Event(probeType));
  } catch (cause) {
    throw new StorageloomError('BAD_OPTION', {
      what: 'browser.adopt() cannot adopt this window.',
      why: "It has dispatchEvent(), which throws when it is given an event of the window's own class.",
      mend: 'Give the window of happy-dom or jsdom, a global that a runner has filled with one, or an EventTarget.',
      cause,
    });
  } finally {
    window.removeEventListener(probeType, listener);
  }
  return behind;
}

/**
 * Whether they are one set of properties, as the global of a context and the object that it was made of are: what is put on one is then
 * there on the other.
 */
function isSameObject(window: object, behind: object): boolean {
  if (!Reflect.defineProperty(window, probeType, { value: null, configurable: true })) return false;
  try {
    return Object.hasOwn(behind, probeType);
  } finally {
    Reflect.deleteProperty(window, probeType);
  }
}

/** Null: it has none. */
export function documentOf(window: object): object | null {
  const document: unknown = Reflect.get(window, 'document');
  return typeof document === 'object' && document !== null ? document : null;
}

/** Of jsdom nothing is left after `close()`; happy-dom says so. */
export function checkOpen(window: object): void {
  const isClosed = Reflect.get(window, 'closed') === true || ('document' in window && documentOf(window) === null);
  if (isClosed) throw closedAlready();
}
