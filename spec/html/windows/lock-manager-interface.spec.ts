import { expect } from 'chai';
import { Browser } from '../../../lib/index.ts';
import { openUserPage } from '../../ui-events/user-page.ts';
import { type AnyWindow, everyHost } from '../every-host.ts';

describe('the LockManager interface', () => {
  it('has one object in each window, no constructor, and two operations', async () => {
    const { run } = await openUserPage('');

    expect([
      run('navigator.locks === navigator.locks'),
      run('Object.prototype.toString.call(navigator.locks)'),
      run('navigator.locks instanceof LockManager'),
      run(`try { new LockManager() } catch (error) { String(error instanceof TypeError) }`),
      run('Object.keys(LockManager.prototype).join()'),
      run('[LockManager.prototype.request.length, LockManager.prototype.query.length].join()'),
    ]).to.deep.equal([true, '[object LockManager]', true, 'true', 'request,query', '2,0']);
  });

  for (const [name, host] of everyHost) {
    it(`takes no Proxy of a signal, whose traps it does not call, and nothing that inherits from one (${name})`, async () => {
      await using browser = new Browser({ host: host() });
      const tab = await browser.open('https://a.example/');
      const heard: string[] = [];
      const traps = new Proxy({}, { get: (_target, trap) => void heard.push(String(trap)) });

      const names = await tab.run(({ navigator, AbortController }: AnyWindow) => {
        const { signal } = new AbortController();
        const signals = [new Proxy(signal, traps), Object.create(signal) as AbortSignal, signal];
        const asked = signals.map((each) => navigator.locks.request('n', { signal: each }, () => 'granted'));
        return Promise.all(asked.map((each) => each.catch((error: Error) => error.name)));
      });

      expect([names, heard]).to.deep.equal([['TypeError', 'TypeError', 'granted'], []]);
    });
  }
});
