import { expect } from 'chai';
import { Browser } from '../../../lib/index.ts';
import { thrownBy } from '../thrown-by.ts';
import { hosts, openTabs } from '../hosts.ts';
import { note, queued } from './watching.ts';

const a = 'https://a.example/';
const b = 'https://b.example/';
const places = 'popstate hashchange';

for (const { name, host } of hosts) {
  describe(`a fragment navigation (${name})`, () => {
    it('changes the address and fires popstate at once, and queues hashchange', async () => {
      const [tab] = await openTabs(host(), a);
      const log = note(tab.window, '', places);
      const before = queued(tab.browser);

      tab.window.location.hash = 'part';
      const after = queued(tab.browser);
      const atOnce = [...log];
      await tab.browser.settle();

      expect([before, after]).to.deep.equal([[], ['tab1.dom hashchange']]);
      expect(atOnce).to.deep.equal(['popstate null']);
      expect(log).to.deep.equal(['popstate null', 'hashchange  to #part']);
      expect([tab.url, tab.window.history.length]).to.deep.equal([`${a}#part`, 2]);
    });

    it('takes the place of an entry with the same address, fires popstate and queues nothing', async () => {
      const [tab] = await openTabs(host(), `${a}#part`);
      tab.window.history.replaceState('mine', '');
      const log = note(tab.window, '', places);

      tab.window.location.href = '#part';
      const after = queued(tab.browser);

      expect([after, log]).to.deep.equal([[], ['popstate null']]);
      expect([tab.window.history.length, tab.window.history.state]).to.deep.equal([1, null]);
    });

    it('keeps the document and what it has queued', async () => {
      const [tab, other] = await openTabs(host(), a, a);
      const { document } = tab;
      other.window.localStorage.setItem('k', 'v');

      tab.window.location.assign('#part');
      const after = queued(tab.browser);
      await tab.browser.settle();

      expect(after).to.deep.equal(['tab1.dom storage k', 'tab1.dom hashchange']);
      expect(tab.document).to.equal(document);
      expect(tab.heard.map(({ key }) => key)).to.deep.equal(['k']);
    });

    it('fires popstate inside of the script that asked for it, whose microtasks come after its end', async () => {
      const [tab] = await openTabs(host(), a);
      const order: string[] = [];
      tab.window.addEventListener('popstate', () => order.push('popstate'));
      tab.window.addEventListener('popstate', () => order.push('second listener'));

      await tab.run(({ location }) => {
        void Promise.resolve().then(() => order.push('microtask'));
        location.hash = 'part';
        order.push('end of the script');
      });

      expect(order).to.deep.equal(['popstate', 'second listener', 'end of the script', 'microtask']);
    });

    it('goes on beside a navigation to another document that is under way', async () => {
      const [tab] = await openTabs(host(), a);

      tab.window.location.href = b;
      tab.window.location.hash = 'part';
      const during = tab.url;
      await tab.browser.settle();

      expect([during, tab.url]).to.deep.equal([`${a}#part`, b]);
      expect(tab.window.history.length).to.equal(3);
    });
  });

  describe(`pushState and replaceState (${name})`, () => {
    it('change the address and the state at once, fire nothing and queue nothing', async () => {
      const [tab] = await openTabs(host(), a);
      const { history } = tab.window;
      const log = note(tab.window, '', `${places} pagehide pageshow`);

      history.pushState({ n: 1 }, '', 'next');
      history.replaceState({ n: 2 }, '', '#end');
      const after = queued(tab.browser);
      await tab.browser.settle();

      expect([after, log]).to.deep.equal([[], []]);
      expect([tab.url, history.length, history.state]).to.deep.equal([`${a}next#end`, 2, { n: 2 }]);
    });

    it('keep a copy of the state, which reads as the same object until another entry is shown', async () => {
      const [tab] = await openTabs(host(), a);
      const { history } = tab.window;
      const mine = { list: [1] };

      history.pushState(mine, '');
      mine.list.push(2);

      expect(history.state).to.deep.equal({ list: [1] });
      expect(history.state === history.state).to.equal(true);
      expect(history.state === mine).to.equal(false);
    });

    it('refuse what cannot be cloned and an address of another origin, and change nothing', async () => {
      const [tab] = await openTabs(host(), a);
      const { history, DOMException } = tab.window;
      history.replaceState(1, '');

      const errors = [
        thrownBy(() => history.pushState(() => undefined, '')),
        thrownBy(() => history.pushState(2, '', b)),
        thrownBy(() => history.replaceState(2, '', 'https://user@a.example/')),
        thrownBy(() => history.replaceState(2, '', 'https://:0x/')),
      ];

      expect(errors.every((error) => error instanceof DOMException)).to.equal(true);
      expect(errors.map((error) => (error as Error).name)).to.deep.equal([
        'DataCloneError',
        'SecurityError',
        'SecurityError',
        'SecurityError',
      ]);
      expect([tab.url, history.length, history.state]).to.deep.equal([a, 1, 1]);
    });

    it('forget what lay ahead', async () => {
      const [tab] = await openTabs(host(), a);
      tab.window.history.pushState(1, '', '1');
      tab.window.history.pushState(2, '', '2');
      await tab.back();
      await tab.back();

      tab.window.history.pushState(3, '', '3');

      expect(tab.window.history.length).to.equal(2);
      expect((await tab.forward()).ok).to.equal(false);
      expect(tab.url).to.equal(`${a}3`);
    });

    it('throw a SecurityError in a document that is not fully active, as all of history does', async () => {
      const [tab] = await openTabs(host(), a);
      const { history, DOMException } = tab.window;
      await tab.goto(b);

      const errors = [
        thrownBy(() => history.pushState(1, '')),
        thrownBy(() => history.state),
        thrownBy(() => history.length),
        thrownBy(() => history.back()),
        thrownBy(() => history.go(0)),
      ];

      expect(errors.map((error) => error instanceof DOMException && error.name)).to.deep.equal(Array(5).fill('SecurityError'));
      expect(queued(tab.browser)).to.deep.equal([]);
    });
  });

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

  describe(`the place of a navigation in the history (${name})`, () => {
    it('is behind the page that has loaded, and what lay ahead is forgotten', async () => {
      const [tab] = await openTabs(host(), a);
      await tab.goto(`${a}1`);
      await tab.back();

      tab.window.location.href = b;
      await tab.browser.settle();

      expect([tab.url, tab.window.history.length]).to.deep.equal([b, 2]);
      expect((await tab.forward()).ok).to.equal(false);
      expect((await tab.back()).url).to.equal(a);
    });

    it('is that of the page for location.replace, for the own address, and for location while the page loads', async () => {
      const pages = (): Response => new Response('<p>page</p>', { headers: { 'content-type': 'text/html' } });
      const browser = new Browser({ host: host(), pages });
      const tab = await browser.open(a);
      const lengths: number[] = [];

      tab.window.location.replace(`${a}1`);
      await browser.settle();
      lengths.push(tab.window.history.length);
      tab.window.location.assign(`${a}1`);
      await browser.settle();
      lengths.push(tab.window.history.length);
      tab.window.location.href = `${a}2`;
      while (tab.url !== `${a}2`) await browser.step();
      tab.window.location.href = `${a}3`;
      await browser.settle();
      lengths.push(tab.window.history.length);

      expect(lengths).to.deep.equal([1, 1, 2]);
      expect([tab.url, (await tab.back()).url]).to.deep.equal([`${a}3`, `${a}1`]);
    });

    it('replaces a page by a fragment of it while it loads', async () => {
      const browser = new Browser({ host: host() });
      const tab = await browser.open(a);
      tab.window.location.href = `${a}1`;
      while (tab.url !== `${a}1`) await browser.step();

      tab.window.location.hash = 'part';
      await browser.settle();

      expect([tab.url, tab.window.history.length]).to.deep.equal([`${a}1#part`, 2]);
    });

    it('is set by every part of location', async () => {
      const [tab] = await openTabs(host(), a);
      const parts = { protocol: 'http', host: 'b.example:8080', hostname: 'c.example', port: '81', pathname: '/p', search: 'q' };
      const urls: string[] = [];

      for (const [part, value] of Object.entries(parts)) {
        Reflect.set(tab.window.location, part, value);
        await tab.browser.settle();
        urls.push(tab.url);
      }

      expect(urls).to.deep.equal([
        'http://a.example/',
        'http://b.example:8080/',
        'http://c.example:8080/',
        'http://c.example:81/',
        'http://c.example:81/p',
        'http://c.example:81/p?q',
      ]);
      expect(tab.window.history.length).to.equal(7);
    });
  });
}
