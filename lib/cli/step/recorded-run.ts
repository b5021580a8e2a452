import { Browser, fifo, type Scheduler } from '../../index.ts';
import type { DocumentHostFactory } from '../../html/records/document-host.ts';
import { Replay } from '../../trace/replay.ts';
import type { TraceEvent } from '../../trace/trace-event.ts';
import type { Order } from '../arguments/run.ts';
import type { CommandIO } from '../command-io.ts';
import type { Scenario } from '../load-scenario.ts';
import { close, failureText, noteFailure, outcomeOf, schedulerOf } from '../run-scenario.ts';
import { describeStall } from '../stall.ts';
import { momentsOf, type Moment } from './moments.ts';
import { steppingScheduler, type Question } from './stepping-scheduler.ts';

/** A run that is over, to be stepped through. */
export interface RecordedRun {
  readonly events: readonly TraceEvent[];
  /** How many of the oldest events are missing. */
  readonly dropped: number;
  readonly moments: readonly Moment[];
  readonly states: Replay;
  readonly schedule: string;
  readonly seed: number;
  readonly kind: 'passed' | 'failed' | 'interrupted';
  /** How it ended, for a person: `passed`, or what failed. */
  readonly ended: string;
}

export interface RunSetup {
  readonly scenario: Scenario;
  readonly host: DocumentHostFactory;
  readonly seed: number;
  /** Null: the scheduler of the scenario's options, else the Browser's default. */
  readonly order: Order | null;
  /** The lanes that a person chose, by the numbers of choices. */
  readonly taken: ReadonlyMap<number, string>;
}

/** Runs a scenario to its end in a new Browser, and keeps what happened. */
export async function recordRun(setup: RunSetup, io: Pick<CommandIO, 'interrupt' | 'idle' | 'unhandled'>): Promise<RecordedRun> {
  const { scenario, host, seed } = setup;
  let questions: Question[] = [];
  const base = schedulerFor(setup);
  const scheduler = steppingScheduler(base, setup.taken, (question) => void questions.push(question));
  // A run that the scenario begins anew has other tasks under the same numbers.
  const counted: Scheduler = { ...scheduler, seed: (number) => ((questions = []), scheduler.seed(number)) };
  const browser = new Browser<object>({
    pageErrors: 'trace',
    ...scenario.options,
    trace: 'full',
    scheduler: counted,
    host,
    seed,
  });
  const outcome = await outcomeOf(scenario, browser, io as CommandIO);
  const stall = outcome.kind === 'stalled' ? describeStall(browser) : '';
  noteFailure(outcome, browser);
  const events = browser.trace.events();
  const { schedule, trace } = browser;
  const { dropped } = trace.header;
  const closed = await close(browser, outcome, io as CommandIO);
  const known = { events, dropped, moments: momentsOf(events, questions), states: new Replay(events, dropped), schedule, seed };
  if (closed.kind === 'passed') return { ...known, kind: 'passed', ended: passedText(closed.result) };
  if (closed.kind === 'interrupted') return { ...known, kind: 'interrupted', ended: 'interrupted' };
  const failure = closed.kind === 'stalled' ? stall || describeStall(browser) : failureText(closed, scenario);
  return { ...known, kind: 'failed', ended: `failed: ${failure}` };
}

function schedulerFor({ order, scenario, seed }: RunSetup): Scheduler {
  return order === null ? (scenario.options.scheduler ?? fifo()) : schedulerOf(order, seed);
}

function passedText(result: unknown): string {
  return typeof result === 'string' ? `passed: ${result}` : 'passed';
}
