import {
  createInterfacePrototype,
  defineInterfaceObject,
  defineOperation,
  illegalInvocation,
  requireArguments,
  type InterfaceObject,
} from '../../webidl/interface.ts';
import type { Realm } from '../../webidl/realm.ts';
import type { MessagePort } from '../records/message-port.ts';
import { defineEventHandler } from './event-handler-attribute.ts';
import { close, portOf } from './message-port.ts';
import { postMessage, start } from './port-message-queue.ts';
import { sending } from './told-message.ts';
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
      sending(port.document, 'port', '', () => postMessage(port, args[0], portTransfer(realm, args)));
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
  const receiver = (value: unknown): MessagePort => portOfReceiver(realm, value);
  // Setting it starts the port.
  defineEventHandler(realm, prototype, 'message', { eventTarget: parent, receiver, whenSet: start });
  defineEventHandler(realm, prototype, 'messageerror', { eventTarget: parent, receiver });
  realm.interfaceMade?.(MessagePort);
  return { interfaceObject: MessagePort, prototype };
}

function portOfReceiver(realm: Realm, receiver: unknown): MessagePort {
  const port = portOf(receiver);
  if (port === null) throw illegalInvocation(realm);
  return port;
}
