import { Returned } from '../../infra/returned.ts';
import { toDOMString } from '../../webidl/conversions.ts';
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
import type { BroadcastChannel as Channel } from '../records/broadcast-channel.ts';
import type { Document } from '../records/document.ts';
import { close, openChannel, postMessage } from './broadcast-channel.ts';
import { sending } from './told-message.ts';
import { defineEventHandler } from './event-handler-attribute.ts';

class ChannelOfObject extends Returned {
  readonly #channel: Channel;

  constructor(channel: Channel) {
    super(channel.object);
    this.#channel = channel;
  }

  static of(realm: Realm, receiver: unknown): Channel {
    if (typeof receiver === 'object' && receiver !== null && #channel in receiver) return receiver.#channel;
    throw illegalInvocation(realm);
  }
}

/** Makes the BroadcastChannel interface of one window on top of its own EventTarget. Its members take channels of every window. */
// HTML, broadcasting to other browsing contexts, the BroadcastChannel interface.
// https://html.spec.whatwg.org/multipage/#broadcastchannel
export function createBroadcastChannelInterface(
  realm: Realm,
  eventTarget: Function,
  documentOf: () => Document,
): InterfaceObject {
  const parent: object = eventTarget.prototype as object;
  const prototype = createInterfacePrototype('BroadcastChannel', parent);
  function BroadcastChannel(...args: readonly unknown[]): object {
    if (new.target === undefined) throw new realm.TypeError("Class constructor BroadcastChannel cannot be invoked without 'new'");
    requireArguments(realm, "Failed to construct 'BroadcastChannel'", args.length, 1);
    const name = toDOMString(realm, args[0]);
    const { prototype: own } = new.target as { readonly prototype: unknown };
    const channel = openChannel(documentOf(), name, typeof own === 'object' && own !== null ? own : prototype);
    return new ChannelOfObject(channel);
  }
  defineInterfaceObject(realm, 'BroadcastChannel', 1, BroadcastChannel, prototype, eventTarget);
  const receiver = (value: unknown): Channel => ChannelOfObject.of(realm, value);
  const members = {
    name(this: unknown): string {
      return receiver(this).name;
    },
    postMessage(this: unknown, ...args: readonly unknown[]): void {
      const channel = receiver(this);
      requireArguments(realm, "Failed to execute 'postMessage' on 'BroadcastChannel'", args.length, 1);
      sending(channel.document, 'channel', channel.name, () => postMessage(channel, args[0]));
    },
    close(this: unknown): void {
      close(receiver(this));
    },
  };
  defineReadonlyAttribute(realm, prototype, 'name', members.name);
  defineOperation(realm, prototype, 'postMessage', 1, members.postMessage);
  defineOperation(realm, prototype, 'close', 0, members.close);
  defineEventHandler(realm, prototype, 'message', { eventTarget: parent, receiver });
  defineEventHandler(realm, prototype, 'messageerror', { eventTarget: parent, receiver });
  realm.interfaceMade?.(BroadcastChannel);
  return { interfaceObject: BroadcastChannel, prototype };
}
