import type { Schedule } from '../event-loop/schedule.ts';
import type { Lane, Task } from '../event-loop/task.ts';
import { randomStream } from '../infra/random.ts';
import { RandomStreams } from '../scheduler/random-streams.ts';
import { Counters, type Attempt } from './deviating.ts';
import type { Deviations, LateTimer, ReplacedNumber } from './replay-line.ts';

/** What may deviate from the natural schedule. */
export interface SampledOptions {
  readonly order: 'any' | 'natural';
  /** How late timers may be, in ms. */
  readonly latenessMs: number;
  /** How long messages between processes may take, in ms. Default 0. */
  readonly messageMs?: number;
  readonly random: 'plain' | 'edges';
  /** The name of the agent that draws from a stream. */
  agentOf(stream: number): string;
}

/** Streams of its own; those of agents are named by a hash, which is never this small by intent. */
const [orders, latenesses, edges] = [0, 1, 2];

/** In schedules that keep to the natural order for the most part, how often they do not. */
const rarely = 0.1;

/**
 * A schedule drawn by lot, the same for the same seed. Of timers most are on time, and those that are late are often as late as may be;
 * that finds faults of locks several times faster than lateness that is drawn evenly.
 */
export class Sampled implements Attempt {
  readonly name = 'sampled';
  readonly natural?: true;
  readonly latenessMs?: (lane: Lane) => number;
  readonly #options: SampledOptions;
  readonly #streams = new RandomStreams();
  #seed = 0;
  #drawOrder: () => number = () => 0;
  #drawLateness: () => number = () => 0;
  #drawEdge: () => number = () => 0;
  #isWild = true;
  #counters = new Counters();
  #late: LateTimer[] = [];
  #random: ReplacedNumber[] = [];

  constructor(options: SampledOptions) {
    this.#options = options;
    if (options.order === 'natural') this.natural = true;
    if (options.latenessMs > 0 || (options.messageMs ?? 0) > 0) this.latenessMs = (lane) => this.#lateness(lane);
  }

  seed(seed: number): void {
    this.#seed = seed;
    this.#streams.seed(seed);
    this.#drawOrder = randomStream(seed, orders);
    this.#isWild = this.#drawOrder() < 0.5;
    if (this.latenessMs !== undefined) this.#drawLateness = randomStream(seed, latenesses);
    if (this.#options.random === 'edges') this.#drawEdge = randomStream(seed, edges);
    this.#counters = new Counters();
    this.#late = [];
    this.#random = [];
  }

  choose(_heads: readonly Task[], count: number, natural: number): number {
    if (this.#isWild) return Math.floor(this.#drawOrder() * count);
    return this.#drawOrder() < rarely ? Math.floor(this.#drawOrder() * count) : natural;
  }

  random(stream: number): number {
    const plain = this.#streams.random(stream);
    if (this.#options.random === 'plain') return plain;
    const number = this.#counters.number(stream);
    const draw = this.#drawEdge();
    if (draw >= 0.4) return plain;
    // Close to an edge, and another one each time, so that what is made of it stays unique.
    const value = draw < 0.2 ? plain * 1e-6 : 1 - 1e-6 * (1 - 0.9 * plain);
    this.#random.push({ agent: this.#options.agentOf(stream), number, value });
    return value;
  }

  deviations(order: Schedule): Deviations {
    return { seed: this.#seed, order, late: this.#late, random: this.#random };
  }

  #lateness(lane: Lane): number {
    const number = this.#counters.timer(lane);
    const most = lane.source === 'process' ? (this.#options.messageMs ?? 0) : this.#options.latenessMs;
    if (most === 0) return 0;
    const draw = this.#drawLateness();
    if (draw < 0.7) return 0;
    const ms = draw < 0.85 ? most : Math.floor(this.#drawLateness() * (most + 1));
    if (ms > 0) this.#late.push({ lane: lane.name, number, ms });
    return ms;
  }
}
