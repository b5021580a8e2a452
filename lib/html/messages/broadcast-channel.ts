import type { TaskSource } from '../../event-loop/task-source.ts';
import { BroadcastChannel, DocumentChannels } from '../records/broadcast-channel.ts';
import { ChannelDelivery, type ChannelMessage } from '../records/channel-delivery.ts';
import type { Document } from '../records/document.ts';
import type { Serialized } from '../records/message-port.ts';
import { portOf } from './message-port.ts';
import { plainMessage, shownMessage } from './shown-message.ts';
import { firedMessage } from './told-message.ts';
import { deserializeWithTransfer, isPrimitive, serializedPrimitive, serializeWithTransfer } from './structured-transfer.ts';
import { findPart } from './unserializable.ts';

const noPorts: readonly object[] = Object.freeze([]);

/** `prototype`: of the object that page code gets. */
// HTML, broadcasting to other browsing contexts, the BroadcastChannel constructor.
// https://html.spec.whatwg.org/multipage/#dom-broadcastchannel
export function openChannel(document: Document, name: string, prototype: object): BroadcastChannel {
  const { host, userAgent } = document;
  if (document.adopted !== null) document.hooks.framesMatter();
  let object = host.newEventTarget?.(prototype) ?? null;
  if (object === null) host.becomeEventTarget((object = Object.create(prototype) as object));
  const channels = (document.channels ??= new DocumentChannels(document));
  // 1
  const channel = new BroadcastChannel(channels, name, object);
  // 2 (open until it is closed)
  // Of a document that is gone nobody would take it out again.
  if (document.destroyed) return channel;
  channels.open.add(channel);
  userAgent.channels.add(channel);
  userAgent.fact({ type: 'channel-opened', channel: channel.number, document: document.id, name });
  return channel;
}

// HTML, broadcasting to other browsing contexts, close.
// https://html.spec.whatwg.org/multipage/#dom-broadcastchannel-close
export function close(channel: BroadcastChannel): void {
  const { closed, document, name, number } = channel;
  if (closed) return;
  // 1
  channel.closed = true;
  channel.spareDeliveries.clear();
  document.channels?.open.delete(channel);
  document.userAgent.channels.remove(channel);
  if (!document.destroyed) document.userAgent.fact({ type: 'channel-closed', channel: number, document: document.id, name });
}

// HTML, broadcasting to other browsing contexts, eligible for messaging.
// https://html.spec.whatwg.org/multipage/#eligible-for-messaging
function isEligibleForMessaging({ document }: BroadcastChannel): boolean {
  return document.active;
}

// HTML, broadcasting to other browsing contexts, postMessage.
// https://html.spec.whatwg.org/multipage/#dom-broadcastchannel-postmessage
export function postMessage(channel: BroadcastChannel, data: unknown): void {
  const { document, name } = channel;
  const { host, userAgent } = document;
  if (document.adopted !== null) document.hooks.framesMatter();
  // 1
  if (!isEligibleForMessaging(channel)) return;
  // 2
  if (channel.closed) {
    throw new host.realm.DOMException(
      "Failed to execute 'postMessage' on 'BroadcastChannel': it is closed.",
      'InvalidStateError',
    );
  }
  // 3
  const serialized = isPrimitive(data) ? null : serialize(document, data);
  // 4, 5 (as its channel knows them)
  // 6 (those that are closed would do nothing)
  const candidates = userAgent.channels.named(document.nonStorageKey, name);
  const isWatched = userAgent.observer !== null;
  const message: ChannelMessage = {
    number: isWatched ? userAgent.ids.nextMessage() : 0,
    data: serialized === null ? data : null,
    serialized,
    origin: channel.serializedOrigin,
    source: document.navigable.name,
    shown: isWatched ? shownMessage(serialized ?? serializedPrimitive(data)) : '',
  };
  if (isWatched) tellPosted(channel, message, candidates);
  // 7, 8 (the index has them in that order)
  // 9
  const source = userAgent.behaviour.channelQueue === 'apart' ? 'broadcast channel' : 'DOM manipulation';
  for (const each of candidates) if (each !== channel && isEligibleForMessaging(each)) queueDelivery(each, source, message);
}

function tellPosted(channel: BroadcastChannel, message: ChannelMessage, candidates: readonly BroadcastChannel[]): void {
  const { document, name } = channel;
  const { number, shown: data } = message;
  const to = candidates.filter((each) => each !== channel && isEligibleForMessaging(each)).length;
  document.userAgent.fact({ type: 'message-posted', message: number, document: document.id, via: 'channel', name, data, to });
}

// HTML, event loops, queue a global task.
// https://html.spec.whatwg.org/multipage/#queue-a-global-task
function queueDelivery(destination: BroadcastChannel, source: TaskSource, message: ChannelMessage): void {
  const { document, spareDeliveries } = destination;
  const delivery = spareDeliveries.take(document) ?? new ChannelDelivery(destination, document, source, deliver);
  delivery.number = message.number;
  delivery.data = message.data;
  delivery.serialized = message.serialized;
  delivery.origin = message.origin;
  delivery.source = message.source;
  delivery.shown = message.shown;
  // 1 to 3
  document.userAgent.kernel.post(delivery.task, document.lane(source), 0);
}

/** Throws a DataCloneError, or what the behaviour has for ports, and what getters of the message throw. */
function serialize(document: Document, message: unknown): Serialized {
  const { host, userAgent } = document;
  const { portInChannelMessage } = userAgent.behaviour;
  try {
    return serializeWithTransfer(document, message, []);
  } catch (error) {
    if (portInChannelMessage === 'DataCloneError' || findPart(message, isPort) === null) throw error;
    throw new host.realm.TypeError('A MessagePort cannot be sent through a BroadcastChannel.');
  }
}

function isPort(part: unknown): boolean {
  return portOf(part) !== null;
}

// HTML, broadcasting to other browsing contexts, postMessage, from step 9.
// https://html.spec.whatwg.org/multipage/#dom-broadcastchannel-postmessage
function deliver(delivery: ChannelDelivery): void {
  const { channel, data, number, origin, serialized } = delivery;
  const { document, object } = channel;
  // 9.1
  if (channel.closed) {
    const { id, userAgent } = document;
    const reason = 'channel closed';
    userAgent.fact({ type: 'message-dropped', message: number, document: id, via: 'channel', name: channel.name, reason });
    return;
  }
  // 9.2 (that of its host)
  // 9.3
  let received = data;
  let type: 'message' | 'messageerror' = 'message';
  if (serialized !== null) {
    try {
      received = deserializeWithTransfer(document, serialized).message;
    } catch {
      // What is fired then says so.
      type = 'messageerror';
    }
  }
  heard(delivery, type);
  // 9.4
  document.host.fireMessage(type, { data: received, origin, source: null, ports: noPorts }, object);
}

/** For those who watch, and those who test. */
function heard(
  { channel, data, number, origin, serialized, shown, source }: ChannelDelivery,
  kind: 'message' | 'messageerror',
): void {
  const { document, name, object } = channel;
  let plain = data;
  if (serialized !== null && kind === 'message') plain = (serialized.plain ??= { data: plainMessage(serialized) }).data;
  document.navigable.messages.add(document, kind, 'channel', name, plain, origin, source);
  if (document.userAgent.observer !== null)
    firedMessage(document, { message: number, via: 'channel', name, data: shown }, kind, object);
}

/** The window is gone, and its channels with it; where it goes on with another document, they do. */
export function closeAllChannels({ channels, lifecycle }: Document): void {
  if (!lifecycle.windowStays) channels?.end();
}
