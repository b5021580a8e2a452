import { expect } from 'chai';
import { failing } from '../../test-failure.ts';
import type { BareWindow } from '../../../lib/index.ts';
import { hosts, openTabs } from '../hosts.ts';
import { note, queued, waiting } from './watching.ts';

const a = 'https://a.example/';
const b = 'https://b.example/';
const leaving = 'beforeunload pagehide visibilitychange unload';

for (const { name, host } of hosts) {
  describe(`a page that is left (${name})`, () => {
    it('hears pagehide while it is visible, visibilitychange when it is not, and unload when it is not kept', async () => {
      const [tab] = await openTabs(host(), a);
      const seen: unknown[] = [];
      for (const type of leaving.split(' ')) {
        tab.window.addEventListener(type, ({ currentTarget, isTrusted }) => {
          const { document } = currentTarget as BareWindow;
          seen.push([type, Reflect.get(document, 'visibilityState'), isTrusted]);
        });
      }

      await tab.goto(b);

      expect(seen).to.deep.equal([
        ['beforeunload', 'visible', true],
        ['pagehide', 'visible', true],
        ['visibilitychange', 'hidden', true],
        ['unload', 'hidden', true],
      ]);
    });

    it('is told by persisted whether it is kept, and hears unload only when it is not', async () => {
      const [tab] = await openTabs(host(), a);
      const kept = note(tab.window, '', 'pagehide visibilitychange pageshow');

      await tab.goto(b);
      const dropped = note(tab.window, '', 'pagehide unload');
      await tab.back();

      expect(kept).to.deep.equal([
        'pagehide persisted',
        'visibilitychange hidden',
        'visibilitychange visible',
        'pageshow persisted',
      ]);
      expect(dropped).to.deep.equal(['pagehide', 'unload']);
    });

    it('before it has loaded hears unload, and no pagehide, since it was never shown', async () => {
      const [tab, other] = await openTabs(host(), a, a);
      tab.window.location.href = `${a}1`;
      while (tab.url !== `${a}1`) await tab.browser.step();
      const log = note(tab.window, '', `${leaving} pageshow load storage`);
      other.window.localStorage.setItem('k', 'v');
      tab.window.location.href = 'about:blank';
      const before = queued(tab.browser);

      await tab.browser.step({ choose: 'tab1.navigation' });
      const after = queued(tab.browser);
      await tab.browser.settle();

      expect(before).to.deep.equal([
        'tab1.network parse',
        'tab1.dom storage k (held)',
        'tab1.dom storage k',
        'tab1.navigation navigate about:blank',
      ]);
      expect(after).to.deep.equal(['tab1.dom storage k (held)', 'tab1.network parse']);
      expect(log).to.deep.equal(['beforeunload', 'unload']);
    });

    it('is left after its frames, the innermost first', async () => {
      const [tab] = await openTabs(host(), a);
      const [frame, beside] = [await tab.addFrame(`${b}f`), await tab.addFrame(`${a}g`)];
      const inner = await frame.addFrame(`${a}h`);
      const log = note(tab.window, 'page', 'pagehide unload');
      for (const each of [frame, beside, inner]) note(each.window, each.name.replace('tab1/', ''), 'pagehide unload', log);

      await tab.goto(b);

      expect(log).to.deep.equal([
        'frame1/frame1 pagehide',
        'frame1/frame1 unload',
        'frame1 pagehide',
        'frame1 unload',
        'frame2 pagehide',
        'frame2 unload',
        'page pagehide',
        'page unload',
      ]);
    });

    it('keeps what it writes in each handler; others hear of it in order, it never does', async () => {
      const [tab, other] = await openTabs(host(), a, a);
      const { window } = tab;
      for (const type of leaving.split(' ')) {
        window.addEventListener(type, () => window.localStorage.setItem('last', type));
      }

      tab.window.location.href = b;
      await tab.browser.step();
      const asking = queued(tab.browser);
      while (tab.url !== b) await tab.browser.step();
      const after = queued(tab.browser);
      await tab.browser.settle();

      expect(asking).to.deep.equal(['tab2.dom storage last']);
      expect(after).to.deep.equal([
        'tab2.dom storage last',
        'tab2.dom storage last',
        'tab2.dom storage last',
        'tab1@b.example.network parse',
      ]);
      expect(other.heard.map(({ newValue }) => newValue)).to.deep.equal(leaving.split(' '));
      expect([tab.heard, other.window.localStorage.getItem('last')]).to.deep.equal([[], 'unload']);
    });

    it('never hears what it wrote while it was left, nor when it is shown again', async () => {
      const [tab, other] = await openTabs(host(), a, a);
      const { window } = tab;
      window.addEventListener('pagehide', () => window.localStorage.setItem('k', 'v'));

      await tab.goto(b);
      const after = queued(tab.browser);
      await tab.back();
      await tab.browser.settle();

      expect(after).to.deep.equal(['tab2.dom storage k']);
      expect([tab.heard.length, other.heard.length, tab.window === window]).to.deep.equal([0, 1, true]);
    });

    it('gives what it writes into the session to the next page of the tab', async () => {
      const [tab, other] = await openTabs(host(), a, a);
      const { window } = tab;
      window.addEventListener('pagehide', () => window.sessionStorage.setItem('left', 'yes'));

      await tab.goto(`${a}next`);

      expect(tab.window.sessionStorage.getItem('left')).to.equal('yes');
      expect(other.window.sessionStorage.getItem('left')).to.equal(null);
      expect(queued(tab.browser)).to.deep.equal([]);
    });

    it('hears nothing of what another one writes while it is left, when it is not kept', async () => {
      const [tab, other] = await openTabs(host(), a, a);
      const log = note(tab.window, '', 'storage unload');
      tab.window.addEventListener('pagehide', () => other.window.localStorage.setItem('k', 'v'));

      await tab.goto(b);
      await tab.browser.settle();

      expect([log, tab.heard]).to.deep.equal([['unload'], []]);
      expect(tab.browser.trace.events({ type: 'task-removed' })).to.have.lengthOf(1);
    });

    it('runs the microtasks of each handler before the next one', async () => {
      const [tab] = await openTabs(host(), a);
      const order: string[] = [];
      for (const type of leaving.split(' ')) {
        tab.window.addEventListener(type, () => {
          order.push(type);
          void Promise.resolve().then(() => order.push(`microtask of ${type}`));
        });
      }

      await tab.goto(b);

      expect(order).to.deep.equal(leaving.split(' ').flatMap((type) => [type, `microtask of ${type}`]));
    });

    it('is left although its handlers throw, and the other handlers run', async () => {
      const [tab] = await openTabs(host(), a);
      tab.window.addEventListener('pagehide', () => {
        throw new Error('no');
      });
      const log = note(tab.window, '', 'pagehide visibilitychange');
      const errors: unknown[] = [];
      tab.window.onerror = (message) => errors.push(message);

      await failing(tab.goto(b));

      expect([tab.url, log]).to.deep.equal([b, ['pagehide persisted', 'visibilitychange hidden']]);
      expect(errors).to.have.lengthOf(1);
    });

    it('runs no timer that it sets when it is not kept, and none that it had', async () => {
      const [tab] = await openTabs(host(), a);
      const { window } = tab;
      const ran: string[] = [];
      window.setTimeout(() => ran.push('before'), 10);
      window.addEventListener('unload', () => window.setTimeout(() => ran.push('unload'), 0));
      const before = waiting(tab.browser);

      await tab.goto(b);
      const after = [...waiting(tab.browser), ...queued(tab.browser)];
      await tab.browser.advance(100);

      expect([before, after, ran]).to.deep.equal([['tab1.timer at 10'], [], []]);
    });
  });
}
