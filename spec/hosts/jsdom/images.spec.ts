import { expect } from 'chai';
import { openPage } from './open-page.ts';

describe('the img element of jsdom', () => {
  it('is asked for by its URL, and says whether it is complete', async () => {
    const page = openPage({ files: { '/dir/i.png': 'x' } });

    const before = page.run(
      "i = document.createElement('img'); const seen = [i.complete]; i.src = 'i.png'; seen.push(i.complete); seen",
    );
    await page.settle();

    expect([before, page.requests.map(({ url }) => url)]).to.deep.equal([[true, false], ['https://a.example/dir/i.png']]);
    expect(page.run('i.complete')).to.equal(true);
  });

  it('decodes nothing without a source', async () => {
    const page = openPage();

    page.run("document.createElement('img').decode().catch((error) => { got = [error.name, error instanceof DOMException] }); 0");
    await page.settle();

    expect(page.run('got')).to.deep.equal(['EncodingError', true]);
  });
});
