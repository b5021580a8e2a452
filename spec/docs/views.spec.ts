import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect } from 'chai';
import { ExampleFiles, examplesIn, root } from './examples.ts';

const page = 'docs/views.md';
const picture = join(root, 'docs/pictures/timeline.svg');

/** What the example of the page makes. */
async function made(): Promise<{ readonly picture: string; readonly report: string }> {
  const files = new ExampleFiles(page);
  try {
    return await import(pathToFileURL(files.write(examplesIn(page)[0]!)).href);
  } finally {
    files[Symbol.dispose]();
  }
}

describe('docs/views.md', () => {
  it('shows the picture that its example makes', async () => {
    const drawn = (await made()).picture;

    if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(picture, drawn);
    expect(readFileSync(picture, 'utf8')).to.equal(drawn);
    expect(readFileSync(join(root, page), 'utf8'))
      .to.contain('](pictures/timeline.svg)')
      .and.contain('](pictures/report.png)');
  });

  it('has an example whose report tells that a count was lost', async () => {
    expect((await made()).report).to.contain('Two clicks, and the count is 1.');
  });
});
