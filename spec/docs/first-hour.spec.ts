import { expect } from 'chai';
import { ExampleFiles, examplesIn } from './examples.ts';
import { printedBy } from './printed-by.ts';

const page = 'docs/first-hour.md';

describe('the first hour', () => {
  const examples = examplesIn(page);
  let files: ExampleFiles;
  before(() => (files = new ExampleFiles(page)));
  after(() => files[Symbol.dispose]());

  it('has seven tests', () => {
    expect(examples).to.have.lengthOf(7);
  });

  for (const example of examples) {
    it(`prints what the page says: line ${example.line}`, async () => {
      expect(await printedBy(files.write(example))).to.equal(example.output);
    });
  }
});
