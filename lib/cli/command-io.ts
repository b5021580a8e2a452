import type { Ask } from './ask.ts';
import type { Terminal } from './step/terminal.ts';

/** Where the command writes to: a stream of Node, or anything that takes texts. */
export interface Output {
  /** False: the stream is full for now, and says when it is not. */
  write(text: string): unknown;
  /** Of a stream: called back when there is room again, when it is over, and when whoever read it has gone. */
  once?(event: 'drain' | 'close' | 'error', heard: () => void): unknown;
  off?(event: 'drain' | 'close' | 'error', heard: () => void): unknown;
}

/** All that the command knows of its surroundings. `lib/cli/main.ts` fills it from the process, specs from arrays. */
export interface CommandIO {
  /** The result, and nothing else: what a pipe should get. */
  readonly stdout: Output;
  /** Everything else: progress, errors of pages, failures. */
  readonly stderr: Output;
  /** What is piped into the command. Default: nothing. */
  readonly stdin?: AsyncIterable<string | Uint8Array>;
  /** Asks a person. Default: there is nobody. */
  readonly ask?: Ask | undefined;
  /** The terminal that a person sits at. Default: there is none. */
  readonly terminal?: Terminal | undefined;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Whether standard output is a terminal. */
  readonly isTTY: boolean;
  /** Width of the terminal in characters; undefined where there is none. */
  readonly columns: number | undefined;
  /** The directory that relative paths start at; absolute. */
  readonly cwd: string;
  /** Aborted when the user interrupts the command. Default: never. */
  readonly interrupt?: AbortSignal;
  /** Aborted when nothing is left in the process that could go on, while the command still waits. Default: never. */
  readonly idle?: AbortSignal;
  /** Aborted, with what it was rejected with as the reason, when nobody handles a promise. Default: never. */
  readonly unhandled?: AbortSignal;
  /**
   * What a person pastes to run the same file again, without flags. Default: `npx storageloom run` and the file. For programs
   * that call the command under another name.
   */
  readonly invokedAs?: string;
}
