import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { Trace } from '../../lib/trace/index.ts';
import { header, tickets } from '../trace/tickets.ts';
import { commandFolder } from './command-folder.ts';

describe('storageloom show', () => {
  const { folder, storageloom } = commandFolder();
  const trace = new Trace({ header, events: () => tickets });

  before(() => writeFileSync(join(folder.path, 'trace.jsonl'), trace.toJSONL()));

  it('draws a trace that was written down, as wide as it is asked', async () => {
    const { code, out, err } = await storageloom(['show', 'trace.jsonl', '--width', '20', '--ascii', '--detail', 'full']);

    expect([code, err]).to.deep.equal([0, '']);
    expect(out).to.equal(trace.toText({ width: 20, ascii: true, detail: 'full' }));
  });

  it('draws it in a format', async () => {
    const { out } = await storageloom(['show', 'trace.jsonl', '--format', 'json']);

    expect(out).to.equal(trace.toJSONL());
  });

  it('writes it to a file, and says so', async () => {
    const { out, err } = await storageloom(['show', 'trace.jsonl', '-o', 'a.mmd']);

    expect([out, err]).to.deep.equal(['', `wrote a.mmd: mermaid, ${Buffer.byteLength(trace.toMermaid())} bytes\n`]);
    expect(readFileSync(join(folder.path, 'a.mmd'), 'utf8')).to.equal(trace.toMermaid());
  });

  it('leaves nothing behind where there is no trace', async () => {
    const { code, err } = await storageloom(['show', 'nope', '-o', 'b.mmd']);

    expect([code, err.split('\n')[0]]).to.deep.equal([2, 'storageloom: There is no file nope.']);
    expect(readdirSync(folder.path))
      .not.to.include.members(['b.mmd'])
      .and.not.satisfy((names: string[]) => names.some((name) => name.startsWith('.b')));
  });
});
