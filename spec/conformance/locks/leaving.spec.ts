import { expect } from 'chai';
import type { Tab } from '../../../lib/index.ts';
import { left } from '../lives/watching.ts';
import { hosts } from '../hosts.ts';
import { a, openLocking, type Locking } from './locking.ts';

const away = 'https://away.example/';
const reasonsIn = ({ trace }: Tab['browser']): unknown[] =>
  trace.events({ type: 'lock-released' }).map((event) => Reflect.get(event, 'reason'));

for (const { name, host } of hosts) {
  describe(`a document that ends (${name})`, () => {
    const ends: Readonly<Record<string, (tab: Tab) => Promise<unknown>>> = {
      'its tab is closed': (tab) => tab.close(),
      'its tab crashes': async (tab) => tab.crash(),
      'it is loaded again': (tab) => tab.reload(),
      'its tab goes to another page': (tab) => tab.goto(away),
      'the page itself closes it': (tab) => tab.evaluate('void setTimeout(() => window.close())'),
    };
    for (const [title, end] of Object.entries(ends)) {
      it(`releases its locks and gives up its requests when ${title}`, async () => {
        const { browser, tabs, pages } = await openLocking({ host: host() }, a, a, a);
        const [holder, next, last] = pages as [Locking, Locking, Locking];
        await holder.take('n');
        await next.take('next');
        await holder.take('waits', 'n');
        await last.take('last');
        await browser.settle();

        await end(tabs[0] as Tab);
        await browser.settle({ timers: true });
        await next.letGo('next');
        await browser.settle();

        expect([await next.heard(), await last.heard()]).to.deep.equal([['next granted', 'next = done'], ['last granted']]);
        expect(reasonsIn(browser)).to.deep.equal(['document ended', 'fulfilled']);
        expect(browser.locks.map(({ tab }) => tab?.name)).to.deep.equal(['tab3']);
      });
    }

    it('leaves the locks of other documents of its agent alone', async () => {
      const { browser, tabs, pages } = await openLocking({ host: host() }, a, a);
      const [tab] = tabs as [Tab];
      await tab.evaluate(`void window.open('${a}')`);
      await browser.settle();
      const [popup] = tab.popups;
      await popup?.evaluate(`void navigator.locks.request('popup', () => new Promise(() => {}))`);
      await pages[0]?.take('opener', 'opener');
      await browser.settle();

      await popup?.close();
      await browser.settle();

      expect(browser.locks.map(({ name: lock }) => lock)).to.deep.equal(['opener']);
    });

    it('grants nothing to a request whose document ended before it was looked at', async () => {
      const { browser, tabs, pages } = await openLocking({ host: host() }, a, a);
      await pages[0]?.take('n');
      await pages[1]?.take('next');

      await tabs[0]?.close();
      await browser.settle();

      expect(await pages[1]?.heard()).to.deep.equal(['next granted']);
    });

    it('is not kept by default, and none that let go is dropped', async () => {
      const { browser, tabs, pages } = await openLocking({ host: host() }, a, a);
      await pages[0]?.take('n');
      await browser.settle();
      await tabs[0]?.goto(away);
      await pages[1]?.take('m');
      await browser.settle();
      await pages[1]?.letGo('m');
      await browser.settle();
      await tabs[1]?.goto(away);

      expect(left(browser)).to.deep.equal(['It holds a lock or waits for one.', 'kept']);
    });

    it('takes its locks with it at a reset, and those that begin know nothing of them', async () => {
      const { browser, tabs, pages } = await openLocking({ host: host() }, a, a);
      await pages[0]?.take('n');
      await pages[1]?.take('waits');
      await browser.settle();

      await browser.reset();
      const locks = browser.locks.length;
      const state = await tabs[1]?.evaluate('navigator.locks.request("n", { ifAvailable: true }, (lock) => lock !== null)');

      expect([locks, state]).to.deep.equal([0, true]);
    });
  });

  describe(`a page that is left with a lock (${name})`, () => {
    it('returns without it where the behaviour says release, and its promises reject then', async () => {
      const { browser, tabs, pages } = await openLocking({ host: host(), behaviour: { locksOfLeftPages: 'release' } }, a, a);
      const [holder, next] = pages as [Locking, Locking];
      await holder.take('held');
      await next.take('next');
      await holder.take('waits');
      await browser.settle();

      await tabs[0]?.goto(away);
      await browser.settle();
      const meanwhile = await next.heard();
      await tabs[0]?.back();
      await browser.settle();

      expect(meanwhile).to.deep.equal(['next granted']);
      expect(left(browser)).to.include('kept');
      expect(await holder.heard()).to.deep.equal(['held granted', 'held ! AbortError', 'waits ! AbortError']);
      expect(reasonsIn(browser)).to.deep.equal(['document left']);
    });

    it('is not called back for a lock that it lost before its callback', async () => {
      const { browser, tabs, pages } = await openLocking({ host: host(), behaviour: { locksOfLeftPages: 'release' } }, away);
      await tabs[0]?.goto(a);
      await pages[0]?.take('first', 'other');
      await browser.settle();
      await tabs[0]?.evaluate(`take('n'); history.back()`);
      await browser.step({ choose: 'browser.locks' });
      while (tabs[0]?.url !== away) {
        const lane = browser.pending.find((task) => task.why === 'runnable' && task.source !== 'web locks');
        if (lane === undefined) throw new Error('it does not go away');
        await browser.step({ choose: lane.name });
      }
      await browser.settle();
      await tabs[0]?.forward();
      await browser.settle();

      expect(await pages[0]?.heard()).to.deep.equal(['first granted', 'first ! AbortError', 'n ! AbortError']);
    });

    it('is kept with it where the behaviour says keep, and returns with it', async () => {
      const { browser, tabs, pages } = await openLocking({ host: host(), behaviour: { locksOfLeftPages: 'keep' } }, a, a);
      const [holder, next] = pages as [Locking, Locking];
      await holder.take('held');
      await next.take('other', 'other');
      await browser.settle();

      await tabs[0]?.goto(away);
      await browser.settle();
      const locks = browser.locks.length;
      await tabs[0]?.back();
      await holder.letGo('held');
      await browser.settle();

      expect(locks).to.equal(2);
      expect(await holder.heard()).to.deep.equal(['held granted', 'held = done']);
    });

    it('ends in the cache when another document asks for a lock of it', async () => {
      const { browser, tabs, pages } = await openLocking({ host: host(), behaviour: { locksOfLeftPages: 'keep' } }, a, a);
      const [holder, next] = pages as [Locking, Locking];
      await holder.take('n', 'n');
      await holder.take('m', 'm', { mode: 'shared' });
      await next.take('n', 'n');
      await browser.settle();
      await tabs[0]?.goto(away);
      await next.take('shares', 'm', { mode: 'shared' });
      await browser.settle();
      const before = await next.heard();

      await next.take('m', 'm', { ifAvailable: true });
      await browser.settle();
      await next.take('m2', 'm2', { ifAvailable: true });
      await browser.settle();

      expect(before).to.deep.equal(['shares granted']);
      expect(await next.heard()).to.deep.equal(['m null', 'm = no lock', 'n granted', 'm2 granted']);
      expect(browser.trace.events({ type: 'document-dropped' }).map((event) => Reflect.get(event, 'reason'))).to.deep.equal([
        'Another document asks for a lock that it holds.',
      ]);
    });

    it('loads again where somebody waits for a lock of it when it is returned to', async () => {
      const { browser, tabs, pages } = await openLocking({ host: host(), behaviour: { locksOfLeftPages: 'keep' } }, a, a);
      const [holder, next] = pages as [Locking, Locking];
      await holder.take('held');
      await next.take('next');
      await browser.settle();
      await tabs[0]?.goto(away);
      await browser.settle();
      const meanwhile = await next.heard();

      await tabs[0]?.back();
      await browser.settle();

      expect([meanwhile, await next.heard()]).to.deep.equal([[], ['next granted']]);
      expect(await holder.heard()).to.deep.equal([]);
    });
  });
}
