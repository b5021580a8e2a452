import { expect } from 'chai';
import { Browser, replay, seeded, type BareWindow, type DocumentHostFactory, type Tab } from '../../../lib/index.ts';
import { hosts, openTabs } from '../hosts.ts';
import { openServed, page } from '../lives/server.ts';

const a = 'https://a.example/';
const b = 'https://b.example/';

/** A server whose pages at `/alone` ask for an agent of their origin's own. */
const answers = { '/alone': (): Response => page('', { 'origin-agent-cluster': '?1' }) };

const opened = async (tab: Tab, url: string): Promise<Tab> => {
  tab.window.open(url);
  await tab.browser.settle();
  const popup = tab.popups.at(-1);
  if (popup === undefined) throw new Error('no popup was opened');
  return popup;
};

/** The loop that each page’s tasks are queued on, by the name of its lane. */
async function loopsOf(...pages: readonly { readonly window: BareWindow; readonly browser: Browser; readonly name: string }[]) {
  const loops: string[] = [];
  for (const { window, browser } of pages) {
    window.postMessage('which loop', '*');
    loops.push(browser.pending.at(-1)?.name.replace(/\.message$/, '') ?? 'none');
    await browser.settle();
  }
  return loops;
}

for (const { name, host } of hosts) {
  describe(`an agent (${name})`, () => {
    it('is one for all pages of a site in a group: tabs, frames and windows, whatever their schemes’ ports and hosts', async () => {
      const [tab] = await openTabs(host(), 'https://www.a.example/');
      const frame = await tab.addFrame('https://shop.a.example:8443/');
      const popup = await opened(tab, 'https://a.example/');
      const blank = await popup.addFrame();

      expect(await loopsOf(tab, frame, popup, blank)).to.deep.equal(['tab1', 'tab1', 'tab1', 'tab1']);
    });

    it('is another one for each other site, the same wherever in the group the site is shown', async () => {
      const [tab] = await openTabs(host(), a);
      const frame = await tab.addFrame(b);
      const popup = await opened(tab, 'https://www.b.example/');
      const other = await tab.addFrame('https://c.example/');

      expect(await loopsOf(tab, frame, popup, other)).to.deep.equal([
        'tab1',
        'tab1@b.example',
        'tab1@b.example',
        'tab1@c.example',
      ]);
    });

    it('counts the scheme as part of the site', async () => {
      const [tab] = await openTabs(host(), 'http://a.example/');
      const frame = await tab.addFrame('https://a.example/');

      const [first, second] = await loopsOf(tab, frame);

      expect([first, first === second]).to.deep.equal(['tab1', false]);
    });

    it('is another one for each group: tabs that the user opened, windows without an opener', async () => {
      const [tab, other] = await openTabs(host(), a, a);
      tab.window.open('/p', '', 'noopener');
      await tab.browser.settle();
      const [popup] = tab.popups;
      if (popup === undefined) throw new Error('no popup was opened');

      expect(await loopsOf(tab, other, popup)).to.deep.equal(['tab1', 'tab2', 'tab1-popup1']);
    });

    it('is one for each opaque origin, and for the blank pages that inherit it', async () => {
      const [tab] = await openTabs(host(), a);
      const [one, two] = [await tab.addFrame('data:text/html,1'), await tab.addFrame('data:text/html,2')];
      const blank = await one.addFrame();

      expect(await loopsOf(one, two, blank)).to.deep.equal(['tab1/frame1@opaque', 'tab1/frame2@opaque', 'tab1/frame1@opaque']);
    });

    it('stays when a page is followed by one of its site', async () => {
      const [tab] = await openTabs(host(), a);

      const [before] = await loopsOf(tab);
      await tab.goto('https://www.a.example/');
      const [after] = await loopsOf(tab);

      expect([before, after]).to.deep.equal(['tab1', 'tab1']);
    });
  });

  describe(`Origin-Agent-Cluster: ?1 (${name})`, () => {
    it('gives the origin an agent of its own, apart from its site', async () => {
      const { tab } = await openServed(host(), 'https://www.a.example/', answers);
      const [alone, near] = [await tab.addFrame('https://shop.a.example/alone'), await tab.addFrame('https://a.example/')];

      const [own, ofAlone, ofNear] = await loopsOf(tab, alone, near);

      expect([own, ofNear, ofAlone === own]).to.deep.equal(['tab1', 'tab1', false]);
    });

    it('is remembered for the group: pages of the origin that do not ask for it share that agent', async () => {
      const { tab } = await openServed(host(), 'https://www.a.example/', answers);
      const alone = await tab.addFrame('https://shop.a.example/alone');
      const later = await tab.addFrame('https://shop.a.example/later');
      const popup = await opened(tab, 'https://shop.a.example/popup');

      const [first, second, third] = await loopsOf(alone, later, popup);

      expect([first === second, first === third]).to.deep.equal([true, true]);
    });

    it('comes too late where a page of the origin is there without it', async () => {
      const { tab } = await openServed(host(), 'https://www.a.example/', answers);
      const first = await tab.addFrame('https://shop.a.example/');
      const alone = await tab.addFrame('https://shop.a.example/alone');

      expect(await loopsOf(tab, first, alone)).to.deep.equal(['tab1', 'tab1', 'tab1']);
    });

    it('says nothing about other groups', async () => {
      const { tab, browser } = await openServed(host(), 'https://www.a.example/', answers);
      await tab.addFrame('https://shop.a.example/alone');
      const other = await browser.open('https://www.a.example/');
      const frame = await other.addFrame('https://shop.a.example/');

      expect(await loopsOf(other, frame)).to.deep.equal(['tab2', 'tab2']);
    });

    for (const value of ['?0', '1', '?1;x', 'true', '"?1"', '?1, ?1']) {
      it(`is a boolean of a structured field: ${value}`, async () => {
        const { tab } = await openServed(host(), 'https://www.a.example/', {
          '/asks': () => page('', { 'origin-agent-cluster': value }),
        });
        const frame = await tab.addFrame('https://shop.a.example/asks');

        const [own, ofFrame] = await loopsOf(tab, frame);

        expect(own === ofFrame).to.equal(value !== '?1;x');
      });
    }

    it('parts neither storage nor its events', async () => {
      const { tab } = await openServed(host(), `${a}alone`, answers);
      const frame = await tab.addFrame(`${a}f`);
      const other = await tab.browser.open(`${a}other`);

      other.window.localStorage.setItem('k', 'v');
      await tab.browser.settle();

      expect([tab, frame].map(({ heard }) => heard.length)).to.deep.equal([1, 1]);
    });
  });

  describe(`the order of tasks (${name})`, () => {
    /** Two changes, heard by a frame of the page's site and by one of another site; who heard what in which order. */
    async function order(made: DocumentHostFactory<BareWindow>, seed: number): Promise<{ near: string[]; all: string }> {
      const browser = new Browser({ host: made, scheduler: seeded(seed) });
      const tab = await browser.open(a);
      const pages = [await tab.addFrame(`${a}near`), await tab.addFrame(b)];
      const log: string[] = [];
      for (const { window, name: heardBy } of pages) {
        window.addEventListener('message', ({ data }) => void log.push(`${heardBy} ${String(data)}`));
      }
      for (const data of [1, 2]) for (let i = 0; i < 2; i++) (Reflect.get(tab.window, i) as BareWindow).postMessage(data, '*');
      await browser.settle();
      return { near: log.filter((line) => line.startsWith('tab1/frame1')), all: log.join() };
    }

    it('is that of queueing within one source of a loop, and the scheduler’s between loops', async () => {
      const seen = [];
      for (let seed = 1; seed <= 12; seed++) seen.push(await order(host(), seed));

      for (const { near } of seen) expect(near).to.deep.equal(['tab1/frame1 1', 'tab1/frame1 2']);
      expect(new Set(seen.map(({ all }) => all)).size).to.be.greaterThan(2);
    });

    it('between loops can be said by the names of their lanes, and no other', async () => {
      const browser = new Browser({ host: host(), scheduler: replay([]) });
      const tab = await browser.open(a);
      const frame = await tab.addFrame(b);
      const popup = await opened(tab, `${a}p`);
      tab.window.postMessage(1, '*');
      frame.window.postMessage(2, '*');
      popup.window.postMessage(3, '*');

      const names = browser.pending.map((task) => task.name);
      const first = await browser.step({ choose: 'tab1@b.example.message' });
      const rest = browser.pending.map((task) => task.tab?.name);

      expect(names).to.deep.equal(['tab1.message', 'tab1@b.example.message', 'tab1.message']);
      expect([first !== null, rest]).to.deep.equal([true, ['tab1', 'tab1-popup1']]);
    });
  });
}
