import { StorageloomError } from '../infra/failure.ts';
import { derivedMembers, faultOf, faultOfMember, isAbsent, isTraceEvent, type MemberShape } from './event-shape.ts';
import { Trace } from './reader.ts';
import type { TraceEvent, TraceHeader } from './trace-event.ts';

/**
 * Reads a trace that was written as JSON Lines. Empty lines and a byte order mark are skipped; members that this version does not know
 * are kept; the places of events are found again.
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
const recurring: ReadonlySet<string> = new Set([
  'type',
  'area',
  'lane',
  'tab',
  'loop',
  'storageKey',
  'url',
  'origin',
  'label',
  'key',
]);

/** Reads a trace line by line. It keeps the events, and nothing of the lines that they were read from. */
export class TraceParser {
  readonly #name: string;
  readonly #events: TraceEvent[] = [];
  readonly #texts = new Map<string, string>();
  #header: TraceHeader | null = null;
  #line = 0;

  /** @param name What is read, as it is called in errors. */
  constructor(name = 'the trace') {
    this.#name = name;
  }

  /** Takes the next line, without its end. Throws TRACE_INVALID. */
  take(line: string): void {
    this.#line++;
    // To trim() a byte order mark is a blank, to JSON it is none.
    if (line.trim() === '') return;
    const value = this.#lean(this.#parsed(this.#header === null ? line.replace(/^\ufeff/, '') : line));
    if (this.#header === null) this.#header = this.#headerOf(value);
    else if (isTraceEvent(value)) this.#events.push(value);
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

  /** An event without what follows from those before it, and with the texts that others have, too. */
  #lean(event: object): object {
    const derived = derivedMembers(Reflect.get(event, 'type'));
    const lean: Record<string, unknown> = {};
    for (const [name, value] of Object.entries<unknown>({ ...event })) {
      // That one would be set as the prototype.
      if (derived.has(name) || isAbsent(name, value) || name === '__proto__') continue;
      lean[name] = typeof value === 'string' && recurring.has(name) ? this.#once(value) : value;
    }
    return lean;
  }

  #once(text: string): string {
    const known = this.#texts.get(text);
    if (known !== undefined) return known;
    if (this.#texts.size < mostTexts) this.#texts.set(text, text);
    return text;
  }

  #headerOf(value: object): TraceHeader {
    const header: Partial<Record<keyof TraceHeader, unknown>> = value;
    if (header.storageloom !== 'trace') throw this.invalid('the first line is not the header of a trace');
    if (header.version !== 1) {
      throw this.invalid(`its version is ${JSON.stringify(header.version)}, and only version 1 is known`);
    }
    const checked = <T>(member: keyof TraceHeader, shape: MemberShape): T => {
      const fault = faultOfMember(header[member], shape);
      if (fault !== null) throw this.invalid(`the member ${member} of the header is not ${fault}`);
      return header[member] as T;
    };
    const read = {
      storageloom: 'trace' as const,
      version: 1 as const,
      host: checked<string>('host', 'string'),
      engine: checked<string>('engine', 'string'),
      scheduler: checked<string>('scheduler', 'string'),
      seed: checked<number>('seed', 'finite'),
      dropped: checked<number>('dropped', 'count'),
    };
    if (header.level === undefined) return read;
    if (header.level !== 'full' && header.level !== 'tasks')
      throw this.invalid('the member level of the header is neither full nor tasks');
    return { ...read, level: header.level };
  }
}

/** More than a trace with anything that recurs has. */
const mostTexts = 10_000;
