import { expect } from 'chai';
import type { Browser, Tab } from '../../../lib/index.ts';
import { openServed, page } from '../lives/server.ts';
import { queued } from '../lives/watching.ts';
import { describeHtml, htmlHost } from '../hosts.ts';

const a = 'https://a.example/';

/** Opens a page with this markup; its own session has `k`. */
async function open(
  markup: string,
  options: Parameters<typeof openServed>[3] = {},
): Promise<{ tab: Tab; browser: Browser; asked: string[] }> {
  const host = htmlHost();
  const opened = await openServed(host, a, { '/': () => page(markup) }, options);
  opened.tab.sessionStorage.setItem('k', 'v');
  return opened;
}

const click = (tab: Tab, selector = 'a'): Promise<unknown> => tab.evaluate(`document.querySelector('${selector}').click()`);

/** URL, opener, copied session and referrer of a window that was opened. */
const told = (popup: Tab | undefined): unknown[] => [
  popup?.url,
  popup?.opener?.name ?? null,
  popup?.sessionStorage.getItem('k'),
  popup?.document.referrer,
];

describeHtml('a link with a target', () => {
  for (const [attributes, opener, referrer] of [
    ['target=_blank', null, a],
    ['target=_BLANK', null, a],
    ['target=_blank rel=noopener', null, a],
    ['target=_blank rel=noreferrer', null, ''],
    ['target=_blank rel="opener noreferrer"', null, ''],
    ['target=_blank rel=opener', 'tab1', a],
    ['target=_blank rel="nofollow OPENER"', 'tab1', a],
    ['target=_blank rel="opener noopener"', null, a],
    ['target=side', 'tab1', a],
    ['target=side rel=noopener', null, a],
    ['target=side rel=NoReferrer', null, ''],
    ['target=side rel=opener', 'tab1', a],
  ] as const) {
    it(`opens a window ${opener === null ? 'without' : 'with'} an opener: ${attributes}`, async () => {
      const { tab, browser } = await open(`<a href="/next" ${attributes}>next</a>`);

      await click(tab);
      await browser.settle();

      expect(tab.url).to.equal(a);
      expect(told(tab.popups[0])).to.deep.equal([`${a}next`, opener, opener === null ? null : 'v', referrer]);
    });
  }

  it('opens in a task, after the script that clicked', async () => {
    const { tab, browser } = await open('<a href="/next" target="_blank">next</a>');

    await click(tab);

    expect(queued(browser)).to.deep.equal([`tab1-popup1.navigation navigate ${a}next`]);
    expect(browser.tabs.length).to.be.lessThan(3);
  });

  it('leads the window of that name, which keeps its opener and its session', async () => {
    const { tab, browser, asked } = await open('<a href="/next" target="side">next</a>');
    tab.window.open('/first', 'side');
    await browser.settle();
    tab.sessionStorage.setItem('k', 'later');

    await click(tab);
    await click(tab);
    await browser.settle();

    expect(tab.popups.map(told)).to.deep.equal([[`${a}next`, 'tab1', 'v', a]]);
    expect(asked).to.deep.equal(['GET /first', 'GET /next']);
  });

  it('leads a frame of that name', async () => {
    const { tab, browser } = await open('<iframe name="side" src="/f"></iframe><a href="/next" target="side">next</a>');

    await click(tab);
    await browser.settle();

    expect([tab.url, tab.frames[0]?.url, tab.popups]).to.deep.equal([a, `${a}next`, []]);
  });

  it('takes the target of a base element where it has none of its own', async () => {
    const { tab, browser } = await open(
      '<base target="_blank"><base target="_self"><a href="/1">1</a><a id="own" href="/2" target="_self">2</a><map><area href="/3"></map>',
    );

    await click(tab);
    await click(tab, 'area');
    await browser.settle();
    const opened = tab.popups.map(({ url }) => url);
    await click(tab, '#own');
    await browser.settle();

    expect([opened, tab.url, tab.popups.length]).to.deep.equal([[`${a}1`, `${a}3`], `${a}2`, 2]);
  });

  it('opens nothing where popups are blocked, and none while the page is being left', async () => {
    const markup =
      '<a href="/next" target="_blank" rel="opener">next</a><script>onpagehide = () => document.querySelector("a").click()</script>';
    const [blocked, leaving] = [await open(markup, { popups: 'block' }), await open(markup)];

    await click(blocked.tab);
    await blocked.browser.settle();
    await leaving.tab.goto('/away');
    await leaving.browser.settle();

    expect([blocked.browser.tabs.length, leaving.browser.tabs.length]).to.deep.equal([1, 1]);
  });

  it('in a frame finds the tab as _top and the page around it as _parent, in any case', async () => {
    const { tab, browser } = await open(
      `<iframe srcdoc='<a href="/1" target="_Parent">1</a><a id="top" href="/2" target="_TOP">2</a>'></iframe>`,
    );
    const [frame] = tab.frames;

    await frame?.evaluate('document.querySelector("a").click()');
    await browser.settle();

    expect([tab.url, tab.frames.length]).to.deep.equal([`${a}1`, 0]);
  });

  it('to a javascript: URL runs it in the page that it leads to, and leaves that where it gives no text', async () => {
    const { tab, browser } = await open(
      '<iframe name="side" src="/f"></iframe><a href="javascript:void(localStorage.k = location.href)" target="side">x</a>',
    );

    await click(tab);
    await browser.settle();

    expect([tab.localStorage.getItem('k'), tab.frames[0]?.url]).to.deep.equal([`${a}f`, `${a}f`]);
  });
});

describeHtml('a form with a target', () => {
  for (const [attributes, opener, referrer] of [
    ['target=_blank', null, a],
    ['target=_blank rel=opener', 'tab1', a],
    ['target=side', 'tab1', a],
    ['target=side rel=noopener', null, a],
    ['target=side rel=noreferrer', null, ''],
  ] as const) {
    it(`sends into a window ${opener === null ? 'without' : 'with'} an opener: ${attributes}`, async () => {
      const { tab, browser, asked } = await open(
        `<form action="/next" method="post" ${attributes}><input name="n" value="1"></form>`,
      );

      await tab.evaluate('document.querySelector("form").requestSubmit()');
      await browser.settle();

      expect([tab.url, asked]).to.deep.equal([a, ['POST /next']]);
      expect(told(tab.popups[0])).to.deep.equal([`${a}next`, opener, opener === null ? null : 'v', referrer]);
    });
  }

  it('is overruled by the formtarget of the button that was pressed', async () => {
    const { tab, browser } = await open(
      '<iframe name="side"></iframe><form action="/next"><button formtarget="side" name="n" value="1">send</button></form>',
    );

    await click(tab, 'button');
    await browser.settle();

    expect([tab.url, tab.frames[0]?.url, tab.popups]).to.deep.equal([a, `${a}next?n=1`, []]);
  });

  it('sends into the same window each time', async () => {
    const { tab, browser, asked } = await open('<form action="/next" target="side"><input name="n" value="1"></form>');

    for (let i = 0; i < 3; i++) {
      await tab.evaluate('document.querySelector("form").submit()');
      await browser.settle();
    }

    expect([tab.popups.length, asked]).to.deep.equal([1, ['GET /next?n=1', 'GET /next?n=1', 'GET /next?n=1']]);
  });
});
