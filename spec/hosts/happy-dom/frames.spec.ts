import { expect } from 'chai';
import { openPage } from './open-page.ts';

describe('the iframe element of happy-dom', () => {
  it('loads nothing by itself, and keeps the name of its class', async () => {
    const page = openPage({ markup: '<iframe src="/f"></iframe>' });

    await page.settle();

    expect(page.requests).to.deep.equal([]);
    expect(page.run('HTMLIFrameElement.name + document.querySelector("iframe").src')).to.equal(
      'HTMLIFrameElementhttps://a.example/f',
    );
  });
});
