import type { Kernel } from '../event-loop/kernel.ts';
import { createProcessLane } from '../event-loop/lane.ts';
import type { RemovalReason } from '../event-loop/removal-reason.ts';
import { StepsTask, type Lane } from '../event-loop/task.ts';

interface Message {
  readonly task: StepsTask;
  /** What it is about. */
  readonly topic: object;
  readonly receive: () => void;
}

/** Messages from one process to another, in the order in which they were sent. */
export class Pipe {
  readonly #kernel: Kernel;
  readonly #lane: Lane;
  #sent: Message[] = [];

  constructor(kernel: Kernel, from: string, to: string) {
    this.#kernel = kernel;
    this.#lane = createProcessLane(from, to);
  }

  /** `receive` runs in a step of its own, after all that was sent before. */
  send(label: string, topic: object, receive: () => void): void {
    const message: Message = {
      task: new StepsTask('process', null, label, () => {
        // No message overtakes another one.
        this.#sent.shift();
        receive();
      }),
      topic,
      receive,
    };
    const wait = this.#waitMs;
    this.#sent.push(message);
    this.#kernel.post(message.task, this.#lane, 0, wait);
  }

  /** What is on its way and about `topic`, or about anything, is received at once. */
  receiveNow(topic: object | null): void {
    for (const { receive } of this.#take(topic, 'overtaken')) receive();
  }

  /** What is on its way and about `topic`, or about anything, arrives nowhere. */
  drop(topic: object | null, reason: RemovalReason): void {
    this.#take(topic, reason);
  }

  #take(topic: object | null, reason: RemovalReason): Message[] {
    if (this.#sent.length === 0) return [];
    const taken = topic === null ? this.#sent : this.#sent.filter((message) => message.topic === topic);
    this.#sent = topic === null ? [] : this.#sent.filter((message) => message.topic !== topic);
    for (const { task } of taken) this.#kernel.remove(task, reason);
    return taken;
  }

  /** How long a message takes that is sent now: as the scheduler says, and never less than one that was sent before it. */
  get #waitMs(): number {
    const { scheduler, now } = this.#kernel;
    if (scheduler.latenessMs === undefined) return 0;
    const last = this.#sent.at(-1);
    return Math.max(scheduler.latenessMs(this.#lane), last === undefined ? 0 : last.task.earliest - now);
  }
}

/** The pipes of one process. */
export interface Pipes {
  readonly toBrowser: Pipe;
  readonly fromBrowser: Pipe;
}
