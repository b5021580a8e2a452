import { expect } from 'chai';
import { openPage } from './open-page.ts';

describe('location of happy-dom', () => {
  it('keeps its object, its class and its URL when happy-dom itself would change that', async () => {
    const page = openPage({ markup: '<a href="#x">x</a>' });

    page.run('document.querySelector("a").click(); location.hash = "y"');
    await page.settle();

    expect(page.run('[location.href, location instanceof Location, window.location === location]')).to.deep.equal([
      'https://a.example/dir/page',
      true,
      true,
    ]);
  });
});
