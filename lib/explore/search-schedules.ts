import type { RealClock } from '../event-loop/real-clock.ts';
import { StorageloomError, type FailureCode } from '../infra/failure.ts';
import { AccessLog } from './access-log.ts';
import { againstItself, checkSame } from './determinism.ts';
import { Deviating, type Attempt } from './deviating.ts';
import { neverCame, notDeterministic, nothingRan } from './failures.ts';
import { inWords, type Deviations } from './replay-line.ts';
import type { Planned, Ran } from './planned-schedule.ts';
import { Sampled } from './sampled.ts';
import type { Settings } from './settings.ts';
import { shrink } from './shrink.ts';
import { Systematic } from './systematic.ts';
import { ValueLog } from './value-log.ts';

/** What asks for schedules, one after the other, and is told what became of each. */
export type Plan<T> = Generator<Planned, T, Ran>;

/** A schedule that fails. */
export interface FailingSchedule {
  readonly error: unknown;
  /** Tasks that ran until then. */
  readonly steps: number;
  /** Made small. */
  readonly deviations: Deviations;
  /** Which one of the search it was, from 1. */
  readonly schedule: number;
  /** Deviations that it had at first. */
  readonly before: number;
  /** Schedules that it took to make it small. */
  readonly shrinking: number;
  /** Parts of a line to be repeated that never came, in words. */
  readonly unused: readonly string[];
  /** `world.rest()` had been called and had not run when the test failed. */
  readonly unrested: boolean;
}

/** What a search has found. */
export interface Found {
  /** Those that ran to their end. */
  readonly schedules: number;
  /** Kinds of orders; null where some are left, or where that cannot be known. */
  readonly orders: number | null;
  /** Schedules that were left because their like had been run. */
  readonly redundant: number;
  /** Schedules were drawn by lot, each with random numbers of its own. */
  readonly drawn: boolean;
  /** `limitMs` ended it, and not the number of schedules. */
  readonly limited: boolean;
  /** In some schedule timers waited when the test ended. */
  readonly timersLeft: boolean;
  readonly failing: FailingSchedule | null;
}

/** Every so many schedules that pass, one is run again. */
const checkEvery = 500;

/** Of the first ones more are, since many a search ends before that: so many where modules are kept, else the second, the fourth, and so on. */
const keptChecks = 16;

function isChecked(schedule: number, modules: 'fresh' | 'kept'): boolean {
  if (schedule % checkEvery === 0 || (modules === 'kept' && schedule <= keptChecks)) return true;
  return schedule > 1 && schedule < checkEvery && (schedule & (schedule - 1)) === 0;
}

/** Failures that come in every schedule alike. */
const notOfSchedules: readonly FailureCode[] = ['EXPLORE_STUCK', 'NO_LOADER', 'LOADER_FAILED', 'MODULE_NOT_LOADED'];

export type SearchSettings = Pick<
  Settings<object>,
  | 'strategy'
  | 'schedules'
  | 'limitMs'
  | 'seed'
  | 'order'
  | 'latenessMs'
  | 'messageMs'
  | 'random'
  | 'modules'
  | 'shrinking'
  | 'replay'
  | 'shard'
>;

/** Searches for a schedule that fails, as the settings say, and makes it small. */
export class Search {
  readonly #settings: SearchSettings;
  readonly #clock: RealClock;
  readonly #agentOf: (stream: number) => string;
  /** Notes for a search of all kinds, and for comparing a schedule with itself. */
  readonly #log = new AccessLog();
  readonly #twin = new ValueLog();
  #schedules = 0;
  #redundant = 0;
  /** No schedule so far ran a task. */
  #isIdle = true;
  #timersLeft = false;
  #drawn = false;
  /** The test has checks that want a log. */
  #isWatched = false;
  #endMs = Infinity;
  /** It has been too late for another schedule. */
  #limited = false;

  /** `agentOf`: the name of the agent that draws from a stream. */
  constructor(settings: SearchSettings, clock: RealClock, agentOf: (stream: number) => string) {
    this.#settings = settings;
    this.#clock = clock;
    this.#agentOf = agentOf;
  }

  /** Those so far that ran to their end. */
  get schedules(): number {
    return this.#schedules;
  }

  *run(): Plan<Found> {
    const { strategy, seed, limitMs, latenessMs, messageMs, order, schedules, replay, shard } = this.#settings;
    this.#endMs = this.#clock.now() + limitMs;
    if (replay !== null) return yield* this.#replayed(replay);
    const natural: Deviations = { seed, order: [], late: [], random: [] };
    const ran = yield* this.#watched(new Deviating(natural, false), seed);
    if (isCode(ran.error, 'HORIZON')) throw ran.error;
    if (ran.outcome === 'failed') return yield* this.#failed(ran, natural, 1);
    checkSame(ran, yield* againstItself(natural, this.#twin));
    const isSampled = strategy === 'sampled' || latenessMs > 0 || messageMs > 0 || order === 'natural' || shard.of > 1;
    if (!isSampled) {
      const found = yield* this.#exhaustive(strategy === 'exhaustive' ? schedules : Math.ceil(schedules / 4));
      if (found !== null) return found;
    }
    // Where a search of all kinds came to an end of its time before its first, the natural one has run nevertheless. Of shards the first
    // counts it.
    if (shard.index === 0) this.#schedules ||= 1;
    if (strategy !== 'exhaustive') return yield* this.#sampled();
    return this.#passed(null);
  }

  /** Null: there is more to be run than that. */
  *#exhaustive(most: number): Plan<Found | null> {
    const { seed } = this.#settings;
    const systematic = new Systematic(this.#log);
    let isWhole = true;
    let ended = 0;
    for (let goesOn = true; goesOn;) {
      if (ended >= most || this.#isLate) return null;
      systematic.begin();
      const ran = yield { scheduler: systematic, seed, log: this.#log };
      this.#saw(ran);
      ended++;
      if (systematic.divergedAt !== null) throw notDeterministic(`step ${systematic.divergedAt} could not be chosen again`);
      if (ran.outcome === 'failed') {
        this.#schedules = systematic.orders + 1;
        return yield* this.#failed(ran, { seed, order: ran.order(), late: [], random: [] }, ended);
      }
      if (ran.hitHorizon) isWhole = false;
      // One that was left shows nothing of how it would have ended.
      if (ran.outcome === 'passed' && isChecked(ended, this.#settings.modules))
        checkSame(ran, yield* againstItself({ seed, order: ran.order(), late: [], random: [] }, this.#twin));
      goesOn = systematic.next(ran.cut || this.#log.timeMovedInside);
      this.#schedules = systematic.orders;
      this.#redundant = systematic.redundant;
    }
    return this.#passed(isWhole ? systematic.orders : null);
  }

  *#sampled(): Plan<Found> {
    const { order, latenessMs, messageMs, random, schedules, seed: first, shard, modules } = this.#settings;
    const most = Math.ceil((schedules - shard.index) / shard.of);
    const options = { order, latenessMs, messageMs, random, agentOf: this.#agentOf };
    const sampled = new Sampled(options);
    for (let number = shard.index || shard.of; this.#schedules < most && !this.#isLate; number += shard.of) {
      const ran = yield* this.#watched(sampled, first + number);
      this.#schedules++;
      this.#drawn = true;
      const isFailing = ran.outcome === 'failed';
      if (!isFailing && !isChecked(this.#schedules, modules)) continue;
      const deviations = sampled.deviations(ran.order());
      if (isFailing) return yield* this.#failed(ran, deviations, shard.of === 1 ? this.#schedules : number + 1);
      checkSame(ran, yield* againstItself(deviations, this.#twin));
    }
    return this.#passed(null);
  }

  *#replayed(line: Deviations): Plan<Found> {
    const strict = new Deviating(line, true);
    const ran = yield* this.#watched(strict, line.seed);
    this.#schedules = 1;
    const { misfit } = strict;
    if (misfit !== null) {
      throw new StorageloomError('REPLAY_DIVERGED', {
        what: `The line takes lane ${misfit.lane} at choice ${misfit.choice}, and it has no task that may run now.`,
        why: `Only these lanes have one: ${[...misfit.enabled].sort().join(', ')}.`,
        mend: 'The test is not the one that the line is of: explore it again for a line that fits it as it is now.',
      });
    }
    if (ran.outcome !== 'failed') {
      if (count(strict.unused) > 0) throw neverCame(inWords(strict.unused));
      return this.#passed(null);
    }
    const { error, steps, unrested } = ran;
    const unused = inWords(strict.unused);
    const deviations = unused.length === 0 ? line : strict.deviations(ran.order());
    return this.#found(null, { error, steps, deviations, schedule: 1, before: count(line), shrinking: 0, unrested, unused });
  }

  /** Runs it once; with a log where the test has checks after each step. */
  *#watched(attempt: Attempt, seed: number): Plan<Ran> {
    const log = this.#isWatched ? this.#twin : null;
    let ran = yield { scheduler: attempt, seed, log };
    if (ran.outcome === 'unwatched') {
      this.#isWatched = true;
      ran = yield { scheduler: attempt, seed, log: this.#twin };
    }
    this.#saw(ran);
    return ran;
  }

  *#failed(ran: Ran, deviations: Deviations, schedule: number): Plan<Found> {
    // No order is to blame.
    if (notOfSchedules.some((code) => isCode(ran.error, code))) throw ran.error;
    const again = yield* againstItself(deviations, this.#twin);
    checkSame(ran, again);
    const small = yield* shrink(deviations, ran, this.#settings.shrinking, this.#twin);
    const { error, steps, unrested } = small.ran;
    const found = { error, steps, deviations: small.deviations, schedule, before: count(deviations), shrinking: small.tries };
    return this.#found(null, { ...found, unrested, unused: [] });
  }

  #saw({ idle, timersLeft }: Ran): void {
    this.#isIdle &&= idle;
    this.#timersLeft ||= timersLeft;
  }

  #passed(orders: number | null): Found {
    if (this.#isIdle) throw nothingRan();
    return this.#found(orders, null);
  }

  #found(orders: number | null, failing: FailingSchedule | null): Found {
    const limited = failing === null && this.#limited;
    const [schedules, redundant, drawn, timersLeft] = [this.#schedules, this.#redundant, this.#drawn, this.#timersLeft];
    return { schedules, orders, redundant, drawn, limited, timersLeft, failing };
  }

  get #isLate(): boolean {
    if (this.#clock.now() < this.#endMs) return false;
    this.#limited = true;
    return true;
  }
}

function isCode(error: unknown, code: FailureCode): boolean {
  try {
    return error instanceof StorageloomError && error.code === code;
  } catch {
    // A proxy that cannot be asked.
    return false;
  }
}

function count({ order, late, random }: Deviations): number {
  return order.length + late.length + random.length;
}
