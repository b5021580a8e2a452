import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { run } from '../../lib/cli/run.ts';
import { ExampleFiles, examplesIn, modulesOf, root } from './examples.ts';
import { printedBy } from './printed-by.ts';

const page = 'docs/exploring.md';
const text = readFileSync(join(root, page), 'utf8');

describe('exploring', () => {
  const examples = examplesIn(page);
  let files: ExampleFiles;
  let folder: string;

  before(() => {
    files = new ExampleFiles(page);
    mkdirSync(join(root, 'coverage'), { recursive: true });
    folder = mkdtempSync(join(root, 'coverage', 'exploring-'));
    for (const { name, code } of modulesOf(text)) writeFileSync(join(folder, name), code);
  });

  after(() => {
    files[Symbol.dispose]();
    rmSync(folder, { recursive: true });
  });

  it('has eight examples, each with what it prints', () => {
    expect(examples.map(({ output }) => output === null)).to.deep.equal(new Array(8).fill(false));
  });

  for (const example of examples) {
    it(`prints what the page says: line ${example.line}`, async () => {
      expect(await printedBy(files.write(example))).to.equal(example.output);
    });
  }

  describe('on the command line', () => {
    /** As a shell hands them on. */
    const commands = [...text.matchAll(/^npx storageloom (.*)$/gm)].map(([, line = '']) =>
      [...line.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? ''),
    );
    const [late = [], slow = [], again = [], shard = [], merge = []] = commands;

    /** In the folder of the page's files. */
    async function storageloom(argv: string[]): Promise<{ code: number; out: string; err: string }> {
      let [out, err] = ['', ''];
      const streams = { stdout: { write: (more: string) => (out += more) }, stderr: { write: (more: string) => (err += more) } };
      const code = await run(argv, { ...streams, env: {}, isTTY: false, columns: undefined, cwd: folder });
      return { code, out, err };
    }

    it('shows five commands', () => {
      expect(commands).to.have.lengthOf(5);
    });

    it('explores the lock as the example does, and prints the line that the page repeats', async () => {
      const { code, out, err } = await storageloom(late);

      const example = examples.find(({ code: written }) => written.includes('threshold(lock'))?.output?.split('\n')[0];
      expect([code, err, out.split('\n')[0]]).to.deep.equal([0, 'breaks at 6 ms\n', example]);
      expect(out).to.include(`--replay '${again.at(-1)}'\n`);
    });

    it('repeats that failure', async () => {
      const { code, out } = await storageloom(again);

      expect(code).to.equal(1);
      expect(out).to.match(/^Two tabs held "lock" at once: tab1 and tab2\. \(repeated\)\n/);
    });

    it('explores it with messages that take time', async () => {
      const { code, out } = await storageloom(slow);

      expect(code).to.equal(0);
      expect(out).to.match(/^Messages may be late: .*; it breaks at \d+ ms\.\n/);
    });

    it('merges its shards', async () => {
      const place = shard.indexOf('2/8');
      for (let number = 1; number <= 8; number++) {
        const { code } = await storageloom([...shard.slice(0, place), `${number}/8`, '-o', `${number}.json`]);
        expect(code).to.equal(0);
      }

      expect(shard.slice(place)).to.deep.equal(['2/8', '-o', '2.json']);
      expect(await storageloom(merge)).to.deep.equal({
        ...{ code: 0, err: 'passed\n' },
        out: '20,000 schedules pass, of more, in 8 of 8 shards.\n',
      });
    });
  });
});
