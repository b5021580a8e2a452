import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { ExampleFiles, examplesIn, modulesOf, root } from './examples.ts';
import { printedBy } from './printed-by.ts';

const page = 'docs/your-own-modules.md';

describe('your own modules', () => {
  const tests = examplesIn(page);
  let files: ExampleFiles;
  let globals: ReadonlySet<string>;

  before(() => (files = new ExampleFiles(page)));
  after(() => files[Symbol.dispose]());

  beforeEach(() => (globals = new Set(Object.keys(globalThis))));

  // Two of them put a window there, which is what they are about.
  afterEach(() => {
    for (const name of Object.keys(globalThis)) if (!globals.has(name)) Reflect.deleteProperty(globalThis, name);
  });

  it('has six tests, and three modules', () => {
    const modules = modulesOf(readFileSync(join(root, page), 'utf8'));

    expect(tests).to.have.lengthOf(6);
    expect(modules.map(({ name }) => name)).to.deep.equal(['session.ts', 'items.tsx', 'session.cjs']);
  });

  for (const test of tests) {
    it(`prints what the page says: line ${test.line}`, async () => {
      const printed = await printedBy(files.write(test));

      // The first run in a clone bundles React, and says so where that takes long.
      expect(printed.replace(/^storageloom: Vite bundles .*\n/gm, '')).to.equal(test.output);
    });
  }
});
