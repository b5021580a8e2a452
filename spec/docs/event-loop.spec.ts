import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect } from 'chai';
import { run } from '../../lib/cli/run.ts';
import { course } from '../../lib/lessons/course.ts';
import { ExampleFiles, root } from './examples.ts';

const page = join(root, 'docs/event-loop.md');

/** A command that the page shows, and what it says that it prints. */
interface Shown {
  readonly argv: readonly string[];
  readonly output: string;
}

const blocks = /```sh\nstorageloom (.*)\n```\n\n```text\n([^]*?)```\n/g;

function shown(): readonly Shown[] {
  return [...readFileSync(page, 'utf8').matchAll(blocks)].map(([, argv = '', output = '']) => ({
    argv: argv.split(' '),
    output,
  }));
}

async function printed(argv: readonly string[], cwd: string): Promise<string> {
  let text = '';
  const stdout = { write: (piece: string) => void (text += piece) };
  const stderr = { write: () => undefined };
  await run(argv, { stdout, stderr, env: {}, isTTY: false, columns: undefined, cwd });
  return text;
}

describe('docs/event-loop.md', () => {
  let files: ExampleFiles;
  let cwd = '';

  before(async () => {
    files = new ExampleFiles('docs/event-loop.md');
    // Where the modules of the page are, as a file of it would be.
    cwd = dirname(files.write({ line: 1, code: '', output: null }));
    if (process.env['UPDATE_GOLDEN'] !== '1') return;
    let text = readFileSync(page, 'utf8');
    for (const { argv, output } of shown()) {
      const command = `storageloom ${argv.join(' ')}\n\`\`\`\n\n\`\`\`text\n`;
      text = text.replace(`${command}${output}`, `${command}${(await printed(argv, cwd)).replaceAll('$', '$$$$')}`);
    }
    writeFileSync(page, text);
  });

  after(() => files[Symbol.dispose]());

  it('shows nine lessons of the course, and one of the reader', () => {
    const names = shown().map(({ argv }) => argv[1] ?? '');

    expect(names).to.have.length(10);
    expect(names.filter((name) => course.some((lesson) => lesson.name === name))).to.have.length(9);
  });

  for (const { argv } of shown()) {
    it(`shows what is printed: storageloom ${argv.join(' ')}`, async () => {
      const { output } = shown().find((each) => each.argv.join() === argv.join())!;

      expect(await printed(argv, cwd)).to.equal(output);
    });
  }
});
