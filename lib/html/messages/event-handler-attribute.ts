import { defineReadonlyAttribute } from '../../webidl/interface.ts';
import type { Realm } from '../../webidl/realm.ts';
import type { EventHandler, HandlerTarget } from '../records/event-handler.ts';

/** Whose attribute it is. */
interface HandlerOptions<T extends HandlerTarget> {
  /** `EventTarget.prototype` of the window. */
  readonly eventTarget: object;
  /** The target that the attribute is asked of. Throws the TypeError of the realm for every other value. */
  receiver(value: unknown): T;
  /** Called after each assignment. Default: nothing is. */
  whenSet?(target: T): void;
}

/** Gives an interface the attribute `on…` of that type. A handler takes its place among the listeners when it is first set. */
// HTML, events, the event handler IDL attribute.
// https://html.spec.whatwg.org/multipage/#event-handler-idl-attributes
export function defineEventHandler<T extends HandlerTarget>(
  realm: Realm,
  prototype: object,
  type: 'message' | 'messageerror',
  { eventTarget, receiver, whenSet }: HandlerOptions<T>,
): void {
  // Taken now: page code may put others in their place.
  const addEventListener = Reflect.get(eventTarget, 'addEventListener') as Function;
  const removeEventListener = Reflect.get(eventTarget, 'removeEventListener') as Function;
  const accessors = {
    get(this: unknown): object | null {
      return receiver(this).handlers.get(type)?.value ?? null;
    },
    set(this: unknown, value: unknown): void {
      const target = receiver(this);
      const { handlers, object } = target;
      const handler = handlers.get(type);
      if ((typeof value !== 'object' || value === null) && typeof value !== 'function') {
        if (handler !== undefined) Reflect.apply(removeEventListener, object, [type, handler.listener]);
        handlers.delete(type);
      } else if (handler !== undefined) handler.value = value;
      else {
        const made = newHandler(target, value);
        handlers.set(type, made);
        Reflect.apply(addEventListener, object, [type, made.listener]);
      }
      whenSet?.(target);
    },
  };
  defineReadonlyAttribute(realm, prototype, `on${type}`, accessors.get);
  Object.setPrototypeOf(accessors.set, realm.functionPrototype);
  Object.defineProperty(accessors.set, 'name', { value: `set on${type}`, configurable: true });
  Object.defineProperty(prototype, `on${type}`, { set: accessors.set });
}

function newHandler({ object, document }: HandlerTarget, value: object): EventHandler {
  const handler: EventHandler = {
    value,
    listener(event: object): void {
      if (typeof handler.value !== 'function') return;
      const returned: unknown = Reflect.apply(handler.value, object, [event]);
      if (returned === false) document.host.cancel(event);
    },
  };
  return handler;
}
