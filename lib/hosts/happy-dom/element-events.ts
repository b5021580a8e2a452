import { Event as HappyEvent, EventTarget, Element, Node, PropertySymbol, type Attr } from 'happy-dom';
import ElementEventAttributeUtility from 'happy-dom/lib/nodes/element/ElementEventAttributeUtility.js';
import type { Patches } from '../page/patches.ts';
import { listenAtNode, requireIdle } from './events.ts';
import { handlerRemoved, keepPlaceOfHandler } from './handler-places.ts';
import { insidesOf, type Insides } from './insides.ts';

const capturingPhase = 1;

type Handlers = Map<string, unknown>;

/**
 * happy-dom calls the listeners of nodes as it calls those of windows, and handlers after all of them. Here nodes of the model's windows call
 * theirs as its windows do. The way of an event through the tree stays happy-dom's, and what elements do on it.
 */
export function patchElementEvents(patches: Patches): void {
  patchDispatch(patches);
  patchListening(patches);
  patchHandlers(patches);
}

function insidesOfNode(target: object): Insides | undefined {
  return target instanceof Node ? insidesOf(target[PropertySymbol.window]) : undefined;
}

function patchDispatch(patches: Patches): void {
  const original = EventTarget.prototype.dispatchEvent;
  const { dispatchEvent } = {
    dispatchEvent(this: EventTarget, event: HappyEvent): boolean {
      const insides = insidesOfNode(this);
      const isOnItsWay = event instanceof HappyEvent && event[PropertySymbol.dispatching];
      if (insides === undefined || !isOnItsWay) return original.call(this, event);
      requireIdle(insides, event);
      const phase = event[PropertySymbol.eventPhase] === capturingPhase ? 'capturing' : 'bubbling';
      listenAtNode(insides, this, phase, event, null);
      return !event.defaultPrevented;
    },
  };
  patches.define(EventTarget.prototype, 'dispatchEvent', { value: dispatchEvent, writable: true });
}

function patchListening(patches: Patches): void {
  const original = EventTarget.prototype.addEventListener;
  const { addEventListener } = {
    addEventListener(this: EventTarget, ...args: Parameters<typeof original>): void {
      if (insidesOfNode(this) !== undefined) keepPlaceOfHandler(this, String(args[0]));
      original.apply(this, args);
    },
  };
  patches.define(EventTarget.prototype, 'addEventListener', { value: addEventListener, writable: true });
}

/** What was set to null is not made of the attribute again, and what was made of an attribute goes with it. */
function patchHandlers(patches: Patches): void {
  const { getEventListener } = ElementEventAttributeUtility;
  const value: typeof getEventListener = (element, name) => {
    const handlers: Handlers = element[PropertySymbol.propertyEventListeners];
    if (insidesOfNode(element) === undefined || !handlers.has(name)) return getEventListener(element, name);
    const handler = handlers.get(name);
    const isObject = typeof handler === 'function' || (typeof handler === 'object' && handler !== null);
    return isObject ? (handler as ReturnType<typeof getEventListener>) : null;
  };
  patches.define(ElementEventAttributeUtility, 'getEventListener', { value, writable: true });
  const removed = Element.prototype[PropertySymbol.onRemoveAttribute];
  patches.define(Element.prototype, PropertySymbol.onRemoveAttribute, {
    value(this: Element, attribute: Attr): void {
      removed.call(this, attribute);
      if (attribute.name.startsWith('on') && insidesOfNode(this) !== undefined) handlerRemoved(this, attribute.name);
    },
    writable: true,
  });
}
