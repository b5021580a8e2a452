import { expect } from 'chai';
import { Browser } from '../../../lib/index.ts';
import { hosts, openTabs } from '../hosts.ts';
import { note, queued } from './watching.ts';

const a = 'https://a.example/';
const b = 'https://b.example/';
const places = 'popstate hashchange';

for (const { name, host } of hosts) {
  describe(`going through history (${name})`, () => {
    it('is a task: the script goes on first, on the page where it was', async () => {
      const [tab] = await openTabs(host(), a);
      tab.window.history.pushState(1, '', '1');
      const log = note(tab.window, '', places);

      const during = await tab.run(({ history, location }) => {
        history.back();
        return [location.href, history.state];
      });
      const after = queued(tab.browser);
      await tab.browser.step();

      expect([during, after]).to.deep.equal([[`${a}1`, 1], ['tab1.navigation traverse -1']]);
      expect(log).to.deep.equal(['popstate null']);
      expect([tab.url, queued(tab.browser)]).to.deep.equal([a, []]);
    });

    it('fires popstate with the state of the entry, at which address and state are set, and then queues hashchange', async () => {
      const [tab] = await openTabs(host(), a);
      const { window } = tab;
      window.history.replaceState({ at: 'start' }, '');
      window.history.pushState({ at: 'end' }, '', '#end');
      const seen: unknown[] = [];
      window.onpopstate = ({ state }) => seen.push(state === window.history.state, state, window.location.href);
      window.onhashchange = ({ oldURL, newURL }) => seen.push(oldURL, newURL);

      window.history.back();
      await tab.browser.step();
      const after = queued(tab.browser);
      await tab.browser.settle();

      expect(after).to.deep.equal(['tab1.dom hashchange']);
      expect(seen).to.deep.equal([true, { at: 'start' }, a, `${a}#end`, a]);
    });

    it('runs the microtasks of popstate before anything else', async () => {
      const [tab] = await openTabs(host(), a);
      const { window } = tab;
      const order: string[] = [];
      window.history.pushState(1, '', '#1');
      window.onpopstate = () => {
        order.push('popstate');
        void Promise.resolve().then(() => order.push('microtask'));
      };
      window.onhashchange = () => order.push('hashchange');

      window.history.back();
      await tab.browser.settle();

      expect(order).to.deep.equal(['popstate', 'microtask', 'hashchange']);
    });

    it('takes each of several calls in one script as a step of its own, in their order', async () => {
      const [tab] = await openTabs(host(), a);
      const { history } = tab.window;
      for (const n of [1, 2, 3]) history.pushState(n, '', `${n}`);
      const log = note(tab.window, '', places);

      history.back();
      history.back();
      history.forward();
      const after = queued(tab.browser);
      await tab.browser.settle();

      expect(after).to.deep.equal(['tab1.navigation traverse -1']);
      expect(log).to.deep.equal(['popstate 2', 'popstate 1', 'popstate 2']);
      expect(tab.url).to.equal(`${a}2`);
    });

    it('begins at the place where it was asked for, whatever the script puts there after it', async () => {
      const [tab, other] = await openTabs(host(), a, a);
      for (const { window } of [tab, other]) for (const n of [1, 2]) window.history.pushState(n, '', `#${n}`);

      tab.window.history.back();
      tab.window.history.pushState(3, '', '#3');
      other.window.history.back();
      other.window.location.hash = '3';
      const during = [tab.url, other.url];
      await tab.browser.settle();

      expect(during).to.deep.equal([`${a}#3`, `${a}#3`]);
      expect([tab.url, other.url]).to.deep.equal([`${a}#1`, `${a}#1`]);
    });

    it('does nothing past either end, and the traversal after it is still made', async () => {
      const [tab] = await openTabs(host(), a);
      const { history } = tab.window;
      history.pushState(1, '', '1');
      const log = note(tab.window, '', `${places} beforeunload pagehide`);

      history.go(-2);
      history.forward();
      history.go(-1);
      await tab.browser.settle();

      expect(log).to.deep.equal(['popstate null']);
      expect([tab.url, history.length, queued(tab.browser)]).to.deep.equal([a, 2, []]);
    });

    it('tells the user that there is nothing there, and the page stays with what it has queued', async () => {
      const [tab, other] = await openTabs(host(), a, a);
      other.window.localStorage.setItem('k', 'v');

      const gone = await tab.back();

      expect(gone).to.deep.equal({ ok: false, url: a, status: 0, reason: 'There is no page to go back to.' });
      expect((await tab.forward()).reason).to.equal('There is no page to go forward to.');
      expect(tab.window.history.length).to.equal(1);
    });

    it('by 0 reloads: a new document, which has the state of its entry', async () => {
      const [tab] = await openTabs(host(), a);
      tab.window.history.replaceState('kept', '', '?x');
      tab.window.sessionStorage.setItem('k', 'v');
      const { document } = tab;

      tab.window.history.go(0);
      await tab.browser.settle();

      expect(tab.document === document).to.equal(false);
      expect([tab.url, tab.window.history.length, tab.window.history.state]).to.deep.equal([`${a}?x`, 1, 'kept']);
      expect(tab.window.sessionStorage.getItem('k')).to.equal('v');
    });

    it('of pages that are gone loads them again, with their states', async () => {
      const browser = new Browser({ host: host(), behaviour: { backForwardCache: 'off' } });
      const tab = await browser.open(a);
      tab.window.history.replaceState({ n: 1 }, '', '?x');
      await tab.goto(b);

      const result = await tab.back();

      expect(result).to.deep.equal({ ok: true, url: `${a}?x`, status: 200, reason: null });
      expect([tab.window.history.state, tab.window.history.length]).to.deep.equal([{ n: 1 }, 2]);
      expect((await tab.forward()).url).to.equal(b);
    });
  });
}
