import { expect } from 'chai';
import { Browser, type BareWindow } from '../../../lib/index.ts';
import { hosts, openTabs } from '../hosts.ts';
import { openServed, page } from '../lives/server.ts';
import { queued } from '../lives/watching.ts';
import { thrownBy } from '../thrown-by.ts';

const a = 'https://a.example/';
const b = 'https://b.example/';

const opened = (window: BareWindow, ...args: string[]): BareWindow => window.open(...args) as BareWindow;

for (const { name, host } of hosts) {
  describe(`window.open() (${name})`, () => {
    it('gives the window of a new tab, which shows a blank page of the same origin until a task has navigated it', async () => {
      const [tab] = await openTabs(host(), a);

      const popup = opened(tab.window, '/p');
      const before = [popup.location.href, popup.origin, popup.closed, popup.length];
      const tasks = queued(tab.browser);
      await tab.browser.settle();

      expect(before).to.deep.equal(['about:blank', 'https://a.example', false, 0]);
      expect(tasks).to.deep.equal([`tab1-popup1.navigation navigate ${a}p`]);
      expect(tab.popups.map(String)).to.deep.equal([`Tab tab1-popup1 ${a}p`]);
      expect([tab.popups[0]?.window, tab.popups[0]?.opener, popup.opener]).to.deep.equal([popup, tab, tab.window]);
    });

    it('without a URL, and for about:blank, gives a window that is not navigated', async () => {
      const [tab] = await openTabs(host(), a);

      const urls = [[], [''], ['about:blank'], ['about:blank#part']].map((args) => opened(tab.window, ...args).document.URL);

      expect(urls).to.deep.equal(['about:blank', 'about:blank', 'about:blank', 'about:blank#part']);
      expect(queued(tab.browser)).to.deep.equal([]);
    });

    it('gives a blank window the base URL of the page', async () => {
      const [tab] = await openTabs(host(), `${a}dir/page`);

      opened(tab.window).location = 'next';
      await tab.browser.settle();

      expect(tab.popups[0]?.url).to.equal(`${a}dir/next`);
    });

    it('puts no page behind the first that the window shows', async () => {
      const [tab] = await openTabs(host(), a);

      const popup = opened(tab.window, '/p');
      await tab.browser.settle();

      expect(popup.history.length).to.equal(1);
      expect((await tab.popups[0]?.back())?.ok).to.equal(false);
    });

    it('says where the page is from, whole to its own origin, and the origin to others', async () => {
      const [tab] = await openTabs(host(), `${a}dir/page`);

      for (const url of ['/p', b, '']) tab.window.open(url);
      await tab.browser.settle();

      expect(tab.popups.map(({ document }) => document.referrer)).to.deep.equal([`${a}dir/page`, a, `${a}dir/page`]);
    });

    it('throws a SyntaxError for a URL that does not parse, and opens nothing', async () => {
      const [tab] = await openTabs(host(), a);

      const errors = ['https://[', 'https://a b/', '//'].map((url) => thrownBy(() => tab.window.open(url, 'side', 'noopener')));

      for (const error of errors) {
        expect(error).to.be.instanceOf(tab.window.DOMException);
        expect(error).to.include({ name: 'SyntaxError', code: 12 });
      }
      expect(tab.popups).to.deep.equal([]);
    });

    it('gives null while a page is being left, to all pages of its event loop, and opens nothing', async () => {
      const [tab] = await openTabs(host(), a);
      const frame = await tab.addFrame(`${a}f`);
      const given: unknown[] = [];
      for (const type of ['beforeunload', 'pagehide', 'unload']) {
        frame.window.addEventListener(type, () => {
          given.push(type, frame.window.open(`${a}p`), tab.window.open(`${a}p`), frame.window.open('', '_top'));
        });
      }

      frame.window.location.href = b;
      await tab.browser.settle();

      expect(given).to.deep.equal(['beforeunload', 'pagehide', 'unload'].flatMap((type) => [type, null, null, null]));
      expect([tab.popups.length, tab.window.open('') === null]).to.deep.equal([0, false]);
    });

    it('does nothing in a window whose tab is closed', async () => {
      const [tab] = await openTabs(host(), a);
      const { window } = tab;

      await tab.close();

      expect(window.open('/p')).to.equal(null);
      expect(tab.browser.tabs).to.deep.equal([]);
    });

    it('gives null where the user blocks popups, though names that are there are found', async () => {
      const browser = new Browser({ host: host(), popups: 'block' });
      const tab = await browser.open(a);
      const byUser = await browser.open(`${a}p`, { opener: tab });
      byUser.window.name = 'side';

      const given = [tab.window.open('/p'), tab.window.open('/p', 'new'), tab.window.open('/q', 'side')];
      await browser.settle();

      expect(given).to.deep.equal([null, null, byUser.window]);
      expect([browser.tabs.length, byUser.url]).to.deep.equal([2, `${a}q`]);
    });

    it('takes a thousand windows, each with its own place in the order of making', async () => {
      const [tab] = await openTabs(host(), a);
      const count = name === 'bare' ? 1000 : 50;

      for (let i = 0; i < count; i++) tab.window.open(`/${i}`);
      await tab.browser.settle();

      expect([tab.popups.length, tab.popups.at(-1)?.name, tab.popups.at(-1)?.url]).to.deep.equal([
        count,
        `tab1-popup${count}`,
        `${a}${count - 1}`,
      ]);
    });

    it('lets openers go round in a circle, and end when one of them closes', async () => {
      const [tab] = await openTabs(host(), a);
      tab.window.name = 'first';
      const second = opened(tab.window, '/2', 'second');
      const third = opened(second, '/3', 'third');
      await tab.browser.settle();

      expect(third.open('', 'first')).to.equal(tab.window);
      const round = [tab.window.opener, third.opener, second.opener];
      await tab.popups[0]?.close();

      expect(round).to.deep.equal([third, second, tab.window]);
      expect([tab.window.opener, third.opener, second.closed]).to.deep.equal([third, null, true]);
    });
  });

  describe(`window.open() without an opener (${name})`, () => {
    for (const features of ['noopener', 'noreferrer', 'noopener,noreferrer']) {
      it(`gives null, and a tab with a session and a group of its own: ${features}`, async () => {
        const [tab] = await openTabs(host(), `${a}page`);
        tab.window.sessionStorage.setItem('k', 'v');
        tab.window.localStorage.setItem('k', 'v');

        const given = tab.window.open('/p', 'side', features);
        await tab.browser.settle();
        const [popup] = tab.popups;

        expect([given, popup?.opener, popup?.window.opener, popup?.url]).to.deep.equal([null, null, null, `${a}p`]);
        expect([popup?.sessionStorage.length, popup?.localStorage.getItem('k')]).to.deep.equal([0, 'v']);
        expect(popup?.document.referrer).to.equal(features === 'noopener' ? `${a}page` : '');
      });
    }

    it('gives a blank page of an opaque origin, which has no storage', async () => {
      const [tab] = await openTabs(host(), a);

      tab.window.open('', '', 'noopener');
      await tab.browser.settle();
      const [popup] = tab.popups;

      expect([popup?.url, popup?.window.origin]).to.deep.equal(['about:blank', 'null']);
      expect(thrownBy(() => popup?.window.localStorage)).to.include({ name: 'SecurityError', code: 18 });
    });

    it('gives a window that no name finds, since it is in another group', async () => {
      const [tab] = await openTabs(host(), a);

      tab.window.open('/p', 'side', 'noopener');
      await tab.browser.settle();
      const another = tab.window.open('/q', 'side');
      await tab.browser.settle();

      expect(tab.popups.map(({ url }) => url)).to.deep.equal([`${a}p`, `${a}q`]);
      expect([tab.popups[0]?.window.name, another]).to.deep.equal(['side', tab.popups[1]?.window]);
    });

    it('uses a window that is there under that name, whose opener stays', async () => {
      const [tab] = await openTabs(host(), a);
      const side = opened(tab.window, '/p', 'side');
      await tab.browser.settle();
      const third = opened(side, '/3', 'third');
      await tab.browser.settle();

      const given = third.open('/q', 'side', 'noopener');
      await tab.browser.settle();

      expect([given, tab.popups.length, tab.popups[0]?.url]).to.deep.equal([side, 1, `${a}q`]);
      expect(side.opener).to.equal(tab.window);
    });
  });

  describe(`the features of window.open() (${name})`, () => {
    const withOpener = [
      '',
      ' , ,',
      '=',
      '=,=',
      'popup',
      'width=100,height=',
      'noopener=0',
      'noopener=no',
      'noopener=false',
      'NOOPENER=x',
    ];
    const without = [
      'noopener',
      'NoOpener',
      'noopener=',
      'noopener=1',
      'noopener = yes',
      'noopener=-1',
      'x=y noopener',
      ',,noopener,,',
    ];

    it('ask for a window without an opener when noopener is set, in whatever shape', async () => {
      const [tab] = await openTabs(host(), a);

      const given = [...withOpener, ...without, 'noreferrer', 'noreferrer=true,noopener=0', '\u0000=\ud800'].map(
        (features) => tab.window.open('/p', '', features) !== null,
      );

      expect(given).to.deep.equal([...withOpener.map(() => true), ...without.map(() => false), false, false, true]);
    });

    it('are a string that is converted like every other, after URL and target', async () => {
      const [tab] = await openTabs(host(), a);
      const log: string[] = [];
      const shown = (text: string): string => ({ toString: () => (log.push(text), text) }) as never;

      const given = tab.window.open(shown('/p'), shown('side'), shown('noopener'));
      const error = thrownBy(() => tab.window.open('/p', 'side', Symbol('x') as never));
      await tab.browser.settle();

      expect([given, log]).to.deep.equal([null, ['/p', 'side', 'noopener']]);
      expect(error).to.have.property('name', 'TypeError');
      expect(tab.popups.length).to.equal(1);
    });
  });

  describe(`a tab that the user opens as a page would (${name})`, () => {
    it('has that page as its opener, a copy of its session, and its origin until it has loaded', async () => {
      const { tab, browser } = await openServed(host(), a, { '/p': () => page() });
      tab.window.sessionStorage.setItem('k', 'v');

      const popup = await browser.open('/p', { opener: tab });

      expect([popup.name, popup.url, popup.opener, tab.popups]).to.deep.equal(['tab1-popup1', `${a}p`, tab, [popup]]);
      expect([popup.window.opener, popup.document.referrer]).to.deep.equal([tab.window, a]);
      expect(popup.sessionStorage.getItem('k')).to.equal('v');
    });
  });
}
