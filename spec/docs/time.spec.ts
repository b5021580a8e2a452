import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { expect } from 'chai';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** The blocks of TypeScript, in which `await expression; // value` has become a test of that. */
function examplesOf(markdown: string): readonly string[] {
  return [...markdown.matchAll(/^```ts\n([\s\S]*?)^```$/gm)].map(([, code = '']) =>
    code.replace(
      /^await (.*); \/\/ (\d+|'[^']*')(?:, .*)?$/gm,
      (_line, expression, value) => `noted(await ${expression}, ${value});`,
    ),
  );
}

describe('the examples of docs/time.md', () => {
  const examples = examplesOf(readFileSync(join(root, 'docs', 'time.md'), 'utf8'));
  let folder: string;

  before(() => {
    mkdirSync(join(root, 'coverage'), { recursive: true });
    folder = mkdtempSync(join(root, 'coverage', 'time-'));
  });

  after(() => rmSync(folder, { recursive: true }));

  for (const [place, code] of examples.entries()) {
    it(`say what is so: number ${place + 1}`, async () => {
      const file = join(folder, `time.${place}.ts`);
      const noted: [found: unknown, said: unknown][] = [];
      Object.assign(globalThis, { noted: (found: unknown, said: unknown) => noted.push([found, said]) });
      writeFileSync(file, code);

      try {
        await import(pathToFileURL(file).href);
      } finally {
        Reflect.deleteProperty(globalThis, 'noted');
      }

      expect(noted.length).to.be.greaterThan(0);
      for (const [found, said] of noted) expect(found).to.equal(said);
    });
  }

  it('are two', () => {
    expect(examples).to.have.length(2);
  });
});
