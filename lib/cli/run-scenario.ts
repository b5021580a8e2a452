import { setImmediate as turn, setTimeout as sleep } from 'node:timers/promises';
import { inspect } from 'node:util';
import { parseSchedule } from '../event-loop/schedule.ts';
import { Browser, fifo, replay, seeded, type Scheduler } from '../index.ts';
import type { DocumentHostFactory } from '../html/records/document-host.ts';
import { innerOf } from '../browser/inner.ts';
import { StorageloomError } from '../infra/failure.ts';
import type { Order, RunCommand } from './arguments/run.ts';
import type { CommandIO } from './command-io.ts';
import { checkText, describeError } from './describe-error.ts';
import { failed, interrupted, passed, type ExitCode } from './exit-code.ts';
import type { Lesson } from '../lessons/lesson.ts';
import { scenarioOfLesson } from './lesson-scenario.ts';
import { loadHost } from './load-host.ts';
import { loadScenario, type Scenario } from './load-scenario.ts';
import { pageErrors } from './page-errors.ts';
import { againText } from '../trace/last-steps.ts';
import { traceOutput, unseen, type TraceOutput } from './print-trace.ts';
import { describeStall } from './stall.ts';

/** How long a browser may take to close when the scenario did not end. */
const closeGraceMs = 1000;

/** How a scenario ended. */
export type Outcome =
  | { readonly kind: 'passed'; readonly result: unknown }
  | { readonly kind: 'failed'; readonly error: unknown }
  /** A promise of the scenario was rejected, and nobody handles it. */
  | { readonly kind: 'forgotten'; readonly reason: unknown }
  /** Nothing is left that could end it. */
  | { readonly kind: 'stalled' }
  | { readonly kind: 'interrupted' };

/** Runs a scenario, prints its trace and how it ended. Throws wrong use. */
export async function runScenario(command: RunCommand, io: CommandIO): Promise<ExitCode> {
  const output = traceOutput(command, io);
  try {
    const scenario = await Promise.race([loadScenario(command.file, io.cwd), neverLoaded(command.file, io.idle)]);
    try {
      const ended = await runLoaded(scenario, command, output, io);
      return ended === passed && scenario.lesson !== null ? await runVariant(scenario, command, io) : ended;
    } finally {
      await scenario.release();
    }
  } finally {
    output[Symbol.dispose]();
  }
}

/** A lesson holds where its variant does, too. */
async function runVariant(scenario: Scenario, command: RunCommand, io: CommandIO): Promise<ExitCode> {
  const variant = { ...scenario, ...scenarioOfLesson(scenario.lesson as Lesson, 'variant') };
  const invokedAs = io.invokedAs ?? invocation(command.file);
  // A schedule is that of the lesson: the choices of its variant are others.
  const order = command.order === 'natural' || command.order === 'seeded' ? command.order : null;
  const run = { ...command, file: `${command.file}, the variant,`, order };
  return runLoaded(variant, run, unseen, { ...io, invokedAs }, () => {
    io.stderr.write('passed\n');
    return passed;
  });
}

/** Runs a scenario that is there already. `report` says what is printed of one that has passed. */
export async function runLoaded(
  scenario: Scenario,
  command: RunCommand,
  output: TraceOutput,
  io: CommandIO,
  report: (result: unknown, command: RunCommand, io: CommandIO) => ExitCode = reportPassed,
): Promise<ExitCode> {
  const host = await hostFor(command, scenario);
  const seed = command.seed ?? scenario.options.seed ?? 1;
  const scheduler = command.order === null ? {} : { scheduler: schedulerOf(command.order, seed) };
  const browser = new Browser<object>({ pageErrors: 'trace', ...scenario.options, ...scheduler, host, seed });
  io.stderr.write(`${command.file} on ${host.name}, seed ${seed}${orderText(command.order)}\n`);
  const ended = await outcomeOf(scenario, browser, io);
  noteFailure(ended, browser);
  await output.print(browser.trace, scenario.title);
  const stall = ended.kind === 'stalled' ? describeStall(browser) : null;
  const end = innerOf(browser).traced;
  const outcome = await close(browser, ended, io);
  for (const line of pageErrors(browser.trace)) io.stderr.write(`${line}\n`);
  if (!isDiverged(outcome)) io.stderr.write(unusedText(command.order, browser.schedule));
  if (outcome.kind === 'passed') return report(outcome.result, command, io);
  if (outcome.kind === 'interrupted') return reportInterrupted(io);
  const failure = outcome.kind === 'stalled' ? (stall ?? describeStall(browser)) : failureText(outcome, scenario);
  const error = 'error' in outcome ? outcome.error : null;
  // Where the timeline is not on the same terminal, right above. What is plain wrong use tells by itself.
  const steps = output.isSeen || isWrongUse(error) ? '' : browser.trace.lastSteps(browser.schedule, { end, again: false });
  return reportFailed(
    `${failure}\n${steps}`,
    { ...command, seed, schedule: isDiverged(outcome) ? (command.order ?? '') : browser.schedule },
    io,
  );
}

/** What a scenario threw is a check that did not hold, so that every picture of the run has it; that of a lesson is there already. */
export function noteFailure(outcome: Outcome, browser: Browser<object>): void {
  if (outcome.kind !== 'failed' && outcome.kind !== 'forgotten') return;
  const last = browser.trace.events({ type: 'check' }).at(-1);
  if (last?.passed === false) return;
  const text = checkText(outcome.kind === 'failed' ? outcome.error : outcome.reason);
  innerOf(browser).userAgent.fact({ type: 'check', text, passed: false });
}

/** Says which choices of a schedule did not come up: what ran is another order than the one that was asked for. */
function unusedText(order: Order | null, ran: string): string {
  const wanted = order === null ? null : parseSchedule(order);
  const made = new Set(ran.split(' '));
  // A choice that is the natural one is in no schedule of a run, so that only what lies behind the last one is known.
  const unused = (wanted ?? []).map(({ choice, lane }) => `${choice}:${lane}`).filter((entry) => !made.has(entry));
  if (unused.length === 0) return '';
  return `of the schedule, this never came up, or was the natural choice: ${unused.join(' ')}\n`;
}

/** A schedule did not fit: what ran is only its beginning. */
function isDiverged(outcome: Outcome): boolean {
  const error = outcome.kind === 'failed' ? outcome.error : null;
  return typeof error === 'object' && error !== null && Reflect.get(error, 'code') === 'REPLAY_DIVERGED';
}

/** Of whichever copy of the library the scenario imports. */
function isWrongUse(error: unknown): boolean {
  if (typeof error !== 'object' || error === null || Reflect.get(error, 'name') !== 'StorageloomError') return false;
  return Reflect.get(error, 'timeline') === '';
}

/** Who decides the order that was asked for. */
export function schedulerOf(order: Order, seed: number): Scheduler {
  if (order === 'natural') return fifo();
  return order === 'seeded' ? seeded(seed) : replay(order);
}

function orderText(order: Order | null): string {
  if (order === null) return '';
  return order === 'natural' || order === 'seeded' ? `, ${order} order` : `, schedule ${order}`;
}

/** Rejects when nothing is left that could end the loading of the module. */
export async function neverLoaded(file: string, idle: AbortSignal | undefined): Promise<never> {
  await when(idle, () => ({ kind: 'stalled' }));
  throw new StorageloomError('SCENARIO_INVALID', {
    what: `${file} could not be loaded.`,
    why: 'Its module waits for something that nothing will do.',
    mend: 'Look for an await outside of any function, of a promise that nobody resolves.',
  });
}

/** The flag wins over the scenario's own options, and these over what it needs. */
export async function hostFor(command: Pick<RunCommand, 'file' | 'host'>, scenario: Scenario): Promise<DocumentHostFactory> {
  const own = command.host === null ? scenario.options.host : undefined;
  const host = own ?? (await loadHost(command.host ?? (scenario.needsHtml ? 'happy-dom' : 'bare')));
  if (host.html || !scenario.needsHtml) return host;
  throw new StorageloomError('HOST_WITHOUT_HTML', {
    what: `${command.file} cannot run on the host ${host.name}.`,
    why: `It needs HTML (it exports needs = 'html'), and ${host.name} parses no markup.`,
    mend: 'Leave --host out, or write --host happy-dom.',
  });
}

export async function outcomeOf(scenario: Scenario, browser: Browser<object>, io: CommandIO): Promise<Outcome> {
  const ended = (async (): Promise<Outcome> => {
    try {
      return { kind: 'passed', result: await scenario.run(browser) };
    } catch (error) {
      return { kind: 'failed', error };
    }
  })();
  return Promise.race([
    ended,
    when(io.interrupt, () => ({ kind: 'interrupted' })),
    when(io.unhandled, (reason) => ({ kind: 'forgotten', reason })),
    when(io.idle, () => ({ kind: 'stalled' })),
  ]);
}

/** What a signal makes of the run, once it is aborted. */
function when(signal: AbortSignal | undefined, outcome: (reason: unknown) => Outcome): Promise<Outcome> {
  return new Promise((resolve) => {
    if (signal === undefined) return;
    const abort = (): void => resolve(outcome(signal.reason));
    if (signal.aborted) abort();
    else signal.addEventListener('abort', abort, { once: true });
  });
}

/** Closes the browser. A scenario that seemed to have passed may turn out not to: by a call that it did not await. */
export async function close(browser: Browser<object>, outcome: Outcome, io: CommandIO): Promise<Outcome> {
  const closed = browser.close().then(() => outcome);
  // A request that nobody answers may keep a browser from closing.
  const inTime = outcome.kind === 'interrupted' || outcome.kind === 'stalled' ? sleep(closeGraceMs, outcome) : null;
  const found = await Promise.race([closed, inTime ?? when(io.idle, () => ({ kind: 'stalled' }))]);
  // Node tells of rejections when the promise jobs are done.
  await turn();
  if (found.kind !== 'passed' || io.unhandled?.aborted !== true) return found;
  return { kind: 'forgotten', reason: io.unhandled.reason };
}

function reportPassed(result: unknown, command: RunCommand, io: CommandIO): ExitCode {
  if (result !== undefined) {
    const text = typeof result === 'string' ? result : inspect(result);
    // Below the timeline; a pipe that expects another format gets nothing else.
    if (command.output !== null) io.stdout.write(`${text}\n`);
    else if (command.format === 'text') io.stdout.write(`\n${text}\n`);
    else io.stderr.write(`${text}\n`);
  }
  io.stderr.write('passed\n');
  return passed;
}

function reportInterrupted(io: CommandIO): ExitCode {
  io.stderr.write('interrupted\n');
  return interrupted;
}

export function failureText(outcome: Extract<Outcome, { kind: 'failed' | 'forgotten' }>, { path }: Scenario): string {
  if (outcome.kind === 'failed') return describeError(outcome.error, path);
  return `a promise was rejected and nobody awaited it: ${describeError(outcome.reason, path)}\n  Did you forget await?`;
}

function reportFailed(failure: string, command: RunCommand & { seed: number; schedule: string }, io: CommandIO): ExitCode {
  io.stderr.write(`failed: ${failure}seed ${command.seed}; to run it again:\n  ${againLine(command, io)}\n`);
  if (command.schedule !== '') {
    io.stderr.write(`the same order in a test:\n  ${againText(command)}\n`);
  }
  return failed;
}

/** What a person pastes to run the same again. */
export function againLine(
  command: Pick<RunCommand, 'file' | 'host' | 'order'> & { readonly seed: number },
  io: CommandIO,
): string {
  const again = io.invokedAs ?? invocation(command.file);
  const host = command.host === null ? '' : ` --host ${command.host}`;
  const order = command.order === null ? '' : ` --order ${quoted(command.order)}`;
  return `${again}${host}${order} --seed ${command.seed}`;
}

function invocation(file: string): string {
  return `npx storageloom run ${quoted(file)}`;
}

/** For a shell: as it is where that is safe. */
function quoted(text: string): string {
  return /^[\w./@:+-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
