import type { Kernel } from '../event-loop/kernel.ts';
import { createLane } from '../event-loop/lane.ts';
import type { Lane, Owner, Task } from '../event-loop/task.ts';
import type { DocumentHost } from './document-host.ts';
import { becomePort, createPortObject, portBehind } from './port-object.ts';

/** What ports need of the document that holds them. */
export interface PortDocument extends Owner {
  readonly navigable: { readonly name: string };
  readonly agent: { readonly id: number };
  readonly userAgent: { readonly kernel: Kernel };
  readonly host: DocumentHost;
  readonly interfaces: { readonly messagePort: { readonly prototype: object }; readonly ports: DocumentPorts };
}

/** The ports of one document. */
export class DocumentPorts {
  /** Made in it so far. */
  made = 0;
  readonly open: Set<MessagePort> = new Set<MessagePort>();

  /** The document is gone, and its ports with it. */
  closeAll(): void {
    for (const port of this.open) close(port);
  }
}

/** A message under way: it is nobody's, and is taken in once. */
export interface Serialized {
  readonly copy: Envelope;
  /** What each of those transferred is the port of; null for what is no port. */
  readonly ends: readonly (PortEnd | null)[];
}

/** A message and what is transferred with it. */
export interface Envelope {
  readonly message: unknown;
  readonly transferred: readonly object[];
}

/** What a port has not delivered yet. */
export interface PortMessage {
  readonly serialized: Serialized;
  /** Name of the navigable that it comes from. */
  readonly from: string;
  /** Null while the queue is not enabled. */
  task: Task | null;
}

/** One end of a channel: it stays itself while one document after the other holds a port for it. */
export interface PortEnd {
  /** HTML's entangled port; null when there is none any more. */
  other: PortEnd | null;
  /** Null while it is on its way to another document. */
  port: MessagePort | null;
  /** HTML's port message queue. */
  readonly queue: PortMessage[];
}

/** What an `on…` attribute of a port was set to, and the listener that calls it. */
export interface PortHandler {
  value: object;
  readonly listener: (event: object) => void;
}

/**
 * A message port, as one document has it.
 *
 * HTML, message ports: https://html.spec.whatwg.org/multipage/#message-ports
 */
export class MessagePort {
  readonly document: PortDocument;
  /** What page code holds. */
  readonly object: object;
  /** Null: HTML's [[Detached]], since it was closed or transferred. */
  end: PortEnd | null;
  /** Its port message queue is enabled. */
  enabled = false;
  /** By type of event. */
  readonly handlers: Map<string, PortHandler> = new Map<string, PortHandler>();
  readonly #number: number;
  #lane: Lane | null = null;

  /** `object`: what came out of a transfer. Default: a new one. */
  constructor(document: PortDocument, end: PortEnd, object: object = createPortObject()) {
    const { host, interfaces } = document;
    const { messagePort, ports } = interfaces;
    this.document = document;
    this.end = end;
    this.object = object;
    this.#number = ++ports.made;
    ports.open.add(this);
    end.port = this;
    becomePort(object, this, messagePort.prototype);
    host.becomeEventTarget(object);
  }

  /** Its own task source: nothing orders what arrives at two ports. */
  get lane(): Lane {
    const { navigable, agent } = this.document;
    return (this.#lane ??= createLane(navigable.name, 'port message queue', agent.id, this.#number));
  }
}

/** The port of any window that a value is; null for every other value. */
export function portOf(value: unknown): MessagePort | null {
  const port = portBehind(value);
  return port instanceof MessagePort ? port : null;
}

/** The two ports of a new channel. */
// HTML, message channels, the MessageChannel constructor.
// https://html.spec.whatwg.org/multipage/#dom-messagechannel
export function createChannel(document: PortDocument): readonly [MessagePort, MessagePort] {
  // 1, 2
  const first: PortEnd = { other: null, port: null, queue: [] };
  const second: PortEnd = { other: first, port: null, queue: [] };
  // 3
  first.other = second;
  return [new MessagePort(document, first), new MessagePort(document, second)];
}

/** DIVERGES: the other port gets no `close` event. */
// HTML, message ports, close.
// https://html.spec.whatwg.org/multipage/#dom-messageport-close
export function close(port: MessagePort): void {
  const { end, document } = port;
  if (end === null) return;
  // 1
  port.end = null;
  document.interfaces.ports.open.delete(port);
  // 2 (an enabled port still delivers its queue)
  if (end.other !== null) end.other.other = null;
  end.other = null;
}

/** Takes a port out of its document; what it has not delivered goes along. */
// HTML, message ports, transfer steps.
// https://html.spec.whatwg.org/multipage/#message-ports:transfer-steps
export function shipPort(port: MessagePort, end: PortEnd): PortEnd {
  const { interfaces, userAgent } = port.document;
  // 1
  port.end = end.port = null;
  interfaces.ports.open.delete(port);
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
export function receivePort(document: PortDocument, end: PortEnd, object: object): object {
  // 1 to 3
  return new MessagePort(document, end, object).object;
}
