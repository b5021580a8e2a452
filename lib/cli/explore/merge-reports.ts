import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { grouped, passOfMore } from '../../explore/report.ts';
import { memberOf } from '../../infra/arguments.ts';
import { StorageloomError } from '../../infra/failure.ts';
import { describeError } from '../describe-error.ts';
import { faultOfReport } from './report-shape.ts';
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
  const fault = faultOfReport(report);
  if (fault !== null) throw invalid(file, fault);
  // Wall: all of it has been looked at.
  return { file, report: report as ExplorationReport };
}

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
  // Of both: another version may have written one that this does not know.
  for (const name of Object.keys({ ...one.report.options, ...other.report.options })) {
    const [a, b] = [one, other].map(({ report }) => JSON.stringify(memberOf(report.options, name)) ?? 'absent');
    if (a !== b)
      throw differ(`${names} were explored with different options.`, `The option ${name} is ${a} in one, and ${b} in the other.`);
  }
  const [a, b] = [one, other].map(({ report }) => report.shards[0]?.split('/')[1]);
  if (a !== b) throw differ(`${names} are of searches that were split otherwise.`, `One is of ${a} shards, the other of ${b}.`);
}

/** Shards of the search that are not among these, such as `3/8`. */
export function missingIn(shards: readonly string[]): readonly string[] {
  const of = Number(shards[0]?.split('/')[1]);
  const there = new Set(shards);
  return Array.from({ length: of }, (_, index) => `${index + 1}/${of}`).filter((shard) => !there.has(shard));
}

function summaryOf(schedules: number, shards: readonly string[], failure: ExplorationReport['failure']): string {
  const of = Number(shards[0]?.split('/')[1]);
  const missing = missingIn(shards);
  const left =
    missing.length === 0 ? '' : `; ${missing.length === 1 ? 'this one is' : 'these are'} missing: ${missing.join(', ')}`;
  if (failure !== null) return `Schedule ${grouped(failure.schedule)} fails; these are ${shards.length} of ${of} shards${left}.`;
  return `${passOfMore(schedules)}, in ${shards.length} of ${of} shards${left}.`;
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
