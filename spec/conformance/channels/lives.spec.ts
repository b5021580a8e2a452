import { expect } from 'chai';
import { Browser } from '../../../lib/index.ts';
import { hosts, openTabs, openTabsUncached } from '../hosts.ts';
import { queued } from '../lives/watching.ts';
import { openChannel, openInto } from './open-channel.ts';

const a = 'https://a.example/';
const b = 'https://b.example/';

for (const { name, host } of hosts) {
  describe(`channels of a page that is left (${name})`, () => {
    it('keep no page out of the back/forward cache, where they hear nothing and say nothing', async () => {
      const [tab, other] = await openTabs(host(), a, a);
      const kept = openChannel(tab);
      const { channel, heard } = openChannel(other);

      await tab.goto(b);
      channel.postMessage('meanwhile');
      kept.channel.postMessage('from the cache');
      kept.channel.postMessage(() => 'no clone');
      await tab.browser.settle();
      await tab.back();
      await tab.browser.settle();
      const missed = [...kept.heard];
      channel.postMessage('back');
      kept.channel.postMessage('back');
      await tab.browser.settle();

      expect([missed, kept.heard, heard]).to.deep.equal([[], ['back'], ['back']]);
    });

    it('hear on return what was queued before the page was left', async () => {
      const [tab, other] = await openTabs(host(), a, a);
      const { heard } = openChannel(tab);
      openChannel(other).channel.postMessage('before');

      tab.window.location.href = 'about:blank';
      await tab.browser.step({ choose: 'tab1.navigation' });
      const away = queued(tab.browser);
      await tab.browser.settle();
      const heardAway = [...heard];
      await tab.back();
      await tab.browser.settle();

      expect(away.filter((task) => task.includes('channel'))).to.deep.equal(['tab1.dom channel c (held)']);
      expect([heardAway, heard]).to.deep.equal([[], ['before']]);
    });

    it('hear on return in every order of engines, too: nothing of the meantime', async () => {
      for (const engine of ['chromium', 'firefox', 'webkit'] as const) {
        const browser = new Browser({ host: host(), engine });
        const [tab, other] = [await browser.open(a), await browser.open(a)];
        const { heard } = openChannel(tab);
        const { channel } = openChannel(other);

        await tab.goto(b);
        channel.postMessage('meanwhile');
        await browser.settle();
        await tab.back();
        channel.postMessage('back');
        await browser.settle();

        expect(heard, engine).to.deep.equal(['back']);
      }
    });

    it('are closed with a page that is not kept', async () => {
      const [tab, other] = await openTabsUncached(host(), a, a);
      const gone = openChannel(tab);
      const { channel, heard } = openChannel(other);

      await tab.goto(`${a}next`);
      channel.postMessage('later');
      gone.channel.postMessage('from a page that is gone');
      await tab.browser.settle();

      expect([gone.heard, heard]).to.deep.equal([[], []]);
    });

    it('are closed with a page that leaves the cache', async () => {
      const browser = new Browser({ host: host(), limits: { keptPages: 1 } } as never);
      const [tab, other] = [await browser.open(a), await browser.open(a)];
      const gone = openChannel(tab);
      const { channel } = openChannel(other);

      for (const path of ['1', '2', '3', '4', '5', '6', '7', '8']) await tab.goto(`${b}${path}`);
      channel.postMessage('m');
      await browser.settle();

      expect(gone.heard).to.deep.equal([]);
    });

    it('are heard when they post while the page goes, also those that are made then', async () => {
      const [tab, other] = await openTabsUncached(host(), a, a);
      const { heard } = openChannel(other);
      await tab.evaluate(`for (const type of ['beforeunload', 'pagehide', 'visibilitychange', 'unload']) {
        (type === 'visibilitychange' ? document : window).addEventListener(type, () => {
          const channel = new BroadcastChannel('c');
          channel.postMessage(type);
          channel.close();
        });
      } 0`);

      await tab.goto(b);
      await tab.browser.settle();

      expect(heard).to.deep.equal(['beforeunload', 'pagehide', 'visibilitychange', 'unload']);
    });

    it('are heard when a page posts and goes in one script', async () => {
      const [tab, other] = await openTabs(host(), a, a);
      const { heard } = openChannel(other);

      await tab.evaluate(`new BroadcastChannel('c').postMessage('m'); location.href = ${JSON.stringify(b)}; 0`);
      await tab.browser.settle();

      expect([heard, tab.url]).to.deep.equal([['m'], b]);
    });

    it('are heard when a tab posts and is closed, and hear nothing themselves', async () => {
      const [tab, other] = await openTabs(host(), a, a);
      const log: string[] = [];
      const own = openInto(log, 'tab', tab);
      const others = openInto(log, 'other', other);

      others.postMessage('to the tab');
      own.postMessage('to the other');
      await tab.close();
      others.postMessage('again');
      own.postMessage('from nowhere');
      await other.browser.settle();

      expect(log).to.deep.equal(['other to the other']);
    });

    it('say and hear nothing more when the page has crashed; what was posted before is heard', async () => {
      const [tab, other] = await openTabs(host(), a, a);
      const log: string[] = [];
      const own = openInto(log, 'tab', tab);
      const others = openInto(log, 'other', other);

      others.postMessage('to the tab');
      own.postMessage('to the other');
      await tab.crash();
      own.postMessage('from nowhere');
      await other.browser.settle();

      expect(log).to.deep.equal(['other to the other']);
    });

    it('go on over a fragment navigation and pushState', async () => {
      const [tab, other] = await openTabs(host(), a, a);
      const { heard } = openChannel(tab);

      tab.window.location.hash = 'part';
      await tab.browser.settle();
      tab.window.history.pushState(null, '', '/pushed');
      openChannel(other).channel.postMessage('m');
      await tab.browser.settle();

      expect(heard).to.deep.equal(['m']);
    });
  });
}
