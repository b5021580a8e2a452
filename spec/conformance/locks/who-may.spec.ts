import { expect } from 'chai';
import { Browser } from '../../../lib/index.ts';
import { describeHtml, hosts, htmlHost } from '../hosts.ts';
import { page } from '../lives/server.ts';
import { open } from '../navigables/sandboxed.ts';
import { a, openLocking, outcomeOf } from './locking.ts';

const request = (name: string): string => `navigator.locks.request('${name}', () => 1)`;

for (const { name, host } of hosts) {
  describe(`navigator.locks (${name})`, () => {
    it('is not there in a context that is not secure, nor are its interfaces', async () => {
      const { tabs } = await openLocking({ host: host() }, 'http://a.example/', 'http://localhost/');
      const has = `['locks' in navigator, 'LockManager' in window, typeof LockManager, typeof Lock]`;

      expect(await tabs[0]?.evaluate(has)).to.deep.equal([false, false, 'undefined', 'undefined']);
      expect(await tabs[1]?.evaluate(has)).to.deep.equal([true, true, 'function', 'function']);
    });

    it('rejects with a SecurityError where the user has blocked storage, before the name is looked at', async () => {
      const { tabs } = await openLocking({ host: host(), policy: { block: ['a.example'] } }, a);
      const [tab] = tabs;
      if (tab === undefined) throw new Error('no tab');

      expect(await outcomeOf(tab, request('-n'))).to.equal('! SecurityError/18');
      expect(await outcomeOf(tab, 'navigator.locks.query()')).to.equal('! SecurityError/18');
      expect(await outcomeOf(tab, 'navigator.locks.request("n", { mode: "x" }, () => 1)')).to.equal('! TypeError');
    });

    it('rejects with an InvalidStateError in a document that is gone', async () => {
      const { tabs, browser } = await openLocking({ host: host() }, a);
      const { locks } = tabs[0]?.window.navigator ?? {};
      await tabs[0]?.close();

      const outcomes = [locks?.request('n', () => 1), locks?.query()].map((promise) =>
        promise?.then(
          () => 'fine',
          (error: Error) => error.name,
        ),
      );

      expect(await Promise.all(outcomes)).to.deep.equal(['InvalidStateError', 'InvalidStateError']);
      expect(browser.locks).to.deep.equal([]);
    });
  });
}

describeHtml('navigator.locks of frames', () => {
  it('rejects with a SecurityError for an opaque origin, and counts as any page of its origin where the sandbox allows that', async () => {
    const { frame, tab } = await open('allow-scripts');
    const { frame: same } = await open('allow-scripts allow-same-origin');

    expect(await outcomeOf(frame, request('-n'))).to.equal('! SecurityError/18');
    expect(await outcomeOf(frame, 'navigator.locks.query()')).to.equal('! SecurityError/18');
    expect(await outcomeOf(same, request('-n'))).to.equal('! NotSupportedError/9');
    expect(await outcomeOf(tab, request('n'))).to.equal('= 1');
  });

  it('is there in a data: frame of a secure page, or not, as the behaviour says', async () => {
    const has = async (dataFrames: 'as-around' | 'insecure'): Promise<unknown> => {
      const pages = (): Response => page('<iframe src="data:text/html,x"></iframe>');
      const tab = await new Browser({ host: htmlHost(), behaviour: { dataFrames }, pages }).open(a);
      return await tab.frames[0]?.evaluate('[isSecureContext, "locks" in navigator, typeof LockManager]');
    };

    expect(await has('as-around')).to.deep.equal([true, true, 'function']);
    expect(await has('insecure')).to.deep.equal([false, false, 'undefined']);
  });

  it('has other locks in each partition', async () => {
    const shop = 'https://shop.example/';
    const widget = 'https://widget.example/';
    const pages = ({ url }: { readonly url: string }): Response => page(url === shop ? `<iframe src="${widget}"></iframe>` : '');
    const options = { host: htmlHost(), pages, behaviour: { thirdPartyStorage: 'partition' as const } };
    const browser = new Browser(options);
    const hold = `void navigator.locks.request('n', () => new Promise(() => {}))`;
    const ask = `navigator.locks.request('n', { ifAvailable: true }, (lock) => lock !== null)`;
    const [top, embedding] = [await browser.open(widget), await browser.open(shop)];
    await top.evaluate(hold);
    await browser.settle();

    expect(await embedding.frames[0]?.evaluate(ask)).to.equal(true);
    await embedding.frames[0]?.evaluate(hold);
    await browser.settle();
    expect(browser.locks.map(({ storageKey }) => storageKey)).to.deep.equal([
      'https://widget.example',
      'https://widget.example under https://shop.example',
    ]);
  });
});
