import { expect } from 'chai';
import type { BareWindow } from '../../../lib/index.ts';
import { hosts, openTabs } from '../hosts.ts';
import { note, queued } from '../lives/watching.ts';

const a = 'https://a.example/';
const b = 'https://b.example/';

const opened = (window: BareWindow, ...args: string[]): BareWindow => window.open(...args) as BareWindow;

for (const { name, host } of hosts) {
  describe(`window.close() (${name})`, () => {
    it('closes in a task; the window says so at once, and its script goes on', async () => {
      const [tab] = await openTabs(host(), a);
      const popup = opened(tab.window, '/p');
      await tab.browser.settle();
      const log = note(popup, 'popup', 'pagehide unload');

      popup.close();
      const meanwhile = [popup.closed, tab.popups.length, queued(tab.browser), [...log]];
      popup.localStorage.setItem('k', 'v');
      await tab.browser.settle();

      expect(meanwhile).to.deep.equal([true, 1, ['tab1.dom close'], []]);
      expect(log).to.deep.equal(['popup pagehide', 'popup unload']);
      expect([popup.closed, tab.popups, tab.localStorage.getItem('k')]).to.deep.equal([true, [], 'v']);
    });

    it('closes once, whoever calls it and how often', async () => {
      const [tab] = await openTabs(host(), a);
      const popup = opened(tab.window, '/p');
      await tab.browser.settle();
      const log = note(popup, 'popup', 'pagehide');

      popup.close();
      popup.close();
      await tab.popups[0]?.run((window) => window.close());
      await tab.browser.settle();
      popup.close();

      expect(log).to.deep.equal(['popup pagehide']);
      expect(queued(tab.browser)).to.deep.equal([]);
    });

    it('is for a window that has not loaded, too: what it was to show is not asked for', async () => {
      const [tab] = await openTabs(host(), a);

      const popup = opened(tab.window, '/p');
      popup.close();
      await tab.browser.step({ choose: 'tab1.dom' });
      await tab.browser.settle();

      expect([popup.closed, tab.popups, tab.browser.tabs.length]).to.deep.equal([true, [], 1]);
      expect(tab.browser.trace.events({ type: 'request' }).map((event) => Reflect.get(event, 'url'))).to.deep.equal([a]);
    });

    it('is for a window whose answer is still to come, too', async () => {
      const [tab] = await openTabs(host(), a);

      const popup = opened(tab.window, '/p');
      await tab.browser.step({ choose: 'tab1-popup1.navigation' });
      popup.close();
      await tab.browser.settle();

      expect([popup.closed, tab.popups, queued(tab.browser)]).to.deep.equal([true, [], []]);
    });

    it('is the opener’s right over a page of another origin, too', async () => {
      const [tab] = await openTabs(host(), a);
      const popup = opened(tab.window, b);
      await tab.browser.settle();

      popup.close();
      const meanwhile = popup.closed;
      await tab.browser.settle();

      expect([meanwhile, tab.popups]).to.deep.equal([true, []]);
    });

    it('is not the right of a page of another origin over its opener, which it is not familiar with', async () => {
      const [tab] = await openTabs(host(), a);
      tab.window.open(b);
      await tab.browser.settle();

      await tab.popups[0]?.run((window) => (window.opener as BareWindow).close());
      await tab.browser.settle();

      expect([tab.closed, tab.window.closed]).to.deep.equal([false, false]);
    });

    it('is the right of a frame over its tab, whatever their origins', async () => {
      const [tab] = await openTabs(host(), a);
      const frame = await tab.addFrame(b);

      await frame.run((window) => window.top.close());
      await tab.browser.settle();

      expect(tab.closed).to.equal(true);
    });

    it('works for a tab that the user opened, while nothing lies behind its page', async () => {
      const [first, second] = await openTabs(host(), a, a);
      await second.goto('/next');

      first.window.close();
      second.window.close();
      await second.browser.settle();

      expect([first.closed, second.closed, second.window.closed]).to.deep.equal([true, false, false]);
    });

    it('works for a tab that a page opened, whatever lies behind its page, without an opener as well', async () => {
      const [tab] = await openTabs(host(), a);
      tab.window.open('/p');
      tab.window.open('/p', '', 'noopener');
      await tab.browser.settle();
      const popups = tab.popups;
      for (const popup of popups) await popup.goto('/next');

      for (const popup of popups) popup.window.close();
      await tab.browser.settle();

      expect(popups.map(({ closed }) => closed)).to.deep.equal([true, true]);
    });

    it('does nothing in a frame', async () => {
      const [tab] = await openTabs(host(), a);
      const frame = await tab.addFrame(`${a}f`);

      frame.window.close();
      await tab.browser.settle();

      expect([frame.removed, frame.window.closed, tab.closed]).to.deep.equal([false, false, false]);
    });

    it('takes the session with it: another window of that name starts with a new copy', async () => {
      const [tab] = await openTabs(host(), a);
      const popup = opened(tab.window, '/p', 'side');
      popup.sessionStorage.setItem('k', 'v');
      popup.close();
      await tab.browser.settle();

      const another = opened(tab.window, '/p', 'side');

      expect([another === popup, another.sessionStorage.length]).to.deep.equal([false, 0]);
    });

    it('of the opener leaves its windows open, with no opener', async () => {
      const [tab] = await openTabs(host(), a);
      const popup = opened(tab.window, '/p');
      await tab.browser.settle();
      const [handle] = tab.popups;

      await tab.close();

      expect([popup.closed, popup.opener, handle?.opener, handle?.url]).to.deep.equal([false, null, null, `${a}p`]);
    });
  });

  describe(`window.opener (${name})`, () => {
    it('is the frame that opened the window, and null when that frame is gone', async () => {
      const [tab] = await openTabs(host(), a);
      const frame = await tab.addFrame(`${a}f`);
      const popup = opened(frame.window, '/p');
      const before = popup.opener === frame.window;

      await frame.remove();

      expect([before, popup.opener]).to.deep.equal([true, null]);
    });

    it('set to null is gone for good, also for the pages that come later, and the session stays', async () => {
      const [tab] = await openTabs(host(), a);
      tab.window.sessionStorage.setItem('k', 'v');
      const popup = opened(tab.window, '/p');
      await tab.browser.settle();
      const [handle] = tab.popups;

      popup.opener = null;
      const disowned = [popup.opener, handle?.opener];
      await handle?.goto('/next');

      expect([...disowned, popup.opener]).to.deep.equal([null, null, null]);
      expect([popup.sessionStorage.getItem('k'), popup.closed, tab.popups.length]).to.deep.equal(['v', false, 1]);
    });

    it('takes any other value in the place of the attribute, which the next page does not see', async () => {
      const [tab] = await openTabs(host(), a);
      const popup = opened(tab.window, '/p');
      await tab.browser.settle();

      popup.opener = 'mine';
      const descriptor = Object.getOwnPropertyDescriptor(popup, 'opener');
      const [handle] = tab.popups;
      const meanwhile = handle?.opener;
      await handle?.goto('/next');

      expect(descriptor).to.deep.equal({ value: 'mine', writable: true, enumerable: true, configurable: true });
      expect([meanwhile, popup.opener]).to.deep.equal([tab, tab.window]);
    });

    it('of another origin is the window that this origin may use: to close, to write to, to navigate', async () => {
      const [tab] = await openTabs(host(), a);
      tab.window.open(b);
      await tab.browser.settle();
      const [popup] = tab.popups;
      const opener = popup?.window.opener as BareWindow;
      const isOwn = opener === tab.window;

      opener.location = '/there';
      await tab.browser.settle();

      expect([isOwn, opener.closed, tab.url]).to.deep.equal([false, false, `${b}there`]);
      expect(popup?.window.opener).to.equal(tab.window);
    });

    it('is null for a tab of the user, and in frames', async () => {
      const [tab] = await openTabs(host(), a);
      const frame = await tab.addFrame(`${a}f`);

      expect([tab.window.opener, frame.window.opener, tab.opener]).to.deep.equal([null, null, null]);
    });
  });

  describe(`focus() and blur() of a window (${name})`, () => {
    it('can be called by whoever has the window, and queue nothing', async () => {
      const [tab] = await openTabs(host(), a);
      const [near, far] = [opened(tab.window, '/p'), opened(tab.window, b)];
      await tab.browser.settle();
      const log = note(near, 'near', 'focus blur');

      for (const each of [tab.window, near, far]) expect([each.focus(), each.blur()]).to.deep.equal([undefined, undefined]);

      expect([queued(tab.browser), log]).to.deep.equal([[], []]);
    });
  });
}
