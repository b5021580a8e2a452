import type { Scenario } from '../../explore/index.ts';
import { stuck } from '../../explore/failures.ts';
import { checkedSettings, searched } from '../../explore/searched.ts';
import { bisect } from '../../explore/threshold.ts';
import type { ExploreCommand } from '../arguments/explore.ts';
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
  const holds = report.format === 'storageloom-threshold' ? report.safe !== null : report.passed;
  io.stderr.write(holds ? 'passed\n' : `failed: ${report.failure?.error}\n`);
  return holds ? passed : failed;
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
  const options = reportedOptions(settings, scenario);
  if (threshold !== null) {
    return thresholdReport(test, options, threshold, await bisect(scenario, threshold, to === null ? {} : { to }, progress.tell));
  }
  const outcome = await searched(settings, scenario.test, progress.tell);
  return explorationReport(test, options, `${shard.number}/${shard.of}`, outcome);
}

/** Who asks by a command waits: without a limit of the scenario's own time has none. */
function withFlags({ options, test }: Scenario<object>, command: ExploreCommand): Scenario<object> {
  const { strategy, schedules, seed, replay, storage } = command;
  return {
    test,
    options: {
      limitMs: Infinity,
      ...options,
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
