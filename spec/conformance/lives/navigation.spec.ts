import { expect } from 'chai';
import { hosts, openTabs } from '../hosts.ts';
import { openServed, page } from './server.ts';
import { note, queued } from './watching.ts';

const a = 'https://a.example/';
const b = 'https://b.example/';
const leaving = 'beforeunload pagehide visibilitychange';

for (const { name, host } of hosts) {
  describe(`a navigation (${name})`, () => {
    it('is a task, in which the page is left; what it leaves queued is held, and what the new page has to do is queued', async () => {
      const [tab, other] = await openTabs(host(), a, a);
      other.window.localStorage.setItem('k', 'v');

      tab.window.location.href = 'about:blank';
      const before = queued(tab.browser);
      await tab.browser.step({ choose: 'tab1.navigation' });

      expect(before).to.deep.equal(['tab1.dom storage k', 'tab1.navigation navigate about:blank']);
      expect(queued(tab.browser)).to.deep.equal(['tab1.dom storage k (held)', 'tab1.network parse']);
    });

    it('is overtaken by a later one, and what the first one asked for never comes', async () => {
      const { tab, browser, asked } = await openServed(host(), a, {});
      const log = note(tab.window, '', leaving);

      tab.window.location.href = '/1';
      tab.window.location.href = '/2';
      const before = queued(browser);
      await browser.settle();

      expect(before).to.deep.equal([`tab1.navigation navigate ${a}1`, `tab1.navigation navigate ${a}2`]);
      expect([tab.url, asked, tab.window.history.length]).to.deep.equal([`${a}2`, ['GET /2'], 2]);
      expect(log).to.deep.equal(['beforeunload', 'pagehide persisted', 'visibilitychange hidden']);
    });

    it('is overtaken while it waits for its response', async () => {
      let answer = (_response: Response): void => undefined;
      const slow = new Promise<Response>((resolve) => (answer = resolve));
      const { tab, browser, asked } = await openServed(host(), a, { '/slow': () => slow });

      tab.window.location.href = '/slow';
      await browser.step();
      tab.window.location.href = '/2';
      answer(page('<p>late</p>'));
      await browser.settle();

      expect([tab.url, asked]).to.deep.equal([`${a}2`, ['GET /slow', 'GET /2']]);
      expect((await tab.back()).url).to.equal(a);
    });

    it('fires beforeunload before anybody is asked, and pagehide only when there is an answer', async () => {
      const { tab, browser, asked } = await openServed(host(), a, {});
      const log = note(tab.window, '', leaving);

      tab.window.location.href = '/1';
      await browser.step();
      const [early, askedThen] = [[...log], [...asked]];
      await browser.settle();

      expect([early, askedThen]).to.deep.equal([['beforeunload'], ['GET /1']]);
      expect(log).to.deep.equal(['beforeunload', 'pagehide persisted', 'visibilitychange hidden']);
    });
  });

  describe(`a navigation in a handler for leaving (${name})`, () => {
    for (const type of ['beforeunload', 'pagehide', 'unload']) {
      it(`comes to nothing in ${type}, as reload and history.back() do`, async () => {
        const { tab, browser, asked } = await openServed(host(), a, {});
        await tab.goto('/1');
        asked.length = 0;
        tab.window.addEventListener(type, ({ currentTarget }) => {
          const { location, history } = currentTarget as typeof tab.window;
          location.href = '/elsewhere';
          location.hash = 'part';
          location.replace('/elsewhere');
          location.reload();
          history.back();
        });

        const result = await tab.goto('/2');
        const after = queued(browser);
        await browser.settle();

        expect([result.url, after, asked]).to.deep.equal([`${a}2`, [], ['GET /2']]);
        expect((await tab.back()).url).to.equal(`${a}1`);
      });
    }
  });

  describe(`a traversal and a navigation (${name})`, () => {
    it('of which the traversal comes later: the navigation is given up', async () => {
      const { tab, browser, asked } = await openServed(host(), a, {});
      await tab.goto('/1');
      asked.length = 0;

      tab.window.location.href = '/2';
      await browser.step();
      tab.window.history.back();
      await browser.settle();

      expect([tab.url, asked, tab.window.history.length]).to.deep.equal([a, ['GET /2'], 2]);
      expect((await tab.forward()).url).to.equal(`${a}1`);
    });

    it('of which the traversal leads nowhere: the navigation goes on', async () => {
      const { tab, browser } = await openServed(host(), a, {});

      tab.window.location.href = '/2';
      await browser.step();
      tab.window.history.back();
      await browser.settle();

      expect([tab.url, tab.window.history.length]).to.deep.equal([`${a}2`, 2]);
    });

    it('of which the traversal waits for a response: a script goes nowhere meanwhile', async () => {
      const { tab, browser, asked } = await openServed(host(), a, {}, { behaviour: { backForwardCache: 'off' } });
      await tab.goto('/1');
      asked.length = 0;

      tab.window.history.back();
      await browser.step();
      tab.window.location.href = '/2';
      tab.window.location.reload();
      const after = queued(browser);
      await browser.settle();

      expect([tab.url, asked, after]).to.deep.equal([a, ['GET /'], []]);
      expect((await tab.forward()).url).to.equal(`${a}1`);
    });

    it('by the user, of which the traversal comes while a page loads', async () => {
      const { tab, browser } = await openServed(host(), a, {});
      await tab.goto('/1');
      tab.window.location.href = '/2';
      while (tab.url !== `${a}2`) await browser.step();

      const result = await tab.back();

      expect([result.url, tab.window.history.length]).to.deep.equal([`${a}1`, 3]);
      expect((await tab.forward()).url).to.equal(`${a}2`);
    });
  });

  describe(`a reload (${name})`, () => {
    it('makes a new document with the same session, and drops what the old one has queued', async () => {
      const [tab, first, writer] = await openTabs(host(), a, b, a);
      const log = note(tab.window, '', `${leaving} unload storage`);
      tab.window.sessionStorage.setItem('s', '1');
      first.window.location.reload();
      tab.window.location.reload();
      // Both have asked, and the first one has its answer.
      for (let step = 0; step < 3; step++) await tab.browser.step();
      writer.window.localStorage.setItem('k', 'v');
      const before = queued(tab.browser);

      await tab.browser.step({ choose: 'tab1.navigation' });
      const after = queued(tab.browser);
      await tab.browser.settle();

      expect(before).to.deep.equal([`tab1.navigation response 200 a.example/`, 'tab2.network parse', 'tab1.dom storage k']);
      expect(after).to.deep.equal(['tab2.network parse', 'tab1.network parse']);
      expect(log).to.deep.equal(['beforeunload', 'pagehide', 'visibilitychange hidden', 'unload']);
      expect([tab.window.sessionStorage.getItem('s'), tab.window.history.length, tab.heard]).to.deep.equal(['1', 1, []]);
    });

    it('of a page that is gone shows what is there now', async () => {
      let status = 200;
      const { tab } = await openServed(host(), a, { '/1': () => page('', {}, status) });
      await tab.goto('/1');
      status = 410;

      const result = await tab.reload();

      expect([result.ok, result.status, tab.window.history.length]).to.deep.equal([false, 410, 2]);
    });

    it('of a page that is kept, by what is left of it, does nothing', async () => {
      const [tab] = await openTabs(host(), a);
      const { location } = tab.window;
      await tab.goto(b);

      location.reload();

      expect([queued(tab.browser), tab.url]).to.deep.equal([[], b]);
    });
  });
}
