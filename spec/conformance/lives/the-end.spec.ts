import { expect } from 'chai';
import type { StorageloomError } from '../../../lib/index.ts';
import { hosts, openTabs } from '../hosts.ts';
import { thrownBy } from '../thrown-by.ts';
import { openServed, page } from './server.ts';
import { note, queued, waiting } from './watching.ts';

const a = 'https://a.example/';
const b = 'https://b.example/';
const leaving = 'beforeunload pagehide visibilitychange unload';

/** The code that a call rejects with. */
async function codeOf(call: Promise<unknown>): Promise<unknown> {
  return await call.then(
    () => 'none',
    (error: StorageloomError) => error.code,
  );
}

for (const { name, host } of hosts) {
  describe(`closing a tab (${name})`, () => {
    it('runs its handlers in order, keeps what they write, and drops what it has queued', async () => {
      const [tab, other] = await openTabs(host(), a, a);
      const log = note(tab.window, '', `${leaving} storage`);
      const { window } = tab;
      window.addEventListener('unload', () => window.localStorage.setItem('last', 'words'));
      other.window.localStorage.setItem('k', 'v');
      window.setTimeout(() => log.push('timer'), 10);
      const before = [queued(tab.browser), waiting(tab.browser)];

      await tab.close();
      const after = [queued(tab.browser), waiting(tab.browser)];
      await tab.browser.settle();

      expect(before).to.deep.equal([['tab1.dom storage k'], ['tab1.timer at 10']]);
      expect(after).to.deep.equal([['tab2.dom storage last'], []]);
      expect(log).to.deep.equal(['beforeunload', 'pagehide', 'visibilitychange hidden', 'unload']);
      expect(other.heard.map(({ key, url }) => [key, url])).to.deep.equal([['last', a]]);
    });

    it('ends its session and no other, and what is local stays', async () => {
      const [tab, other] = await openTabs(host(), a, a);
      for (const { window } of [tab, other]) window.sessionStorage.setItem('k', 'v');
      tab.window.localStorage.setItem('k', 'v');

      await tab.close();
      const next = await tab.browser.open(a);

      expect([next.window.sessionStorage.getItem('k'), next.window.localStorage.getItem('k')]).to.deep.equal([null, 'v']);
      expect(other.window.sessionStorage.getItem('k')).to.equal('v');
    });

    it('twice is closing it once', async () => {
      const [tab] = await openTabs(host(), a);
      const log = note(tab.window, '', 'unload');

      await Promise.all([tab.close(), tab.close()]);
      await tab.close();

      expect([tab.closed, log]).to.deep.equal([true, ['unload']]);
      expect(tab.browser.trace.events({ type: 'tab-closed' })).to.have.lengthOf(1);
    });

    it('leaves a handle that says so, to whatever it is asked', async () => {
      const [tab] = await openTabs(host(), a);
      await tab.close();

      const calls = [
        tab.goto(b),
        tab.reload(),
        tab.back(),
        tab.forward(),
        tab.duplicate(),
        tab.hide(),
        tab.show(),
        tab.run(() => 1),
      ];
      const codes = await Promise.all(calls.map(codeOf));

      expect(codes).to.deep.equal(Array(8).fill('TAB_CLOSED'));
      expect((thrownBy(() => tab.window) as StorageloomError).code).to.equal('TAB_CLOSED');
      expect(tab.browser.tabs).to.deep.equal([]);
    });
  });

  describe(`window.close() (${name})`, () => {
    it('is a task: closed says so at once, and the script goes on', async () => {
      const [tab, other] = await openTabs(host(), a, a);
      const log = note(tab.window, '', leaving);

      const during = await tab.run((window) => {
        window.close();
        window.localStorage.setItem('k', 'v');
        return window.closed;
      });
      const after = queued(tab.browser);
      await tab.browser.settle();

      expect([during, after]).to.deep.equal([true, ['tab1.dom close', 'tab2.dom storage k']]);
      expect(log).to.deep.equal(['beforeunload', 'pagehide', 'visibilitychange hidden', 'unload']);
      expect([tab.closed, other.heard.length]).to.deep.equal([true, 1]);
    });

    it('does nothing where the history has more than one entry, and in a frame', async () => {
      const [tab, other] = await openTabs(host(), a, a);
      const frame = await other.addFrame(b);
      tab.window.history.pushState(1, '');

      tab.window.close();
      frame.window.close();
      const closed = [tab, frame].map(({ window }) => window.closed);
      const after = queued(tab.browser);

      expect([closed, after]).to.deep.equal([[false, false], []]);
    });

    it('twice queues one task', async () => {
      const [tab] = await openTabs(host(), a);

      tab.window.close();
      tab.window.close();

      expect(queued(tab.browser)).to.deep.equal(['tab1.dom close']);
    });

    it('is taken back by a page that asks the user to stay, and may be called again', async () => {
      const answers: ('stay' | 'leave')[] = ['stay'];
      const { tab, browser } = await openServed(host(), a, {}, { beforeUnload: () => answers.pop() ?? 'leave' });
      tab.window.onbeforeunload = () => 'sure?';

      tab.window.close();
      await browser.settle();
      const stayed = [tab.closed, tab.window.closed];
      tab.window.close();
      await browser.settle();

      expect([stayed, tab.closed]).to.deep.equal([[false, false], true]);
    });
  });

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

  describe(`a duplicate of a tab (${name})`, () => {
    it('has a copy of the session of every origin, and never hears of the other one again', async () => {
      const [tab] = await openTabs(host(), a);
      tab.window.sessionStorage.setItem('k', 'a');
      await tab.goto(b);
      tab.window.sessionStorage.setItem('k', 'b');

      const copy = await tab.duplicate();
      const copied = copy.window.sessionStorage.getItem('k');
      tab.window.sessionStorage.setItem('k', 'original');
      copy.window.sessionStorage.setItem('l', 'copy');
      const after = queued(tab.browser);

      expect([copied, after]).to.deep.equal(['b', []]);
      expect({ ...tab.window.sessionStorage }).to.deep.equal({ k: 'original' });
      expect({ ...copy.window.sessionStorage }).to.deep.equal({ k: 'b', l: 'copy' });
      await copy.goto(a);
      expect(copy.window.sessionStorage.getItem('k')).to.equal('a');
    });

    it('has the history with its states, at the same place, and goes its own way in it', async () => {
      const [tab] = await openTabs(host(), a);
      tab.window.history.replaceState({ n: 0 }, '');
      tab.window.history.pushState({ n: 1 }, '', '1');
      tab.window.history.pushState({ n: 2 }, '', '2');
      await tab.back();

      const copy = await tab.duplicate();
      const { length, state } = copy.window.history;
      await copy.back();

      expect([length, state]).to.deep.equal([3, { n: 1 }]);
      expect([copy.url, copy.window.history.state, tab.url]).to.deep.equal([a, { n: 0 }, `${a}1`]);
      await copy.forward();
      expect((await copy.forward()).url).to.equal(`${a}2`);
    });

    it('loads the page anew: nothing of the window and of what is queued is copied, and local changes are common', async () => {
      const [tab, other] = await openTabs(host(), a, a);
      Reflect.set(tab.window, 'mine', 1);
      other.window.localStorage.setItem('k', '1');
      const before = queued(tab.browser);

      const copy = await tab.duplicate();
      const after = queued(tab.browser);
      other.window.localStorage.setItem('k', '2');
      await tab.browser.settle();

      expect([before, after]).to.deep.equal([['tab1.dom storage k'], ['tab1.dom storage k']]);
      expect(Reflect.get(copy.window, 'mine')).to.equal(undefined);
      expect([tab, copy].map(({ heard }) => heard.map(({ newValue }) => newValue))).to.deep.equal([['1', '2'], ['2']]);
    });
  });
}
