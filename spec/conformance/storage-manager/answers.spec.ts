import { expect } from 'chai';
import type { Tab } from '../../../lib/index.ts';
import { describeHtml, hosts, openTabs } from '../hosts.ts';
import { inside, open } from '../navigables/sandboxed.ts';

const a = 'https://a.example/';
const methods = ['estimate', 'persist', 'persisted'] as const;

/** What the three methods answer in the page, in their order. */
const answersIn = (tab: Pick<Tab, 'evaluate'>): Promise<unknown> =>
  tab.evaluate(`Promise.all(${JSON.stringify(methods)}.map((name) =>
    navigator.storage[name]().catch((error) => (error instanceof TypeError ? 'TypeError' : String(error)))))`);

for (const { name, host } of hosts) {
  describe(`navigator.storage (${name})`, () => {
    it('is one StorageManager, which has nobody else’s methods called on it', async () => {
      const [tab] = await openTabs(host(), a);

      const facts = await tab.evaluate(`Promise.all([
        navigator.storage === navigator.storage,
        navigator.storage instanceof StorageManager,
        navigator.storage.estimate() instanceof Promise,
        ...['estimate', 'persist', 'persisted'].map((name) =>
          StorageManager.prototype[name].call({}).then(() => 'answers', (error) => error instanceof TypeError)),
      ])`);

      expect(facts).to.deep.equal([true, true, true, true, true, true]);
    });

    it('counts what the storage key has in local storage, of all its tabs, and no session', async () => {
      const [tab, other, stranger] = await openTabs(host(), a, a, 'https://b.example/');
      tab.localStorage.setItem('key', '12345');
      other.sessionStorage.setItem('session', 'x');
      stranger.localStorage.setItem('k', 'v');

      const estimates = await Promise.all([tab, other, stranger].map((each) => answersIn(each)));

      expect(estimates.map((each) => (each as [unknown])[0])).to.deep.equal([
        { quota: 10_737_418_240, usage: 8 },
        { quota: 10_737_418_240, usage: 8 },
        { quota: 10_737_418_240, usage: 2 },
      ]);
    });

    it('refuses to persist, and rejects nothing for it', async () => {
      const [tab] = await openTabs(host(), a);

      expect(await answersIn(tab)).to.deep.equal([{ quota: 10_737_418_240, usage: 0 }, false, false]);
    });

    it('answers in a task of its own, which waits for its turn', async () => {
      const [{ window, browser }] = await openTabs(host(), a);
      const heard: string[] = [];
      window.setTimeout(() => heard.push('timer'), 0);
      void window.navigator.storage.persisted().then(() => heard.push('persisted'));

      const pending = browser.pending.filter(({ source }) => source === 'storage').map(({ label }) => label);
      await Promise.resolve();
      const before = [...heard];
      await browser.settle({ timers: true });

      expect(pending).to.deep.equal(['navigator.storage.persisted']);
      expect([before, heard.toSorted()]).to.deep.equal([[], ['persisted', 'timer']]);
      expect(browser.trace.toText()).to.include('navigator.storage.persisted');
    });

    it('never answers a page that is gone meanwhile', async () => {
      const [tab, other] = await openTabs(host(), a, a);
      const heard: string[] = [];
      void tab.window.navigator.storage.estimate().then(() => heard.push('estimate'));

      await tab.close();
      await other.browser.settle();

      expect(heard).to.deep.equal([]);
    });

    it('is not there in a context that is not secure', async () => {
      const [insecure, local] = await openTabs(host(), 'http://a.example/', 'http://localhost/');

      const has = `['storage' in navigator, 'StorageManager' in window, typeof StorageManager]`;

      expect('StorageManager' in insecure.window).to.equal(false);
      expect(await insecure.evaluate(has)).to.deep.equal([false, false, 'undefined']);
      expect(await local.evaluate(has)).to.deep.equal([true, true, 'function']);
    });
  });
}

describeHtml('navigator.storage of an opaque origin', () => {
  it('rejects with a TypeError of the page, whatever is asked', async () => {
    const { frame } = await open('allow-scripts');

    expect(await answersIn(frame)).to.deep.equal(['TypeError', 'TypeError', 'TypeError']);
    expect(await inside(frame, 'typeof navigator.storage.estimate()')).to.equal('object');
  });
});
