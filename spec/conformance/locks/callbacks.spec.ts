import { expect } from 'chai';
import { allHosts } from '../hosts.ts';
import { a, openLocking, outcomeOf } from './locking.ts';

const cases: Readonly<Record<string, readonly [code: string, outcome: string]>> = {
  'a value': ['navigator.locks.request("n", () => 5)', '= 5'],
  nothing: ['navigator.locks.request("n", () => {})', '= undefined'],
  'a promise': ['navigator.locks.request("n", async () => "later")', '= later'],
  'a thenable': ['navigator.locks.request("n", () => ({ then(resolve) { resolve("then"); } }))', '= then'],
  'a promise that is rejected': ['navigator.locks.request("n", () => Promise.reject(7))', '! 7'],
  'a throw': ['navigator.locks.request("n", () => { throw 8; })', '! 8'],
  'a thenable that throws': ['navigator.locks.request("n", () => ({ then() { throw 9; } }))', '! 9'],
  'a throw where the lock is not available': [
    'navigator.locks.request("n", () => navigator.locks.request("n", { ifAvailable: true }, (lock) => { throw lock; }))',
    '! null',
  ],
  'its arguments and receiver': [
    'navigator.locks.request("n", function () { "use strict"; return arguments.length + String(this); })',
    '= 1undefined',
  ],
  'a lock of the same name, shared, inside of a shared one': [
    'navigator.locks.request("n", { mode: "shared" }, () => navigator.locks.request("n", { mode: "shared" }, () => "inner"))',
    '= inner',
  ],
};

for (const { name, host } of allHosts) {
  describe(`the callback of a lock request (${name})`, () => {
    for (const [title, [code, outcome]] of Object.entries(cases)) {
      it(`settles the promise with ${title}, and lets go`, async () => {
        const { tabs } = await openLocking({ host: host() }, a);
        const [tab] = tabs;
        if (tab === undefined) throw new Error('no tab');

        expect(await outcomeOf(tab, code)).to.equal(outcome);
        expect(await outcomeOf(tab, 'navigator.locks.request("n", { ifAvailable: true }, (lock) => lock !== null)')).to.equal(
          '= true',
        );
      });
    }

    it('is called in a task of its own, after all promise jobs of the script that asked', async () => {
      const { tabs, browser } = await openLocking({ host: host() }, a);
      const [tab] = tabs;
      await tab?.evaluate(`globalThis.log = []; navigator.locks.request('n', () => { log.push('callback'); }).then(() => log.push('released'));
        Promise.resolve().then(() => {}).then(() => log.push('job')); log.push('script')`);

      const before = await tab?.evaluate('[...log]');
      const sources: string[] = [];
      for await (const { source, name: lane } of browser.steps()) if (/lock/.test(source)) sources.push(`${lane}, ${source}`);

      expect(before).to.deep.equal(['script', 'job']);
      expect(await tab?.evaluate('log')).to.deep.equal(['script', 'job', 'callback', 'released']);
      expect(sources).to.deep.equal([
        ...['browser.locks, lock task queue', 'tab1.lock, web locks'],
        ...['browser.locks, lock task queue', 'tab1.lock, web locks'],
      ]);
    });

    it('holds the lock for ever where its promise does, which nobody is told as a failure', async () => {
      const { tabs, browser, pages } = await openLocking({ host: host(), pageErrors: 'throw' }, a, a);
      await pages[0]?.take('leader');
      await browser.settle();
      await pages[1]?.take('follower');

      const settled = await browser.settle();

      expect([await pages[0]?.heard(), await pages[1]?.heard()]).to.deep.equal([['leader granted'], []]);
      expect(settled).to.include({ why: 'locks' });
      expect([settled.locks, settled.deadlocks]).to.deep.equal([['tab2 waits for the lock “n”, held by tab1'], []]);
      expect(tabs.flatMap(({ errors }) => errors)).to.deep.equal([]);
    });

    it('gets what waits for its own promise never', async () => {
      const { tabs, browser } = await openLocking({ host: host() }, a);
      await tabs[0]?.evaluate(
        `globalThis.log = []; globalThis.own = navigator.locks.request('n', () => own); own.then(() => log.push('never')); 0`,
      );

      await browser.settle();

      expect(await tabs[0]?.evaluate('log')).to.deep.equal([]);
      expect(browser.locks.map(({ state }) => state)).to.deep.equal(['held']);
    });
  });
}
