import { StorageloomError } from '../infra/failure.ts';
import { messageOf } from '../infra/describe-thrown.ts';
import type { Trace } from '../trace/reader.ts';
import { formatLine, inWords } from './replay-line.ts';
import type { FailingSchedule, Found } from './search-schedules.ts';
import type { Settings } from './settings.ts';

/** Of what was thrown, in a report. */
const mostLines = 6;

/** Of one of these lines. */
const mostCharacters = 2_000;

/**
 * What exploring a test has shown, under its conditions. Where `storage` is `shared`, what a tab reads and writes in one task nobody comes
 * between; browsers with tabs in several processes may lose such an update, as the other values of `storage` show.
 */
export interface Explored {
  /** Schedules that passed; that were looked at, where one failed. */
  readonly schedules: number;
  /** Kinds of orders, each of which passed; null where not all were run. */
  readonly orders: number | null;
  /** One order of each kind was run, and passed. */
  readonly exhaustive: boolean;
  /** Schedules that were left because their like had been run. */
  readonly redundant: number;
  /** `limitMs` ended the search: on a faster machine there would have been more schedules. */
  readonly limited: boolean;
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

  /** @param storage Default: what a test explores without that option. */
  constructor(failure: Failure, told: string, storage: Settings<object>['storage'] = 'shared') {
    const lines = linesOf(failure.error);
    // It may have come from the command, and not from the test's file.
    const copies = storage === 'shared' ? '' : `storage: '${storage}', `;
    const repeat = `explore({ …, ${copies}replay: '${failure.replay}' }, test)`;
    super('SCHEDULE_FAILED', { what: lines.join(' '), why: told, mend: `${repeat} repeats it.`, cause: failure.error });
    const list = failure.deviations.length === 0 ? '' : `  ${failure.deviations.join(', ')}\n`;
    const head = `${lines.join('\n')}${lines.length === 1 ? ' ' : '\n'}(${told})`;
    const { message: plain, stack = '' } = this;
    this.message = `${head}\n${list}\n${failure.timeline}\nTo repeat it: ${repeat}; of a scenario: explore(scenario, { ${copies}replay })`;
    // Node and Jest print the stack, whose beginning says what the message was when the error was made.
    this.stack = stack.replace(plain, () => this.message);
    this.failure = failure;
    // All of it is in the message or the cause: who prints an error with its members would say it twice.
    for (const name of ['what', 'why', 'mend', 'failure']) Object.defineProperty(this, name, { enumerable: false });
  }
}

export function exploredOf(found: Found, settings: Settings<object>): Explored {
  const { schedules, orders, redundant, limited, failing } = found;
  const passed = failing === null ? orders : null;
  const text = sentenceOf(found, settings);
  return { schedules, orders: passed, exhaustive: passed !== null, redundant, limited, toString: () => text };
}

function sentenceOf({ schedules, orders, drawn, limited, timersLeft, failing }: Found, settings: Settings<object>): string {
  const { seed, messageMs, storage, horizonMs, limitMs, random, order, replay, modules } = settings;
  if (failing !== null) return `Schedule ${grouped(failing.schedule)} fails.`;
  if (replay !== null) return 'The schedule passes.';
  const conditions = [`storage ${storage}`, timersOf(settings)];
  if (messageMs > 0) conditions.push(`messages up to ${grouped(messageMs)} ms under way`);
  if (modules === 'kept') conditions.push('modules kept');
  if (order === 'natural') conditions.push('in natural order');
  conditions.push(drawn ? `seeds from ${seed} on` : `random numbers of seed ${seed}`);
  if (drawn && random === 'edges') conditions.push('random numbers often at their edges');
  conditions.push(`until horizonMs, ${grouped(horizonMs / 1_000)} s`);
  if (timersLeft) conditions.push('timers were left when the test ended');
  if (limited) conditions.push(`ended by limitMs, ${grouped(limitMs / 1_000)} s`);
  return `${passing(schedules, orders)} (${conditions.join(', ')}).`;
}

function timersOf({ latenessMs, timersAtOnce }: Settings<object>): string {
  if (timersAtOnce) return 'timers in any order';
  return latenessMs === 0 ? 'timers exact' : `timers up to ${grouped(latenessMs)} ms late`;
}

function passing(schedules: number, orders: number | null): string {
  if (orders !== null) return orders === 1 ? 'The only order passes' : `All ${grouped(orders)} orders pass`;
  return passOfMore(schedules);
}

/** So many of those that there are. */
export function passOfMore(schedules: number): string {
  return `${counted(schedules, 'schedule')} ${schedules === 1 ? 'passes' : 'pass'}, of more`;
}

/** Where it was found, and how it was made small. */
export function toldOf(failing: FailingSchedule, most: number, isReplay: boolean): string {
  const told = isReplay ? repeatedOf(failing) : foundOf(failing, most);
  return failing.unrested ? `${told}; world.rest() was called and had not run yet: is it awaited?` : told;
}

function repeatedOf({ unused }: FailingSchedule): string {
  if (unused.length === 0) return 'repeated';
  return `of the line these never came: ${unused.join(', ')}; the failure is another one, or the test has changed`;
}

function foundOf({ schedule, before, shrinking, deviations }: FailingSchedule, most: number): string {
  const { order, late, random } = deviations;
  const left = order.length + late.length + random.length;
  if (before === 0) return 'it fails without any reordering';
  const found = `schedule ${grouped(schedule)} of ${grouped(most)}`;
  if (left === before) return `${found}, with ${counted(left, 'deviation')}`;
  return `${found}, shrunk from ${counted(before, 'deviation')} to ${left} in ${counted(shrinking, 'schedule')}`;
}

export function failureOf({ error, deviations }: FailingSchedule, trace: Trace): Failure {
  return { error, replay: formatLine(deviations), deviations: inWords(deviations), trace, timeline: trace.toText() };
}

/** What failed, as the trace has it. */
export function oneLine(error: unknown): string {
  return linesOf(error).join(' ');
}

/** The first lines of what failed: what an assertion expected and got stands below its first one. */
function linesOf(error: unknown): readonly string[] {
  const lines = messageOf(error)
    .split('\n')
    .filter((line) => line.trim() !== '');
  return lines.slice(0, mostLines).map((line) => (line.length > mostCharacters ? `${line.slice(0, mostCharacters)}…` : line));
}

export function counted(value: number, noun: string): string {
  return `${grouped(value)} ${noun}${value === 1 ? '' : 's'}`;
}

/** With its thousands set apart. */
export function grouped(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ',');
}
