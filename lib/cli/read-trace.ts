import { createReadStream, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { StorageloomError } from '../infra/failure.ts';
import { TraceParser } from '../trace/parse.ts';
import type { Trace } from '../trace/reader.ts';
import type { CommandIO } from './command-io.ts';

/** No line of a trace is as long, in UTF-16 code units: what is has no lines, and must not be gathered whole. */
const mostInLine = 0x100_0000;

/**
 * Reads the trace in a file, line by line, so that no more is held than its events.
 *
 * @param file As it was typed, relative to `io.cwd`; `-` is standard input.
 * @throws StorageloomError TRACE_MISSING when it cannot be read; TRACE_INVALID, with the line, when it is no trace of version 1.
 */
export async function readTraceFile(file: string, io: Pick<CommandIO, 'stdin' | 'cwd'>): Promise<Trace> {
  if (file === '-') return readTrace(io.stdin ?? none(), 'standard input');
  const path = resolve(io.cwd, file);
  try {
    const found = statSync(path, { throwIfNoEntry: false });
    if (found === undefined) throw missing(`There is no file ${file}.`, `Looked for ${path}.`);
    if (found.isDirectory()) throw missing(`${file} is not a file.`, 'It is a folder.');
    return await readTrace(createReadStream(path), file);
  } catch (cause) {
    if (cause instanceof StorageloomError) throw cause;
    throw missing(
      `${file} cannot be read.`,
      `The system says: ${cause instanceof Error ? cause.message : String(cause)}.`,
      cause,
    );
  }
}

/** Reads a trace from pieces of its text. Throws TRACE_INVALID. @param name What it is called in errors. */
export async function readTrace(pieces: AsyncIterable<string | Uint8Array>, name: string): Promise<Trace> {
  const parser = new TraceParser(name);
  for await (const line of linesOf(pieces)) {
    if (line === null) throw parser.invalid(`the line behind it is longer than ${mostInLine} characters`);
    parser.take(line);
  }
  return parser.end();
}

/** Lines without their ends, in whatever pieces the text comes; null and the end for one that is too long. */
async function* linesOf(pieces: AsyncIterable<string | Uint8Array>): AsyncGenerator<string | null> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const piece of pieces) {
    const lines = `${rest}${typeof piece === 'string' ? piece : decoder.decode(piece, { stream: true })}`.split('\n');
    rest = lines.pop()!;
    yield* lines;
    if (rest.length > mostInLine) return yield null;
  }
  yield rest + decoder.decode();
}

async function* none(): AsyncGenerator<string> {}

function missing(what: string, why: string, cause?: unknown): StorageloomError {
  const failure = {
    what,
    why,
    mend: 'Give the path of a trace: what trace.toJSONL() returns, or storageloom run FILE --format json -o trace.jsonl writes.',
  };
  return new StorageloomError('TRACE_MISSING', cause === undefined ? failure : { ...failure, cause });
}
