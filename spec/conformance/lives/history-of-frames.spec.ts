import { expect } from 'chai';
import { hosts, openTabs } from '../hosts.ts';
import { note, queued } from './watching.ts';

const a = 'https://a.example/';
const b = 'https://b.example/';

for (const { name, host } of hosts) {
  describe(`the joint history of a page and its frames (${name})`, () => {
    it('has no place of its own for the first page of a frame', async () => {
      const [tab] = await openTabs(host(), a);

      const frame = await tab.addFrame(`${a}f`);

      expect([tab.window.history.length, frame.window.history.length]).to.deep.equal([1, 1]);
      expect((await tab.back()).ok).to.equal(false);
    });

    it('counts every place that a frame goes to, in the page and in all frames', async () => {
      const [tab] = await openTabs(host(), a);
      const [frame, beside] = [await tab.addFrame(`${b}f`), await tab.addFrame(`${a}g`)];

      await frame.goto(`${b}f2`);
      beside.window.history.pushState(1, '', 'pushed');

      const lengths = [tab, frame, beside].map(({ window }) => window.history.length);
      expect(lengths).to.deep.equal([3, 3, 3]);
    });

    it('goes back one frame at a time, latest first, and the page stays', async () => {
      const [tab] = await openTabs(host(), a);
      const [frame, beside] = [await tab.addFrame(`${b}f`), await tab.addFrame(`${a}g`)];
      await frame.goto(`${b}f2`);
      beside.window.history.pushState(1, '', 'pushed');
      const log = note(tab.window, 'page', 'popstate beforeunload pagehide');
      note(beside.window, 'beside', 'popstate pagehide', log);
      const urls = (): string[] => [tab, frame, beside].map(({ url }) => url.replace('https://', ''));

      await tab.back();
      const first = urls();
      await tab.back();
      const second = urls();
      const end = await tab.back();

      expect(first).to.deep.equal(['a.example/', 'b.example/f2', 'a.example/g']);
      expect(second).to.deep.equal(['a.example/', 'b.example/f', 'a.example/g']);
      expect(end.ok).to.equal(false);
      expect(log).to.deep.equal(['beside popstate null']);
    });

    it('is what history.back() of a frame goes through, whoever went last', async () => {
      const [tab] = await openTabs(host(), a);
      const frame = await tab.addFrame(`${a}f`);
      tab.window.history.pushState(1, '', 'pushed');
      const log = note(tab.window, 'page', 'popstate');

      frame.window.history.back();
      const after = queued(tab.browser);
      await tab.browser.settle();

      expect(after).to.deep.equal(['tab1.navigation traverse -1']);
      expect([log, tab.url, frame.url]).to.deep.equal([['page popstate null'], a, `${a}f`]);
    });

    it('moves several frames in one step where they are several steps behind', async () => {
      const [tab] = await openTabs(host(), a);
      const [first, second] = [await tab.addFrame(`${a}f`), await tab.addFrame(`${a}g`)];
      first.window.history.pushState(1, '', 'f1');
      second.window.history.pushState(2, '', 'g1');
      tab.window.history.pushState(3, '', 'p1');
      const log = note(tab.window, 'page', 'popstate');
      note(first.window, 'first', 'popstate', log);
      note(second.window, 'second', 'popstate', log);

      tab.window.history.go(-3);
      await tab.browser.settle();

      expect(log).to.deep.equal(['page popstate null', 'first popstate null', 'second popstate null']);
      expect([tab.url, first.url, second.url]).to.deep.equal([a, `${a}f`, `${a}g`]);
      expect(tab.window.history.length).to.equal(4);
    });

    it('loses the places of a frame that is removed', async () => {
      const [tab] = await openTabs(host(), a);
      const frame = await tab.addFrame(`${a}f`);
      await frame.goto(`${a}f2`);
      const before = tab.window.history.length;

      await frame.remove();

      expect([before, tab.window.history.length]).to.deep.equal([2, 1]);
    });

    it('comes back with the page that is kept: its frames are where they were', async () => {
      const [tab] = await openTabs(host(), a);
      const frame = await tab.addFrame(`${a}f`);
      await frame.goto(`${a}f2`);
      await tab.goto(b);
      const away = tab.window.history.length;

      await tab.back();
      const returned = [tab.url, frame.url, frame.removed];
      await tab.back();

      expect(away).to.equal(3);
      expect(returned).to.deep.equal([a, `${a}f2`, false]);
      expect([tab.url, frame.url]).to.deep.equal([a, `${a}f`]);
    });

    it('keeps no document of a frame: what the one that is left has queued is dropped', async () => {
      const [tab, other] = await openTabs(host(), b, a);
      const frame = await tab.addFrame(`${a}f`);
      await frame.goto('about:blank');
      await frame.goto(`${a}f2`);
      other.window.localStorage.setItem('k', 'v');
      tab.window.history.back();
      const before = queued(tab.browser);

      await tab.browser.step({ choose: 'tab1.navigation' });
      const after = queued(tab.browser);
      await tab.browser.settle();

      expect(before).to.deep.equal(['tab1@a.example.dom storage k', 'tab1.navigation traverse -1']);
      expect(after).to.deep.equal(['tab1/frame1@opaque.network parse']);
      expect([frame.url, frame.heard]).to.deep.equal(['about:blank', []]);
      expect(tab.browser.trace.events({ type: 'task-removed' })).to.have.lengthOf(1);
    });
  });
}
