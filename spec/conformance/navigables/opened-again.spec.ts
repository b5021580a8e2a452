import { expect } from 'chai';
import type { BareWindow } from '../../../lib/index.ts';
import { describeHtml, hosts, htmlHost, openTabs } from '../hosts.ts';
import { openServed, page } from '../lives/server.ts';

const a = 'https://a.example/';

for (const { name, host } of hosts) {
  describe(`window.open() with noopener (${name})`, () => {
    for (const target of ['_self', '_parent', '_top', 'named']) {
      it(`gives the window of ${target}, which is there already`, async () => {
        const [tab] = await openTabs(host(), a);
        tab.window.name = 'named';

        const opened = tab.window.open('#x', target, 'noopener');
        await tab.browser.settle();

        expect([opened, tab.url, tab.opener]).to.deep.equal([tab.window, `${a}#x`, null]);
      });
    }
  });

  describe(`window.opener (${name})`, () => {
    it('is covered by any value but null, and stays the opener', async () => {
      const [tab] = await openTabs(host(), a);
      const popup = tab.window.open('/p') as BareWindow;
      await tab.browser.settle();
      const { get } = Object.getOwnPropertyDescriptor(popup, 'opener') ?? {};

      popup.opener = 'x';
      const covered = popup.opener;
      Reflect.deleteProperty(popup, 'opener');

      expect([covered, popup.opener, get?.call(popup), tab.popups[0]?.opener]).to.deep.equal(['x', undefined, tab.window, tab]);
    });
  });
}

describeHtml('a page that closes itself', () => {
  it('runs none of its deferred scripts and modules any more', async () => {
    const host = htmlHost();
    const ran = (what: string): string => `opener.log += '${what} '`;
    const scripts = `<script>opener.log = ''; close()</script><script defer src="/d.js"></script><script type="module">${ran('module')}</script>`;
    const { tab, browser } = await openServed(host, a, {
      '/inline': () => page(scripts),
      '/deferred': () => page('<script defer src="/close.js"></script><script defer src="/d.js"></script>'),
      '/close.js': () => page(`opener.log = ''; close(); ${ran('closing')}`),
      '/d.js': () => page(ran('deferred')),
    });
    const logs: unknown[] = [];

    for (const path of ['/inline', '/deferred']) {
      tab.window.open(path);
      await browser.settle();
      logs.push(await tab.evaluate('log'));
    }

    expect(logs).to.deep.equal(['', 'closing ']);
  });
});

describeHtml('an exception of a function of another frame', () => {
  for (const [way, code] of [
    ['a timer', 'frames[0].setTimeout(stray)'],
    ['an interval', 'frames[0].setInterval(stray, 1)'],
    ['a microtask', 'frames[0].queueMicrotask(stray)'],
    ['an animation frame', 'frames[0].requestAnimationFrame(stray)'],
    ['a listener', `frames[0].addEventListener('x', stray); frames[0].dispatchEvent(new Event('x'))`],
  ] as const) {
    it(`is reported at the window that the function is of: ${way}`, async () => {
      const host = htmlHost();
      const { tab, browser } = await openServed(host, a, { '/': () => page('<iframe></iframe><iframe></iframe>') });
      await tab.evaluate(`
        var log = [];
        [window, frames[0], frames[1]].forEach((each, index) => { each.onerror = (message) => { log.push([index, message]); return true } });
        var stray = new frames[1].Function('throw 1'); 0`);

      await tab.evaluate(`${code}; 0`);
      await browser.advance(16);

      expect(await tab.evaluate('log[0]')).to.deep.equal([2, 'Uncaught 1']);
    });
  }
});
