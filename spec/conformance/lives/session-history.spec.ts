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
