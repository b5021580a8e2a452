import { StepsTask, type ReusableSteps } from '../../event-loop/task.ts';
import type { TaskSource } from '../../event-loop/task-source.ts';
import type { BroadcastChannel } from './broadcast-channel.ts';
import type { Document } from './document.ts';
import type { Serialized } from './message-port.ts';

/** A message of a channel under way, as all who will hear it are told. */
export interface ChannelMessage {
  /** For the trace. */
  readonly number: number;
  /** The message itself where it is a primitive value; otherwise null. */
  readonly data: unknown;
  /** Null: the data is as good as a copy of it. */
  readonly serialized: Serialized | null;
  /** Serialized, of the sender. */
  readonly origin: string;
  /** Name of the navigable that it comes from. */
  readonly source: string;
  /** As the trace shows it; empty when nobody watches. */
  readonly shown: string;
}

/** The steps of its task. */
export type Deliver = (delivery: ChannelDelivery) => void;

/**
 * A message on its way to one channel. Delivery and task are used again: while they wait, the garbage collector would carry both about.
 */
export class ChannelDelivery implements ChannelMessage, ReusableSteps {
  readonly channel: BroadcastChannel;
  readonly task: StepsTask;
  number = 0;
  data: unknown = null;
  serialized: Serialized | null = null;
  origin = '';
  source = '';
  shown = '';
  /** The next one that may be used again. */
  next: ChannelDelivery | null = null;
  readonly #deliver: Deliver;

  constructor(channel: BroadcastChannel, document: Document, source: TaskSource, deliver: Deliver) {
    this.channel = channel;
    this.task = new StepsTask(source, document, `channel ${channel.name}`, this);
    this.#deliver = deliver;
  }

  run(): void {
    this.#deliver(this);
  }

  ended(): void {
    this.channel.spareDeliveries.put(this);
  }
}

/** Deliveries kept at most: what came beyond is left to the garbage collector. */
const spareLimit = 131_072;

/** Deliveries to one channel that are over and may be used again, the newest first. */
export class SpareDeliveries {
  #first: ChannelDelivery | null = null;
  #count = 0;
  /** The one that was over last is not used yet: whoever drove may still look at its task. */
  #last: ChannelDelivery | null = null;

  /** Null: there is none for that document. */
  take(document: Document): ChannelDelivery | null {
    const delivery = this.#first;
    if (delivery === null) return null;
    if (delivery.task.owner !== document) {
      // The window went on with another document.
      this.clear();
      return null;
    }
    this.#first = delivery.next;
    delivery.next = null;
    this.#count--;
    return delivery;
  }

  /** For one whose step is over. */
  put(delivery: ChannelDelivery): void {
    // They may be large.
    delivery.data = delivery.serialized = null;
    delivery.shown = '';
    const last = this.#last;
    this.#last = delivery;
    if (last === null || this.#count === spareLimit || delivery.channel.closed) return;
    last.next = this.#first;
    this.#first = last;
    this.#count++;
  }

  clear(): void {
    this.#first = this.#last = null;
    this.#count = 0;
  }
}
