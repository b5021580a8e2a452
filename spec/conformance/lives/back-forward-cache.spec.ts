import { expect } from 'chai';
import { hosts, openTabs } from '../hosts.ts';
import { openServed } from './server.ts';
import { left, note, queued, waiting } from './watching.ts';

const a = 'https://a.example/';
const b = 'https://b.example/';
const shown = 'pageshow pagehide visibilitychange';

for (const { name, host } of hosts) {
  describe(`a page in the back/forward cache (${name})`, () => {
    it('comes back with its window, its document, its listeners and what its script has put there', async () => {
      const [tab] = await openTabs(host(), a);
      const { window, document } = tab;
      Reflect.set(window, 'mine', 1);
      window.history.replaceState({ n: 1 }, '');
      const log = note(window, '', `${shown} popstate`);

      await tab.goto(b);
      const away = Reflect.get(tab.window, 'mine');
      const result = await tab.back();

      expect(result).to.deep.equal({ ok: true, url: a, status: 200, reason: null });
      expect([away, Reflect.get(tab.window, 'mine'), tab.window.history.state]).to.deep.equal([undefined, 1, { n: 1 }]);
      expect([tab.window === window, tab.document === document]).to.deep.equal([true, true]);
      expect(log).to.deep.equal([
        'pagehide persisted',
        'visibilitychange hidden',
        'visibilitychange visible',
        'pageshow persisted',
      ]);
      expect(left(tab.browser)).to.deep.equal(['kept', 'kept']);
    });

    it('comes back without a request', async () => {
      const { tab, asked } = await openServed(host(), a, {});

      await tab.goto(b);
      await tab.back();
      await tab.forward();

      expect([asked, tab.url]).to.deep.equal([['GET /'], b]);
    });

    it('hears in order, after its pageshow, what was queued before it was left and what came meanwhile', async () => {
      const [tab, other] = await openTabs(host(), a, a);
      const log = note(tab.window, '', `${shown} storage hashchange`);
      tab.window.location.hash = 'part';
      other.window.localStorage.setItem('k', 'before');
      tab.window.location.href = 'about:blank';
      await tab.browser.step({ choose: 'tab1.navigation' });
      other.window.localStorage.setItem('k', 'meanwhile');
      await tab.browser.settle();
      const away = [queued(tab.browser), log.splice(0)];

      tab.window.history.back();
      await tab.browser.step();
      const returned = [queued(tab.browser), [...log]];
      await tab.browser.settle();

      const tasks = ['tab1.dom hashchange', 'tab1.dom storage k', 'tab1.dom storage k'];
      expect(away).to.deep.equal([tasks.map((task) => `${task} (held)`), ['pagehide persisted', 'visibilitychange hidden']]);
      expect(returned).to.deep.equal([tasks, ['visibilitychange visible', 'pageshow persisted']]);
      expect(log.slice(2)).to.deep.equal(['hashchange  to #part', 'storage k=before', 'storage k=meanwhile']);
    });

    it('is active again in its pageshow, and shows in storage what others have written before it hears of it', async () => {
      const [tab, other] = await openTabs(host(), a, a);
      const seen: unknown[] = [];
      const { window } = tab;
      window.addEventListener('pageshow', () =>
        seen.push(window.localStorage.getItem('k'), tab.heard.length, window.history.length),
      );
      await tab.goto(b);
      other.window.localStorage.setItem('k', '1');
      other.window.localStorage.setItem('k', '2');

      await tab.back();
      await tab.browser.settle();

      expect(seen).to.deep.equal(['2', 0, 2]);
      expect(tab.heard.map(({ newValue }) => newValue)).to.deep.equal(['1', '2']);
    });

    it('hears of the session of its tab, too, from the page that took its place', async () => {
      const [tab] = await openTabs(host(), a);
      await tab.goto(`${a}next`);

      tab.window.sessionStorage.setItem('k', 'v');
      const away = queued(tab.browser);
      await tab.back();
      await tab.browser.settle();

      expect(away).to.deep.equal(['tab1.dom storage k (held)']);
      expect(tab.heard.map(({ key, url }) => [key, url])).to.deep.equal([['k', `${a}next`]]);
    });

    it('has timers and frames of animation that stand still, and go on with what they had left', async () => {
      const [tab] = await openTabs(host(), a);
      const ran: unknown[] = [];
      tab.window.setTimeout(() => ran.push(['timer', tab.browser.now]), 100);
      tab.window.setInterval(() => ran.push(['interval', tab.browser.now]), 70);
      await tab.browser.advance(60);

      await tab.goto(b);
      const away = waiting(tab.browser);
      await tab.browser.advance(1000);
      const ranAway = [...ran];
      await tab.back();
      const returned = waiting(tab.browser);
      await tab.browser.advance(50);

      expect([away, ranAway]).to.deep.equal([[], []]);
      expect(returned).to.deep.equal(['tab1.timer at 1070', 'tab1.timer at 1100']);
      expect(ran).to.deep.equal([
        ['interval', 1070],
        ['timer', 1100],
      ]);
    });

    it('reaches nothing of the tab while it is kept', async () => {
      const [tab] = await openTabs(host(), a);
      const { location } = tab.window;
      const { window } = tab;
      const close = window.close.bind(window);
      await tab.goto(b);

      location.href = `${a}2`;
      location.hash = 'part';
      close();
      await tab.browser.settle();

      expect([tab.url, tab.closed, tab.window.history.length, queued(tab.browser)]).to.deep.equal([b, false, 2, []]);
    });

    it('comes back at another of its places with pageshow, then popstate', async () => {
      const [tab] = await openTabs(host(), a);
      const { window } = tab;
      window.history.pushState(1, '', '#1');
      const log = note(window, '', 'pageshow popstate hashchange');
      await tab.goto(b);

      tab.window.history.go(-2);
      await tab.browser.settle();

      expect(log).to.deep.equal(['pageshow persisted', 'popstate null', 'hashchange #1 to ']);
      expect(tab.window.history.length).to.equal(3);
    });

    it('stays hidden when its tab was hidden meanwhile, and becomes visible with it', async () => {
      const [tab, other] = await openTabs(host(), a, a);
      const log = note(tab.window, '', `${shown} storage`);
      await tab.goto(b);
      other.window.localStorage.setItem('k', 'v');
      await tab.hide();
      log.length = 0;

      await tab.back();
      await tab.browser.settle();
      const hidden = log.splice(0);
      await tab.show();

      expect(hidden).to.deep.equal(['pageshow persisted', 'storage k=v']);
      expect(log).to.deep.equal(['visibilitychange visible']);
    });

    it('is kept with its frames, whose tasks are held as its own are', async () => {
      const [tab, other] = await openTabs(host(), b, a);
      const frame = await tab.addFrame(`${a}f`);
      const log = note(tab.window, 'page', 'pageshow pagehide');
      note(frame.window, 'frame', 'pageshow pagehide storage', log);

      await tab.goto(`${b}next`);
      other.window.localStorage.setItem('k', 'v');
      await tab.browser.settle();
      const [away, logAway] = [queued(tab.browser), log.splice(0)];
      await tab.back();
      await tab.browser.settle();

      expect(away).to.deep.equal(['tab1@a.example.dom storage k (held)']);
      expect(logAway).to.deep.equal(['frame pagehide persisted', 'page pagehide persisted']);
      expect(log).to.deep.equal(['page pageshow persisted', 'frame pageshow persisted', 'frame storage k=v']);
      expect([frame.removed, tab.frames[0] === frame]).to.deep.equal([false, true]);
    });

    it('may be of an opaque origin: it has the same one again', async () => {
      const [tab] = await openTabs(host(), 'data:text/html,hello');
      const { document } = tab;

      await tab.goto(a);
      await tab.back();

      expect([tab.document === document, left(tab.browser)]).to.deep.equal([true, ['kept', 'kept']]);
    });
  });

  describe(`the back/forward cache (${name})`, () => {
    it('makes room by dropping the page that was left longest ago, without its handlers', async () => {
      const { tab, browser } = await openServed(host(), `${a}1`, {}, { limits: { keptPages: 2 } });
      const other = await browser.open(a);
      const log = note(tab.window, '', shown);
      tab.window.setTimeout(() => log.push('timer'), 10);
      await tab.goto('/2');
      await tab.goto('/3');
      other.window.localStorage.setItem('k', 'v');
      const before = queued(browser).length;
      log.length = 0;

      await tab.goto('/4');

      const dropped = browser.trace.events({ type: 'document-dropped' }).map((event) => Reflect.get(event, 'reason'));
      expect([dropped, log]).to.deep.equal([['Only 2 pages of a tab are kept.'], []]);
      expect(before).to.equal(3);
      expect(queued(browser)).to.deep.equal(['tab1.dom storage k (held)']);
      tab.window.history.go(-3);
      await browser.settle();
      expect([tab.url, log]).to.deep.equal([`${a}1`, []]);
    });

    it('drops a page whose handlers for leaving began what it cannot be kept with', async () => {
      const [tab, other] = await openTabs(host(), a, a);
      const frame = await tab.addFrame(`${a}f`);
      const { location } = frame.window;
      tab.window.addEventListener('pagehide', () => (location.href = `${a}g`));

      await tab.goto(b);
      other.window.localStorage.setItem('k', 'v');

      const dropped = tab.browser.trace.events({ type: 'document-dropped' }).map((event) => Reflect.get(event, 'reason'));
      expect(dropped).to.deep.equal([`Meanwhile: In a frame of it, at ${a}f: It is on its way to another page.`]);
      expect([frame.removed, queued(tab.browser)]).to.deep.equal([true, []]);
    });

    it('ends the pages ahead when another one is gone to, with all that they have queued', async () => {
      const [tab, other] = await openTabs(host(), b, a);
      await tab.goto(`${a}ahead`);
      const log = note(tab.window, '', `${shown} storage`);
      await tab.back();
      other.window.localStorage.setItem('k', 'v');
      const before = queued(tab.browser);
      log.length = 0;

      tab.window.history.pushState(null, '', '/pushed');

      expect([before, queued(tab.browser), log]).to.deep.equal([['tab1@a.example.dom storage k (held)'], [], []]);
      expect(tab.browser.trace.events({ type: 'document-destroyed' })).to.have.lengthOf(1);
    });

    it('goes with its tab', async () => {
      const [tab, other] = await openTabs(host(), a, a);
      const log = note(tab.window, '', `${shown} unload`);
      await tab.goto(b);
      other.window.localStorage.setItem('k', 'v');
      log.length = 0;

      await tab.close();

      expect([queued(tab.browser), log]).to.deep.equal([[], []]);
      expect(tab.browser.trace.events({ type: 'document-destroyed' })).to.have.lengthOf(2);
    });

    it('that drops has pages come back that missed the storage events, but no other task and no timer', async () => {
      const { tab, browser } = await openServed(host(), a, {}, { behaviour: { backForwardCache: 'drop' } });
      const other = await browser.open(a);
      const log = note(tab.window, '', 'pageshow storage hashchange');
      tab.window.setTimeout(() => log.push('timer'), 10);
      tab.window.location.hash = 'part';
      other.window.localStorage.setItem('k', 'before');
      tab.window.location.href = 'about:blank';
      await browser.step({ choose: 'tab1.navigation' });
      other.window.localStorage.setItem('k', 'meanwhile');
      await browser.settle();
      const away = queued(browser);

      await tab.back();
      other.window.localStorage.setItem('k', 'later');
      await browser.advance(10);

      expect(away).to.deep.equal(['tab1.dom hashchange (held)']);
      expect(log).to.deep.equal(['pageshow persisted', 'hashchange  to #part', 'storage k=later', 'timer']);
      expect(tab.window.localStorage.getItem('k')).to.equal('later');
    });
  });
}
