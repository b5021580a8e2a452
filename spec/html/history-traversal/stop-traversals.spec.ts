import { expect } from 'chai';
import { Browser, never } from '../../../lib/index.ts';
import { failureOf } from '../../browser/expect-failure.ts';
import { a } from '../../browser/slow-pages.ts';

describe('a traversal that waits for an answer', () => {
  it('ends when the user goes elsewhere, whichever way', async () => {
    let down = false;
    const browser = new Browser({
      behaviour: { backForwardCache: 'off' },
      pages: ({ url }) => (down && url.endsWith('/first') ? never() : new Response('')),
    });
    const tab = await browser.open(`${a}first`);
    await tab.goto('/second');
    const ways = {
      goto: () => tab.goto('/second'),
      reload: () => tab.reload(),
      forward: () => tab.forward(),
    };

    for (const [name, way] of Object.entries(ways)) {
      down = true;
      const failure = await failureOf(tab.back());
      const { ok, reason } = await way();
      expect([failure.code, failure.why], name).to.deep.equal([
        'NO_ANSWER',
        'It was asked at 0 ms of virtual time, and pages answered with never().',
      ]);
      expect(name === 'forward' ? reason : ok, name).to.equal(name === 'forward' ? 'There is no page to go forward to.' : true);
      expect([tab.url, (await browser.settle()).missing], name).to.deep.equal([`${a}second`, []]);
    }
    down = false;
    expect([(await tab.back()).ok, tab.url]).to.deep.equal([true, `${a}first`]);
  });

  it('ends with those that wait behind it', async () => {
    let down = false;
    const browser = new Browser({
      behaviour: { backForwardCache: 'off' },
      pages: ({ url }) => (down && url.endsWith('/second') ? never() : new Response('')),
    });
    const tab = await browser.open(`${a}first`);
    for (const path of ['/second', '/third']) await tab.goto(path);
    down = true;
    await failureOf(tab.back());
    await tab.run(({ history }) => history.go(-2));

    const { ok } = await tab.goto('/fourth');
    await browser.settle();

    expect([ok, tab.url]).to.deep.equal([true, `${a}fourth`]);
  });

  it('goes on where a call is refused', async () => {
    let down = false;
    const browser = new Browser({
      behaviour: { backForwardCache: 'off' },
      pages: ({ url }) => (down && url.endsWith('/first') ? never() : new Response('')),
    });
    const tab = await browser.open(`${a}first`);
    await tab.goto('/second');
    down = true;
    await failureOf(tab.back());

    const refused = await failureOf(tab.goto('https://'));

    expect([refused.code, (await browser.settle()).missing]).to.deep.equal(['BAD_URL', [`GET ${a}first`]]);
  });

  it('of a frame ends when the user goes elsewhere in it', async () => {
    let down = false;
    const browser = new Browser({ pages: ({ url }) => (down && url.endsWith('/first') ? never() : new Response('')) });
    const tab = await browser.open(a);
    const frame = await tab.addFrame('/first');
    await frame.goto('/second');
    down = true;

    const failure = await failureOf(tab.back());
    const gone = await frame.goto('/third');

    expect([failure.code, gone.ok, frame.url, tab.url]).to.deep.equal(['NO_ANSWER', true, `${a}third`, a]);
  });
});
