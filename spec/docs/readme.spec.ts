import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { expect } from 'chai';
import { sendConsoleTo } from '../../lib/cli/console-to.ts';

interface Example {
  /** Line of its first code line, from 1. */
  readonly line: number;
  readonly code: string;
}

/** The blocks of TypeScript in a Markdown text. */
function examplesOf(markdown: string): Example[] {
  // Every block is read, so that one inside of a longer fence is not taken for one of its own.
  const blocks = [...markdown.matchAll(/^(`{3,})(\w*)[^\n]*\n([\s\S]*?)^\1[ \t]*$/gm)];
  return blocks
    .filter(([, , language]) => language === 'ts')
    .map((block) => ({ line: markdown.slice(0, block.index).split('\n').length + 1, code: block[3] ?? '' }));
}

const root = fileURLToPath(new URL('../../', import.meta.url));

describe('the examples of README.md', () => {
  const readme = join(root, 'README.md');
  const examples = existsSync(readme) ? examplesOf(readFileSync(readme, 'utf8')) : [];
  let folder: string;

  before(() => {
    // Inside the package, so that it resolves its own name, and below a folder that neither git nor coverage looks at.
    mkdirSync(join(root, 'coverage'), { recursive: true });
    folder = mkdtempSync(join(root, 'coverage', 'readme-'));
  });

  after(() => rmSync(folder, { recursive: true }));

  it('are there', () => {
    expect(examples).not.to.deep.equal([]);
  });

  for (const { line, code } of examples) {
    it(`run as they are printed: line ${line}`, async () => {
      // With as many empty lines before it as the text has, so that a stack names lines of README.md.
      const file = join(folder, `README.md.${line}.ts`);
      writeFileSync(file, '\n'.repeat(line - 1) + code);

      if (/^\s*(describe|it|test)\(/m.test(code)) await runTests(file, code);
      else await importQuietly(file);
    });
  }
});

/** What it logs is for its reader, not for who runs the specs. */
async function importQuietly(file: string): Promise<void> {
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const redirection = sendConsoleTo(nowhere);
  try {
    await import(pathToFileURL(file).href);
  } finally {
    redirection[Symbol.dispose]();
  }
}

/** An example that is a test file, for the runner that it imports, else for mocha. */
async function runTests(file: string, code: string): Promise<void> {
  const loader = ['--conditions=@storageloom/source', '--import', 'tsx'];
  const runner = code.includes("'node:test'") ? ['--test'] : ['node_modules/mocha/bin/mocha.js', '--no-config'];
  await promisify(execFile)(process.execPath, [...loader, ...runner, file], { cwd: root });
}

describe('the reader of examples', () => {
  it('finds each block of TypeScript, and the line that it begins on', () => {
    const markdown = '# A\n\n```ts\nconst a = 1;\n```\n\n```js\nno;\n```\n\n```ts twoslash\nb();\n\nc();\n```\n';

    expect(examplesOf(markdown)).to.deep.equal([
      { line: 4, code: 'const a = 1;\n' },
      { line: 12, code: 'b();\n\nc();\n' },
    ]);
  });

  it('takes neither tsx nor a block inside of a longer fence', () => {
    const markdown = '```tsx\nno;\n```\n````md\n```ts\nno;\n```\n````\n';

    expect(examplesOf(markdown)).to.deep.equal([]);
  });
});
