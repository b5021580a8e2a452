import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { grouped } from '../../explore/report.ts';
import { StorageloomError } from '../../infra/failure.ts';
import { describeError } from '../describe-error.ts';
import { isRecord } from '../load-module.ts';
import type { ExplorationReport } from './report.ts';

/** A report, and the file that it was in, as it was typed. */
export interface Read {
  readonly file: string;
  readonly report: ExplorationReport;
}

/** Reads a report of a search. Throws REPORT_INVALID. */
export function readReport(file: string, cwd: string): Read {
  const path = resolve(cwd, file);
  let report: unknown;
  try {
    report = JSON.parse(readFileSync(path, 'utf8'));
  } catch (cause) {
    throw invalid(file, describeError(cause, path), cause);
  }
  if (!isRecord(report) || report['format'] !== 'storageloom-exploration') throw invalid(file, 'It is no report of a search.');
  if (report['version'] !== 1) throw invalid(file, `It is of version ${String(report['version'])}, and this is version 1.`);
  const missing = members.find((name) => !Object.hasOwn(report, name));
  if (missing !== undefined) throw invalid(file, `It has no member ${missing}.`);
  const strange = Object.entries(shapes).find(([name, isRight]) => !isRight(report[name]));
  if (strange !== undefined) throw invalid(file, `Its member ${strange[0]} is not what a search writes.`);
  if (report['schedules'] === 0 && report['failure'] === null) {
    throw invalid(file, 'None of its schedules has run, so that nothing of them is known to pass.');
  }
  // Wall: what is used of it has been looked at.
  return { file, report: report as unknown as ExplorationReport };
}

/** What reports are told apart and counted by. */
const shapes: Readonly<Record<string, (value: unknown) => boolean>> = {
  test: (value) => isRecord(value) && Object.hasOwn(value, 'storage'),
  options: isRecord,
  shards: (value) => Array.isArray(value) && value.length > 0 && value.every((each) => /^\d+\/\d+$/.test(String(each))),
  schedules: (value) => Number.isSafeInteger(value),
  redundant: (value) => Number.isSafeInteger(value),
  failure: (value) => value === null || (isRecord(value) && Number.isSafeInteger(value['seed'])),
};

const members: readonly (keyof ExplorationReport)[] = [
  ...(['test', 'options', 'shards', 'passed', 'schedules', 'orders', 'exhaustive', 'redundant', 'summary', 'failure'] as const),
];

/** One report of those of several shards, at least one. Throws REPORTS_DIFFER for those that are of different searches. */
export function mergeReports(reads: readonly [Read, ...Read[]]): ExplorationReport {
  const [first, ...others] = reads;
  for (const other of others) checkAlike(first, other);
  const owners = new Map<string, string>();
  for (const { file, report } of reads) {
    for (const shard of report.shards) {
      const owner = owners.get(shard);
      if (owner !== undefined) throw differ(`${file} and ${owner} both have shard ${shard}.`, 'Its schedules would count twice.');
      owners.set(shard, file);
    }
  }
  if (others.length === 0) return first.report;
  const reports = reads.map(({ report }) => report);
  const shards = [...owners.keys()].sort((a, b) => Number.parseInt(a, 10) - Number.parseInt(b, 10));
  const failure = reports
    .flatMap((report) => report.failure ?? [])
    .reduce<ExplorationReport['failure']>((least, each) => (least === null || each.seed < least.seed ? each : least), null);
  const schedules = sum(reports, 'schedules');
  const summary = summaryOf(schedules, shards, failure);
  const merged = {
    shards,
    passed: failure === null,
    schedules,
    orders: null,
    exhaustive: false,
    redundant: sum(reports, 'redundant'),
  };
  return { ...first.report, ...merged, summary, failure };
}

function checkAlike(one: Read, other: Read): void {
  const names = `${one.file} and ${other.file}`;
  if (one.report.test.digest !== other.report.test.digest)
    throw differ(
      `${names} are of different tests.`,
      `One is of ${one.report.test.file}, one of ${other.report.test.file}, as they were then.`,
    );
  if (one.report.test.storage !== other.report.test.storage)
    throw differ(`${names} were explored with different commands.`, 'One was given --storage, the other not, or another one.');
  for (const [name, value] of Object.entries(one.report.options)) {
    const [a, b] = [value, other.report.options[name as keyof typeof other.report.options]].map((each) => JSON.stringify(each));
    if (a !== b)
      throw differ(`${names} were explored with different options.`, `The option ${name} is ${a} in one, and ${b} in the other.`);
  }
  const [a, b] = [one, other].map(({ report }) => report.shards[0]?.split('/')[1]);
  if (a !== b) throw differ(`${names} are of searches that were split otherwise.`, `One is of ${a} shards, the other of ${b}.`);
}

/** Shards of the search that are not among these, such as `3/8`. */
export function missingIn(shards: readonly string[]): readonly string[] {
  const of = Number(shards[0]?.split('/')[1]);
  return Array.from({ length: of }, (_, index) => `${index + 1}/${of}`).filter((shard) => !shards.includes(shard));
}

function summaryOf(schedules: number, shards: readonly string[], failure: ExplorationReport['failure']): string {
  const of = Number(shards[0]?.split('/')[1]);
  const missing = missingIn(shards);
  const left =
    missing.length === 0 ? '' : `; ${missing.length === 1 ? 'this one is' : 'these are'} missing: ${missing.join(', ')}`;
  if (failure !== null) return `Schedule ${grouped(failure.schedule)} fails; these are ${shards.length} of ${of} shards${left}.`;
  return `${schedules === 1 ? '1 schedule passes' : `${grouped(schedules)} schedules pass`}, of more, in ${shards.length} of ${of} shards${left}.`;
}

function sum(reports: readonly ExplorationReport[], name: 'schedules' | 'redundant'): number {
  return reports.reduce((total, report) => total + report[name], 0);
}

function differ(what: string, why: string): StorageloomError {
  const mend = 'Merge reports of shards of one search: the same file and flags, and --shard 1/8, 2/8 and so on.';
  return new StorageloomError('REPORTS_DIFFER', { what, why, mend });
}

function invalid(file: string, why: string, cause?: unknown): StorageloomError {
  const mend = `Write one with: storageloom explore FILE --shard 1/8 -o ${file.endsWith('.json') ? file : '1.json'}`;
  const failure = { what: `${file} cannot be merged.`, why, mend };
  return new StorageloomError('REPORT_INVALID', cause === undefined ? failure : { ...failure, cause });
}
