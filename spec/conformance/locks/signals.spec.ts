import { expect } from 'chai';
import { allHosts } from '../hosts.ts';
import { a, openLocking, outcomeOf } from './locking.ts';

for (const { name, host } of allHosts) {
  describe(`a lock request with a signal (${name})`, () => {
    it('rejects with the reason of a signal that is aborted already', async () => {
      const { tabs } = await openLocking({ host: host() }, a);
      const [tab] = tabs;
      if (tab === undefined) throw new Error('no tab');

      expect(await outcomeOf(tab, 'navigator.locks.request("n", { signal: AbortSignal.abort(7) }, () => 1)')).to.equal('! 7');
      expect(
        await tab.evaluate('navigator.locks.request("n", { signal: AbortSignal.abort() }, () => 1).catch(({ name }) => name)'),
      ).to.equal('AbortError');
    });

    it('rejects with an AbortError whatever the reason, where the behaviour says so', async () => {
      const { tabs } = await openLocking({ host: host(), behaviour: { abortedLockRequests: 'AbortError' } }, a);
      const [tab] = tabs;
      if (tab === undefined) throw new Error('no tab');

      const code = 'navigator.locks.request("n", { signal: AbortSignal.abort(7) }, () => 1)';
      expect(await outcomeOf(tab, code)).to.equal('! AbortError/20');
    });

    it('ends at once while it waits, whatever listeners of the page do, and lets those behind it through', async () => {
      const { tabs, browser, pages } = await openLocking({ host: host() }, a, a);
      await pages[0]?.take('s', 'n', { mode: 'shared' });
      await browser.settle();
      await tabs[1]?.evaluate(`globalThis.log = []; globalThis.controller = new AbortController(); const { signal } = controller;
        signal.addEventListener('abort', (event) => event.stopImmediatePropagation());
        navigator.locks.request('n', { signal }, () => log.push('never')).catch((reason) => log.push(reason));
        navigator.locks.request('n', { mode: 'shared' }, () => { log.push('behind'); }); 0`);
      await browser.settle();

      const atOnce = await tabs[1]?.evaluate(`controller.abort('why'); Promise.resolve().then(() => {}).then(() => [...log])`);
      await browser.settle();

      expect(atOnce).to.deep.equal(['why']);
      expect(await tabs[1]?.evaluate('log')).to.deep.equal(['why', 'behind']);
      expect(browser.locks).to.have.length(1);
    });

    it('is not called back when it is aborted between the grant and the callback, and lets go', async () => {
      const { tabs, browser } = await openLocking({ host: host() }, a);
      const [tab] = tabs;
      await tab?.evaluate(`globalThis.log = []; globalThis.controller = new AbortController();
        navigator.locks.request('n', { signal: controller.signal }, () => log.push('called')).catch((reason) => log.push(reason)); 0`);
      await browser.step({ choose: 'browser.locks' });

      const held = browser.locks.length;
      await tab?.evaluate('controller.abort(5)');
      await browser.settle();

      expect(held).to.equal(1);
      expect(await tab?.evaluate('log')).to.deep.equal([5]);
      expect(browser.locks).to.deep.equal([]);
    });

    it('takes no notice of it any more once the callback runs', async () => {
      const { tabs } = await openLocking({ host: host() }, a);

      const found = await tabs[0]?.evaluate(`(() => { const controller = new AbortController();
        return navigator.locks.request('n', { signal: controller.signal }, async () => { controller.abort(); await null; return 'value'; }); })()`);

      expect(found).to.equal('value');
    });

    it('listens to signals that depend on another, and to those of another window', async () => {
      const { tabs, browser } = await openLocking({ host: host() }, a, a);
      const [tab, other] = tabs;
      if (tab === undefined || other === undefined) throw new Error('no tab');
      await tab.evaluate(`void navigator.locks.request('n', () => new Promise(() => {})); globalThis.log = []`);
      await browser.settle();
      const controller = Reflect.construct(Reflect.get(other.window, 'AbortController') as Function, []) as AbortController;
      Reflect.set(tab.window, 'foreign', controller.signal);
      await tab.evaluate(`globalThis.source = new AbortController();
        for (const signal of [AbortSignal.any([source.signal]), foreign]) {
          navigator.locks.request('n', { signal }, () => 1).catch((reason) => log.push(reason));
        }
        0`);
      await browser.settle();

      await tab.evaluate('source.abort(1)');
      controller.abort(2);
      await browser.settle();

      expect(await tab.evaluate('log')).to.deep.equal([1, 2]);
    });
  });
}
