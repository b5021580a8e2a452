import { expect } from 'chai';
import { chooseNavigable, type Chosen } from '../../../lib/html/window-open/choose-navigable.ts';
import type { Document } from '../../../lib/html/records/document.ts';
import type { Traversable } from '../../../lib/html/records/traversable.ts';
import type { PopupRefusal } from '../../../lib/html/records/user-agent-options.ts';
import { Browser } from '../../../lib/index.ts';
import { printedBy } from '../../browser/printed.ts';
import { frameIn, popupOf, show, tabAt } from '../model-tree.ts';

const a = 'https://a.example/';
const b = 'https://b.example/';

/** The rules for a target name, in a document whose tabs are made as the user lets them. */
function choose(
  document: Document,
  name: string,
  { noopener = false, refusal = () => null }: { noopener?: boolean; refusal?: () => PopupRefusal | null } = {},
): Chosen | null {
  const { tabOpener } = document.userAgent;
  Object.assign(tabOpener, { refusal });
  return chooseNavigable(document, name, noopener, 'https://a.example/p');
}

describe('the rules for choosing a navigable', () => {
  it('choose the navigables around for the keywords, in any ASCII case', () => {
    const { tab, document } = tabAt(a);
    const frame = frameIn(document);
    const inner = frameIn(frame.activeDocument!);

    const chosen = ['', '_SELF', '_Parent', '_top'].map((name) => choose(inner.activeDocument!, name)?.navigable.name);
    const ofTab = ['_parent', '_top'].map((name) => choose(document, name)?.navigable);

    expect(chosen).to.deep.equal(['tab1/frame1/frame1', 'tab1/frame1/frame1', 'tab1/frame1', 'tab1']);
    expect(ofTab).to.deep.equal([tab, tab]);
  });

  it('choose what has the name: of its own frames, then of the tab, then of the other tabs of the group', () => {
    const { document } = tabAt(a);
    const popup = popupOf(document, 'x');
    const [first, second] = [frameIn(document, { name: 'y' }), frameIn(document)];
    frameIn(popup.activeDocument!, { name: 'y' });
    const inside = frameIn(second.activeDocument!, { name: 'y' });

    expect(choose(second.activeDocument!, 'y')).to.deep.equal({ navigable: inside, windowType: 'existing' });
    expect(choose(document, 'y')?.navigable).to.equal(first);
    expect(choose(document, 'x')?.navigable).to.equal(popup);
    expect(choose(first.activeDocument!, 'x')?.navigable).to.equal(popup);
  });

  it('pass by a tab of another origin that is no relative', () => {
    const { document } = tabAt(a);
    const sibling = popupOf(document, 'mine');
    const stranger = popupOf(document, 'x');
    show(stranger, b);
    stranger.opener = null;

    const chosen = choose(sibling.activeDocument!, 'x');

    expect(chosen?.navigable === stranger).to.equal(false);
    expect(chosen?.windowType).to.equal('new and unrestricted');
  });

  it('open a tab of the name in the group, with an opener and with what was in the session then', () => {
    const { tab, document } = tabAt(a);

    const chosen = choose(document, 'x')!;
    const made = chosen.navigable as Traversable;

    expect([made.name, made.targetName, chosen.windowType]).to.deep.equal(['tab1-popup1', 'x', 'new and unrestricted']);
    expect([made.group === tab.group, made.opener === tab, made.openedBy]).to.deep.equal([true, true, 'tab1']);
    expect(made.activeDocument).to.include({ url: 'about:blank', origin: document.origin });
    expect(made.activeDocument?.lifecycle.isInitialAboutBlank).to.equal(true);
  });

  it('open a tab of the name in a group of its own, which shows nothing yet, with noopener', () => {
    const { tab, document } = tabAt(a);

    const chosen = choose(document, 'x', { noopener: true })!;
    const made = chosen.navigable as Traversable;

    expect([made.targetName, chosen.windowType]).to.deep.equal(['x', 'new with no opener']);
    expect([made.group === tab.group, made.opener, made.openedBy, made.activeDocument]).to.deep.equal([
      false,
      null,
      'tab1',
      null,
    ]);
    expect(choose(document, 'x')?.windowType).to.equal('new and unrestricted');
  });

  it('open another tab each time for _blank, in any case, which gives no name', () => {
    const { document } = tabAt(a);

    const made = [choose(document, '_blank'), choose(document, '_BLANK')].map((chosen) => chosen!.navigable);

    expect(made.map(({ name, targetName }) => [name, targetName])).to.deep.equal([
      ['tab1-popup1', ''],
      ['tab1-popup2', ''],
    ]);
  });

  it('choose nothing where popups are blocked, or the sandbox has no allow-popups', () => {
    const { document } = tabAt(a);
    const frame = frameIn(document, { sandbox: 'allow-scripts' });

    const refusal = (): PopupRefusal => ({ why: 'nobody wants it', mend: 'Ask.' });
    expect(choose(document, 'x', { refusal })).to.equal(null);
    expect(choose(document, '_self', { refusal })).not.to.equal(null);
    expect(choose(frame.activeDocument!, 'x')).to.equal(null);
  });

  for (const [what, options, line] of [
    [
      'a blocker',
      { popups: 'user' },
      "popups is 'user', and nobody has just used the page. Let the page do it in answer to tab.click(), or make the Browser with popups: 'allow'.",
    ],
    ['the user', { popups: 'block' }, "popups is 'block'. Make the Browser with popups: 'allow' or 'user'."],
    [
      'a limit',
      { limits: { popups: 1 } },
      'limits.popups is 1, and so many tabs are open. Close some of them, or raise the limit.',
    ],
  ] as const) {
    it(`tell people once, and the trace each time, why nothing was opened: ${what}`, async () => {
      const browser = new Browser(options);
      const tab = await browser.open(a);

      const lines = await printedBy(() => tab.run((window) => void [window.open('/p'), window.open('/p')]));

      expect(lines).to.deep.equal([`[tab1] A window for ${a}p was not opened: ${line}`]);
      const refused = browser.trace.events({ type: 'refused' }).map(({ url, reason }) => [url, reason]);
      const [reason] = line.split('. ');
      expect(refused).to.deep.equal([0, 1].map(() => [`${a}p`, reason]));
    });
  }

  it('tell people why nothing was opened: a sandbox', async () => {
    const headers = { 'content-type': 'text/html', 'content-security-policy': 'sandbox allow-scripts' };
    const browser = new Browser({ pages: () => new Response('', { headers }) });
    const tab = await browser.open(a);

    const lines = await printedBy(() => tab.run((window) => void window.open('/p')));

    expect(lines).to.deep.equal([
      `[tab1] A window for ${a}p was not opened: a sandbox forbids it. Add allow-popups to the attribute sandbox of the frame, or to the policy of the page.`,
    ]);
  });

  it('put what a sandbox opens into that sandbox, unless it may escape, and let its opener navigate it', () => {
    const { document } = tabAt(a);
    const [kept, escaped] = ['allow-popups', 'allow-popups allow-popups-to-escape-sandbox'].map((sandbox) => {
      const frame = frameIn(document, { sandbox });
      return { frame, popup: choose(frame.activeDocument!, '_blank')!.navigable as Traversable };
    });

    expect(kept!.popup.activeDocument!.origin.opaque).to.equal(true);
    expect(kept!.popup.permittedNavigator).to.equal(kept!.frame);
    expect(kept!.popup.popupSandboxingFlags.has('sandboxed forms')).to.equal(true);
    expect(escaped!.popup.popupSandboxingFlags.size).to.equal(0);
  });

  it('give no opener and no name to what a frame of another origin opens in a page that wants to be alone', () => {
    const { tab, document } = tabAt(a, [['cross-origin-opener-policy', 'same-origin']]);
    const [near, far] = [frameIn(document), frameIn(document, { url: b })];

    const [fromNear, fromFar] = [choose(near.activeDocument!, 'x'), choose(far.activeDocument!, 'y')];

    expect(fromNear?.windowType).to.equal('new and unrestricted');
    expect(fromNear?.navigable.activeDocument?.params.openerPolicy).to.equal('same-origin');
    expect([fromFar?.windowType, fromFar?.navigable.targetName]).to.deep.equal(['new with no opener', '']);
    expect((fromFar!.navigable as Traversable).group === tab.group).to.equal(false);
  });

  it('never find a frame of a page in the back/forward cache', async () => {
    const browser = new Browser();
    const tab = await browser.open(a);
    const frame = await tab.addFrame('/f');
    frame.window.name = 'inner';
    await tab.goto('/2');

    await tab.run((window) => void window.open('/x', 'inner'));
    await browser.settle();

    expect(frame.removed).to.equal(false);
    expect(browser.tabs.map(({ name, url }) => [name, url])).to.deep.equal([
      ['tab1', `${a}2`],
      ['tab1-popup1', `${a}x`],
    ]);
  });
});

describe('a tab that a page opens', () => {
  it('has a name of its own, also when it was opened from a frame whose name another one had before', async () => {
    const browser = new Browser();
    const tab = await browser.open(a);
    for (let times = 0; times < 2; times++) {
      const frame = await tab.addFrame('/f');
      await frame.run((window) => void window.open('/p'));
      await tab.reload();
    }
    await browser.settle();

    expect(tab.popups.map(({ name }) => name)).to.deep.equal(['tab1-frame1-popup1', 'tab1-frame1-popup2']);
  });

  it('tells the trace when it was opened, and whose session it began with', async () => {
    const browser = new Browser();
    const tab = await browser.open(a);

    await tab.run((window) => {
      window.open('/p');
      window.open('/q', '', 'noopener');
    });

    expect(browser.trace.events({ type: 'tab-opened' }).map((event) => event.tab)).to.deep.equal([
      'tab1',
      'tab1-popup1',
      'tab1-popup2',
    ]);
    expect(browser.trace.events({ type: 'session-copied' }).map(({ from, tab: to }) => [from, to])).to.deep.equal([
      ['tab1', 'tab1-popup1'],
    ]);
  });
});
