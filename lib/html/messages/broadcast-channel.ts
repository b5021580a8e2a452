import { serializeOrigin } from '../../origin/origin.ts';
import { BroadcastChannel, DocumentChannels } from '../records/broadcast-channel.ts';
import type { Document } from '../records/document.ts';
import type { Serialized } from '../records/message-port.ts';
import { portOf } from './message-port.ts';
import { plainMessage, shownMessage } from './shown-message.ts';
import { firedMessage } from './told-message.ts';
import { deserializeWithTransfer, serializeWithTransfer, type Received } from './structured-transfer.ts';
import { findPart } from './unserializable.ts';

/** A message under way to all who will hear it. */
interface ChannelMessage {
  /** For the trace. */
  readonly number: number;
  readonly name: string;
  readonly serialized: Serialized;
  /** Serialized, of the sender. */
  readonly origin: string;
  /** Name of the navigable that it comes from. */
  readonly source: string;
  /** As the trace shows it; empty when nobody watches. */
  readonly shown: string;
  /** As those who test see it; made with the first who hears. */
  plain?: { readonly data: unknown };
}

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
  const { host, id, navigable, nonStorageKey, origin: sourceOrigin, userAgent } = document;
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
  const serialized = serialize(document, data);
  // 4, 5 (read above)
  // 6 (those that are closed would do nothing)
  const destinations: BroadcastChannel[] = [];
  for (const each of userAgent.channels.named(nonStorageKey, name)) {
    // 7, 8 (the index has them in that order)
    if (each !== channel && isEligibleForMessaging(each)) destinations.push(each);
  }
  const isWatched = userAgent.observer !== null;
  const message: ChannelMessage = {
    number: isWatched ? userAgent.ids.nextMessage() : 0,
    name,
    serialized,
    origin: serializeOrigin(sourceOrigin),
    source: navigable.name,
    shown: isWatched ? shownMessage(serialized) : '',
  };
  const { number, shown } = message;
  const to = destinations.length;
  if (isWatched) userAgent.fact({ type: 'message-posted', message: number, document: id, via: 'channel', name, data: shown, to });
  // 9
  const label = `channel ${name}`;
  const source = userAgent.behaviour.channelQueue === 'apart' ? 'broadcast channel' : 'DOM manipulation';
  for (const destination of destinations) destination.document.queueTask(source, label, () => deliver(destination, message));
}

/** Throws a DataCloneError, or what the behaviour has for ports, and what getters of the message throw. */
function serialize({ host, userAgent }: Document, message: unknown): Serialized {
  const { portInChannelMessage } = userAgent.behaviour;
  try {
    return serializeWithTransfer(host, message, []);
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
function deliver(destination: BroadcastChannel, message: ChannelMessage): void {
  const { document, object } = destination;
  const { host, id, userAgent } = document;
  const { name, number, origin, serialized } = message;
  // 9.1
  if (destination.closed) {
    const reason = 'channel closed';
    userAgent.fact({ type: 'message-dropped', message: number, document: id, via: 'channel', name, reason });
    return;
  }
  // 9.2 (that of its host)
  // 9.3
  let received: Received | null = null;
  try {
    received = deserializeWithTransfer(document, serialized);
  } catch {
    // What is fired then says so.
  }
  const type = received === null ? 'messageerror' : 'message';
  heard(destination, message, type);
  // 9.4
  host.fireMessage(type, { data: received === null ? null : received.message, origin, source: null, ports: [] }, object);
}

/** For those who watch, and those who test. */
function heard({ document, object }: BroadcastChannel, message: ChannelMessage, kind: 'message' | 'messageerror'): void {
  const { navigable } = document;
  const { name, number, origin, serialized, shown, source } = message;
  const data = kind === 'message' ? (message.plain ??= { data: plainMessage(serialized) }).data : null;
  navigable.messages.add(document, { type: kind, via: 'channel', name, data, origin, source });
  firedMessage(document, { message: number, via: 'channel', name, data: shown }, kind, object);
}

/** The window is gone, and its channels with it; where it goes on with another document, they do. */
export function closeAllChannels({ channels, lifecycle }: Document): void {
  if (!lifecycle.windowStays) channels?.end();
}
