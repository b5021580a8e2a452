import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { viewOf } from '../../lib/cli/arguments/view.ts';
import type { CommandIO } from '../../lib/cli/command-io.ts';
import { traceOutput, unseen } from '../../lib/cli/print-trace.ts';
import { Trace } from '../../lib/trace/index.ts';
import { header, tickets } from '../trace/tickets.ts';
import { refusalOf } from './arguments/refusal.ts';

describe('where a trace is printed', () => {
  const trace = new Trace({ header, events: () => tickets });
  let folder: string;

  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'storageloom-print-'));
  });

  after(() => rmSync(folder, { recursive: true }));

  it('may be nowhere', async () => {
    using output = unseen;

    await output.print(trace);

    expect(output.isSeen).to.equal(false);
  });

  async function printed(
    values: Parameters<typeof viewOf>[0],
    more: Partial<CommandIO> = {},
  ): Promise<readonly [string, string]> {
    let [out, err] = ['', ''];
    const stdout = { write: (text: string) => void (out += text) };
    const stderr = { write: (text: string) => void (err += text) };
    const output = traceOutput(viewOf(values), {
      stdout,
      stderr,
      env: {},
      isTTY: false,
      columns: undefined,
      cwd: folder,
      ...more,
    });
    await output.print(trace);
    output[Symbol.dispose]();
    return [out, err];
  }

  it('is standard output, as wide as the terminal, the environment or the flag says', async () => {
    const terminal = { isTTY: true, columns: 90, env: { NO_COLOR: '1', COLUMNS: '70' } };

    expect(await printed({})).to.deep.equal([trace.toText(), '']);
    expect(await printed({}, { env: { COLUMNS: '20' } })).to.deep.equal([trace.toText({ width: 20 }), '']);
    expect(await printed({}, { env: { COLUMNS: 'x' } })).to.deep.equal([trace.toText(), '']);
    expect(await printed({}, terminal)).to.deep.equal([trace.toText({ width: 90 }), '']);
    expect(await printed({ width: '50' }, terminal)).to.deep.equal([trace.toText({ width: 50 }), '']);
  });

  it('is a file, which has no colour though there is a terminal', async () => {
    expect(await printed({ output: 'a.txt' }, { isTTY: true, columns: 90 })).to.deep.equal([
      '',
      `wrote a.txt: text, ${Buffer.byteLength(trace.toText())} bytes\n`,
    ]);
    expect(readFileSync(join(folder, 'a.txt'), 'utf8')).to.equal(trace.toText());
  });

  it('must be a place that can be written to before there is a trace', () => {
    const io = {
      stdout: { write: () => {} },
      stderr: { write: () => {} },
      env: {},
      isTTY: false,
      columns: undefined,
      cwd: folder,
    };

    expect(refusalOf(() => traceOutput(viewOf({ output: 'b/a.txt' }), io)).code).to.equal('OUTPUT_FAILED');
  });
});
