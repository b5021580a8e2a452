import type { ShowCommand } from './arguments/show.ts';
import type { CommandIO } from './command-io.ts';
import { traceOutput } from './print-trace.ts';
import { readTraceFile } from './read-trace.ts';

/** Draws a trace that was written down. Throws TRACE_MISSING, TRACE_INVALID and OUTPUT_FAILED. */
export async function showTrace(command: ShowCommand, io: CommandIO): Promise<void> {
  const output = traceOutput(command, io);
  try {
    await output.print(await readTraceFile(command.file, io));
  } finally {
    output[Symbol.dispose]();
  }
}
