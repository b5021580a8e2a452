import { createLane } from '../../event-loop/lane.ts';
import type { MessageVia } from '../../event-loop/message-fact.ts';
import type { Lane, Task } from '../../event-loop/task.ts';
import type { Agent } from '../../event-loop/agent.ts';
import type { Document } from './document.ts';
import type { EventHandler, HandlerTarget } from './event-handler.ts';

/** A message under way: it is nobody's, and is taken in once. */
export interface Serialized {
  readonly copy: Envelope;
  /** What each of those transferred is the port of; null for what is no port. */
  readonly ends: readonly (PortEnd | null)[];
  /** Of the sender; null where any agent can have it. */
  readonly agent: Agent | null;
  /** Whether agents other than the sender's can have none of it; asked with the first of them. */
  isBoundToAgent?: boolean;
  /** As those who test see it; made with the first who hears, where several do. */
  plain?: { readonly data: unknown };
}

/** A message and what is transferred with it. */
export interface Envelope {
  readonly message: unknown;
  readonly transferred: readonly object[];
}

/** What is told of a message, from when it is posted until it arrives. */
export interface ToldMessage {
  /** Its number in this run. */
  readonly message: number;
  readonly via: MessageVia;
  /** Of the channel; empty for what has none. */
  readonly name: string;
  /** As a console shows it; empty where nobody watches. */
  readonly data: string;
  /** Name of the tab or frame that it comes from. */
  readonly from: string;
}

/** What a port has not delivered yet. */
export interface PortMessage {
  readonly serialized: Serialized;
  readonly told: ToldMessage;
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

/**
 * A message port, as one document has it.
 *
 * HTML, message ports: https://html.spec.whatwg.org/multipage/#message-ports
 */
export class MessagePort implements HandlerTarget {
  readonly document: Document;
  readonly object: object;
  /** Null: HTML's [[Detached]], since it was closed or transferred. */
  end: PortEnd | null;
  /** Its port message queue is enabled. */
  enabled = false;
  readonly handlers: Map<string, EventHandler> = new Map<string, EventHandler>();
  readonly #number: number;
  #lane: Lane | null = null;

  constructor(document: Document, end: PortEnd, object: object) {
    const { ports } = document;
    this.document = document;
    this.end = end;
    this.object = object;
    this.#number = ++ports.made;
    ports.open.add(this);
    end.port = this;
  }

  /** Its own task source: nothing orders what arrives at two ports. */
  get lane(): Lane {
    const { navigable, agent } = this.document;
    return (this.#lane ??= createLane(navigable.name, 'port message queue', agent.id, this.#number));
  }
}

/** The ports that one document holds. */
export class DocumentPorts {
  /** Made in it so far. */
  made = 0;
  readonly open: Set<MessagePort> = new Set<MessagePort>();
}
