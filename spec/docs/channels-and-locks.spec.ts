import { expect } from 'chai';
import { ExampleFiles, examplesIn } from './examples.ts';
import { printedBy } from './printed-by.ts';

const page = 'docs/channels-and-locks.md';

describe('channels and locks', () => {
  const examples = examplesIn(page);
  let files: ExampleFiles;
  before(() => (files = new ExampleFiles(page)));
  after(() => files[Symbol.dispose]());

  it('has seven examples', () => {
    expect(examples).to.have.lengthOf(7);
  });

  for (const example of examples) {
    it(`prints what the page says: line ${example.line}`, async () => {
      expect(await printedBy(files.write(example))).to.equal(example.output);
    });
  }
});
