import { expect } from 'chai';
import type { BareWindow, Tab } from '../../../lib/index.ts';
import { hosts, openTabs } from '../hosts.ts';
import { queued } from '../lives/watching.ts';
import { thrownBy } from '../thrown-by.ts';

const a = 'https://a.example/';
const b = 'https://b.example/';

const opened = (window: BareWindow, ...args: string[]): BareWindow => window.open(...args) as BareWindow;

const entriesOf = (storage: { readonly length: number; key(i: number): string | null; getItem(key: string): string | null }) =>
  Array.from({ length: storage.length }, (_, i) => [storage.key(i), storage.getItem(storage.key(i) ?? '')]);

async function settledPopup(tab: Tab, url: string): Promise<Tab> {
  tab.window.open(url);
  await tab.browser.settle();
  const popup = tab.popups.at(-1);
  if (popup === undefined) throw new Error('no popup was opened');
  return popup;
}

for (const { name, host } of hosts) {
  describe(`the session of a window that a page opens (${name})`, () => {
    it('begins as a copy of the page’s, in its order, before window.open() returns', async () => {
      const [tab] = await openTabs(host(), a);
      tab.window.sessionStorage.setItem('k', '1');
      tab.window.sessionStorage.setItem('length', '2');

      const popup = opened(tab.window, '/p');
      tab.window.sessionStorage.setItem('k', 'later');

      expect(entriesOf(popup.sessionStorage)).to.deep.equal([
        ['k', '1'],
        ['length', '2'],
      ]);
    });

    it('is a copy by value: neither sees, nor hears of, what the other writes', async () => {
      const [tab] = await openTabs(host(), a);
      tab.window.sessionStorage.setItem('k', '1');
      const popup = await settledPopup(tab, '/p');

      tab.window.sessionStorage.setItem('k', '2');
      popup.window.sessionStorage.removeItem('k');
      popup.window.sessionStorage.setItem('l', '3');
      const tasks = queued(tab.browser);
      await tab.browser.settle();

      expect([entriesOf(tab.sessionStorage), entriesOf(popup.sessionStorage)]).to.deep.equal([[['k', '2']], [['l', '3']]]);
      expect([tasks, tab.heard, popup.heard]).to.deep.equal([[], [], []]);
    });

    it('is not told of as a change: nobody hears of the copy', async () => {
      const [tab] = await openTabs(host(), a);
      const frame = await tab.addFrame(`${a}f`);
      tab.window.sessionStorage.setItem('k', '1');
      await tab.browser.settle();

      opened(tab.window);
      const tasks = queued(tab.browser);
      await tab.browser.settle();

      expect([tasks, frame.heard.length, tab.popups[0]?.heard]).to.deep.equal([[], 1, []]);
    });

    it('has the data of every origin that the tab has, also of those that it does not show', async () => {
      const [tab] = await openTabs(host(), b);
      tab.window.sessionStorage.setItem('k', 'of b');
      await tab.goto(a);
      const frame = await tab.addFrame('https://c.example/');
      frame.window.sessionStorage.setItem('k', 'of c');

      const popup = await settledPopup(tab, '/p');
      const seen = [];
      for (const url of [b, 'https://c.example/', a]) {
        await popup.goto(url);
        seen.push(popup.sessionStorage.getItem('k'));
      }

      expect(seen).to.deep.equal(['of b', 'of c', null]);
    });

    it('is the whole tab’s when a frame opens the window', async () => {
      const [tab] = await openTabs(host(), a);
      tab.window.sessionStorage.setItem('k', 'of a');
      const frame = await tab.addFrame(b);
      frame.window.sessionStorage.setItem('k', 'of b');

      const popup = opened(frame.window, `${b}p`);
      await tab.browser.settle();
      const ofB = popup.sessionStorage.getItem('k');
      await tab.popups[0]?.goto(a);

      expect([ofB, tab.popups[0]?.sessionStorage.getItem('k')]).to.deep.equal(['of b', 'of a']);
    });

    it('is the page’s when the window is opened for another origin, and is there when it comes home', async () => {
      const [tab] = await openTabs(host(), a);
      tab.window.sessionStorage.setItem('k', '1');
      const popup = await settledPopup(tab, b);
      const away = entriesOf(popup.sessionStorage);
      tab.window.sessionStorage.setItem('k', '2');

      await popup.goto(a);

      expect([away, entriesOf(popup.sessionStorage)]).to.deep.equal([[], [['k', '1']]]);
    });

    it('is copied once: no later navigation copies again, whoever asks for it', async () => {
      const [tab] = await openTabs(host(), a);
      const popup = opened(tab.window, '/p', 'side');
      await tab.browser.settle();
      tab.window.sessionStorage.setItem('k', '1');

      popup.location.href = '/q';
      await tab.browser.settle();
      tab.window.open('/r', 'side');
      await tab.browser.settle();
      await tab.popups[0]?.reload();

      expect([tab.popups[0]?.url, popup.sessionStorage.length]).to.deep.equal([`${a}r`, 0]);
    });

    it('of a window that such a window opens is a copy of that one’s', async () => {
      const [tab] = await openTabs(host(), a);
      tab.window.sessionStorage.setItem('k', '1');
      const first = opened(tab.window);
      first.sessionStorage.setItem('k', '2');
      tab.window.sessionStorage.setItem('l', '3');

      const second = opened(first);
      first.sessionStorage.clear();

      expect(entriesOf(second.sessionStorage)).to.deep.equal([['k', '2']]);
    });

    it('is there before the first script of the window, and of its first page', async () => {
      const [tab] = await openTabs(host(), a);
      tab.window.sessionStorage.setItem('k', '1');

      const seen = await tab.run((window) => {
        const popup = opened(window);
        return [popup.sessionStorage.getItem('k'), Reflect.get(popup.sessionStorage, 'k')];
      });

      expect(seen).to.deep.equal(['1', '1']);
    });

    it('stays with a blank window when a page takes its place, with what was written into it meanwhile', async () => {
      const [tab] = await openTabs(host(), a);
      tab.window.sessionStorage.setItem('k', '1');

      const popup = opened(tab.window, '/p');
      const storage = popup.sessionStorage;
      storage.setItem('l', '2');
      await tab.browser.settle();

      expect([entriesOf(popup.sessionStorage), popup.sessionStorage === storage]).to.deep.equal([
        [
          ['k', '1'],
          ['l', '2'],
        ],
        false,
      ]);
    });

    it('is full where the page’s was full', async () => {
      const [tab] = await openTabs(host(), a);
      tab.window.sessionStorage.setItem('k', 'x'.repeat(5 * 2 ** 20 - 1));

      const popup = opened(tab.window);

      expect(thrownBy(() => popup.sessionStorage.setItem('l', ''))).to.include({ name: 'QuotaExceededError' });
      expect(thrownBy(() => popup.sessionStorage.setItem('k', 'x'))).to.equal(undefined);
      expect(thrownBy(() => tab.window.sessionStorage.setItem('l', ''))).to.include({ name: 'QuotaExceededError' });
    });

    it('outlives that of the page, and ends with the window', async () => {
      const [tab] = await openTabs(host(), a);
      tab.window.sessionStorage.setItem('k', '1');
      const popup = await settledPopup(tab, '/p');

      await tab.close();

      expect(popup.sessionStorage.getItem('k')).to.equal('1');
    });

    it('tells changes to the frames of the window, and to nobody in the page', async () => {
      const [tab] = await openTabs(host(), a);
      const near = await tab.addFrame(`${a}near`);
      const popup = await settledPopup(tab, '/p');
      const far = await popup.addFrame(`${a}far`);

      popup.window.sessionStorage.setItem('k', '1');
      await tab.browser.settle();

      expect([tab, near, popup, far].map(({ heard }) => heard.length)).to.deep.equal([0, 0, 0, 1]);
    });
  });

  describe(`the local storage of a window that a page opens (${name})`, () => {
    it('is the page’s: both see what the other writes, and hear of it in tasks of one loop', async () => {
      const [tab] = await openTabs(host(), a);
      const popup = await settledPopup(tab, '/p');

      tab.window.localStorage.setItem('k', '1');
      popup.window.localStorage.setItem('k', '2');
      const tasks = tab.browser.pending.map((task) => [task.name, task.tab?.name, task.label]);
      await tab.browser.settle();

      expect(tasks).to.deep.equal([
        ['tab1.dom', 'tab1-popup1', 'storage k'],
        ['tab1.dom', 'tab1', 'storage k'],
      ]);
      expect([tab.heard[0]?.newValue, popup.heard[0]?.newValue]).to.deep.equal(['2', '1']);
    });

    it('tells a blank window changes under the URL about:blank', async () => {
      const [tab] = await openTabs(host(), a);
      const popup = opened(tab.window);

      popup.localStorage.setItem('k', '1');
      tab.window.localStorage.setItem('k', '2');
      await tab.browser.settle();

      expect(tab.heard.map(({ url, newValue }) => [url, newValue])).to.deep.equal([['about:blank', '1']]);
      expect(tab.popups[0]?.heard.map(({ url, newValue }) => [url, newValue])).to.deep.equal([[a, '2']]);
    });

    it('loses what the blank window has not heard when another page takes its place', async () => {
      const [tab] = await openTabs(host(), a);
      const popup = opened(tab.window);
      popup.location.href = 'about:blank?next';

      tab.window.localStorage.setItem('k', '1');
      await tab.browser.step({ choose: 'tab1-popup1.navigation' });
      await tab.browser.settle();

      const [handle] = tab.popups;
      expect([handle?.url, handle?.heard, popup.localStorage.getItem('k')]).to.deep.equal(['about:blank?next', [], '1']);
    });
  });
}
