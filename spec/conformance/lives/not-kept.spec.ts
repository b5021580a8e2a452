import { expect } from 'chai';
import { Browser, type BareWindow } from '../../../lib/index.ts';
import { describeHtml, hosts, htmlHost, openTabs } from '../hosts.ts';
import { bodiless, openServed, page, type Answers } from './server.ts';
import { left, note, queued, waiting } from './watching.ts';

const a = 'https://a.example/';
const b = 'https://b.example/';

for (const { name, host } of hosts) {
  describe(`a page is not kept (${name})`, () => {
    const cases: readonly {
      readonly title: string;
      readonly reason: string;
      readonly answer?: Answers[string];
      readonly off?: boolean;
      change?(window: BareWindow): void;
    }[] = [
      { title: 'when there is no such cache', reason: 'gone', off: true },
      {
        title: 'when it listens for unload',
        reason: 'It listens for unload.',
        change: (window) => window.addEventListener('unload', () => undefined),
      },
      {
        title: 'when it has a handler for unload',
        reason: 'It listens for unload.',
        change: (window) => (window.onunload = () => undefined),
      },
      {
        title: 'when its response had Cache-Control: no-store',
        reason: 'Its response had Cache-Control: no-store.',
        answer: () => page('', { 'cache-control': 'private, no-store' }),
      },
      { title: 'when it is an error page', reason: 'It is an error page.', answer: () => Response.error() },
    ];
    for (const { title, reason, answer = () => page(), off = false, change } of cases) {
      it(`${title}; what it has queued is dropped, and it loads again`, async () => {
        const behaviour = off ? { backForwardCache: 'off' as const } : {};
        const { tab, browser, asked } = await openServed(host(), b, { '/1': answer }, { behaviour });
        await tab.goto(`${a}1`);
        const { document } = tab;
        change?.(tab.window);
        const log = note(tab.window, '', 'pagehide');
        asked.length = 0;

        await tab.goto(`${a}2`);
        const before = left(browser).at(-1);
        await tab.back();

        expect([before, log, asked]).to.deep.equal([reason, ['pagehide'], ['GET /2', 'GET /1']]);
        expect([tab.document === document, queued(browser), waiting(browser)]).to.deep.equal([false, [], []]);
      });
    }

    it('when it had not loaded yet', async () => {
      const { tab, browser } = await openServed(host(), a, {});
      tab.window.location.href = '/1';
      while (tab.url !== `${a}1`) await browser.step();
      tab.window.history.pushState(null, '', '/2');

      // Somebody who does not wait for it, as the user may.
      tab.window.history.back();
      tab.window.history.back();
      await browser.step({ choose: 'tab1.navigation' });
      await browser.step({ choose: 'tab1.navigation' });

      expect([tab.url, left(browser).at(-1)]).to.deep.equal([a, 'It had not loaded yet.']);
    });

    it('when one of its frames cannot be, and the reason says which', async () => {
      const [tab] = await openTabs(host(), a);
      const frame = await tab.addFrame(`${b}f`);
      const inner = await frame.addFrame(`${a}g`);
      inner.window.addEventListener('unload', () => undefined);

      await tab.goto(b);

      const reason = `In a frame of it, at ${b}f: In a frame of it, at ${a}g: It listens for unload.`;
      expect([left(tab.browser).at(-1), frame.removed]).to.deep.equal([reason, true]);
    });

    it('when nothing leads back to it: after a reload, a replacement, and in a frame', async () => {
      const [tab] = await openTabs(host(), a);
      const frame = await tab.addFrame();

      await frame.goto(`${a}f`);
      await frame.goto(`${a}g`);
      await tab.reload();
      tab.window.location.replace(b);
      await tab.browser.settle();

      expect(left(tab.browser)).to.deep.equal(['gone', 'gone', 'gone', 'gone']);
    });

    it('after an answer that leaves it where it is: it was never left', async () => {
      const { tab, browser } = await openServed(host(), a, { '/1': () => bodiless(204) });

      await tab.goto('/1');

      expect(left(browser)).to.deep.equal([]);
    });
  });
}

describeHtml('a page that waits for a response', () => {
  it('is not kept, and the response never comes', async () => {
    const browser = new Browser({ host: htmlHost() });
    const tab = await browser.open(a);
    await tab.evaluate('fetch("/data").then(() => localStorage.setItem("k", "v")); location.href = "about:blank"');

    await browser.step({ choose: 'tab1.navigation' });
    await browser.settle();

    expect(left(browser)).to.deep.equal(['It waits for a response.']);
    expect(browser.trace.events({ type: 'response' })).to.have.lengthOf(1);
    expect(tab.localStorage.getItem('k')).to.equal(null);
  });
});
