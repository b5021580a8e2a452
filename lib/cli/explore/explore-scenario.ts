import type { Scenario } from '../../explore/index.ts';
import { stuck } from '../../explore/failures.ts';
import { counted } from '../../explore/report.ts';
import { checkedSettings, searched } from '../../explore/searched.ts';
import type { Settings } from '../../explore/settings.ts';
import { bisect } from '../../explore/threshold.ts';
import { StorageloomError } from '../../infra/failure.ts';
import { notDrawn, type ExploreCommand, type Shard } from '../arguments/explore.ts';
import type { CommandIO } from '../command-io.ts';
import { describeError } from '../describe-error.ts';
import { failed, interrupted, passed, type ExitCode } from '../exit-code.ts';
import { OutputFile } from '../output-file.ts';
import { digestOf, loadExploration } from './load-exploration.ts';
import { mergeReports, missingIn, readReport, type Read } from './merge-reports.ts';
import { Progress } from './progress.ts';
import {
  asText,
  explorationReport,
  reportedOptions,
  thresholdReport,
  type ExplorationReport,
  type ThresholdReport,
} from './report.ts';

type Report = ExplorationReport | ThresholdReport;

/** Explores a scenario, or merges reports, and writes the report. Throws wrong use, and what keeps a test from being explored. */
export async function exploreScenario(
  command: ExploreCommand,
  io: CommandIO,
  now: () => number = () => performance.now(),
): Promise<ExitCode> {
  const file = command.output === null ? null : new OutputFile(command.output, io.cwd);
  try {
    const report = command.merge ? merged(command, io) : await explored(command, io, now);
    if (report === null) {
      io.stderr.write('interrupted\n');
      return interrupted;
    }
    const text = command.format === 'json' ? `${JSON.stringify(report, null, 2)}\n` : asText(report);
    if (file === null) io.stdout.write(text);
    else {
      file.write([text]);
      io.stderr.write(`wrote ${command.output}: ${command.format}, ${file.bytes} bytes\n`);
    }
    return outcomeOf(report, command.merge, io);
  } finally {
    file?.[Symbol.dispose]();
  }
}

/** A threshold is an answer, not a failure, as long as the test holds at all. */
function outcomeOf(report: Report, isMerged: boolean, io: CommandIO): ExitCode {
  if (io.unhandled?.aborted === true) {
    io.stderr.write(
      `failed: a promise was rejected and nobody awaited it: ${describeError(io.unhandled.reason, report.test.file)}\n`,
    );
    return failed;
  }
  const missing = isMerged && report.format === 'storageloom-exploration' && report.passed ? missingIn(report.shards) : [];
  if (missing.length > 0) {
    io.stderr.write(`failed: ${missing.length === 1 ? 'a report is' : 'reports are'} missing: ${missing.join(', ')}\n`);
    return failed;
  }
  if (report.format === 'storageloom-exploration' && report.passed && report.schedules === 0) {
    io.stderr.write('failed: limitMs ended it before a schedule could count\n');
    return failed;
  }
  const holds = report.format === 'storageloom-threshold' ? report.safe !== null : report.passed;
  io.stderr.write(`${holds ? lastWord(report) : `failed: ${report.failure?.error}`}\n`);
  return holds ? passed : failed;
}

/** Below a failure and its timeline `passed` would be read as if there were none. */
function lastWord(report: Report): string {
  const breaks = report.format === 'storageloom-threshold' ? report.breaks : null;
  return breaks === null ? 'passed' : `breaks at ${breaks} ms`;
}

function merged({ files }: ExploreCommand, io: CommandIO): ExplorationReport {
  const reads = files.map((file) => readReport(file, io.cwd));
  return mergeReports(reads as [Read, ...Read[]]);
}

/** Null: the user has interrupted it. */
async function explored(command: ExploreCommand, io: CommandIO, now: () => number): Promise<Report | null> {
  const [file = ''] = command.files;
  const loaded = await loadExploration(file, io.cwd);
  try {
    const scenario = withFlags(loaded.scenario, command);
    const test = { file, digest: digestOf(loaded.path), storage: command.storage };
    const progress = new Progress(io, now);
    try {
      return await Promise.race([
        reportOf(command, scenario, test, progress),
        aborted(io.interrupt).then(() => null),
        aborted(io.idle).then(() => Promise.reject(stuck('loading the tabs'))),
      ]);
    } finally {
      progress[Symbol.dispose]();
    }
  } finally {
    await loaded.release();
  }
}

async function reportOf(
  { threshold, to, shard }: ExploreCommand,
  scenario: Scenario<object>,
  test: Report['test'],
  progress: Progress,
): Promise<Report> {
  const settings = { ...checkedSettings(scenario), shard: { index: shard.number - 1, of: shard.of } };
  checkShard(shard, settings);
  const options = reportedOptions(settings, scenario);
  if (threshold !== null) {
    return thresholdReport(test, options, threshold, await bisect(scenario, threshold, to === null ? {} : { to }, progress.tell));
  }
  const outcome = await searched(settings, scenario.test, progress.tell);
  return explorationReport(test, options, `${shard.number}/${shard.of}`, outcome);
}

/** Flags and the scenario's own options together. */
function checkShard({ number, of }: Shard, { strategy, schedules, replay }: Settings<object>): void {
  if (of === 1) return;
  if (strategy === 'exhaustive') throw notDrawn();
  if (replay !== null) {
    throw new StorageloomError('USAGE', {
      what: "A scenario whose options have 'replay' has no shards.",
      why: 'A line is one schedule, and says all of it.',
      mend: 'Leave replay out of its options, or leave --shard out.',
    });
  }
  if (of <= schedules) return;
  throw new StorageloomError('USAGE', {
    what: `--shard cannot be '${number}/${of}'.`,
    why: `The search has ${counted(schedules, 'schedule')}, and some shards would have none.`,
    mend: 'Ask for fewer shards, or for more --schedules.',
  });
}

/** Who asks by a command waits: without a limit of the scenario's own time has none. */
function withFlags(scenario: Scenario<object>, command: ExploreCommand): Scenario<object> {
  const { strategy, schedules, seed, replay, storage } = command;
  return {
    // Also what a scenario has not, which is refused.
    ...scenario,
    options: {
      limitMs: Infinity,
      ...scenario.options,
      ...(strategy === null ? {} : { strategy }),
      ...(schedules === null ? {} : { schedules }),
      ...(seed === null ? {} : { seed }),
      ...(replay === null ? {} : { replay }),
      ...(storage === null ? {} : { storage }),
    },
  };
}

/** Never, where there is no signal. */
function aborted(signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted === true) resolve();
    else signal?.addEventListener('abort', () => resolve(), { once: true });
  });
}
