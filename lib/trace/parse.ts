import { StorageloomError } from '../infra/failure.ts';
import { faultOf, isTraceEvent } from './event-shape.ts';
import { Trace } from './reader.ts';
import type { TraceEvent, TraceHeader } from './trace-event.ts';

/**
 * Reads a trace that was written as JSON Lines. Empty lines are skipped; members that this version does not know are kept.
 * Throws a {@link StorageloomError} with the code `TRACE_INVALID`, naming the line, when it is not a trace of version 1.
 */
export function parseTrace(text: string): Trace {
  const lines = text.split(/\r?\n/);
  const events: TraceEvent[] = [];
  let header: TraceHeader | null = null;
  for (const [n, line] of lines.entries()) {
    if (line.trim() === '') continue;
    const value = parseLine(line, n + 1);
    if (header === null) header = checkHeader(value, n + 1);
    else {
      if (!isTraceEvent(value)) throw invalid(n + 1, String(faultOf(value)));
      events.push(value);
    }
  }
  if (header === null) throw invalid(1, 'the text is empty, where the header should be');
  const read = header;
  return new Trace({ header: read, events: () => events });
}

function parseLine(line: string, number: number): object {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (cause) {
    throw invalid(number, 'it is not JSON', cause);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw invalid(number, 'it is not a JSON object');
  return value;
}

function checkHeader(value: object, number: number): TraceHeader {
  const header: Partial<Record<keyof TraceHeader, unknown>> = value;
  if (header.storageloom !== 'trace') throw invalid(number, 'the first line is not the header of a trace');
  if (header.version !== 1)
    throw invalid(number, `its version is ${JSON.stringify(header.version)}, and only version 1 is known`);
  const text = (member: 'host' | 'engine' | 'scheduler'): string => {
    const found = header[member];
    if (typeof found !== 'string') throw invalid(number, `the member ${member} of the header is not a string`);
    return found;
  };
  const count = (member: 'seed' | 'dropped'): number => {
    const found = header[member];
    if (typeof found !== 'number') throw invalid(number, `the member ${member} of the header is not a number`);
    return found;
  };
  return {
    storageloom: 'trace',
    version: 1,
    host: text('host'),
    engine: text('engine'),
    scheduler: text('scheduler'),
    seed: count('seed'),
    dropped: count('dropped'),
  };
}

function invalid(line: number, fault: string, cause?: unknown): StorageloomError {
  const failure = {
    what: `Line ${line} of the trace cannot be read.`,
    why: `A trace is a header and then one event a line, and here ${fault}.`,
    mend: 'Write the trace again with trace.toJSONL(), or mend that line; docs/trace.md in the repository has the format.',
  };
  return new StorageloomError('TRACE_INVALID', cause === undefined ? failure : { ...failure, cause });
}
