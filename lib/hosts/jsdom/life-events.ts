import type { LifeEventInit, LifeEventType, MessageInit } from '../../html/records/document-host.ts';
import type { Surface } from '../../ui-events/surface.ts';
import { fireFocus } from '../page/surface.ts';
import { eventOf, fire, fireAt } from './events.ts';
import type { JsdomInsides } from './insides.ts';
import { createEventImpl, implOf, type EventImpl, type EventInterface, type EventTargetImpl } from './internals.ts';

/** Fires an event of the document's life. False: cancelled; for `beforeunload`: page code asks the user whether to leave. */
export function fireLifeEvent(insides: JsdomInsides, surface: Surface, type: LifeEventType, init: LifeEventInit): boolean {
  const { windowImpl, documentImpl, raw } = insides;
  const { persisted = false, state = null, oldURL = '', newURL = '' } = init;
  const atWindow = (name: EventInterface, more: object = {}): boolean => fire(insides, windowImpl, name, type, more);
  switch (type) {
    case 'DOMContentLoaded':
    case 'visibilitychange':
      return fire(insides, documentImpl, 'Event', type, { bubbles: true });
    case 'beforeunload':
      return fireBeforeUnload(insides);
    case 'pageshow':
    case 'pagehide': {
      const more = { persisted, bubbles: true, cancelable: true };
      return fireAt(insides, createEventImpl(raw, 'PageTransitionEvent', type, more), windowImpl, true);
    }
    case 'popstate':
      return atWindow('PopStateEvent', { state });
    case 'hashchange':
      return atWindow('HashChangeEvent', { oldURL, newURL });
    case 'beforeprint':
    case 'afterprint':
      return atWindow('Event');
    case 'focus':
    case 'blur':
      fireFocus(surface, type, () => void atWindow('FocusEvent'));
      return true;
    default:
      return fireAt(insides, createEventImpl(raw, 'Event', type), windowImpl, true);
  }
}

/** jsdom has a boolean under `returnValue` here, as events in general have. */
function fireBeforeUnload(insides: JsdomInsides): boolean {
  const impl = createEventImpl(insides.raw, 'BeforeUnloadEvent', 'beforeunload', { cancelable: true });
  let returnValue: unknown = '';
  const accessor: PropertyDescriptor = {
    get: () => returnValue,
    set: (value: unknown) => void (returnValue = value),
    configurable: true,
  };
  for (const object of [impl, eventOf(impl)]) Object.defineProperty(object, 'returnValue', accessor);
  return fireAt(insides, impl, insides.windowImpl) && String(returnValue) === '';
}

/** Fires a MessageEvent at the window, or at a port. */
export function fireMessage(
  insides: JsdomInsides,
  type: 'message' | 'messageerror',
  { data, origin, source, ports }: MessageInit,
  port?: object,
): void {
  const { raw, inner, windowImpl } = insides;
  const impl: EventImpl = createEventImpl(raw, 'MessageEvent', type, { data, origin });
  impl.ports = inner.Object.freeze(inner.Array.from(ports));
  // jsdom would ask a window of whatever origin for its insides.
  Object.defineProperty(eventOf(impl), 'source', { value: source, enumerable: true, configurable: true });
  const target = port === undefined ? windowImpl : implOf<EventTargetImpl>(port);
  if (target !== null) fireAt(insides, impl, target);
}
