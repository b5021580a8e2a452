import { expect } from 'chai';
import { Browser } from '../../../lib/index.ts';
import { describeHtml, htmlHost } from '../hosts.ts';
import { a } from './locking.ts';

/** Its load event waits for a script that is inserted by whoever has the lock. */
const markup = `<script>
  globalThis.log = [];
  addEventListener('load', () => log.push('load'));
  navigator.locks.request('n', () => {
    const script = document.createElement('script');
    script.src = '/more.js';
    document.head.append(script);
  });
</script><script async src="/slow.js"></script>`;

const answer = ({ url }: { readonly url: string }): Response =>
  url.endsWith('.js')
    ? new Response(url.endsWith('more.js') ? `log.push('more')` : '', { headers: { 'content-type': 'text/javascript' } })
    : new Response(url.endsWith('empty') ? '' : markup, { headers: { 'content-type': 'text/html' } });

describeHtml('a page that needs a lock to load', () => {
  it('gets it while it loads, although the lock task queue is of no tab', async () => {
    const browser = new Browser({ host: htmlHost(), pages: answer });

    const tab = await browser.open(a);
    const opened = await tab.evaluate('log');
    await tab.reload();
    const reloaded = await tab.evaluate('log');
    await tab.goto(`${a}other`);

    expect([opened, reloaded, await tab.evaluate('log')]).to.deep.equal([
      ['more', 'load'],
      ['more', 'load'],
      ['more', 'load'],
    ]);
  });

  it('loads without it where another tab holds it', async () => {
    const browser = new Browser({ host: htmlHost(), pages: answer });
    const holder = await browser.open(`${a}empty`);
    await holder.evaluate(`void navigator.locks.request('n', () => new Promise((resolve) => { globalThis.letGo = resolve; }))`);
    await browser.settle();

    const tab = await browser.open(a);
    const before = await tab.evaluate('[...log]');
    await holder.evaluate('letGo()');
    await browser.settle();

    expect([before, await tab.evaluate('log')]).to.deep.equal([['load'], ['load', 'more']]);
  });

  it('is waited for with a promise that needs it', async () => {
    const browser = new Browser({ host: htmlHost(), pages: answer });
    const tab = await browser.open(`${a}empty`);

    const outcome = await tab.evaluate(`navigator.locks.request('n', async (lock) => lock.name)`);

    expect(outcome).to.equal('n');
  });
});
