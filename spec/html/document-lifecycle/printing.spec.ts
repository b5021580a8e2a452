import { expect } from 'chai';
import { Browser, html } from '../../../lib/index.ts';
import { hosts } from '../../conformance/hosts.ts';

const a = 'https://a.example/';

for (const { name, host } of hosts) {
  describe(`printing (${name})`, () => {
    it('is between beforeprint and afterprint, at the window and at those of the frames in it', async () => {
      const seen: string[] = [];
      const browser = new Browser({ host: host(), dialogs: ({ type }) => void seen.push(type) });
      const tab = await browser.open(a);
      const frame = await tab.addFrame('/frame');
      for (const [where, { window }] of [['tab', tab] as const, ['frame', frame] as const]) {
        window.onbeforeprint = (event) => seen.push(`${where} ${event.type} ${event.isTrusted} ${event.target === window}`);
        window.addEventListener('afterprint', ({ type }) => seen.push(`${where} ${type}`));
      }

      await tab.run((window) => window.print());

      expect(seen).to.deep.equal([
        ...['tab beforeprint true true', 'frame beforeprint true true', 'print', 'tab afterprint', 'frame afterprint'],
      ]);
    });

    it('waits until the page has loaded', async () => {
      const seen: string[] = [];
      const browser = new Browser({ host: host(), dialogs: ({ type }) => void seen.push(type) });
      const tab = await browser.open(a);
      await tab.run((window) => window.open('/popup'));
      for (let n = 0; n < 100 && browser.tabs[1]?.url !== `${a}popup`; n++) await browser.step();
      const popup = browser.tabs[1]!;
      popup.window.addEventListener('pageshow', () => seen.push('pageshow'));

      popup.window.print();
      const before = [...seen];
      await browser.settle();

      expect([before, seen]).to.deep.equal([[], ['pageshow', 'print']]);
    });

    it('does not happen in a sandbox without allow-modals, nor while a page is left', async () => {
      const headers = { 'content-security-policy': 'sandbox allow-scripts allow-same-origin' };
      const browser = new Browser({ host: host(), dialogs: 'accept', pages: { '/': html('<p>', { headers }), '/*': html('') } });
      const tab = await browser.open(a);
      let events = 0;
      tab.window.onbeforeprint = () => events++;

      await tab.run((window) => window.print());
      await tab.goto('/next');
      const { window } = tab;
      window.addEventListener('pagehide', () => window.print());
      await tab.goto('/last');

      const told = browser.trace.events({ type: 'dialog' }).map(({ kind, answer, reason }) => [kind, answer, reason]);
      expect(told).to.deep.equal([['print', 'not shown', 'The page is in a sandbox without allow-modals.']]);
      expect(events).to.equal(0);
    });
  });
}

describe('a page that ends itself in beforeprint', () => {
  it('is not printed, and hears nothing more', async () => {
    const browser = new Browser({ dialogs: 'accept' });
    const tab = await browser.open(a);
    let after = 0;
    tab.window.addEventListener('beforeprint', () => tab.crash());
    tab.window.addEventListener('afterprint', () => after++);

    tab.window.print();

    expect([after, browser.trace.events({ type: 'dialog' }).length]).to.deep.equal([0, 0]);
  });
});
