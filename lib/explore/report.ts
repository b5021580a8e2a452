import { StorageloomError } from '../infra/failure.ts';
import { describeThrown } from '../infra/describe-thrown.ts';
import type { Trace } from '../trace/reader.ts';
import { formatLine, type Deviations } from './replay-line.ts';
import type { FailingSchedule, Found } from './search-schedules.ts';
import type { Settings } from './settings.ts';

/** What exploring a test has shown. */
export interface Explored {
  /** Schedules that passed; that were looked at, where one failed. */
  readonly schedules: number;
  /** Kinds of orders, each of which passed; null where not all were run. */
  readonly orders: number | null;
  /** One order of each kind was run, and passed. */
  readonly exhaustive: boolean;
  /** Schedules that were left because their like had been run. */
  readonly redundant: number;
  /** One sentence, for people. */
  toString(): string;
}

/** A schedule under which a test fails. */
export interface Failure {
  /** What the test threw, or what failed it. */
  readonly error: unknown;
  /** For the option `replay`. */
  readonly replay: string;
  /** What it has that the natural schedule has not, in words. */
  readonly deviations: readonly string[];
  readonly trace: Trace;
  /** `trace.toText()`. */
  readonly timeline: string;
}

/** The failure of an exploration. Its `cause` is what the test threw. */
export class ScheduleFailed extends StorageloomError {
  readonly failure: Failure;

  constructor(failure: Failure, told: string) {
    const what = oneLine(failure.error);
    super('SCHEDULE_FAILED', {
      what,
      why: told,
      mend: `explore({ …, replay: '${failure.replay}' }, test) repeats it.`,
      cause: failure.error,
    });
    const list = failure.deviations.length === 0 ? '' : `  ${failure.deviations.join(', ')}\n`;
    this.message = `${what} (${told})\n${list}\n${failure.timeline}\nTo repeat it: explore({ …, replay: '${failure.replay}' }, test)`;
    this.failure = failure;
  }
}

export function exploredOf(found: Found, settings: Settings<object>): Explored {
  const { schedules, orders, redundant, failing } = found;
  const passed = failing === null ? orders : null;
  const text = sentenceOf(found, settings);
  return { schedules, orders: passed, exhaustive: passed !== null, redundant, toString: () => text };
}

function sentenceOf({ schedules, orders, failing }: Found, settings: Settings<object>): string {
  const { seed, latenessMs, messageMs, storage, horizonMs, random, order, replay, strategy } = settings;
  if (failing !== null) return `Schedule ${number(failing.schedule)} fails.`;
  if (replay !== null) return 'The schedule passes.';
  const conditions = [`storage ${storage}`, latenessMs === 0 ? 'timers exact' : `timers up to ${number(latenessMs)} ms late`];
  if (messageMs > 0) conditions.push(`messages up to ${number(messageMs)} ms under way`);
  const isDrawn = orders === null && strategy !== 'exhaustive';
  if (order === 'natural') conditions.push('in natural order');
  conditions.push(isDrawn ? `seeds from ${seed} on` : `random numbers of seed ${seed}`);
  if (isDrawn && random === 'edges') conditions.push('random numbers often at their edges');
  conditions.push(`until ${number(horizonMs / 1_000)} s`);
  return `${passing(schedules, orders)} (${conditions.join(', ')}).`;
}

function passing(schedules: number, orders: number | null): string {
  if (orders !== null) return orders === 1 ? 'The only order passes' : `All ${number(orders)} orders pass`;
  return `${schedules === 1 ? '1 schedule passes' : `${number(schedules)} schedules pass`}, of more`;
}

/** Where it was found, and how it was made small. */
export function toldOf({ schedule, before, shrinking, deviations }: FailingSchedule, most: number, isReplay: boolean): string {
  const { order, late, random } = deviations;
  const left = order.length + late.length + random.length;
  if (isReplay) return 'repeated';
  if (before === 0) return 'already in natural order';
  const shrunk = `shrunk from ${before} deviation${before === 1 ? '' : 's'} to ${left} in ${shrinking} schedule${shrinking === 1 ? '' : 's'}`;
  return `schedule ${number(schedule)} of ${number(most)}, ${shrunk}`;
}

export function failureOf({ error, deviations }: FailingSchedule, trace: Trace): Failure {
  return { error, replay: formatLine(deviations), deviations: inWords(deviations), trace, timeline: trace.toText() };
}

function inWords({ order, late, random }: Deviations): readonly string[] {
  return [
    ...late.map((each) => `${each.lane}#${each.number} is ${each.ms} ms late`),
    ...order.map(({ choice, lane }) => `${lane} goes first at choice ${choice}`),
    ...random.map((each) => `random number ${each.number} of ${each.agent} is ${each.value}`),
  ];
}

/** What failed, as the first line of a report has it. */
export function oneLine(error: unknown): string {
  const text = error instanceof Error && error.message !== '' ? error.message : describeThrown(error);
  return text.split('\n', 1)[0] ?? '';
}

function number(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ',');
}
