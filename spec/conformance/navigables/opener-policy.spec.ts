import { expect } from 'chai';
import type { Browser, BareWindow, DocumentHostFactory, Tab } from '../../../lib/index.ts';
import { hosts } from '../hosts.ts';
import { openServed, page } from '../lives/server.ts';
import { queued } from '../lives/watching.ts';

const a = 'https://a.example/';
const b = 'https://b.example/';

const opened = (window: BareWindow, ...args: string[]): BareWindow => window.open(...args) as BareWindow;

/** Opens `url`; each path of the server names the policy of its answer, `/page` and other paths have none. */
async function open(host: DocumentHostFactory<BareWindow>, url: string): Promise<{ tab: Tab; browser: Browser }> {
  const policies = [
    'same-origin',
    'same-origin-allow-popups',
    'noopener-allow-popups',
    'unsafe-none',
    'nonsense',
    '"same-origin"',
  ];
  const answers = policies.map((policy) => {
    return [`/${policy.replaceAll('"', '')}${policy.startsWith('"') ? '-quoted' : ''}`, policy] as const;
  });
  return await openServed(
    host,
    url,
    Object.fromEntries(answers.map(([path, policy]) => [path, () => page('', { 'cross-origin-opener-policy': policy })])),
  );
}

async function openFrom(tab: Tab, url: string, target = ''): Promise<Tab> {
  tab.window.open(url, target);
  await tab.browser.settle();
  const popup = tab.popups.at(-1);
  if (popup === undefined) throw new Error('no popup was opened');
  return popup;
}

/** Whether opener and window have each other. */
const relation = (tab: Tab, held: BareWindow): unknown[] => [held.closed, tab.popups.at(-1)?.window.opener ?? null];

for (const { name, host } of hosts) {
  describe(`Cross-Origin-Opener-Policy (${name})`, () => {
    it('same-origin takes the page out of the group of its opener: neither has the other any more', async () => {
      const { tab } = await open(host(), `${a}page`);
      const held = opened(tab.window, '/same-origin');
      const before = held.closed;
      await tab.browser.settle();
      const [popup] = tab.popups;

      expect([before, held.closed, held.length, held.opener]).to.deep.equal([false, true, 0, null]);
      expect([popup?.url, popup?.closed, popup?.opener, popup?.window.opener]).to.deep.equal([
        `${a}same-origin`,
        false,
        null,
        null,
      ]);
      expect(popup?.window).not.to.equal(held);
    });

    it('of a page in a sandbox is a network error', async () => {
      const { tab } = await openServed(host(), `${a}page`, {
        '/both': () => page('', { 'cross-origin-opener-policy': 'same-origin', 'content-security-policy': 'sandbox' }),
        '/sandboxed': () => page('', { 'content-security-policy': 'sandbox allow-popups allow-scripts' }),
        '/alone': () => page('', { 'cross-origin-opener-policy': 'same-origin' }),
      });

      const both = await tab.goto('/both');
      await tab.goto('/sandboxed');
      const popup = await openFrom(tab, '/alone');

      expect([both.ok, both.status, both.reason]).to.deep.equal([
        false,
        0,
        'A page in a sandbox may not have the Cross-Origin-Opener-Policy same-origin.',
      ]);
      expect([popup.navigated.ok, popup.window.origin, (await tab.goto('/alone')).ok]).to.deep.equal([false, 'null', true]);
    });

    it('leaves the session with the tab: the copy that was made, and what was written since', async () => {
      const { tab } = await open(host(), `${a}page`);
      tab.window.sessionStorage.setItem('k', '1');

      const popup = await openFrom(tab, '/same-origin');
      tab.window.sessionStorage.setItem('k', '2');
      popup.sessionStorage.setItem('l', '3');
      await popup.goto('/page');

      expect([popup.sessionStorage.getItem('k'), popup.sessionStorage.getItem('l')]).to.deep.equal(['1', '3']);
    });

    it('leaves the local storage shared: what one group writes, the other hears', async () => {
      const { tab } = await open(host(), `${a}page`);
      const popup = await openFrom(tab, '/same-origin');

      tab.window.localStorage.setItem('k', '1');
      const tasks = queued(tab.browser);
      await tab.browser.settle();

      expect(tasks).to.deep.equal(['tab1-popup1#2.dom storage k']);
      expect(popup.heard.map(({ key }) => key)).to.deep.equal(['k']);
    });

    it('gives the page an event loop of its own', async () => {
      const { tab } = await open(host(), `${a}page`);
      await openFrom(tab, '/page');
      await openFrom(tab, '/same-origin');

      tab.window.localStorage.setItem('k', '1');

      expect(queued(tab.browser)).to.deep.equal(['tab1.dom storage k', 'tab1-popup2#2.dom storage k']);
    });

    it('lets nobody find the window by its name any more, though it keeps it', async () => {
      const { tab } = await open(host(), `${a}page`);
      const popup = await openFrom(tab, '/same-origin', 'side');

      const another = tab.window.open('', 'side');

      expect([tab.popups.length, another === popup.window]).to.deep.equal([2, false]);
    });

    it('same-origin on both sides, of one origin, keeps them together', async () => {
      const { tab } = await open(host(), `${a}same-origin`);
      const held = opened(tab.window, '/same-origin');
      await tab.browser.settle();

      expect(relation(tab, held)).to.deep.equal([false, tab.window]);
      expect(tab.popups[0]?.window).to.equal(held);
    });

    for (const [opener, url] of [
      ['same-origin', `${a}page`],
      ['same-origin', `${b}same-origin`],
      ['same-origin', `${a}same-origin-allow-popups`],
      ['same-origin-allow-popups', `${a}same-origin`],
      ['same-origin-allow-popups', `${b}same-origin-allow-popups`],
      ['page', `${a}same-origin-allow-popups`],
      ['page', `${a}noopener-allow-popups`],
      ['noopener-allow-popups', `${a}noopener-allow-popups`],
    ] as const) {
      it(`parts a page with ${opener} from its window with ${url}`, async () => {
        const { tab } = await open(host(), a + opener);

        const held = opened(tab.window, url);
        await tab.browser.settle();

        expect(relation(tab, held)).to.deep.equal([true, null]);
      });
    }

    for (const [opener, url] of [
      ['same-origin-allow-popups', `${b}page`],
      ['same-origin-allow-popups', `${a}same-origin-allow-popups`],
      ['noopener-allow-popups', `${b}page`],
      ['page', `${b}unsafe-none`],
      ['page', `${a}nonsense`],
      ['page', `${a}same-origin-quoted`],
      ['unsafe-none', `${b}page`],
    ] as const) {
      it(`leaves a page with ${opener} and its window with ${url} together`, async () => {
        const { tab } = await open(host(), a + opener);

        tab.window.open(url);
        await tab.browser.settle();

        expect(tab.popups[0]?.opener).to.equal(tab);
      });
    }

    it('same-origin-allow-popups keeps a window, and loses it when the page itself goes to another policy', async () => {
      const { tab } = await open(host(), `${a}same-origin-allow-popups`);
      const held = opened(tab.window, '/same-origin-allow-popups');
      await tab.browser.settle();

      const before = relation(tab, held);
      await tab.goto('/page');

      expect(before).to.deep.equal([false, tab.popups[0]?.window === held ? before[1] : null]);
      expect([tab.popups[0]?.opener, held.opener, held.closed]).to.deep.equal([null, null, false]);
    });

    it('counts for pages that come later: a tab that leaves the group is closed to those who hold it, and cannot return', async () => {
      const { tab } = await open(host(), `${a}page`);
      const held = opened(tab.window, '/page');
      await tab.browser.settle();
      const [popup] = tab.popups;

      await popup?.goto('/same-origin');
      const away = [held.closed, popup?.opener];
      await popup?.goto('/page');

      expect(away).to.deep.equal([true, null]);
      expect([held.closed, popup?.opener, popup?.url]).to.deep.equal([true, null, `${a}page`]);
    });

    it('parts a tab from the windows that it opened when it goes to a page with it', async () => {
      const { tab } = await open(host(), `${a}page`);
      const popup = await openFrom(tab, '/page');
      const held = popup.window.opener as BareWindow;

      await tab.goto('/same-origin');

      expect([held.closed, popup.window.opener, popup.opener]).to.deep.equal([true, null, null]);
    });

    it('does not count in frames', async () => {
      const { tab } = await open(host(), `${a}page`);

      const frame = await tab.addFrame(`${a}same-origin`);
      tab.window.sessionStorage.setItem('k', '1');
      await tab.browser.settle();

      expect([frame.window.parent, frame.window.closed, frame.heard.length]).to.deep.equal([tab.window, false, 1]);
    });

    it('does not count where the page is no secure context', async () => {
      const { tab } = await open(host(), 'http://a.example/page');
      const held = opened(tab.window, '/same-origin');
      await tab.browser.settle();

      expect(relation(tab, held)).to.deep.equal([false, tab.window]);
    });

    it('same-origin makes windows of a frame of another origin ones without an opener and without a name', async () => {
      const { tab } = await open(host(), `${a}same-origin`);
      const frame = await tab.addFrame(`${b}same-origin`);
      frame.window.sessionStorage.setItem('k', '1');

      const given = frame.window.open(`${b}page`, 'side');
      await tab.browser.settle();
      const [popup] = tab.popups;

      expect([given, popup?.opener, popup?.window.name, popup?.sessionStorage.length]).to.deep.equal([null, null, '', 0]);
    });

    it('does not keep the page that is left: back loads it again', async () => {
      const { tab } = await open(host(), `${a}page`);
      const first = tab.document;

      await tab.goto('/same-origin');
      const back = await tab.back();

      expect([back.ok, tab.url, tab.document === first]).to.deep.equal([true, `${a}page`, false]);
    });
  });

  describe(`a WindowProxy whose tab has gone to another group (${name})`, () => {
    it('shows a closed window without relations, and does nothing', async () => {
      const { tab } = await open(host(), `${a}page`);
      const held = opened(tab.window, '/same-origin');
      await tab.browser.settle();

      held.close();
      held.focus();
      held.postMessage('hello', '*');
      const tasks = queued(tab.browser);
      await tab.browser.settle();

      expect(tasks).to.deep.equal([]);
      expect([held.closed, held.top, held.parent, held.opener, tab.popups.length]).to.deep.equal([true, null, null, null, 1]);
    });

    it('is closed to a page of another origin, too', async () => {
      const { tab } = await open(host(), `${a}page`);
      const held = opened(tab.window, `${b}page`);
      await tab.browser.settle();

      await tab.popups[0]?.goto('/same-origin');
      held.close();

      expect([held.closed, held.length, held.top, held.opener, held.window]).to.deep.equal([true, 0, null, null, null]);
      expect([queued(tab.browser), tab.popups.length]).to.deep.equal([[], 1]);
    });

    it('tells nothing of the pages that come later', async () => {
      const { tab } = await open(host(), `${a}page`);
      const held = opened(tab.window, '/same-origin');
      await tab.browser.settle();
      const [popup] = tab.popups;

      Reflect.set(popup?.window ?? {}, 'secret', 1);
      popup?.window.localStorage.setItem('k', '1');

      expect([Reflect.get(held, 'secret'), held.document === popup?.document]).to.deep.equal([undefined, false]);
    });
  });
}
