import { expect } from 'chai';
import { hosts, openTabs } from '../hosts.ts';
import { note, queued, waiting } from './watching.ts';

const a = 'https://a.example/';
const b = 'https://b.example/';

for (const { name, host } of hosts) {
  describe(`the visibility of a tab (${name})`, () => {
    it('changes in a task, in which its documents hear, outer ones first; what is queued stays', async () => {
      const [tab, other] = await openTabs(host(), a, a);
      const frame = await tab.addFrame(`${b}f`);
      const inner = await frame.addFrame(`${a}g`);
      const log = note(tab.window, 'page', 'visibilitychange');
      note(frame.window, 'frame', 'visibilitychange', log);
      note(inner.window, 'inner', 'visibilitychange', log);
      note(other.window, 'other', 'visibilitychange', log);
      other.window.localStorage.setItem('k', 'v');
      const before = queued(tab.browser);

      await tab.hide();
      const [after, hidden] = [queued(tab.browser), log.splice(0)];
      await tab.show();

      expect(before).to.deep.equal(['tab1.dom storage k', 'tab1.dom storage k']);
      expect(after).to.deep.equal(before);
      expect(hidden).to.deep.equal([
        'page visibilitychange hidden',
        'frame visibilitychange hidden',
        'inner visibilitychange hidden',
      ]);
      expect(log).to.deep.equal([
        'page visibilitychange visible',
        'frame visibilitychange visible',
        'inner visibilitychange visible',
      ]);
    });

    it('is the same when it is asked for twice: nobody hears again', async () => {
      const [tab] = await openTabs(host(), a);
      const log = note(tab.window, '', 'visibilitychange');

      await tab.show();
      await tab.hide();
      await tab.hide();

      expect(log).to.deep.equal(['visibilitychange hidden']);
    });

    it('keeps what a handler writes, which others hear of', async () => {
      const [tab, other] = await openTabs(host(), a, a);
      const { window } = tab;
      window.document.addEventListener('visibilitychange', () => window.localStorage.setItem('draft', 'saved'));

      await tab.hide();
      const after = queued(tab.browser);
      await tab.browser.settle();

      expect(after).to.deep.equal(['tab2.dom storage draft']);
      expect(other.heard.map(({ key }) => key)).to.deep.equal(['draft']);
    });

    it('does not hold back storage events: a hidden tab hears at once', async () => {
      const [tab, other] = await openTabs(host(), a, a);
      await tab.hide();

      other.window.localStorage.setItem('k', 'v');
      const before = queued(tab.browser);
      await tab.browser.settle();

      expect([before, tab.heard.length]).to.deep.equal([['tab1.dom storage k'], 1]);
    });

    it('is that of the page that loads in it, and of the frames that are made in it', async () => {
      const [tab] = await openTabs(host(), a);
      await tab.hide();

      await tab.goto(`${a}next`);
      const frame = await tab.addFrame(`${a}f`);
      const states = [tab, frame].map(({ document }) => Reflect.get(document, 'visibilityState'));
      const log = note(tab.window, 'page', 'visibilitychange');
      note(frame.window, 'frame', 'visibilitychange', log);
      await tab.show();

      expect(states).to.deep.equal(['hidden', 'hidden']);
      expect(log).to.deep.equal(['page visibilitychange visible', 'frame visibilitychange visible']);
    });

    it('hidden already when its page is left: pagehide comes, visibilitychange does not', async () => {
      const [tab] = await openTabs(host(), a);
      await tab.hide();
      const log = note(tab.window, '', 'pagehide visibilitychange unload');

      await tab.goto(b);

      expect(log).to.deep.equal(['pagehide', 'unload']);
    });
  });

  describe(`the timers of a hidden tab (${name})`, () => {
    it('fire at whole seconds, and those of the others when they are due', async () => {
      const [tab, other] = await openTabs(host(), a, a);
      const ran: unknown[] = [];
      await tab.hide();

      tab.window.setTimeout(() => ran.push(['hidden', tab.browser.now]), 100);
      tab.window.setTimeout(() => ran.push(['later', tab.browser.now]), 1001);
      other.window.setTimeout(() => ran.push(['visible', tab.browser.now]), 100);
      const before = waiting(tab.browser);
      await tab.browser.advance(3000);

      expect(before).to.deep.equal(['tab2.timer at 100', 'tab1.timer at 1000', 'tab1.timer at 2000']);
      expect(ran).to.deep.equal([
        ['visible', 100],
        ['hidden', 1000],
        ['later', 2000],
      ]);
    });

    it('run at most once a second for an interval', async () => {
      const [tab] = await openTabs(host(), a);
      const ran: number[] = [];
      tab.window.setInterval(() => ran.push(tab.browser.now), 400);
      await tab.browser.advance(900);

      await tab.hide();
      const before = waiting(tab.browser);
      await tab.browser.advance(3000);

      expect(before).to.deep.equal(['tab1.timer at 2000']);
      expect(ran).to.deep.equal([400, 800, 2000, 3000]);
    });

    it('that were set before it was hidden are put off, and come when it is shown if they were due', async () => {
      const [tab] = await openTabs(host(), a);
      const ran: unknown[] = [];
      for (const ms of [100, 700]) tab.window.setTimeout(() => ran.push([ms, tab.browser.now]), ms);
      const before = waiting(tab.browser);

      await tab.hide();
      const hidden = waiting(tab.browser);
      await tab.browser.advance(500);
      await tab.show();
      const shown = [queued(tab.browser), waiting(tab.browser)];
      await tab.browser.advance(500);

      expect(before).to.deep.equal(['tab1.timer at 100', 'tab1.timer at 700']);
      expect(hidden).to.deep.equal(['tab1.timer at 1000', 'tab1.timer at 1000']);
      expect(shown).to.deep.equal([['tab1.timer timer 100 ms'], ['tab1.timer at 700']]);
      expect(ran).to.deep.equal([
        [100, 500],
        [700, 700],
      ]);
    });

    it('that are nested fire at whole minutes after five minutes, others still at whole seconds', async () => {
      const [tab] = await openTabs(host(), a);
      const nested: number[] = [];
      tab.window.setInterval(() => nested.push(tab.browser.now), 1000);
      await tab.browser.advance(10_000);

      await tab.hide();
      await tab.browser.advance(470_000);
      const late = nested.filter((ms) => ms > 308_000);
      let single = 0;
      tab.window.setTimeout(() => (single = tab.browser.now), 100);
      await tab.browser.advance(1000);

      expect(late).to.deep.equal([309_000, 360_000, 420_000, 480_000]);
      expect(single).to.equal(481_000);
    });

    it('go on as before once it is shown', async () => {
      const [tab] = await openTabs(host(), a);
      const ran: number[] = [];
      await tab.hide();
      tab.window.setInterval(() => ran.push(tab.browser.now), 400);
      await tab.browser.advance(1000);

      await tab.show();
      await tab.browser.advance(1000);

      expect(ran).to.deep.equal([1000, 1400, 1800]);
    });

    it('are those of its frames, too', async () => {
      const [tab] = await openTabs(host(), a);
      const frame = await tab.addFrame(`${b}f`);
      frame.window.setTimeout(() => undefined, 100);

      await tab.hide();

      expect(waiting(tab.browser).map((timer) => timer.replace(/^.*timer/, 'timer'))).to.deep.equal(['timer at 1000']);
    });
  });

  describe(`the frames of animation of a hidden tab (${name})`, () => {
    it('wait until it is shown, and the next frame then has all of them', async () => {
      const [tab] = await openTabs(host(), a);
      const ran: unknown[] = [];
      tab.window.requestAnimationFrame(() => ran.push(['first', tab.browser.now]));
      const before = waiting(tab.browser);

      await tab.hide();
      tab.window.requestAnimationFrame(() => ran.push(['second', tab.browser.now]));
      const hidden = waiting(tab.browser);
      await tab.browser.advance(100);
      const ranHidden = [...ran];
      await tab.show();
      const shown = waiting(tab.browser);
      await tab.browser.advance(16);

      expect([before, hidden, ranHidden]).to.deep.equal([['tab1.rendering at 16'], [], []]);
      expect(shown).to.deep.equal(['tab1.rendering at 112']);
      expect(ran).to.deep.equal([
        ['first', 112],
        ['second', 112],
      ]);
    });
  });
}
