import {
  createEventImpl,
  setUpEventTarget,
  wrapperSymbol,
  type EventImpl,
  type EventInterface,
  type EventTargetImpl,
  type ListenerCallback,
  type RawWindow,
} from './internals.ts';
import { implOf, implSymbol, prototypes, wrapperOf } from './internals.ts';
import { insidesOf, type JsdomInsides } from './insides.ts';
import type { Patches } from '../page/patches.ts';

/** Fires an event that the model or the user agent made: trusted, with a checkpoint after each listener. False: it was cancelled. */
export function fireAt(insides: JsdomInsides, event: EventImpl, target: EventTargetImpl, targetIsDocument = false): boolean {
  event.isTrusted = true;
  insides.firing.add(event);
  try {
    return target._dispatch(event, targetIsDocument);
  } finally {
    insides.firing.delete(event);
  }
}

/** The same for an event that is made here. */
export function fire(
  insides: JsdomInsides,
  target: EventTargetImpl,
  name: EventInterface,
  type: string,
  init: object = {},
): boolean {
  return fireAt(insides, createEventImpl(insides.raw, name, type, init), target);
}

/** What a window shares with all others: listeners are scripts of the page, and events have the model's time. */
export function patchEvents(patches: Patches): void {
  const original = prototypes.eventTarget as EventTargetImpl;
  const { addEventListener } = original;
  patches.define(original, 'addEventListener', {
    value(this: EventTargetImpl, type: string, callback: ListenerCallback | null, options?: unknown): void {
      const insides = insidesOf(this._globalObject);
      const isPage = callback !== null && insides !== undefined && !ofSelectors.isAdding;
      const given = isPage ? listener(insides, this, type, callback) : callback;
      if (ofSelectors.isAdding && callback !== null) ofSelectors.callbacks.add(callback);
      addEventListener.call(this, type, given, ...(options === undefined ? [] : [options]));
    },
    writable: true,
  });
  patchSelectors(patches);
  patches.define(prototypes.event, 'timeStamp', {
    // The constructor sets it, to the real time.
    set(this: EventImpl, value: number) {
      const own = insidesOf(this._globalObject)?.hooks.timeStamp() ?? value;
      Object.defineProperty(this, 'timeStamp', { value: own, writable: true, configurable: true });
    },
  });
}

/**
 * To know what `:hover` and `:focus-visible` mean, jsdom's selectors listen at the window, from the first one on that a page asks for. These
 * are no scripts of the page, and nobody who waits for an event.
 */
const ofSelectors = { isAdding: false, callbacks: new WeakSet<ListenerCallback>() };

function patchSelectors(patches: Patches): void {
  const original = Reflect.get(prototypes.document, '_getDOMSelector') as () => object;
  patches.define(prototypes.document, '_getDOMSelector', {
    value(this: object): object {
      const before = ofSelectors.isAdding;
      ofSelectors.isAdding = true;
      try {
        return original.call(this);
      } finally {
        ofSelectors.isAdding = before;
      }
    },
    writable: true,
  });
}

function isOfPage({ callback }: { readonly callback: ListenerCallback }): boolean {
  return !ofSelectors.callbacks.has(callback);
}

/** A window has its handlers itself, every other target in its implementation. */
function handlersOf({ windowImpl, raw }: JsdomInsides, target: EventTargetImpl): EventTargetImpl['_eventHandlers'] {
  return target === windowImpl ? raw._eventHandlers : target._eventHandlers;
}

/** Calls what was given, as a script of the page; what it throws is reported, and the next one runs. */
function listener(insides: JsdomInsides, target: EventTargetImpl, type: string, callback: ListenerCallback): ListenerCallback {
  const wrapped: ListenerCallback = function (event) {
    // Also in the middle of an event.
    if (insides.gone) return;
    const { hooks } = insides;
    hooks.scripts.prepareToRunScript();
    try {
      callback.call(this, event);
      hooks.scripts.cleanUpAfterRunningScript();
    } catch (error) {
      hooks.scripts.cleanUpAfterRunningScript();
      const thrower = callback.objectReference ?? handlersOf(insides, target)?.[type]?.objectReference;
      if (thrower === undefined) hooks.reportException(error);
      else hooks.reportException(error, hooks.ownerOf(thrower), thrower);
    }
    if (insides.firing.has(event)) hooks.checkpoint();
  };
  if (callback.objectReference !== undefined) wrapped.objectReference = callback.objectReference;
  else insides.handlerListeners.get(target)?.set(type, wrapped);
  return wrapped;
}

/**
 * jsdom fires `load` and `pageshow` by itself, as it does for history and messages, and reports by an event of its own what went wrong. Only
 * what the model fires gets through; an exception is told to the model.
 */
export function guardWindow(insides: JsdomInsides): void {
  const { windowImpl, firing } = insides;
  const { _dispatch: dispatch } = windowImpl;
  const own: typeof dispatch = (event, targetIsDocument) => {
    if (!event.isTrusted && event.type === 'storage') insides.hooks.storageEventDispatched(wrapperOf(event));
    if (!event.isTrusted || firing.has(event)) return dispatch.call(windowImpl, event, targetIsDocument);
    if (event.type !== 'error') return false;
    // Otherwise jsdom would print it.
    event._canceledFlag = true;
    if (!insides.gone) insides.hooks.reportException(event.error);
    return false;
  };
  insides.patches.assign(windowImpl, { _dispatch: own });
}

/**
 * A new implementation of the window: that which jsdom has given it says once and for all that page code sees it as the WindowProxy, which
 * soon may show another document.
 */
export function ownWindowTarget(raw: RawWindow, proxy: object, patches: Patches): EventTargetImpl {
  patches.keep(raw, implSymbol);
  const impl = setUpEventTarget(raw, raw);
  Object.defineProperty(impl, wrapperSymbol, {
    get: () => (shows(proxy, impl) ? proxy : raw),
    configurable: true,
  });
  return impl;
}

function shows(proxy: object, impl: object): boolean {
  try {
    return Reflect.get(proxy, implSymbol) === impl;
  } catch {
    // The window that is shown now is of another origin.
    return false;
  }
}

/** A handler that is set to null gives up its place among the listeners, which in jsdom it keeps. */
export function watchHandlers(insides: JsdomInsides, target: EventTargetImpl, holder: HandlerHolder): void {
  const added = new Map<string, ListenerCallback>();
  insides.handlerListeners.set(target, added);
  const _eventHandlers = new Proxy(holder._eventHandlers, {
    set(handlers, type: string, value: object | null) {
      const callback = added.get(type);
      if (value === null && callback !== undefined) {
        const listeners = target._eventListeners[type] ?? [];
        const place = listeners.findIndex((each) => each.callback === callback);
        if (place !== -1) listeners.splice(place, 1);
        holder._registeredHandlers.delete(type);
        added.delete(type);
      }
      return Reflect.set(handlers, type, value);
    },
  });
  insides.patches.assign(holder, { _eventHandlers });
}

interface HandlerHolder {
  _eventHandlers: NonNullable<EventTargetImpl['_eventHandlers']>;
  readonly _registeredHandlers: Set<string>;
}

/** Whether a listener or a handler of that type is there. */
export function hasListener(target: EventTargetImpl, type: string): boolean {
  return target._eventListeners[type]?.some(isOfPage) === true;
}

/** The same of a target as page code has it. */
export function listensAt(target: object, type: string): boolean {
  const impl = implOf<EventTargetImpl>(target);
  return impl !== null && hasListener(impl, type);
}

/** Whether there is any, of whatever type. */
export function isHeard(target: object): boolean {
  const impl = implOf<EventTargetImpl>(target);
  return impl !== null && Object.values(impl._eventListeners).some((listeners) => listeners.some(isOfPage));
}

/** Takes all listeners and handlers from a target, also in the middle of an event. */
export function eraseListeners(target: EventTargetImpl, holder: HandlerHolder): void {
  for (const listeners of Object.values(target._eventListeners)) {
    listeners.splice(0, listeners.length, ...listeners.filter((each) => !isOfPage(each)));
  }
  for (const type of Object.keys(holder._eventHandlers)) holder._eventHandlers[type] = null;
  holder._registeredHandlers.clear();
}

/** What page code sees of an event. */
export function eventOf(impl: EventImpl): object {
  return wrapperOf(impl);
}
