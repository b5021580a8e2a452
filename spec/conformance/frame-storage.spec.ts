import { expect } from 'chai';
import { hosts, openTabs, openTabsUncached } from './hosts.ts';

const a = 'https://a.example/';
const b = 'https://b.example/';

for (const { name, host } of hosts) {
  describe(`storage among frames (${name})`, () => {
    it('tells a change of the session to every frame of the origin in the tab, under a document of another origin, too', async () => {
      const [tab, other] = await openTabs(host(), b, b);
      const [first, second, stranger] = [
        await tab.addFrame(`${a}1`),
        await tab.addFrame(`${a}2`),
        await tab.addFrame('https://c.example/'),
      ];
      const elsewhere = await other.addFrame(`${a}1`);

      first.window.sessionStorage.setItem('k', 'v');
      await tab.browser.settle();

      const change = { key: 'k', oldValue: null, newValue: 'v', url: `${a}1`, storageArea: 'sessionStorage' };
      expect([first.heard, second.heard]).to.deep.equal([[], [change]]);
      expect([tab.heard, stranger.heard, other.heard, elsewhere.heard]).to.deep.equal([[], [], [], []]);
      expect([second.sessionStorage.getItem('k'), elsewhere.sessionStorage.getItem('k')]).to.deep.equal(['v', null]);
    });

    it('tells a local change to frames and tabs alike, and never to the document that made it', async () => {
      const [tab, other] = await openTabs(host(), a, b);
      const [near, far] = [await tab.addFrame(`${a}near`), await other.addFrame(`${a}far`)];

      near.window.localStorage.setItem('k', 'v');
      await tab.browser.settle();

      const heard = [tab, near, other, far].map((page) => page.heard.map(({ key, url }) => [key, url]));
      expect(heard).to.deep.equal([[['k', `${a}near`]], [], [], [['k', `${a}near`]]]);
    });

    it('is that of the creator in a blank frame, which hears and is heard as about:blank', async () => {
      const [tab] = await openTabs(host(), a);
      const blank = await tab.addFrame();

      tab.window.sessionStorage.setItem('k', '1');
      blank.window.localStorage.setItem('l', '2');
      await tab.browser.settle();

      expect([blank.window.origin, blank.window.sessionStorage.getItem('k')]).to.deep.equal(['https://a.example', '1']);
      expect(blank.heard.map(({ key, url }) => [key, url])).to.deep.equal([['k', a]]);
      expect(tab.heard.map(({ key, url }) => [key, url])).to.deep.equal([['l', 'about:blank']]);
    });

    it('is denied in a frame of a data: URL', async () => {
      const [tab] = await openTabs(host(), a);
      const frame = await tab.addFrame('data:text/html,hello');

      const errors = (['localStorage', 'sessionStorage'] as const).map((area) => {
        try {
          return frame.window[area];
        } catch (error) {
          return [error instanceof frame.window.DOMException, (error as Error).name];
        }
      });

      expect(frame.window.origin).to.equal('null');
      expect(errors).to.deep.equal([
        [true, 'SecurityError'],
        [true, 'SecurityError'],
      ]);
    });

    it('drops what a frame has not heard yet when it is removed', async () => {
      const [tab] = await openTabs(host(), a);
      const frame = await tab.addFrame(`${a}f`);

      tab.window.localStorage.setItem('k', 'v');
      await frame.remove();
      const waiting = tab.browser.pending.length;
      await tab.browser.settle();

      expect([waiting, frame.heard]).to.deep.equal([0, []]);
      expect(tab.browser.trace.events({ type: 'task-removed' })).to.have.lengthOf(1);
    });

    it('drops it with a page that is not kept, frames in frames included', async () => {
      const [tab, other] = await openTabsUncached(host(), a, a);
      const frame = await tab.addFrame(`${a}f`);
      const inner = await frame.addFrame(`${a}g`);

      other.window.localStorage.setItem('k', 'v');
      const waiting = tab.browser.pending.length;
      tab.window.location.href = 'about:blank';
      await tab.browser.step({ choose: 'tab1.navigation' });
      await tab.browser.settle();

      expect(waiting).to.equal(3);
      expect([tab, frame, inner].map(({ heard }) => heard)).to.deep.equal([[], [], []]);
      expect([frame.removed, inner.removed]).to.deep.equal([true, true]);
    });

    it('keeps it for a page in the back/forward cache, frames in frames included', async () => {
      const [tab, other] = await openTabs(host(), a, a);
      const frame = await tab.addFrame(`${a}f`);
      const inner = await frame.addFrame(`${a}g`);

      other.window.localStorage.setItem('k', 'v');
      tab.window.location.href = 'about:blank';
      await tab.browser.step({ choose: 'tab1.navigation' });
      await tab.browser.settle();
      const meanwhile = [tab, frame, inner].map(({ heard }) => heard.length);
      await tab.back();
      await tab.browser.settle();

      expect(meanwhile).to.deep.equal([0, 0, 0]);
      expect([tab, frame, inner].map(({ heard }) => heard.map(({ key }) => key))).to.deep.equal([['k'], ['k'], ['k']]);
      expect([frame.removed, inner.removed]).to.deep.equal([false, false]);
    });

    it('keeps the session of the tab when its frames come and go', async () => {
      const [tab] = await openTabs(host(), b);
      const first = await tab.addFrame(a);
      first.window.sessionStorage.setItem('k', 'v');
      await first.remove();

      const second = await tab.addFrame(a);

      expect(second.window.sessionStorage.getItem('k')).to.equal('v');
    });

    it('names lanes after what made them, in whatever order frames load', async () => {
      const [tab] = await openTabs(host(), a);
      const frames = [await tab.addFrame(`${a}f`), await tab.addFrame(b), await tab.addFrame('data:text/html,')];
      await frames[1]?.addFrame(`${a}inner`);
      const lanes = [...new Set(tab.browser.trace.events({ type: 'task-queued' }).map((event) => Reflect.get(event, 'lane')))];

      expect([...tab.frames, ...(frames[1]?.frames ?? [])].map((frame) => frame.name)).to.deep.equal([
        'tab1/frame1',
        'tab1/frame2',
        'tab1/frame3',
        'tab1/frame2/frame1',
      ]);
      expect(lanes).to.include.members([
        'tab1.navigation',
        'tab1/frame2.navigation',
        'tab1@b.example.dom',
        'tab1/frame3@opaque.dom',
      ]);
    });
  });
}
