import { expect } from 'chai';
import type { BareWindow, Tab } from '../../../lib/index.ts';
import { hosts, openTabs } from '../hosts.ts';
import { queued } from '../lives/watching.ts';
import { thrownBy } from '../thrown-by.ts';

const a = 'https://a.example/';
const b = 'https://b.example/';

const opened = (window: BareWindow, ...args: string[]): BareWindow => window.open(...args) as BareWindow;

/** The standard's CrossOriginProperties of a Window. */
const reachable = [
  ...['window', 'self', 'location', 'close', 'closed', 'focus', 'blur', 'frames', 'length', 'top', 'opener', 'parent'],
  'postMessage',
];

async function popupOf(tab: Tab, url: string): Promise<BareWindow> {
  const popup = opened(tab.window, url);
  await tab.browser.settle();
  return popup;
}

for (const { name, host } of hosts) {
  describe(`the WindowProxy of a window of another origin (${name})`, () => {
    let tab: Tab;
    let popup: BareWindow;

    beforeEach(async () => {
      [tab] = await openTabs(host(), a);
      popup = await popupOf(tab, b);
    });

    it('reaches what the standard names, and for every other name that a window has throws a SecurityError', () => {
      const all = [...new Set([...Reflect.ownKeys(tab.window), ...reachable])].filter((key) => typeof key === 'string');

      const refused = all.filter((key) => thrownBy(() => Reflect.get(popup, key)) !== undefined);

      expect(all.length).to.be.greaterThan(40);
      expect(all.filter((key) => !refused.includes(key)).toSorted()).to.deep.equal(reachable.toSorted());
      for (const key of refused) {
        expect(
          thrownBy(() => Reflect.get(popup, key)),
          key,
        ).to.be.instanceOf(tab.window.DOMException);
      }
    });

    it('answers with windows that are seen by the same eyes, and with plain values', () => {
      const { window, self, frames, top, parent, opener, closed, length } = popup;

      expect([window, self, frames, top, parent].every((each) => each === popup)).to.equal(true);
      expect([opener === tab.window, closed, length]).to.deep.equal([true, false, 0]);
    });

    it('lets nothing of the other realm through: functions and errors are the accessor’s', () => {
      const methods = (['close', 'focus', 'blur', 'postMessage'] as const).map((key) => Reflect.get(popup, key) as object);
      const { get, set } = Object.getOwnPropertyDescriptor(popup, 'location') ?? {};
      const { prototype } = Reflect.get(tab.window, 'Function') as { prototype: object };

      for (const each of [...methods, get ?? {}, set ?? {}]) expect(Object.getPrototypeOf(each)).to.equal(prototype);
      expect(thrownBy(() => popup.document)).to.be.instanceOf(tab.window.DOMException);
    });

    it('can be awaited and kept in promises, by any number of them', async () => {
      expect(await popup).to.equal(popup);
      expect(await Promise.all([popup, popup])).to.deep.equal([popup, popup]);
      expect(await Promise.resolve(1).then(() => popup)).to.equal(popup);
    });

    it('can be compared, kept in sets and maps, and written as text only where that asks nothing of it', () => {
      expect(new Set([popup, popup.window]).size).to.equal(1);
      expect(Object.prototype.toString.call(popup)).to.equal('[object Object]');
      expect(thrownBy(() => `${popup as unknown as string}`)).to.have.property('name', 'SecurityError');
      expect(thrownBy(() => JSON.stringify(popup))).to.have.property('name', 'SecurityError');
      expect({ ...popup }).to.deep.equal({});
    });

    it('gives each origin that looks at it its own object', async () => {
      const other = await tab.addFrame('https://c.example/');

      const seen = (other.window.parent.opener, other.window.open('', 'none') as BareWindow);

      expect(seen === popup).to.equal(false);
      expect([popup.location === popup.location, Reflect.get(popup, 'close') === popup.close]).to.deep.equal([true, true]);
    });

    it('is the same object before, while and after the window shows the other origin', async () => {
      const [handle] = tab.popups;
      popup.location = `${a}back`;
      await tab.browser.settle();
      const here = [handle?.window === popup, popup.document === handle?.document];

      await handle?.goto(b);
      const away = thrownBy(() => popup.document);

      expect(here).to.deep.equal([true, true]);
      expect(away).to.have.property('name', 'SecurityError');
    });

    it('gives no way to storage, by whatever is reached through it', () => {
      const seen = new Set<unknown>();
      const reach = (object: unknown): void => {
        if ((typeof object !== 'object' && typeof object !== 'function') || object === null || seen.has(object)) return;
        if (object === tab.window) return;
        seen.add(object);
        for (const key of Reflect.ownKeys(object)) reach(thrownBy(() => reach(Reflect.get(object, key))) === undefined);
      };

      reach(popup);

      const storages = [...seen].filter((each) => Object.prototype.toString.call(each) === '[object Storage]');
      expect([seen.size > 3, storages]).to.deep.equal([true, []]);
    });

    it('keeps functions that were taken from the window while it was of the same origin as dead ends for what is there now', async () => {
      const near = await popupOf(tab, `${a}near`);
      const { document, localStorage } = near;
      near.localStorage.setItem('k', 'v');

      await tab.popups[1]?.goto(b);
      localStorage.setItem('l', 'w');

      expect([near.closed, document.URL, localStorage.getItem('k')]).to.deep.equal([false, `${a}near`, 'v']);
      expect(tab.localStorage.getItem('l')).to.equal('w');
      expect(thrownBy(() => near.document)).to.have.property('name', 'SecurityError');
    });
  });

  describe(`the location of a window of another origin (${name})`, () => {
    it('can be written, in every way that there is, and is not read', async () => {
      const [tab] = await openTabs(host(), a);
      const popup = await popupOf(tab, b);
      const tasks: string[][] = [];

      popup.location.replace('/1');
      tasks.push(queued(tab.browser));
      popup.location.href = '/2';
      tasks.push(queued(tab.browser));
      popup.location = '/3';
      await tab.browser.settle();

      expect(tasks.map((each) => each.at(-1))).to.deep.equal([
        `tab1-popup1.navigation navigate ${a}1`,
        `tab1-popup1.navigation navigate ${a}2`,
      ]);
      expect([tab.popups[0]?.url, tab.popups[0]?.document.referrer]).to.deep.equal([`${a}3`, a]);
    });

    it('leads to no javascript: URL of the accessor in the other page', async () => {
      const [tab] = await openTabs(host(), a);
      const popup = await popupOf(tab, b);

      popup.location.href = 'javascript:localStorage.setItem("k", "stolen")';
      await tab.browser.settle();

      expect([tab.popups[0]?.url, tab.popups[0]?.localStorage.length]).to.deep.equal([b, 0]);
    });

    it('takes what it is given as text, once, and refuses what is no URL', async () => {
      const [tab] = await openTabs(host(), a);
      const popup = await popupOf(tab, b);
      let asked = 0;
      const url = { toString: () => `${a}${++asked}` } as never;

      popup.location = url;
      const error = thrownBy(() => (popup.location = Symbol('x') as never));
      await tab.browser.settle();

      expect([asked, tab.popups[0]?.url]).to.deep.equal([1, `${a}1`]);
      expect(error).to.have.property('name', 'TypeError');
    });
  });

  describe(`a WindowProxy whose browsing context is gone (${name})`, () => {
    it('is a closed window of nobody, seen from the same origin and from another', async () => {
      const [tab] = await openTabs(host(), a);
      const [near, far] = [await popupOf(tab, `${a}p`), await popupOf(tab, b)];
      for (const popup of tab.popups) await popup.close();

      for (const each of [near, far]) {
        expect([each.closed, each.top, each.parent, each.opener, each.length]).to.deep.equal([true, null, null, null, 0]);
        expect([each.window, each.self, each.frames]).to.deep.equal([each, each, each]);
      }
    });

    it('can be called, written to and navigated, and nothing happens', async () => {
      const [tab] = await openTabs(host(), a);
      const [near, far] = [await popupOf(tab, `${a}p`), await popupOf(tab, b)];
      for (const popup of tab.popups) await popup.close();
      const before = tab.browser.tabs.length;

      for (const each of [near, far]) {
        each.close();
        each.focus();
        each.postMessage('hello', '*');
        each.location = '/elsewhere';
      }
      const tasks = queued(tab.browser);
      await tab.browser.settle();

      expect([tasks, before, tab.browser.tabs.length]).to.deep.equal([[], 1, 1]);
    });

    it('still shows what its window was to its own origin, and nothing to others', async () => {
      const [tab] = await openTabs(host(), a);
      const [near, far] = [await popupOf(tab, `${a}p`), await popupOf(tab, b)];
      const { document } = near;
      for (const popup of tab.popups) await popup.close();

      expect([near.document, near.localStorage.length, near.origin]).to.deep.equal([document, 0, 'https://a.example']);
      expect(thrownBy(() => far.document)).to.have.property('name', 'SecurityError');
      expect(await far).to.equal(far);
    });

    it('of a frame is closed with the page around it, and not while that page is kept', async () => {
      const [tab] = await openTabs(host(), a);
      const frame = await tab.addFrame(b);
      const held = Reflect.get(tab.window, 0) as BareWindow;

      await tab.goto('/next');
      const kept = [held.closed, frame.removed];
      await tab.back();
      const back = [held.closed, Reflect.get(tab.window, 0) === held];
      await frame.remove();

      expect([kept, back, held.closed, held.parent]).to.deep.equal([[false, false], [false, true], true, null]);
    });
  });
}
