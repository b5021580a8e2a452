import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { expect } from 'chai';
import { sendConsoleTo } from '../../lib/cli/console-to.ts';
import { ExampleFiles, examplesIn, examplesOf, modulesOf, root } from './examples.ts';

/** Pages whose examples run alone. Those that also say what is printed have a spec of their own, and those of runners a project. */
const ofTheirOwn = new Set([
  'docs/first-hour.md',
  'docs/your-own-modules.md',
  'docs/recipes.md',
  'docs/runners.md',
  'docs/channels-and-locks.md',
  'docs/exploring.md',
]);
const pages = ['README.md', ...readdirSync(join(root, 'docs')).map((name) => `docs/${name}`)].filter(
  (page) => page.endsWith('.md') && !ofTheirOwn.has(page),
);

for (const page of pages) {
  const examples = examplesIn(page);
  if (examples.length === 0) continue;
  describe(`the examples of ${page}`, () => {
    let files: ExampleFiles;
    before(() => (files = new ExampleFiles(page)));
    after(() => files[Symbol.dispose]());

    for (const example of examples) {
      it(`run as they are printed: line ${example.line}`, async () => {
        const file = files.write(example);

        if (/^\s*(describe|it|test)\(/m.test(example.code)) await runTests(file, example.code);
        else await importQuietly(file);
      });
    }
  });
}

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

describe('the pages with examples', () => {
  it('are the README and more', () => {
    expect(pages.filter((page) => examplesIn(page).length > 0)).to.include.members([
      'README.md',
      'docs/tabs.md',
      'docs/order.md',
    ]);
  });
});

describe('the reader of examples', () => {
  it('finds each block of TypeScript, the line that it begins on, and the text that follows it', () => {
    const markdown =
      '# A\n\n```ts\nconst a = 1;\n```\n\n```js\nno;\n```\n\n```ts twoslash\nb();\n\nc();\n```\n\nprints\n\n```text\n2\n```\n';

    expect(examplesOf(markdown)).to.deep.equal([
      { line: 4, code: 'const a = 1;\n', output: null },
      { line: 12, code: 'b();\n\nc();\n', output: '2\n' },
    ]);
  });

  it('finds the modules that a page shows, and takes them for no examples', () => {
    const markdown = '```ts cart.ts\nexport {};\n```\n\n```js old.cjs\nexports.a = 1;\n```\n\n```ts\na();\n```\n';

    expect(modulesOf(markdown)).to.deep.equal([
      { name: 'cart.ts', code: 'export {};\n' },
      { name: 'old.cjs', code: 'exports.a = 1;\n' },
    ]);
    expect(examplesOf(markdown).map(({ code }) => code)).to.deep.equal(['a();\n']);
  });

  it('takes neither tsx nor a block inside of a longer fence', () => {
    const markdown = '```tsx\nno;\n```\n````md\n```ts\nno;\n```\n````\n';

    expect(examplesOf(markdown)).to.deep.equal([]);
  });
});
