import { Writable } from 'node:stream';
import { pathToFileURL } from 'node:url';
import { expect } from 'chai';
import { sendConsoleTo } from '../../lib/cli/console-to.ts';
import { ExampleFiles, examplesIn } from './examples.ts';

const page = 'docs/first-hour.md';

/** What a module prints, on both streams, and the error that it ends with. */
async function printedBy(file: string): Promise<string> {
  let printed = '';
  const sink = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      printed += chunk.toString();
      done();
    },
  });
  const { write } = process.stderr;
  const redirection = sendConsoleTo(sink);
  process.stderr.write = ((text: string) => ((printed += text), true)) as typeof write;
  try {
    await import(pathToFileURL(file).href);
  } catch (error) {
    printed += `${String(error)}\n`;
  } finally {
    process.stderr.write = write;
    redirection[Symbol.dispose]();
  }
  return printed;
}

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
