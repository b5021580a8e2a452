import { setTimeout as sleep } from 'node:timers/promises';
import { inspect } from 'node:util';
import { Browser } from '../index.ts';
import type { DocumentHostFactory } from '../html/document-host.ts';
import { StorageloomError } from '../infra/failure.ts';
import { parseArguments, type RunCommand } from './arguments.ts';
import type { CommandIO } from './command-io.ts';
import { describeError } from './describe-error.ts';
import { failed, interrupted, passed, wrongUse, type ExitCode } from './exit-code.ts';
import { help } from './help.ts';
import { loadHost } from './load-host.ts';
import { loadScenario, type Scenario } from './load-scenario.ts';
import { pageErrors } from './page-errors.ts';
import { version } from './version.ts';

/** Width of the timeline where no terminal says another. */
const pipedColumns = 80;

/** How long an interrupted browser may take to close. */
const closeGraceMs = 1000;

/** How a scenario ended. */
type Outcome =
  | { readonly kind: 'passed'; readonly result: unknown }
  | { readonly kind: 'failed'; readonly error: unknown }
  | { readonly kind: 'interrupted' };

/**
 * The command `storageloom`: reads the arguments, does what they say, and returns the exit code. Wrong use is explained on
 * `io.stderr` in three lines; it rejects with nothing but bugs, ours or of the scenario's options.
 *
 * @param argv The arguments after the command's name.
 */
export async function run(argv: readonly string[], io: CommandIO): Promise<ExitCode> {
  try {
    const command = parseArguments(argv);
    if (command.kind === 'run') return await runScenario(command, io);
    io.stdout.write(command.kind === 'help' ? help : `${version()}\n`);
    return passed;
  } catch (error) {
    if (!(error instanceof StorageloomError)) throw error;
    io.stderr.write(`storageloom: ${error.what}\n  ${error.why}\n  ${error.mend}\n`);
    return wrongUse;
  }
}

async function runScenario(command: RunCommand, io: CommandIO): Promise<ExitCode> {
  const scenario = await loadScenario(command.file, io.cwd);
  try {
    const host = await hostFor(command, scenario);
    const seed = command.seed ?? scenario.options.seed ?? 1;
    const browser = new Browser<object>({ ...scenario.options, host, seed });
    io.stderr.write(`${command.file} on ${host.name}, seed ${seed}\n`);
    const outcome = await outcomeOf(scenario, browser, io.interrupt);
    printTrace(browser, command, io);
    const closed = browser.close();
    // A request that nobody answers may keep an interrupted browser from closing.
    await (outcome.kind === 'interrupted' ? Promise.race([closed, sleep(closeGraceMs)]) : closed);
    for (const line of pageErrors(browser.trace)) io.stderr.write(`${line}\n`);
    if (outcome.kind === 'passed') return reportPassed(outcome.result, command, io);
    if (outcome.kind === 'interrupted') return reportInterrupted(io);
    return reportFailed(outcome.error, scenario, { ...command, seed }, io);
  } finally {
    await scenario.release();
  }
}

/** The flag wins over the scenario's own options, and these over what it needs. */
async function hostFor(command: RunCommand, scenario: Scenario): Promise<DocumentHostFactory> {
  const own = command.host === null ? scenario.options.host : undefined;
  const host = own ?? (await loadHost(command.host ?? (scenario.needsHtml ? 'happy-dom' : 'bare')));
  if (host.html || !scenario.needsHtml) return host;
  throw new StorageloomError('HOST_WITHOUT_HTML', {
    what: `${command.file} cannot run on the host ${host.name}.`,
    why: `It needs HTML (it exports needs = 'html'), and ${host.name} parses no markup.`,
    mend: 'Leave --host out, or write --host happy-dom.',
  });
}

async function outcomeOf(scenario: Scenario, browser: Browser<object>, interrupt: AbortSignal | undefined): Promise<Outcome> {
  const ended = (async (): Promise<Outcome> => {
    try {
      return { kind: 'passed', result: await scenario.run(browser) };
    } catch (error) {
      return { kind: 'failed', error };
    }
  })();
  if (interrupt === undefined) return ended;
  return Promise.race([ended, abortion(interrupt)]);
}

function abortion(signal: AbortSignal): Promise<Outcome> {
  return new Promise((resolve) => {
    const abort = (): void => resolve({ kind: 'interrupted' });
    if (signal.aborted) abort();
    else signal.addEventListener('abort', abort, { once: true });
  });
}

function printTrace(browser: Browser<object>, command: RunCommand, io: CommandIO): void {
  if (command.format === 'json') {
    io.stdout.write(browser.trace.toJSONL());
    return;
  }
  const color = io.isTTY && (io.env['NO_COLOR'] ?? '') === '';
  const width = io.isTTY ? (io.columns ?? pipedColumns) : pipedColumns;
  io.stdout.write(`${browser.trace.toText({ width, color }).trimEnd()}\n`);
}

function reportPassed(result: unknown, command: RunCommand, io: CommandIO): ExitCode {
  if (result !== undefined) {
    const text = typeof result === 'string' ? result : inspect(result);
    // A pipe that expects JSON Lines gets nothing else.
    if (command.format === 'json') io.stderr.write(`${text}\n`);
    else io.stdout.write(`\n${text}\n`);
  }
  io.stderr.write('passed\n');
  return passed;
}

function reportInterrupted(io: CommandIO): ExitCode {
  io.stderr.write('interrupted\n');
  return interrupted;
}

function reportFailed(error: unknown, scenario: Scenario, command: RunCommand & { seed: number }, io: CommandIO): ExitCode {
  const again = io.invokedAs ?? `npx storageloom run ${quoted(command.file)}`;
  const host = command.host === null ? '' : ` --host ${command.host}`;
  io.stderr.write(`failed: ${describeError(error, scenario.path)}\n`);
  io.stderr.write(`seed ${command.seed}; to run it again:\n  ${again}${host} --seed ${command.seed}\n`);
  return failed;
}

/** For a shell: as it is where that is safe. */
function quoted(text: string): string {
  return /^[\w./@:+-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
