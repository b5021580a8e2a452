import { expect } from 'chai';
import { hosts, describeHtml, htmlHost } from '../hosts.ts';
import { openServed } from '../lives/server.ts';
import { queued } from '../lives/watching.ts';
import { a, clearing, fill, left, openFilled } from './clearing.ts';

for (const { name, host } of hosts) {
  describe(`live objects of storage that a response had emptied (${name})`, () => {
    it('stay the same, read empty, and have their whole quota again', async () => {
      const { tab, other } = await openFilled(host(), { '/out': () => clearing() });
      const { localStorage, sessionStorage } = tab.window;
      localStorage.setItem('full', 'x'.repeat(5 * 2 ** 20 - 6));

      await other.goto('/out');

      expect([localStorage === tab.window.localStorage, sessionStorage === tab.window.sessionStorage]).to.deep.equal([
        true,
        true,
      ]);
      expect([localStorage.length, localStorage.key(0), localStorage.getItem('l'), Object.keys(sessionStorage)]).to.deep.equal([
        0,
        null,
        null,
        [],
      ]);
      expect(() => localStorage.setItem('k', 'x'.repeat(5 * 2 ** 20 - 1))).not.to.throw();
    });

    it('write as always afterwards, and are heard', async () => {
      const { browser, tab, other } = await openFilled(host(), { '/out': () => clearing() });
      await other.goto('/out');
      const before = other.heard.length;

      tab.window.localStorage.setItem('l', '1');
      await browser.settle();

      const [heard] = other.heard.slice(before);
      expect(heard).to.deep.include({ key: 'l', oldValue: null, newValue: '1', url: a });
      expect(other.localStorage.getItem('l')).to.equal('1');
    });

    it('do not take back what is queued: the event comes, and finds nothing', async () => {
      const { browser, tab, other } = await openFilled(host(), { '/out': () => clearing() });
      const found: unknown[] = [];
      other.window.addEventListener('storage', ({ key, newValue }) => {
        found.push([key, newValue, other.window.localStorage.getItem('late')]);
      });
      tab.window.localStorage.setItem('late', '1');

      const waiting = queued(browser);
      await tab.goto('/out');
      await browser.settle();

      expect(waiting).to.deep.equal(['tab2.dom storage late']);
      expect(found).to.deep.equal([['late', '1', null]]);
    });

    it('may have it happen while they hear of a change', async () => {
      const { browser, tab, other } = await openFilled(host(), { '/out': () => clearing() });
      const seen: unknown[] = [];
      other.window.addEventListener('storage', ({ key }) => {
        if (key !== 'go') return;
        void other.window.fetch('/out').then(() => {
          seen.push(other.window.localStorage.length);
          other.window.localStorage.setItem('again', '1');
        });
      });

      tab.window.localStorage.setItem('go', '1');
      await browser.settle();

      expect([seen, Object.keys(tab.localStorage), tab.heard.map(({ key }) => key)]).to.deep.equal([[0], ['again'], ['again']]);
    });

    it('all hear of it with an empty url where the behaviour says so, each area once, and never of an empty one', async () => {
      const answers = { '/out': () => clearing() };
      const { tab, browser } = await openServed(host(), a, answers, { behaviour: { clearSiteDataEvents: 'empty-url' } });
      const other = await browser.open(a);
      const stranger = await browser.open('https://b.example/');
      for (const each of [tab, other, stranger]) fill(each);
      await browser.settle();
      const before = tab.heard.length;

      await other.goto('/out');
      await other.goto('/out?again');
      await browser.settle();

      const cleared = { key: null, oldValue: null, newValue: null, url: '' };
      expect(tab.heard.slice(before)).to.deep.equal([
        { ...cleared, storageArea: 'localStorage' },
        { ...cleared, storageArea: 'sessionStorage' },
      ]);
      expect([stranger.heard, left(stranger)]).to.deep.equal([[], 'l s c=1']);
    });

    it('of a run that is over are nobody’s any more', async () => {
      const { browser, tab } = await openFilled(host(), { '/out': () => clearing() });

      await tab.goto('/out');
      await browser.reset();

      expect(browser.trace.events({ type: 'area-emptied' })).to.deep.equal([]);
    });
  });
}

describeHtml('storage that is emptied in the middle of a script', () => {
  it('is empty at the next line, in a listener too', async () => {
    const { browser, tab, other } = await openFilled(htmlHost(), { '/out': () => clearing() });
    const found = await other.evaluate(`(() => {
      const found = [];
      addEventListener('storage', ({ key }) => {
        const x = new XMLHttpRequest();
        x.open('GET', '/out', false);
        found.push(localStorage.length);
        x.send();
        found.push(localStorage.length);
      });
      return (window.found = found).length;
    })()`);

    tab.window.localStorage.setItem('go', '1');
    await browser.settle();

    expect([found, await other.evaluate('window.found.join()')]).to.deep.equal([0, '2,0']);
  });
});
