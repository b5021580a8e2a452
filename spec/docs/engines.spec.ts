import { pathToFileURL } from 'node:url';
import { expect } from 'chai';
import { ExampleFiles, examplesIn } from './examples.ts';

describe('docs/engines.md', () => {
  it('has an example that says what is so', async () => {
    const examples = examplesIn('docs/engines.md');
    using files = new ExampleFiles('docs/engines.md');

    for (const example of examples) await import(pathToFileURL(files.write(example)).href);

    expect(examples).to.have.length(1);
  });
});
