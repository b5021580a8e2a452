import { expect } from 'chai';
import { openPage } from './open-page.ts';

describe('the link element of happy-dom', () => {
  it('leaves links that are no style sheets to happy-dom, and has the sheet that came', async () => {
    const page = openPage({ files: { '/s.css': 'p { color: red }' }, markup: '<link rel=icon href="/i.png">' });
    page.run("l = document.createElement('link'); l.rel = 'stylesheet'; l.href = '/s.css'; document.head.append(l)");

    await page.settle();

    expect(page.requests.map(({ url }) => url)).to.deep.equal(['https://a.example/s.css']);
    expect(page.run('[l.sheet, HTMLLinkElement.name]')).to.deep.equal([null, 'HTMLLinkElement']);
  });
});
