import { Event as HappyEvent, EventTarget as HappyEventTarget, PropertySymbol, type EventTarget } from 'happy-dom';
import type { Insides } from './insides.ts';
import { adoptFunction } from '../page/realm-functions.ts';
import { forgetPlaces, hasPlace, isPlaceOfHandler } from './handler-places.ts';
import { stamp } from './time-stamps.ts';

const { preventDefault } = HappyEvent.prototype;

type Handler = ((event: HappyEvent) => unknown) | null | undefined;
type Listener = ((event: HappyEvent) => unknown) | { handleEvent(event: HappyEvent): unknown } | null;
type Phase = 'capturing' | 'bubbling';

/** What one round of listeners does besides calling them. */
interface Round {
  /** `this` of the listeners and the event's currentTarget. */
  readonly self: object;
  readonly event: HappyEvent;
  /** After each listener. */
  readonly after: (() => void) | null;
}

const noPhase = 0;
const capturingPhase = 1;
const atTarget = 2;

/**
 * happy-dom's window dispatches with itself, not with what page code calls `window`, as target and `this`; it calls listeners that
 * were removed meanwhile, and `on*` handlers after all of them; nothing can happen between two listeners. So windows dispatch here.
 * Events that come through the document arrive with `dispatching` set, once for each phase.
 */
export function installDispatch(insides: Insides): void {
  const { raw, patches } = insides;
  // What happy-dom's own code and the document give to listeners as target, where they know it.
  patches.assign(raw, { [PropertySymbol.proxy]: insides.proxy });
  const dispatchEvent = (value: unknown): boolean => {
    const event = requireEvent(insides, value);
    stamp(event, insides.hooks.timeStamp());
    requireIdle(insides, event);
    if (event[PropertySymbol.dispatching]) {
      const phase = event[PropertySymbol.eventPhase] === capturingPhase ? 'capturing' : 'bubbling';
      listenAtWindow(insides, phase, event, null);
      return !event.defaultPrevented;
    }
    if (event.type === 'storage') insides.hooks.storageEventDispatched(event);
    return dispatchAtWindow(insides, event, null);
  };
  defineCurrentEvent(insides);
  patches.values(raw, { dispatchEvent });
}

/**
 * `window.event`, which a page may replace. DIVERGES: it is set while listeners of the window and of nodes run; happy-dom calls those of
 * other targets itself, and knows no current event.
 */
function defineCurrentEvent(insides: Insides): void {
  const { raw, patches } = insides;
  patches.define(raw, 'event', {
    get: () => insides.currentEvent,
    set: (value: unknown) => patches.values(raw, { event: value }),
    enumerable: true,
    configurable: true,
  });
}

/** Whether a listener or a handler of the window waits for that event. Handlers are listeners, too: see handlers.ts. */
export function hasListener({ raw }: Insides, type: string): boolean {
  return listensAt(raw, type);
}

/** The same of an object that {@link becomeEventTarget} was given, which has handlers among its listeners, too. */
export function listensAt(target: object, type: string): boolean {
  const phases = Object.values((target as EventTarget)[PropertySymbol.listeners]);
  return phases.some((listeners) => listeners.get(type)?.some((listener: Listener) => listener !== null) === true);
}

/** Whether a target of happy-dom's own has a listener or a handler, for whatever event. */
export function isHeard(target: EventTarget): boolean {
  const { capturing, bubbling } = target[PropertySymbol.listeners];
  const handlers: unknown = Reflect.get(target, PropertySymbol.propertyEventListeners);
  const isHandled = handlers instanceof Map && [...handlers.values()].some((handler) => typeof handler === 'function');
  return isHandled || [...capturing.values(), ...bubbling.values()].some((list) => list.length > 0);
}

/** Takes all listeners and handlers from the window and the document, also in the middle of an event. */
// DOM, EventTarget, remove all event listeners.
// https://dom.spec.whatwg.org/#remove-all-event-listeners
export function eraseListeners({ raw, handlers }: Insides): void {
  // 1
  for (const target of [raw, raw.document]) {
    for (const lists of [target[PropertySymbol.listeners], target[PropertySymbol.listenerOptions]]) {
      for (const list of [...lists.capturing.values(), ...lists.bubbling.values()]) list.length = 0;
    }
  }
  handlers.clear();
  raw.document[PropertySymbol.propertyEventListeners].clear();
  forgetPlaces(raw.document);
}

/** Fires a trusted event at the window, with a checkpoint after each listener. False: a listener cancelled it. */
export function fireAtWindow(insides: Insides, event: HappyEvent, target: object = insides.proxy): boolean {
  trust(event);
  return dispatchAtWindow(insides, event, () => insides.hooks.checkpoint(), target);
}

/** Gives an object what happy-dom's EventTarget keeps on its instances. Its dispatchEvent takes none but those that it made. */
export function becomeEventTarget(insides: Insides, object: object): void {
  const dispatchEvent = (event: unknown): boolean =>
    dispatchAtObject(insides, requireIdle(insides, requireEvent(insides, event)), object, null);
  adoptFunction(dispatchEvent, insides.realm.functionPrototype);
  const own: PropertyDescriptorMap = Object.getOwnPropertyDescriptors(new HappyEventTarget());
  for (const name of Reflect.ownKeys(own)) Object.defineProperty(object, name, { ...own[name], enumerable: false });
  Object.defineProperty(object, 'dispatchEvent', { value: dispatchEvent, writable: true, configurable: true });
}

/** Fires a trusted event at an object that {@link becomeEventTarget} was given. */
export function fireAtObject(insides: Insides, event: HappyEvent, object: object): void {
  trust(event);
  dispatchAtObject(insides, event, object, () => insides.hooks.checkpoint());
}

/** Fires a trusted event at a target outside of the document, whose listeners happy-dom calls: for the model they are one script. */
export function fireAtTarget({ hooks }: Insides, event: HappyEvent, target: EventTarget): void {
  trust(event);
  hooks.scripts.prepareToRunScript();
  try {
    target.dispatchEvent(event);
    hooks.scripts.cleanUpAfterRunningScript();
  } catch (error) {
    hooks.scripts.cleanUpAfterRunningScript();
    hooks.reportException(error);
  }
}

function dispatchAtObject(insides: Insides, event: HappyEvent, object: object, after: Round['after']): boolean {
  begin(event, object);
  event[PropertySymbol.eventPhase] = atTarget;
  // It has what an EventTarget has.
  const target = object as EventTarget;
  event[PropertySymbol.currentTarget] = target;
  for (const phase of ['capturing', 'bubbling'] as const) listen(insides, target, phase, { self: object, event, after });
  return end(event);
}

function requireEvent({ realm }: Insides, event: unknown): HappyEvent {
  if (event instanceof HappyEvent) return event;
  throw new realm.TypeError("Failed to execute 'dispatchEvent' on 'EventTarget': parameter 1 is not of type 'Event'.");
}

/**
 * Throws an InvalidStateError for an event whose listener, called here, dispatches it again. DIVERGES: a listener of a
 * target that is neither window nor node, which happy-dom calls, may.
 */
// DOM, EventTarget, dispatchEvent(event).
// https://dom.spec.whatwg.org/#dom-eventtarget-dispatchevent
export function requireIdle({ realm, running }: Insides, event: HappyEvent): HappyEvent {
  // 1 (those of createEvent refuse by themselves)
  if (!running.has(event)) return event;
  throw new realm.DOMException('The event is already being dispatched.', 'InvalidStateError');
  // 2, 3 (the caller's)
}

function dispatchAtWindow(insides: Insides, event: HappyEvent, after: Round['after'], target: object = insides.proxy): boolean {
  begin(event, target);
  event[PropertySymbol.eventPhase] = atTarget;
  listenAtWindow(insides, 'capturing', event, after);
  listenAtWindow(insides, 'bubbling', event, after);
  return end(event);
}

export function begin(event: HappyEvent, target: object): void {
  event[PropertySymbol.dispatching] = true;
  event[PropertySymbol.target] = target as EventTarget;
}

export function end(event: HappyEvent): boolean {
  event[PropertySymbol.eventPhase] = noPhase;
  event[PropertySymbol.currentTarget] = null;
  event[PropertySymbol.dispatching] = false;
  event[PropertySymbol.propagationStopped] = false;
  event[PropertySymbol.immediatePropagationStopped] = false;
  return !event.defaultPrevented;
}

export function isStopped(event: HappyEvent): boolean {
  return event[PropertySymbol.propagationStopped] || event[PropertySymbol.immediatePropagationStopped];
}

export function listenAtWindow(insides: Insides, phase: Phase, event: HappyEvent, after: Round['after']): void {
  event[PropertySymbol.currentTarget] = insides.proxy as EventTarget;
  listen(insides, insides.raw, phase, { self: insides.proxy, event, after });
}

/** Calls what listens at a node in one phase of an event, whose way is another's. The handler comes last, unless listeners were added after it. */
export function listenAtNode(
  insides: Insides,
  target: EventTarget,
  phase: Phase,
  event: HappyEvent,
  after: Round['after'],
): void {
  // A form is seen as the proxy that its constructor gave.
  const self = (Reflect.get(target, PropertySymbol.proxy) as object | undefined) ?? target;
  const round = { self, event, after };
  listen(insides, target, phase, round);
  if (phase === 'bubbling' && !hasPlace(target, event.type)) handle(insides, target, round);
}

// DOM, events, inner invoke.
// https://dom.spec.whatwg.org/#concept-event-listener-inner-invoke
export function listen(insides: Insides, target: EventTarget, phase: Phase, round: Round): void {
  const { self, event } = round;
  const current: Listener[] | undefined = target[PropertySymbol.listeners][phase].get(event.type);
  const allOptions = target[PropertySymbol.listenerOptions][phase].get(event.type);
  if (current === undefined || allOptions === undefined || isStopped(event)) return;
  // 1
  const options = [...allOptions];
  // 2
  for (const [index, listener] of [...current].entries()) {
    if (event[PropertySymbol.immediatePropagationStopped] || insides.gone) return;
    // One that was removed meanwhile has no place any more.
    const place = current.indexOf(listener);
    if (place === -1 || listener === null) continue;
    if (options[index]?.once === true) {
      current.splice(place, 1);
      allOptions.splice(place, 1);
    }
    event[PropertySymbol.isInPassiveEventListener] = options[index]?.passive === true;
    if (isPlaceOfHandler(target, event.type, listener)) {
      handle(insides, target, round);
      continue;
    }
    call(insides, round, listener, () => {
      if (typeof listener === 'function') Reflect.apply(listener, self, [event]);
      else listener.handleEvent(event);
    });
    event[PropertySymbol.isInPassiveEventListener] = false;
  }
}

/** Calls one listener; promise jobs that follow it still see its event as the current one. */
export function call(insides: Insides, { event, after }: Round, callback: object, listener: () => void): void {
  const { hooks } = insides;
  const previous = insides.currentEvent;
  insides.currentEvent = event;
  insides.running.add(event);
  hooks.scripts.prepareToRunScript();
  try {
    listener();
    hooks.scripts.cleanUpAfterRunningScript();
  } catch (error) {
    hooks.scripts.cleanUpAfterRunningScript();
    const thrower = (insides.handlers.handlerOf(callback) ?? callback) as object;
    hooks.reportException(error, hooks.ownerOf(thrower), thrower);
  }
  after?.();
  insides.running.delete(event);
  insides.currentEvent = previous;
}

/**
 * Calls the `on*` handler of a target, which happy-dom keeps apart from listeners, and compiles when it is first asked for. What returns
 * false cancels.
 */
export function handle(insides: Insides, target: EventTarget, round: Round): void {
  const name = `on${round.event.type}`.toLowerCase();
  const set = (target as { readonly [PropertySymbol.propertyEventListeners]?: ReadonlyMap<string, Handler> })[
    PropertySymbol.propertyEventListeners
  ];
  const handler: unknown = set?.get(name) ?? Reflect.get(target, name);
  if (typeof handler !== 'function' || round.event[PropertySymbol.immediatePropagationStopped]) return;
  call(insides, round, handler, () => {
    if (Reflect.apply(handler, round.self, [round.event]) === false) cancel(round.event);
  });
}

/** As `preventDefault()` does; page code may have put its own in the place of that. */
export function cancel(event: object): void {
  Reflect.apply(preventDefault, event, []);
}

/** In browsers `isTrusted` is an own property that no page can change; happy-dom has none. */
export function trust(event: object): void {
  Object.defineProperty(event, 'isTrusted', { value: true, enumerable: true, configurable: true });
}
