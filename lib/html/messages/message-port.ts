import type { Document } from '../records/document.ts';
import { MessagePort, type PortEnd } from '../records/message-port.ts';
import { becomePort, createPortObject, portBehind } from './port-object.ts';

/** `object`: what came out of a transfer. Default: a new one. */
function newPort(document: Document, end: PortEnd, object: object = createPortObject()): MessagePort {
  const port = new MessagePort(document, end, object);
  becomePort(object, port, document.interfaces.messagePort.prototype);
  document.host.becomeEventTarget(object);
  return port;
}

/** The port of any window that a value is; null for every other value. */
export function portOf(value: unknown): MessagePort | null {
  const port = portBehind(value);
  return port instanceof MessagePort ? port : null;
}

/** The two ports of a new channel. */
// HTML, message channels, the MessageChannel constructor.
// https://html.spec.whatwg.org/multipage/#dom-messagechannel
export function createChannel(document: Document): readonly [MessagePort, MessagePort] {
  // 1
  const first: PortEnd = { other: null, port: null, queue: [] };
  // 2
  const second: PortEnd = { other: first, port: null, queue: [] };
  // 3
  first.other = second;
  return [newPort(document, first), newPort(document, second)];
}

/** DIVERGES: the other port gets no `close` event. */
// HTML, message ports, close.
// https://html.spec.whatwg.org/multipage/#dom-messageport-close
export function close(port: MessagePort): void {
  const { end, document } = port;
  if (end === null) return;
  // 1
  port.end = null;
  document.ports.open.delete(port);
  // 2 (an enabled port still delivers its queue)
  if (end.other !== null) end.other.other = null;
  end.other = null;
}

/** Takes a port out of its document; what it has not delivered goes along. */
// HTML, message ports, transfer steps.
// https://html.spec.whatwg.org/multipage/#message-ports:transfer-steps
export function shipPort(port: MessagePort, end: PortEnd): PortEnd {
  const { ports, userAgent } = port.document;
  // 1
  port.end = end.port = null;
  ports.open.delete(port);
  // 2
  for (const message of end.queue) {
    if (message.task !== null) userAgent.kernel.remove(message.task, 'port transferred');
    message.task = null;
  }
  // 3, 4 (the end keeps its other one)
  return end;
}

/** Gives a document the port for an end that was shipped; `object` is what the clone made of the old one. It is not enabled. */
// HTML, message ports, transfer-receiving steps.
// https://html.spec.whatwg.org/multipage/#message-ports:transfer-receiving-steps
export function receivePort(document: Document, end: PortEnd, object: object): object {
  // 1 to 3
  return newPort(document, end, object).object;
}

/** The document is gone, and its ports with it. */
export function closeAllPorts({ madePorts }: Document): void {
  for (const port of madePorts?.open ?? []) close(port);
}
