import { expect } from 'chai';
import { hooked } from '../hooked-host.ts';

const a = 'https://a.example/';

describe('a declarative refresh', () => {
  it('leads on some time after the page has loaded, in its place', async () => {
    const { browser, tab } = await hooked(`${a}1`, {
      pages: ({ url }) => new Response('', { headers: url.endsWith('1') ? { refresh: '2; url=/2' } : {} }),
    });

    await browser.advance(1_999);
    const before = tab.url;
    await browser.advance(1);

    expect([before, tab.url, tab.window.history.length]).to.deep.equal([`${a}1`, `${a}2`, 1]);
  });

  it('does nothing in a sandbox without allow-scripts, which takes automatic features away', async () => {
    const ends: string[] = [];
    for (const sandbox of ['sandbox', 'sandbox allow-scripts']) {
      const { browser, tab } = await hooked(`${a}1`, {
        pages: ({ url }) =>
          new Response('', { headers: url.endsWith('1') ? { refresh: '2; url=/2', 'content-security-policy': sandbox } : {} }),
      });
      await browser.advance(2_000);
      ends.push(tab.url);
    }

    expect(ends).to.deep.equal([`${a}1`, `${a}2`]);
  });

  it('without a URL loads the page again, as its URL then is', async () => {
    const { browser, tab, made } = await hooked(`${a}1`);
    made[0]!.init.hooks.refresh('1', `${a}1`);
    tab.window.history.pushState(null, '', '/2');

    await browser.advance(1_000);

    expect(made.map(({ init }) => init.url)).to.deep.equal([`${a}1`, `${a}2`]);
  });

  it('counts once, and only when it says something', async () => {
    const { browser, tab, made } = await hooked(`${a}1`);
    const { hooks } = made[0]!.init;

    hooks.refresh('soon', `${a}1`);
    hooks.refresh('1; /2', `${a}1`);
    hooks.refresh('0; /3', `${a}1`);
    await browser.advance(5_000);

    expect(tab.url).to.equal(`${a}2`);
  });

  it('waits while the page is kept, with what it had left', async () => {
    const { browser, tab, made } = await hooked(`${a}1`);
    made[0]!.init.hooks.refresh('2; /later', `${a}1`);
    await browser.advance(1_500);
    await tab.goto('/2');
    await browser.advance(5_000);
    const meanwhile = tab.url;

    await tab.back();
    await browser.advance(499);
    const before = tab.url;
    await browser.advance(1);

    expect([meanwhile, before, tab.url]).to.deep.equal([`${a}2`, `${a}1`, `${a}later`]);
  });
});
