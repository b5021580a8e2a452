import { expect } from 'chai';
import { hosts, openTabs } from '../hosts.ts';
import { thrownBy } from '../thrown-by.ts';
import { codeOf } from './code-of.ts';
import { openServed, page } from './server.ts';
import { note, queued, waiting } from './watching.ts';

const a = 'https://a.example/';
const b = 'https://b.example/';
const leaving = 'beforeunload pagehide visibilitychange unload';

for (const { name, host } of hosts) {
  describe(`a crash of a tab (${name})`, () => {
    it('runs no handler, and its tasks, timers and session are gone; what it wrote stays, and others hear of it', async () => {
      const [tab, other] = await openTabs(host(), a, a);
      const log = note(tab.window, '', `${leaving} storage`);
      tab.window.setTimeout(() => log.push('timer'), 10);
      tab.window.sessionStorage.setItem('s', '1');
      other.window.localStorage.setItem('from', 'other');
      tab.window.localStorage.setItem('from', 'crashed');
      const before = [queued(tab.browser), waiting(tab.browser)];

      tab.crash();
      const after = [queued(tab.browser), waiting(tab.browser)];
      await tab.browser.settle();

      expect(before).to.deep.equal([['tab1.dom storage from', 'tab2.dom storage from'], ['tab1.timer at 10']]);
      expect(after).to.deep.equal([['tab2.dom storage from'], []]);
      expect([log, tab.closed, other.heard.length]).to.deep.equal([[], true, 1]);
      expect(other.window.localStorage.getItem('from')).to.equal('crashed');
    });

    it('ends the pages that it kept, and its frames', async () => {
      const [tab, other] = await openTabs(host(), a, a);
      await tab.goto(b);
      const frame = await tab.addFrame(`${a}f`);
      other.window.localStorage.setItem('k', 'v');
      const before = queued(tab.browser).length;

      tab.crash();

      expect([before, queued(tab.browser), frame.removed]).to.deep.equal([2, [], true]);
      expect(await codeOf(tab.back())).to.equal('TAB_CLOSED');
    });

    it('under way leaves its script half done: what it goes on to write reaches nobody, and the others go on', async () => {
      const [tab, other] = await openTabs(host(), a, a);
      const { window } = tab;
      let denied: unknown = null;

      await tab.run(() => {
        window.localStorage.setItem('k', 'before');
        tab.crash();
        window.localStorage.setItem('k', 'after');
        window.localStorage.setItem('l', 'after');
        denied = thrownBy(() => window.sessionStorage);
        window.setTimeout(() => other.window.localStorage.setItem('timer', 'ran'), 0);
        void Promise.resolve().then(() => window.localStorage.setItem('microtask', 'ran'));
      });
      const after = queued(tab.browser);
      await tab.browser.advance(100);

      expect(after).to.deep.equal(['tab2.dom storage k']);
      expect(other.heard.map(({ newValue }) => newValue)).to.deep.equal(['before']);
      expect({ ...other.window.localStorage }).to.deep.equal({ k: 'before' });
      expect((denied as Error | null)?.name).to.equal('SecurityError');
    });

    it('in the handler of an interval ends that, too: nothing waits, and time does not go on for it', async () => {
      const [tab, other] = await openTabs(host(), a, a);
      const frame = await tab.addFrame(a);
      const { window } = frame;
      let ticks = 0;
      window.setInterval(() => {
        ticks++;
        tab.crash();
        window.requestAnimationFrame(() => ticks++);
      }, 10);

      const settled = await other.browser.settle({ timers: true });

      expect([ticks, settled.timersLeft, settled.nextTimerMs, other.browser.now]).to.deep.equal([1, 0, null, 10]);
      expect([waiting(other.browser), queued(other.browser)]).to.deep.equal([[], []]);
    });

    it('under way can begin nothing more: no navigation, no timer, no frame of animation, no close', async () => {
      const { tab, browser, asked } = await openServed(host(), a, {});
      const { window } = tab;
      const { history, location } = window;
      const other = await browser.open(a);
      asked.length = 0;
      let refused: unknown = null;

      await tab.run(() => {
        tab.crash();
        location.href = b;
        location.hash = 'part';
        location.reload();
        refused = thrownBy(() => history.back());
        window.setTimeout(() => undefined, 0);
        window.requestAnimationFrame(() => undefined);
        window.close();
      });

      expect([asked, queued(browser), waiting(browser)]).to.deep.equal([[], [], []]);
      expect((refused as Error | null)?.name).to.equal('SecurityError');
      expect(browser.tabs).to.deep.equal([other]);
    });

    it('under way whose script throws is an error of that call alone', async () => {
      const [tab, other, writer] = await openTabs(host(), a, a, a);
      writer.window.localStorage.setItem('k', 'v');

      const error = await tab
        .run(() => {
          tab.crash();
          throw new Error('half done');
        })
        .catch((reason: unknown) => reason);
      const after = queued(tab.browser);
      await tab.browser.settle();

      expect([(error as Error).message, after]).to.deep.equal(['half done', ['tab2.dom storage k']]);
      expect(other.heard).to.have.lengthOf(1);
    });

    it("from inside another tab's listener ends the task there, and that listener's script goes on", async () => {
      const [tab, other, writer] = await openTabs(host(), a, a, a);
      const order: string[] = [];
      other.window.addEventListener('storage', () => {
        order.push('listener');
        tab.crash();
        other.window.localStorage.setItem('answer', '1');
        order.push('end of the listener');
      });
      note(other.window, 'second', 'storage', order);
      note(tab.window, 'crashed', 'storage', order);

      writer.window.localStorage.setItem('k', 'v');
      await tab.browser.step({ choose: 'tab2.dom' });
      const after = queued(tab.browser);
      await tab.browser.settle();

      expect(after).to.deep.equal(['tab3.dom storage answer']);
      expect(order).to.deep.equal(['listener', 'end of the listener', 'second storage k=v']);
      expect(writer.heard.map(({ key }) => key)).to.deep.equal(['answer']);
    });

    it('inside its own listener calls no further one of them', async () => {
      const [tab, writer] = await openTabs(host(), a, a);
      const order: string[] = [];
      tab.window.addEventListener('storage', () => {
        order.push('listener');
        tab.crash();
      });
      note(tab.window, 'second', 'storage', order);

      writer.window.localStorage.setItem('k', 'v');
      await tab.browser.settle();

      expect([order, tab.closed, queued(tab.browser)]).to.deep.equal([['listener'], true, []]);
    });

    it('twice is one, and of a closed tab none', async () => {
      const [tab, other] = await openTabs(host(), a, a);
      await other.close();

      tab.crash();
      tab.crash();
      other.crash();

      expect(tab.browser.trace.events({ type: 'tab-crashed' })).to.have.lengthOf(1);
    });

    it('while it loads is the end of that, and its handle is there to say so', async () => {
      const { tab, browser } = await openServed(host(), a, { '/1': () => (tab.crash(), page()) });

      const result = await tab.goto('/1');

      expect(result).to.deep.equal({ ok: false, url: a, status: 0, reason: 'It crashed.' });
      expect([tab.closed, queued(browser)]).to.deep.equal([true, []]);
    });
  });
}
