import { Writable } from 'node:stream';
import { StorageloomError } from '../infra/failure.ts';
import type { Order } from './arguments/run.ts';
import type { StepCommand } from './arguments/step.ts';
import type { CommandIO } from './command-io.ts';
import { sendConsoleTo } from './console-to.ts';
import { interrupted, passed, type ExitCode } from './exit-code.ts';
import { loadScenario } from './load-scenario.ts';
import { againLine, hostFor, neverLoaded } from './run-scenario.ts';
import { recordRun } from './step/recorded-run.ts';
import { StepSession, type Play } from './step/session.ts';
import { stepOn } from './step/step-on.ts';
import { againText } from '../trace/last-steps.ts';

/** Lets a person go through a scenario step by step, and prints what repeats the order in which it ran. Throws wrong use. */
export async function stepScenario(command: StepCommand, io: CommandIO): Promise<ExitCode> {
  const { terminal } = io;
  if (terminal === undefined) {
    throw new StorageloomError('USAGE', {
      what: 'storageloom step has nobody to show steps to.',
      why: 'Standard input and output are no terminal.',
      mend: `Type it in a terminal, or write: storageloom run ${command.file}`,
    });
  }
  const scenario = await Promise.race([loadScenario(command.file, io.cwd), neverLoaded(command.file, io.idle)]);
  try {
    const host = await hostFor(command, scenario);
    const seed = command.seed ?? scenario.options.seed ?? 1;
    const title = `${command.file} on ${host.name}, seed ${seed}`;
    io.stderr.write(`${title}\n`);
    const leaving = new AbortController();
    const leave = AbortSignal.any([leaving.signal, ...(io.interrupt === undefined ? [] : [io.interrupt])]);
    let runs = 0;
    const play: Play = async (taken) => {
      const watch = terminal.watch();
      // What a scenario prints, it has printed when it ran for the first time.
      const silence = runs++ === 0 ? null : sendConsoleTo(nowhere());
      try {
        return await recordRun({ scenario, host, seed, order: command.order, taken }, { ...watch, interrupt: leave });
      } finally {
        silence?.[Symbol.dispose]();
        watch[Symbol.dispose]();
      }
    };
    const session = await StepSession.begin(play);
    if (session.run.kind === 'interrupted') {
      io.stderr.write('interrupted\n');
      return interrupted;
    }
    const left = await stepOn(terminal, session, { title, color: (io.env['NO_COLOR'] ?? '') === '' }, leave);
    leaving.abort();
    io.stdout.write(summary(session, command, io));
    return left === 'quit' ? passed : interrupted;
  } finally {
    await scenario.release();
  }
}

function nowhere(): Writable {
  return new Writable({ write: (_chunk, _encoding, done) => done() });
}

/** Where it was left, how the run ended, and what repeats it. */
function summary({ cursor, run }: StepSession, { file, host, order }: StepCommand, io: CommandIO): string {
  const { schedule, seed } = run;
  const again = schedule === '' ? naturalOf(order) : (schedule as Order);
  const test = schedule === '' ? '' : `the same order in a test:\n  ${againText({ seed, schedule })}\n`;
  return `step ${cursor} of ${run.moments.length}; ${run.ended}\nto run it again in this order:\n  ${againLine({ file, host, order: again, seed }, io)}\n${test}`;
}

/** An order that was never left is the natural one. */
function naturalOf(order: Order | null): Order | null {
  return order === null ? null : 'natural';
}
