import { expect } from 'chai';
import type { StorageloomError } from '../../../lib/index.ts';
import { hosts, openTabs } from '../hosts.ts';
import { thrownBy } from '../thrown-by.ts';
import { codeOf } from './code-of.ts';
import { openServed } from './server.ts';
import { note, queued, waiting } from './watching.ts';

const a = 'https://a.example/';
const b = 'https://b.example/';
const leaving = 'beforeunload pagehide visibilitychange unload';

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
