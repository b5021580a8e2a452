import type { MessageInit } from '../records/document-host.ts';
import type { Document } from '../records/document.ts';
import type { Serialized, ToldMessage } from '../records/message-port.ts';
import { plainMessage } from './shown-message.ts';
import { deserializeWithTransfer, type Received } from './structured-transfer.ts';
import { firedMessage } from './told-message.ts';

/** Makes a message the document's, fires its event at the window, or at `port`, and puts it into the log of the navigable. */
export function deliverMessage(
  target: Document,
  told: ToldMessage,
  serialized: Serialized,
  about: Pick<MessageInit, 'origin' | 'source'>,
  port?: object,
): void {
  const { host } = target;
  // Before ports and buffers are moved out of it.
  const data = plainMessage(serialized);
  let received: Received;
  try {
    received = deserializeWithTransfer(target, serialized);
  } catch {
    heard(target, told, 'messageerror', null, about.origin);
    host.fireMessage('messageerror', { data: null, ...about, ports: [] }, port);
    return;
  }
  heard(target, told, 'message', data, about.origin);
  host.fireMessage('message', { data: received.message, ...about, ports: received.ports }, port);
}

function heard(target: Document, told: ToldMessage, type: 'message' | 'messageerror', data: unknown, origin: string): void {
  const { via, name, from } = told;
  target.navigable.messages.add(target, type, via, via === 'channel' ? name : null, data, origin, from);
  firedMessage(target, told, type);
}
