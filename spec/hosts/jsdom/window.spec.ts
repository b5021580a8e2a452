import { expect } from 'chai';
import { openPage } from './open-page.ts';

describe('a window of jsdom, fitted', () => {
  it('shares no variables and no handlers with another', () => {
    const [a, b] = [openPage(), openPage()];

    a.run('var own = 1; onload = () => {}; Date.extra = 1');

    expect(b.run('[typeof own, onload, Date.extra ?? null]')).to.deep.equal(['undefined', null, null]);
  });

  it('lists none of what jsdom keeps there, and says the same on every machine', () => {
    const page = openPage();

    expect(page.run('Object.keys(window).filter((name) => name.startsWith("_"))')).to.deep.equal([]);
    expect(page.run('navigator.userAgent')).to.match(/Linux x86_64.* jsdom\/(?:29|30)\./);
    expect(page.run('"stop" in window')).to.equal(false);
  });

  it('goes on with a second document, whose base and frames are its own', () => {
    const page = openPage({ markup: '<base href="/old/">' });
    const { host } = page;
    const given = { referrer: '', contentType: 'text/html', windowProxy: page.windowProxy, scripting: true };

    host.replaceDocument({ ...given, url: 'https://a.example/b/', origin: 'https://a.example', hooks: page.hooks });
    host.parse('<a href="x"></a>', new Map());

    expect(page.run('[document.querySelector("a").href, document.baseURI]')).to.deep.equal([
      'https://a.example/b/x',
      'https://a.example/b/',
    ]);
  });
});
