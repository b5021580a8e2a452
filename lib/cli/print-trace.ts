import type { Trace } from '../trace/reader.ts';
import type { View } from './arguments/view.ts';
import type { CommandIO } from './command-io.ts';
import { formats, type Look } from './formats.ts';
import { OutputFile } from './output-file.ts';
import { writePieces } from './write-pieces.ts';

/** Width of the timeline where no terminal says another. */
const pipedColumns = 80;

/** Where a trace goes: opened before there is one, since a run that is over cannot be written anywhere else. */
export interface TraceOutput extends Disposable {
  /** The timeline is on the terminal that a person looks at. */
  readonly isSeen: boolean;
  /** `title`: that of the run, where nobody asked for another. */
  print(trace: Trace, title?: string): Promise<void>;
}

/** Throws OUTPUT_FAILED for a file that cannot be written. */
export function traceOutput(view: View, io: CommandIO): TraceOutput {
  const { format, output } = view;
  const { write } = formats[format];
  if (output === null) {
    return {
      isSeen: io.isTTY && format === 'text',
      print: (trace, title) => writePieces(write(trace, lookOf(view, io, io.isTTY, title)), io.stdout),
      [Symbol.dispose]: () => undefined,
    };
  }
  const file = new OutputFile(output, io.cwd);
  return {
    isSeen: false,
    async print(trace, title) {
      file.write(write(trace, lookOf(view, io, false, title)));
      io.stderr.write(`wrote ${output}: ${format}, ${file.bytes} bytes\n`);
    },
    [Symbol.dispose]: () => file[Symbol.dispose](),
  };
}

/** For a trace that nobody asked to see. */
export const unseen: TraceOutput = { isSeen: false, print: async () => undefined, [Symbol.dispose]: () => undefined };

function lookOf({ width, ascii, detail, title }: View, io: CommandIO, terminal: boolean, own?: string): Look {
  const color = terminal && (io.env['NO_COLOR'] ?? '') === '';
  const called = title ?? own;
  return { width: columnsOf(width, io, terminal), color, ascii, detail, ...(called === undefined ? {} : { title: called }) };
}

/** How wide a text may be. `width`: as it was asked for. */
export function columnsOf(width: number | null, io: CommandIO, terminal: boolean): number {
  return width ?? (terminal ? io.columns : undefined) ?? columnsIn(io.env) ?? pipedColumns;
}

/** What the environment says of the width: the only word on it in a pipe. */
function columnsIn(env: CommandIO['env']): number | undefined {
  const columns = Number(env['COLUMNS'] ?? '');
  return Number.isSafeInteger(columns) && columns > 0 ? columns : undefined;
}
