import { expect } from 'chai';
import { Browser } from '../../../lib/index.ts';
import { hosts } from '../hosts.ts';
import { openServed, page } from './server.ts';
import { note, queued, waiting } from './watching.ts';

const a = 'https://a.example/';
const b = 'https://b.example/';

for (const { name, host } of hosts) {
  describe(`a restart of the browser (${name})`, () => {
    it('closes all tabs with their handlers, whose writes stay, and nobody can refuse', async () => {
      const { tab, browser } = await openServed(host(), a, {}, { beforeUnload: 'stay' });
      const other = await browser.open(a);
      const log = note(tab.window, '', 'beforeunload pagehide unload');
      tab.window.addEventListener('beforeunload', (event) => event.preventDefault());
      const { window } = tab;
      window.addEventListener('unload', () => window.localStorage.setItem('last', 'words'));
      other.window.setTimeout(() => log.push('timer'), 10);

      await browser.restart();

      expect(log.slice(-2)).to.deep.equal(['pagehide', 'unload']);
      expect([tab.closed, other.closed, browser.tabs]).to.deep.equal([true, true, []]);
      expect([queued(browser), waiting(browser)]).to.deep.equal([[], []]);
      expect((await browser.open(a)).window.localStorage.getItem('last')).to.equal('words');
    });

    it('that drops the session keeps local storage and cookies with a date, and nothing else', async () => {
      const { tab, browser } = await openServed(host(), a, {
        '/set': () => {
          const response = page();
          response.headers.append('set-cookie', 'session=1; Path=/');
          response.headers.append('set-cookie', 'dated=1; Path=/; Max-Age=60');
          return response;
        },
      });
      await tab.goto('/set');
      tab.window.localStorage.setItem('k', 'v');
      tab.window.sessionStorage.setItem('k', 'v');
      const cookies = Reflect.get(tab.window.document, 'cookie');

      await browser.restart({ session: 'drop' });
      const next = await browser.open(a);

      expect(cookies).to.equal('session=1; dated=1');
      expect(Reflect.get(next.window.document, 'cookie')).to.equal('dated=1');
      expect([next.window.localStorage.getItem('k'), next.window.sessionStorage.getItem('k')]).to.deep.equal(['v', null]);
      expect(next.window.history.length).to.equal(1);
    });

    it('that restores it opens the tabs again, each with its own session, its history and the session cookies', async () => {
      const browser = new Browser({ host: host() });
      const [first, second] = [await browser.open(a), await browser.open(a)];
      first.window.sessionStorage.setItem('k', 'first');
      second.window.sessionStorage.setItem('k', 'second');
      Reflect.set(first.window.document, 'cookie', 'session=1');
      first.window.history.replaceState({ n: 1 }, '');
      await first.goto(b);

      await browser.restart({ session: 'restore' });
      const [one, two] = browser.tabs;

      expect([first.closed, second.closed, browser.tabs.map(({ url }) => url)]).to.deep.equal([true, true, [b, a]]);
      expect([one?.window.history.length, two?.window.sessionStorage.getItem('k')]).to.deep.equal([2, 'second']);
      expect(Reflect.get(two?.window.document ?? {}, 'cookie')).to.equal('session=1');
      await one?.back();
      expect([one?.url, one?.window.history.state, one?.window.sessionStorage.getItem('k')]).to.deep.equal([
        a,
        { n: 1 },
        'first',
      ]);
    });

    it('that restores it takes what handlers for leaving still wrote into the session', async () => {
      const browser = new Browser({ host: host() });
      const { window } = await browser.open(a);
      window.addEventListener('pagehide', () => window.sessionStorage.setItem('draft', 'saved'));

      await browser.restart({ session: 'restore' });

      expect(browser.tabs[0]?.window.sessionStorage.getItem('draft')).to.equal('saved');
      expect(queued(browser)).to.deep.equal([]);
    });

    it('brings back no tab that was closed or crashed before', async () => {
      const browser = new Browser({ host: host() });
      const tabs = [await browser.open(a), await browser.open(b), await browser.open(`${a}stays`)];
      await tabs[0]?.close();
      tabs[1]?.crash();

      await browser.restart({ session: 'restore' });

      expect(browser.tabs.map(({ url }) => url)).to.deep.equal([`${a}stays`]);
    });
  });
}
