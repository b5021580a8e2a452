import { parseLine } from '../../explore/replay-line.ts';
import { choices, type Choice } from '../../explore/settings.ts';
import { isArray, isRecord, told } from '../../infra/arguments.ts';
import { mostShards } from '../arguments/explore.ts';
import type { ExplorationReport, ReportedFailure, ReportedOptions, ReportedTest } from './report.ts';

/** How a sentence calls values of a kind, and whether one is of it. */
type Kind = readonly [called: string, is: (value: unknown) => boolean];
/** None can be forgotten. */
type Shape<T> = Readonly<Record<keyof T, Kind>>;

const text: Kind = ['a text', (value) => typeof value === 'string'];
const flag: Kind = ['true or false', (value) => typeof value === 'boolean'];
const record: Kind = ['an object', isRecord];
const texts: Kind = ['a list of texts', (value) => isArray(value) && value.every(text[1])];
const oneOrMore: Kind = ['a list of one text or more', (value) => isArray(value) && value.length > 0 && value.every(text[1])];
const whole: Kind = ['a whole number', Number.isSafeInteger];
const line: Kind = ['a line that repeats a schedule', isLine];

const test: Shape<ReportedTest> = { file: text, digest: text, storage: or(chosen('storage'), null) };

const options: Shape<ReportedOptions> = {
  tabs: oneOrMore,
  strategy: chosen('strategy'),
  schedules: from(1),
  limitMs: or(from(1), null),
  seed: whole,
  order: chosen('order'),
  lateness: or(from(0), 'any order'),
  storage: chosen('storage'),
  latency: from(0),
  modules: chosen('modules'),
  random: chosen('random'),
  horizonMs: from(1),
  pageErrors: chosen('pageErrors'),
  steps: from(1),
  shrinking: from(0),
  host: text,
  replay: or(line, null),
};

const failing: Shape<ReportedFailure> = {
  ...{ error: text, message: text, seed: whole, schedule: from(1), replay: line, deviations: texts, timeline: text },
};

const report: Shape<ExplorationReport> = {
  ...{ format: oneOf('storageloom-exploration'), version: oneOf(1), test: record, options: record, shards: oneOrMore },
  ...{ passed: flag, schedules: from(0), orders: or(from(0), null), exhaustive: flag, redundant: from(0), summary: text },
  failure: or(record, null),
};

/** What keeps a value that was read from being a report of a search, in one sentence; null: it is one. Members that it has besides are no fault. */
export function faultOfReport(value: unknown): string | null {
  if (!isRecord(value) || Reflect.get(value, 'format') !== 'storageloom-exploration') return 'It is no report of a search.';
  const version: unknown = Reflect.get(value, 'version');
  if (Number.isInteger(version) && version !== 1) return `It is of version ${String(version)}, and this reads version 1.`;
  const fault = faultOfMembers('', value, report);
  if (fault !== null) return fault;
  // Wall: its own members have been looked at, those of its records are next.
  const given = value as ExplorationReport;
  return (
    faultOfMembers('test.', given.test, test) ??
    faultOfMembers('options.', given.options, options) ??
    (given.failure === null ? null : faultOfMembers('failure.', given.failure, failing)) ??
    faultOfShards(given.shards) ??
    faultOfOutcome(given)
  );
}

function faultOfMembers<T extends object>(place: string, given: T, shape: Shape<T>): string | null {
  for (const [name, [called, is]] of Object.entries<Kind>(shape)) {
    if (!Object.hasOwn(given, name)) return `It has no member ${place}${name}.`;
    const value: unknown = Reflect.get(given, name);
    if (!is(value)) return `Its member ${place}${name} is ${told(value)}, and should be ${called}.`;
  }
  return null;
}

function faultOfShards(shards: readonly string[]): string | null {
  const seen = new Set<string>();
  for (const shard of shards) {
    const [, number, of] = /^([1-9]\d{0,4})\/([1-9]\d{0,4})$/.exec(shard) ?? [];
    if (number === undefined || Number(of) > mostShards || Number(number) > Number(of))
      return `Its member shards has ${told(shard)}, and shards are 1/1 to ${mostShards}/${mostShards}.`;
    if (seen.has(shard)) return `Its member shards has ${told(shard)} twice.`;
    seen.add(shard);
    const [first = shard] = shards;
    if (first.split('/')[1] !== of)
      return `Its member shards has ${told(first)} and ${told(shard)}, which are of different searches.`;
  }
  return null;
}

/** What its members say of each other. */
function faultOfOutcome({ passed, failure, schedules }: ExplorationReport): string | null {
  if (schedules === 0 && failure === null) return 'None of its schedules has run, so that nothing of them is known to pass.';
  if (passed && failure !== null) return 'Its member passed is true, and its member failure is not null.';
  if (!passed && failure === null) return 'Its member passed is false, and its member failure is null.';
  if (failure === null) return null;
  const { seed } = parseLine(failure.replay);
  return seed === failure.seed
    ? null
    : `Its member failure.seed is ${failure.seed}, and its member failure.replay has seed ${seed}.`;
}

function from(least: number): Kind {
  return [`a whole number from ${least} on`, (value) => Number.isSafeInteger(value) && Number(value) >= least];
}

function oneOf(...values: readonly (string | number)[]): Kind {
  return [values.map(told).join(' or '), (value) => values.some((each) => each === value)];
}

function chosen(option: Choice): Kind {
  return oneOf(...(choices.get(option) ?? []));
}

function or([called, is]: Kind, other: string | null): Kind {
  return [`${called} or ${told(other)}`, (value) => value === other || is(value)];
}

function isLine(value: unknown): boolean {
  try {
    return typeof value === 'string' && parseLine(value).seed !== undefined;
  } catch {
    return false;
  }
}
