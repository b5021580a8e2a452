import { expect } from 'chai';
import type { BareWindow, Tab } from '../../../lib/index.ts';
import { hosts, openTabs } from '../hosts.ts';
import { queued } from '../lives/watching.ts';
import { thrownBy } from '../thrown-by.ts';

const a = 'https://a.example/';
const b = 'https://b.example/';

const opened = (window: BareWindow, ...args: string[]): BareWindow => window.open(...args) as BareWindow;

/** Opens such a popup, and answers with its handle when it has loaded. */
async function popupOf(tab: Tab, ...args: string[]): Promise<Tab> {
  tab.window.open(...args);
  await tab.browser.settle();
  const popup = tab.popups.at(-1);
  if (popup === undefined) throw new Error('no popup was opened');
  return popup;
}

for (const { name, host } of hosts) {
  describe(`a target name (${name})`, () => {
    it('becomes the name of the window that is opened under it', async () => {
      const [tab] = await openTabs(host(), a);

      const names = ['side', 'Side', '_other', '_blank', '_BLANK', ''].map((target) => opened(tab.window, '', target).name);

      expect(names).to.deep.equal(['side', 'Side', '_other', '', '', '']);
    });

    it('that a window of the group has means that window: it is navigated, and no session is copied again', async () => {
      const [tab] = await openTabs(host(), a);
      tab.window.sessionStorage.setItem('k', '1');
      const popup = await popupOf(tab, '/p', 'side');
      tab.window.sessionStorage.setItem('k', '2');

      const again = tab.window.open('/q', 'side');
      const tasks = queued(tab.browser);
      await tab.browser.settle();

      expect(tasks).to.deep.equal([`tab1-popup1.navigation navigate ${a}q`]);
      expect([again, tab.popups.length, popup.url]).to.deep.equal([popup.window, 1, `${a}q`]);
      expect([popup.sessionStorage.getItem('k'), popup.window.history.length]).to.deep.equal(['1', 2]);
    });

    it('finds a window and leaves it as it is when no URL is given', async () => {
      const [tab] = await openTabs(host(), a);
      const popup = await popupOf(tab, '/p', 'side');

      const again = tab.window.open('', 'side');

      expect([again, queued(tab.browser), popup.url]).to.deep.equal([popup.window, [], `${a}p`]);
    });

    it('finds a window whose page is of another origin by now, as the page may see it', async () => {
      const [tab] = await openTabs(host(), a);
      const popup = await popupOf(tab, b, 'side');

      const again = tab.window.open('', 'side') as BareWindow;

      expect([again === popup.window, again.closed, tab.popups.length]).to.deep.equal([false, false, 1]);
      expect(thrownBy(() => again.document)).to.include({ name: 'SecurityError' });
    });

    it('is compared letter by letter, and follows what window.name is set to', async () => {
      const [tab] = await openTabs(host(), a);
      const popup = await popupOf(tab, '/p', 'side');

      const other = tab.window.open('', 'SIDE');
      popup.window.name = 'renamed';
      const [found, gone] = [tab.window.open('', 'renamed'), tab.window.open('', 'side')];

      expect(other).not.to.equal(popup.window);
      expect([found === popup.window, gone === popup.window, tab.popups.length]).to.deep.equal([true, false, 3]);
    });

    it('does not find a window of another group, nor one that is closed', async () => {
      const [tab, other] = await openTabs(host(), a, a);
      other.window.name = 'side';
      const closing = await popupOf(tab, '/p', 'gone');
      await closing.close();

      const [side, gone] = [opened(tab.window, '/q', 'side'), opened(tab.window, '/q', 'gone')];

      expect([side === other.window, side.closed, gone.closed]).to.deep.equal([false, false, false]);
      expect(tab.popups.map((popup) => popup.name)).to.deep.equal(['tab1-popup2', 'tab1-popup3']);
    });

    it('finds frames, those inside of the one that asks before those around it', async () => {
      const [tab] = await openTabs(host(), a);
      const [first, second] = [await tab.addFrame(`${a}1`), await tab.addFrame(`${a}2`)];
      const inner = await second.addFrame(`${a}inner`);
      first.window.name = inner.window.name = 'side';

      const found = [tab, first, second, inner].map(({ window }) => window.open('', 'side'));

      const names = new Map<unknown, string>([
        [first.window, 'first'],
        [inner.window, 'inner'],
      ]);
      expect(found.map((each) => names.get(each))).to.deep.equal(['first', 'first', 'inner', 'inner']);
    });

    it('finds a frame of another tab of the group, where the page is familiar with it', async () => {
      const [tab] = await openTabs(host(), a);
      const popup = await popupOf(tab, '/p');
      const frame = await popup.addFrame(b);
      frame.window.name = 'inner';

      const found = opened(tab.window, '/q', 'inner');
      await tab.browser.settle();

      expect([tab.popups.length, frame.url, popup.url]).to.deep.equal([1, `${a}q`, `${a}p`]);
      expect(found).to.equal(frame.window);
    });

    it('does not find a tab of the group that the page is not familiar with', async () => {
      const [tab] = await openTabs(host(), a);
      tab.window.name = 'first';
      const popup = await popupOf(tab, b);

      const given = popup.window.open('/q', 'first');
      await tab.browser.settle();

      expect([given === popup.window.opener, tab.url, popup.popups.map(({ url }) => url)]).to.deep.equal([false, a, [`${b}q`]]);
    });

    it('that an opener uses makes it the opener of the window that it found', async () => {
      const [tab] = await openTabs(host(), a);
      const [one, two] = [await popupOf(tab, '/1', 'one'), await popupOf(tab, '/2')];

      two.window.open('', 'one');

      expect([one.window.opener, one.opener, two.popups]).to.deep.equal([two.window, two, []]);
    });
  });

  describe(`the targets _self, _parent, _top and _blank (${name})`, () => {
    const cases = [
      ['_self', 'tab1/frame1/frame1'],
      ['_SELF', 'tab1/frame1/frame1'],
      ['_parent', 'tab1/frame1'],
      ['_Parent', 'tab1/frame1'],
      ['_top', 'tab1'],
      ['_tOP', 'tab1'],
      ['_Blank', 'tab1-frame1-frame1-popup1'],
      ['_blank ', 'tab1-frame1-frame1-popup1'],
    ] as const;

    for (const [target, expected] of cases) {
      it(`lead from a frame in a frame where they say, in any case of their letters: ${JSON.stringify(target)}`, async () => {
        const [tab] = await openTabs(host(), a);
        const inner = await (await tab.addFrame(`${a}f`)).addFrame(`${a}g`);

        inner.window.open('/next', target);

        expect(queued(tab.browser)).to.deep.equal([`${expected}.navigation navigate ${a}next`]);
      });
    }

    it('all mean the tab itself in its page', async () => {
      const [tab] = await openTabs(host(), a);

      const found = ['_self', '_parent', '_top'].map((target) => tab.window.open('', target));

      expect(found).to.deep.equal([tab.window, tab.window, tab.window]);
      expect([tab.window.opener, tab.popups]).to.deep.equal([null, []]);
    });

    it('make nobody an opener who was asked by itself, and a frame the opener of its top', async () => {
      const [tab] = await openTabs(host(), a);
      const frame = await tab.addFrame(`${a}f`);

      frame.window.open('', '_self');
      const before = [frame.window.opener, tab.window.opener];
      frame.window.open('', '_top');

      expect(before).to.deep.equal([null, null]);
      expect(tab.window.opener).to.equal(frame.window);
    });

    it('are no names that a window could be found by', async () => {
      const [tab] = await openTabs(host(), a);
      const popup = await popupOf(tab, '/p');
      popup.window.name = '_blank';

      const other = tab.window.open('', '_blank');

      expect([other === popup.window, tab.popups.length]).to.deep.equal([false, 2]);
    });
  });
}
