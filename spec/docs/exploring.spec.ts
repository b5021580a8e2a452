import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { parseArguments } from '../../lib/cli/arguments/arguments.ts';
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

  it('has six examples, each with what it prints', () => {
    expect(examples.map(({ output }) => output === null)).to.deep.equal(new Array(6).fill(false));
  });

  for (const example of examples) {
    it(`prints what the page says: line ${example.line}`, async () => {
      expect(await printedBy(files.write(example))).to.equal(example.output);
    });
  }

  it('shows commands that there are', () => {
    const commands = [...text.matchAll(/^npx storageloom (.*)$/gm)].map(([, line = '']) =>
      [...line.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? ''),
    );

    expect(commands).to.have.lengthOf(5);
    for (const argv of commands) expect(parseArguments(argv)).to.include({ kind: 'explore' });
  });

  it('explores the lock by the command as by the example', async () => {
    let out = '';
    const stdout = { write: (more: string) => (out += more) };
    const io = { stdout, stderr: { write: () => true }, env: {}, isTTY: false, columns: undefined, cwd: folder };

    const code = await run(['explore', 'lock.ts', '--threshold', 'timers.lateness'], io);

    expect(code).to.equal(0);
    expect(out).to.match(
      /^Timers may be late: no failure was found up to 5 ms in [\d,]+ schedules, which is no proof; it breaks at 6 ms\.\n/,
    );
  });
});
