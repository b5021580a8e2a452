import { StorageloomError } from '../infra/failure.ts';
import { faultOf, isTraceEvent } from './event-shape.ts';
import { Trace } from './reader.ts';
import type { TraceEvent, TraceHeader } from './trace-event.ts';

/**
 * Reads a trace that was written as JSON Lines. Empty lines are skipped; members that this version does not know are kept.
 * Throws a {@link StorageloomError} with the code `TRACE_INVALID`, naming the line, when it is not a trace of version 1.
 */
export function parseTrace(text: string): Trace {
  const parser = new TraceParser();
  let begin = 0;
  while (begin <= text.length) {
    const found = text.indexOf('\n', begin);
    const end = found === -1 ? text.length : found;
    parser.take(text.slice(begin, end));
    begin = end + 1;
  }
  return parser.end();
}

/** Members whose texts come again and again: each is kept once. */
const recurring = ['type', 'area', 'lane', 'tab', 'loop', 'storageKey', 'url', 'origin', 'label', 'key'] as const;

/** Reads a trace line by line. It keeps the events, and nothing of the lines that they were read from. */
export class TraceParser {
  readonly #name: string;
  readonly #events: TraceEvent[] = [];
  readonly #texts = new Map<unknown, unknown>();
  #header: TraceHeader | null = null;
  #line = 0;

  /** @param name What is read, as it is called in errors. */
  constructor(name = 'the trace') {
    this.#name = name;
  }

  /** Takes the next line, without its end. Throws TRACE_INVALID. */
  take(line: string): void {
    this.#line++;
    if (line.trim() === '') return;
    const value = this.#parsed(line);
    if (this.#header === null) this.#header = this.#headerOf(value);
    else if (isTraceEvent(value)) this.#events.push(this.#lean(value));
    else throw this.invalid(String(faultOf(value)));
  }

  /** Throws TRACE_INVALID where there was nothing. */
  end(): Trace {
    const [header, events] = [this.#header, this.#events];
    if (header !== null) return new Trace({ header, events: () => events });
    this.#line = 1;
    throw this.invalid('the text is empty, where the header should be');
  }

  /** @param fault Half a sentence on the line that was taken last. */
  invalid(fault: string, cause?: unknown): StorageloomError {
    const failure = {
      what: `Line ${this.#line} of ${this.#name} cannot be read.`,
      why: `A trace is a header and then one event a line, and here ${fault}.`,
      mend: 'Write the trace again with trace.toJSONL(), or mend that line; docs/trace.md in the repository has the format.',
    };
    return new StorageloomError('TRACE_INVALID', cause === undefined ? failure : { ...failure, cause });
  }

  #parsed(line: string): object {
    let value: unknown;
    try {
      value = JSON.parse(line);
    } catch (cause) {
      throw this.invalid('it is not JSON', cause);
    }
    if (typeof value !== 'object' || value === null || Array.isArray(value)) throw this.invalid('it is not a JSON object');
    return value;
  }

  /** The event with the texts, and what it is in the standards, that others have, too. */
  #lean(event: TraceEvent): TraceEvent {
    for (const name of recurring) {
      const text: unknown = Reflect.get(event, name);
      if (typeof text === 'string') Reflect.set(event, name, this.#once(text, text));
    }
    const standard: unknown = Reflect.get(event, 'standard');
    if (typeof standard === 'object' && standard !== null) {
      Reflect.set(event, 'standard', this.#once(JSON.stringify(standard), standard));
    }
    return event;
  }

  #once(name: unknown, value: unknown): unknown {
    const known = this.#texts.get(name);
    if (known !== undefined) return known;
    if (this.#texts.size < mostTexts) this.#texts.set(name, value);
    return value;
  }

  #headerOf(value: object): TraceHeader {
    const header: Partial<Record<keyof TraceHeader, unknown>> = value;
    if (header.storageloom !== 'trace') throw this.invalid('the first line is not the header of a trace');
    if (header.version !== 1) {
      throw this.invalid(`its version is ${JSON.stringify(header.version)}, and only version 1 is known`);
    }
    const text = (member: 'host' | 'engine' | 'scheduler'): string => {
      const found = header[member];
      if (typeof found !== 'string') throw this.invalid(`the member ${member} of the header is not a string`);
      return found;
    };
    const count = (member: 'seed' | 'dropped'): number => {
      const found = header[member];
      if (typeof found !== 'number') throw this.invalid(`the member ${member} of the header is not a number`);
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
}

/** More than a trace with anything that recurs has. */
const mostTexts = 10_000;
