import type { Schedule } from '../event-loop/schedule.ts';
import type { Scheduler } from '../event-loop/scheduler.ts';
import type { Lane, Task } from '../event-loop/task.ts';
import { hashName } from '../infra/random.ts';
import { RandomStreams } from '../scheduler/random-streams.ts';
import type { Deviations, LateTimer, ReplacedNumber } from './replay-line.ts';

/** A schedule that deviates from the natural one, and what in. */
export interface Attempt extends Scheduler {
  /** Of the schedule that it has decided; `order` is what the kernel wrote down. */
  deviations(order: Schedule): Deviations;
}

/** Counts timers by their lane, and random numbers by the stream that they come from; both begin at 1. */
export class Counters {
  readonly #timers = new Map<string, number>();
  readonly #numbers = new Map<number, number>();

  timer({ name }: Lane): number {
    const number = (this.#timers.get(name) ?? 0) + 1;
    this.#timers.set(name, number);
    return number;
  }

  number(stream: number): number {
    const number = (this.#numbers.get(stream) ?? 0) + 1;
    this.#numbers.set(stream, number);
    return number;
  }
}

/**
 * Exactly these deviations, as far as they fit: a lane that may not run is passed over, unless it is `strict`; then it is told with
 * {@link Deviating.misfit}.
 */
export class Deviating implements Attempt {
  readonly name = 'replay';
  /** The first choice that the order does not fit, and the lanes that could have gone there. */
  misfit: { readonly choice: number; readonly lane: string; readonly enabled: readonly string[] } | null = null;
  readonly #wanted: Deviations;
  readonly #isStrict: boolean;
  readonly #late: ReadonlyMap<string, number>;
  readonly #random: ReadonlyMap<string, ReplacedNumber>;
  readonly #streams = new RandomStreams();
  #counters = new Counters();
  #usedLate: LateTimer[] = [];
  #usedRandom: ReplacedNumber[] = [];
  #next = 0;
  /** Choices of the order that came. */
  #taken = new Set<number>();
  readonly latenessMs?: (lane: Lane) => number;

  constructor(wanted: Deviations, isStrict: boolean) {
    this.#wanted = wanted;
    this.#isStrict = isStrict;
    this.#late = new Map(wanted.late.map(({ lane, number, ms }) => [`${lane}#${number}`, ms]));
    this.#random = new Map(wanted.random.map((each) => [`${hashName(each.agent)}#${each.number}`, each]));
    if (wanted.late.length > 0) this.latenessMs = (lane) => this.#lateness(lane);
  }

  /** The schedule is not one that it can decide. */
  get abandoned(): boolean {
    return this.#isStrict && this.misfit !== null;
  }

  seed(): void {
    this.#streams.seed(this.#wanted.seed);
    this.#counters = new Counters();
    this.#next = 0;
    this.#taken = new Set();
    this.#usedLate = [];
    this.#usedRandom = [];
    this.misfit = null;
  }

  choose(heads: readonly Task[], count: number, natural: number, choice: number): number {
    const { order } = this.#wanted;
    while ((order[this.#next]?.choice ?? Infinity) < choice) this.#next++;
    const entry = order[this.#next];
    if (entry === undefined || entry.choice !== choice) return natural;
    this.#next++;
    this.#taken.add(entry.choice);
    for (let place = 0; place < count; place++) if (heads[place]?.lane?.name === entry.lane) return place;
    this.misfit ??= { ...entry, enabled: heads.slice(0, count).map(({ lane }) => lane?.name ?? '') };
    return this.#isStrict ? -1 : natural;
  }

  random(stream: number): number {
    const plain = this.#streams.random(stream);
    if (this.#random.size === 0) return plain;
    const replaced = this.#random.get(`${stream}#${this.#counters.number(stream)}`);
    if (replaced === undefined) return plain;
    this.#usedRandom.push(replaced);
    return replaced.value;
  }

  /** The parts that never came. */
  get unused(): Deviations {
    const { seed, order, late, random } = this.#wanted;
    const isLate = new Set(this.#usedLate.map(({ lane, number }) => `${lane}#${number}`));
    return {
      seed,
      order: order.filter(({ choice }) => !this.#taken.has(choice)),
      late: late.filter(({ lane, number, ms }) => ms > 0 && !isLate.has(`${lane}#${number}`)),
      random: random.filter((each) => !this.#usedRandom.includes(each)),
    };
  }

  deviations(order: Schedule): Deviations {
    return { seed: this.#wanted.seed, order, late: this.#usedLate, random: this.#usedRandom };
  }

  #lateness(lane: Lane): number {
    const number = this.#counters.timer(lane);
    const ms = this.#late.get(`${lane.name}#${number}`) ?? 0;
    if (ms > 0) this.#usedLate.push({ lane: lane.name, number, ms });
    return ms;
  }
}
