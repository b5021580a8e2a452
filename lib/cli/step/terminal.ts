export interface ScreenSize {
  readonly columns: number;
  readonly rows: number;
}

/** What a run is watched for while it goes. */
export interface RunWatch extends Disposable {
  /** Aborted when nothing is left in the process that could go on. */
  readonly idle: AbortSignal;
  /** Aborted when nobody handles a promise, with what it was rejected with. */
  readonly unhandled: AbortSignal;
}

export interface TerminalEvents {
  /** What was typed, as the terminal sends it. */
  typed(text: string): void;
  resized(): void;
}

/** A terminal that a person sits at. */
export interface Terminal {
  readonly size: ScreenSize;
  /** Takes keys one by one, on a screen of its own; disposing of the result leaves the terminal as it was. */
  open(events: TerminalEvents): Disposable;
  /** Shows these lines, from the first row on. */
  show(lines: readonly string[]): void;
  /** Watches the process during one run. */
  watch(): RunWatch;
}

/** The part of Node's process that it touches. */
export type TerminalProcess = Pick<NodeJS.Process, 'stdin' | 'stdout' | 'on' | 'off' | 'exit'>;

// The names of terminfo: smcup, civis, clear; cnorm, rmcup.
const begin = '\u001b[?1049h\u001b[?25l\u001b[2J';
const end = '\u001b[?25h\u001b[?1049l';

/** 128 and the number of the signal, as shells have it. */
const signals = { SIGTERM: 143, SIGHUP: 129 } as const;

/** The terminal of a process; undefined where there is none. */
export function processTerminal(process: TerminalProcess): Terminal | undefined {
  const { stdout } = process;
  if (stdout.isTTY !== true || process.stdin.isTTY !== true) return undefined;
  return {
    get size() {
      // A terminal may not know its size.
      return { columns: stdout.columns || 80, rows: stdout.rows || 24 };
    },
    open: (events) => openTerminal(process, events),
    show: (lines) => void stdout.write(`\u001b[H${lines.map((line) => `${line}\u001b[K`).join('\r\n')}\u001b[J`),
    watch: () => watchProcess(process),
  };
}

function openTerminal(process: TerminalProcess, { typed, resized }: TerminalEvents): Disposable {
  const { stdin, stdout } = process;
  const heard = (chunk: Buffer): void => typed(chunk.toString());
  const leaves = Object.entries(signals).map(
    ([signal, code]) => [signal as keyof typeof signals, () => process.exit(code)] as const,
  );
  let open = true;
  const close = (): void => {
    if (!open) return;
    open = false;
    stdin.off('data', heard);
    stdout.off('resize', resized);
    for (const [signal, leave] of leaves) process.off(signal, leave);
    process.off('exit', close);
    process.off('uncaughtExceptionMonitor', close);
    stdin.setRawMode(false);
    stdin.pause();
    stdout.write(end);
  };
  stdout.write(begin);
  stdin.setRawMode(true);
  stdin.on('data', heard);
  stdin.resume();
  stdout.on('resize', resized);
  for (const [signal, leave] of leaves) process.on(signal, leave);
  process.on('exit', close);
  // Before Node prints what nobody has caught, which would go with the screen.
  process.on('uncaughtExceptionMonitor', close);
  return { [Symbol.dispose]: close };
}

function watchProcess(process: TerminalProcess): RunWatch {
  const [idle, unhandled] = [new AbortController(), new AbortController()];
  const rejected = (reason: unknown): void => unhandled.abort(reason);
  const ended = (): void => idle.abort();
  // A terminal that is read would keep a process going that has nothing else to do.
  process.stdin.unref();
  process.on('beforeExit', ended);
  process.on('unhandledRejection', rejected);
  return {
    idle: idle.signal,
    unhandled: unhandled.signal,
    [Symbol.dispose]() {
      process.off('beforeExit', ended);
      process.off('unhandledRejection', rejected);
      process.stdin.ref();
    },
  };
}
