import { Returned } from '../../infra/returned.ts';
import {
  createInterfacePrototype,
  defineInterfaceObject,
  defineReadonlyAttribute,
  illegalInvocation,
  type InterfaceObject,
} from '../../webidl/interface.ts';
import type { Realm } from '../../webidl/realm.ts';
import type { Document } from '../records/document.ts';
import { createChannel } from './message-port.ts';

type Ports = readonly [object, object];

class PortsOnChannel extends Returned {
  readonly #ports: Ports;

  constructor(channel: object, ports: Ports) {
    super(channel);
    this.#ports = ports;
  }

  static of(realm: Realm, receiver: unknown): Ports {
    if (typeof receiver === 'object' && receiver !== null && #ports in receiver) return receiver.#ports;
    throw illegalInvocation(realm);
  }

  static is(object: object): boolean {
    return #ports in object;
  }
}

/** Whether it is a MessageChannel of the model's, of any window. */
export function isMessageChannel(object: object): boolean {
  return PortsOnChannel.is(object);
}

/** Makes the MessageChannel interface of one document's window. */
// HTML, message channels, the MessageChannel interface.
// https://html.spec.whatwg.org/multipage/#messagechannel
export function createMessageChannelInterface(realm: Realm, documentOf: () => Document): InterfaceObject {
  const prototype = createInterfacePrototype('MessageChannel', realm.objectPrototype);
  function MessageChannel(): object {
    if (new.target === undefined) throw new realm.TypeError("Class constructor MessageChannel cannot be invoked without 'new'");
    const { prototype: own } = new.target as { readonly prototype: unknown };
    const channel: object = Object.create(typeof own === 'object' && own !== null ? own : prototype) as object;
    const [port1, port2] = createChannel(documentOf());
    return new PortsOnChannel(channel, [port1.object, port2.object]);
  }
  defineInterfaceObject(realm, 'MessageChannel', 0, MessageChannel, prototype, null);
  for (const [index, name] of (['port1', 'port2'] as const).entries()) {
    const { get } = {
      get(this: unknown): unknown {
        return PortsOnChannel.of(realm, this)[index];
      },
    };
    defineReadonlyAttribute(realm, prototype, name, get);
  }
  realm.interfaceMade?.(MessageChannel);
  return { interfaceObject: MessageChannel, prototype };
}
