import { PropertySymbol, type EventTarget } from 'happy-dom';

type Handlers = Map<string, unknown>;

/** Stand in the lists of listeners where handlers have their places. happy-dom, too, may call them. */
const places = new WeakMap<object, Map<string, () => void>>();

/**
 * Before a listener is added: a handler that is there already stays before it. Handlers come last otherwise, so that nothing is to be kept
 * while no listener follows.
 *
 * HTML, activate an event handler: https://html.spec.whatwg.org/multipage/#activate-an-event-handler
 */
export function keepPlaceOfHandler(target: EventTarget, type: string): void {
  const name = `on${type}`;
  const handlers = handlersOf(target);
  if (handlers === undefined || places.get(target)?.has(name) === true || !isSet(target, handlers, name)) return;
  const place = (): void => undefined;
  const { listeners, listenerOptions } = bubblingOf(target, type);
  listeners.push(place);
  listenerOptions.push({});
  placesOf(target, handlers).set(name, place);
}

/** Whether the handler of events of that type has its place where that listener stands. */
export function isPlaceOfHandler(target: EventTarget, type: string, listener: unknown): boolean {
  return hasPlace(target, type) && places.get(target)?.get(`on${type}`) === listener;
}

export function hasPlace(target: EventTarget, type: string): boolean {
  return places.get(target)?.has(`on${type}`) === true;
}

/** All listeners were taken away, and with them the places. */
export function forgetPlaces(target: EventTarget): void {
  places.get(target)?.clear();
}

/** Its attribute was taken away. */
export function handlerRemoved(target: EventTarget, name: string): void {
  handlersOf(target)?.delete(name);
  deactivate(target, name);
}

/** HTML, deactivate an event handler: https://html.spec.whatwg.org/multipage/#deactivate-an-event-handler */
function deactivate(target: EventTarget, name: string): void {
  const place = places.get(target)?.get(name);
  if (place === undefined) return;
  const { listeners, listenerOptions } = bubblingOf(target, name.slice('on'.length));
  const index = listeners.indexOf(place);
  if (index !== -1) {
    listeners.splice(index, 1);
    listenerOptions.splice(index, 1);
  }
  places.get(target)?.delete(name);
}

function handlersOf(target: EventTarget): Handlers | undefined {
  return Reflect.get(target, PropertySymbol.propertyEventListeners) as Handlers | undefined;
}

function isSet(target: EventTarget, handlers: Handlers, name: string): boolean {
  if (handlers.has(name)) return typeof handlers.get(name) === 'function';
  return name in target && 'hasAttribute' in target && (target.hasAttribute as (name: string) => boolean)(name);
}

/** From the first place on it shows when a handler is set to null: that gives up the place. */
function placesOf(target: EventTarget, handlers: Handlers): Map<string, () => void> {
  const known = places.get(target);
  if (known !== undefined) return known;
  const own = new Map<string, () => void>();
  places.set(target, own);
  const set = handlers.set.bind(handlers);
  handlers.set = (name, value) => {
    if (typeof value !== 'function') deactivate(target, name);
    return set(name, value);
  };
  return own;
}

interface Lists {
  readonly listeners: unknown[];
  readonly listenerOptions: object[];
}

function bubblingOf(target: EventTarget, type: string): Lists {
  const lists = target[PropertySymbol.listeners].bubbling as Map<string, unknown[]>;
  const options = target[PropertySymbol.listenerOptions].bubbling as Map<string, object[]>;
  if (!lists.has(type)) lists.set(type, []);
  if (!options.has(type)) options.set(type, []);
  return { listeners: lists.get(type) as unknown[], listenerOptions: options.get(type) as object[] };
}
