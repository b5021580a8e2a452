import {
  createInterfacePrototype,
  defineInterfaceObject,
  defineOperation,
  defineReadonlyAttribute,
  illegalInvocation,
  requireArguments,
  type InterfaceObject,
} from '../../webidl/interface.ts';
import type { Realm } from '../../webidl/realm.ts';
import type { MessagePort, PortHandler } from '../records/message-port.ts';
import { close, portOf } from './message-port.ts';
import { postMessage, start } from './port-message-queue.ts';
import { portTransfer } from './structured-serialize-options.ts';

/** Makes the MessagePort interface of one window on top of its own EventTarget. Its members take ports of every window. */
// HTML, message ports, the MessagePort interface.
// https://html.spec.whatwg.org/multipage/#messageport
export function createMessagePortInterface(realm: Realm, eventTarget: Function): InterfaceObject {
  const parent: object = eventTarget.prototype as object;
  const prototype = createInterfacePrototype('MessagePort', parent);
  function MessagePort(): never {
    throw new realm.TypeError('Illegal constructor');
  }
  defineInterfaceObject(realm, 'MessagePort', 0, MessagePort, prototype, eventTarget);
  const methods = {
    postMessage(this: unknown, ...args: readonly unknown[]): void {
      const port = portOfReceiver(realm, this);
      requireArguments(realm, "Failed to execute 'postMessage' on 'MessagePort'", args.length, 1);
      postMessage(port, args[0], portTransfer(realm, args));
    },
    start(this: unknown): void {
      start(portOfReceiver(realm, this));
    },
    close(this: unknown): void {
      close(portOfReceiver(realm, this));
    },
  };
  defineOperation(realm, prototype, 'postMessage', 1, methods.postMessage);
  defineOperation(realm, prototype, 'start', 0, methods.start);
  defineOperation(realm, prototype, 'close', 0, methods.close);
  defineHandler(realm, prototype, 'message', parent);
  defineHandler(realm, prototype, 'messageerror', parent);
  realm.interfaceMade?.(MessagePort);
  return { interfaceObject: MessagePort, prototype };
}

function portOfReceiver(realm: Realm, receiver: unknown): MessagePort {
  const port = portOf(receiver);
  if (port === null) throw illegalInvocation(realm);
  return port;
}

/**
 * An event handler takes its place among the listeners when it is first set. That of `message` also starts the port.
 *
 * HTML, event handlers: https://html.spec.whatwg.org/multipage/#event-handler-idl-attributes
 */
function defineHandler(realm: Realm, prototype: object, type: 'message' | 'messageerror', eventTarget: object): void {
  // Taken now: page code may put others in their place.
  const addEventListener = Reflect.get(eventTarget, 'addEventListener') as Function;
  const removeEventListener = Reflect.get(eventTarget, 'removeEventListener') as Function;
  const accessors = {
    get(this: unknown): object | null {
      return portOfReceiver(realm, this).handlers.get(type)?.value ?? null;
    },
    set(this: unknown, value: unknown): void {
      const port = portOfReceiver(realm, this);
      const { handlers } = port;
      const handler = handlers.get(type);
      if ((typeof value !== 'object' || value === null) && typeof value !== 'function') {
        if (handler !== undefined) Reflect.apply(removeEventListener, port.object, [type, handler.listener]);
        handlers.delete(type);
      } else if (handler !== undefined) handler.value = value;
      else {
        const made = newHandler(port, value);
        handlers.set(type, made);
        Reflect.apply(addEventListener, port.object, [type, made.listener]);
      }
      if (type === 'message') start(port);
    },
  };
  defineReadonlyAttribute(realm, prototype, `on${type}`, accessors.get);
  Object.setPrototypeOf(accessors.set, realm.functionPrototype);
  Object.defineProperty(accessors.set, 'name', { value: `set on${type}`, configurable: true });
  Object.defineProperty(prototype, `on${type}`, { set: accessors.set });
}

function newHandler(port: MessagePort, value: object): PortHandler {
  const handler: PortHandler = {
    value,
    listener(event: object): void {
      if (typeof handler.value !== 'function') return;
      const returned: unknown = Reflect.apply(handler.value, port.object, [event]);
      if (returned === false) Reflect.apply(Reflect.get(event, 'preventDefault') as Function, event, []);
    },
  };
  return handler;
}
