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
    heard({ target, told, type: 'messageerror', data: null, origin: about.origin }, port);
    host.fireMessage('messageerror', { data: null, ...about, ports: [] }, port);
    return;
  }
  heard({ target, told, type: 'message', data, origin: about.origin }, port);
  host.fireMessage('message', { data: received.message, ...about, ports: received.ports }, port);
}

interface Heard {
  readonly target: Document;
  readonly told: ToldMessage;
  readonly type: 'message' | 'messageerror';
  readonly data: unknown;
  readonly origin: string;
}

/** For those who watch, and those who test. */
function heard({ target, told, type, data, origin }: Heard, port: object | undefined): void {
  const { via, name, from } = told;
  target.navigable.messages.add(target, type, via, via === 'channel' ? name : null, data, origin, from);
  firedMessage(target, told, type, port);
}
