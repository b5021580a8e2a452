import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { readTrace, readTraceFile } from '../../lib/cli/read-trace.ts';
import { StorageloomError } from '../../lib/infra/failure.ts';
import { parseTrace, Trace } from '../../lib/trace/index.ts';
import { header, tickets } from '../trace/tickets.ts';

const text = new Trace({ header, events: () => tickets }).toJSONL();

async function* pieces(...given: readonly (string | Uint8Array)[]): AsyncGenerator<string | Uint8Array> {
  yield* given;
}

async function failureOf(reading: Promise<unknown>): Promise<StorageloomError> {
  const error: unknown = await reading.then(
    () => new Error('It was read'),
    (reason: unknown) => reason,
  );
  if (error instanceof StorageloomError) return error;
  throw error;
}

describe('a trace that is read from pieces', () => {
  it('is the same however it is cut, within a character, too', async () => {
    const bytes = new TextEncoder().encode(text.replaceAll('booked', 'é日😀').replaceAll('\n', '\r\n'));
    const cut = Array.from({ length: Math.ceil(bytes.length / 7) }, (_, n) => bytes.slice(n * 7, n * 7 + 7));

    const trace = await readTrace(pieces(...cut), 'x');

    expect(trace.toJSONL()).to.equal(text.replaceAll('booked', 'é日😀'));
    expect((await readTrace(pieces(text.slice(0, -1)), 'x')).toJSONL()).to.equal(parseTrace(text).toJSONL());
  });

  it('is refused with the line where it is damaged, cut short, or of another version', async () => {
    const lines = text.split('\n');

    const failures = await Promise.all(
      [
        lines.with(4, lines[4]?.slice(0, 40) ?? ''),
        [text.slice(0, text.length - 20)],
        lines.with(0, '{"storageloom":"trace","version":2}'),
        lines.slice(1),
        [''],
      ].map((each) => failureOf(readTrace(pieces(each.join('\n')), 'x.jsonl'))),
    );

    expect(failures.map(({ code, what }) => `${code} ${what}`)).to.deep.equal(
      [5, tickets.length + 1, 1, 1, 1].map((line) => `TRACE_INVALID Line ${line} of x.jsonl cannot be read.`),
    );
  });

  it('is refused where lines do not end, before they are gathered', async () => {
    let given = 0;
    const endless = async function* (): AsyncGenerator<string> {
      yield text;
      for (; ; given++) yield '\0'.repeat(1_000_000);
    };

    const error = await failureOf(readTrace(endless(), 'x'));

    expect(error.why).to.include('the line behind it is longer than 16777216 characters');
    expect(given).to.be.below(20);
  });
});

describe('a trace that is read from a file', () => {
  let folder: string;

  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'storageloom-read-'));
    writeFileSync(join(folder, 'trace.jsonl'), text);
  });

  after(() => rmSync(folder, { recursive: true }));

  it('is that of the file, or of standard input', async () => {
    const read = await Promise.all([
      readTraceFile('trace.jsonl', { cwd: folder }),
      readTraceFile('-', { cwd: folder, stdin: pieces(text) }),
    ]);

    expect(read.map((trace) => trace.toJSONL())).to.deep.equal([text, text]);
  });

  it('is refused where there is none', async () => {
    const [none, isFolder, empty, within] = await Promise.all(
      ['nope', '.', '-', 'trace.jsonl/x'].map((file) => failureOf(readTraceFile(file, { cwd: folder }))),
    );

    expect([none?.code, none?.what]).to.deep.equal(['TRACE_MISSING', 'There is no file nope.']);
    expect([isFolder?.code, isFolder?.what]).to.deep.equal(['TRACE_MISSING', '. is not a file.']);
    expect([empty?.code, empty?.what]).to.deep.equal(['TRACE_INVALID', 'Line 1 of standard input cannot be read.']);
    expect(within?.code).to.equal('TRACE_MISSING');
  });

  it('is refused where the system does not give it', async () => {
    const error = await failureOf(readTraceFile('/proc/self/mem', { cwd: folder }));

    expect([error.code, error.what]).to.deep.equal(['TRACE_MISSING', '/proc/self/mem cannot be read.']);
  });
});
