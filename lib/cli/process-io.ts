import { askOn } from './ask.ts';
import type { CommandIO } from './command-io.ts';
import type { ExitCode } from './exit-code.ts';
import { processTerminal } from './step/terminal.ts';

/** The part of Node's process that the command touches. */
export type Surroundings = Pick<NodeJS.Process, 'stdin' | 'stdout' | 'stderr' | 'env' | 'cwd' | 'exit' | 'once' | 'on' | 'off'>;

/**
 * The command's surroundings in a real process, and the way to leave it: once all output has been handed over, also when the
 * scenario has left timers or sockets open.
 */
export function processIO(process: Surroundings): { io: CommandIO; leave(code: ExitCode): Promise<void> } {
  const { stdout, stderr } = process;
  const [interruption, idleness, rejection] = [new AbortController(), new AbortController(), new AbortController()];
  const forget = (reason: unknown): void => rejection.abort(reason);
  // Once: a second Ctrl-C ends the process as if nobody listened.
  process.once('SIGINT', () => interruption.abort());
  process.once('beforeExit', () => idleness.abort());
  process.on('unhandledRejection', forget);
  for (const stream of [stdout, stderr]) stream.on('error', ignoreClosedPipe);
  const io: CommandIO = {
    stdout,
    stderr,
    // Not before somebody reads it: a process that holds its standard input does not end by itself.
    stdin: { [Symbol.asyncIterator]: () => process.stdin[Symbol.asyncIterator]() },
    // As with all of it: not before somebody asks.
    get ask() {
      return stdout.isTTY === true && process.stdin.isTTY === true ? askOn(process.stdin, stdout) : undefined;
    },
    get terminal() {
      return processTerminal(process);
    },
    env: process.env,
    isTTY: stdout.isTTY === true,
    columns: stdout.columns,
    cwd: process.cwd(),
    interrupt: interruption.signal,
    idle: idleness.signal,
    unhandled: rejection.signal,
  };
  const leave = async (code: ExitCode): Promise<void> => {
    // The outcome is written. What nobody handles from here on ends the process by itself, with Node's words.
    process.off('unhandledRejection', forget);
    await new Promise((resolve) => setImmediate(resolve));
    await Promise.all([flushed(stdout), flushed(stderr)]);
    process.exit(code);
  };
  return { io, leave };
}

/** Whoever read the output has gone, such as `head`. Nobody is left to tell, and the scenario's own outcome stands. */
function ignoreClosedPipe(error: Error & { code?: string }): void {
  if (error.code !== 'EPIPE') throw error;
}

function flushed(stream: NodeJS.WriteStream): Promise<void> {
  return new Promise((resolve) => {
    stream.write('', () => resolve());
  });
}
