import { expect } from 'chai';
import { chooseContext, switchGroup } from '../../../lib/html/navigation/obtain-browsing-context.ts';
import { Browser, type BareWindow, type Tab } from '../../../lib/index.ts';
import { frameIn, originOf, popupOf, tabAt } from '../model-tree.ts';

const a = 'https://a.example/';
const b = 'https://b.example/';

const alone = [['cross-origin-opener-policy', 'same-origin']] as const;
const response = (url: string) => ({ url, status: 200, headers: alone, body: '' });

/** Pages whose URL has `?alone` want a browsing context group of their own. */
const pages = ({ url }: Request): Response =>
  new Response('', {
    headers: { 'content-type': 'text/html', ...(url.endsWith('?alone') ? { 'cross-origin-opener-policy': 'same-origin' } : {}) },
  });

async function withPopup(url: string): Promise<{ browser: Browser; tab: Tab; popup: Tab; held: BareWindow }> {
  const browser = new Browser({ pages });
  const tab = await browser.open(a);
  let held: unknown;
  await tab.run((window) => void (held = window.open(url)));
  await browser.settle();
  return { browser, tab, popup: tab.popups[0]!, held: held as BareWindow };
}

describe('the browsing context for a response', () => {
  it('is that of the frame, whatever policy it has', () => {
    const { document } = tabAt(a);
    const frame = frameIn(document);

    const choice = chooseContext(frame, frame.activeDocument, response(a), originOf(a));

    expect(choice).to.deep.equal({ openerPolicy: 'unsafe-none', switchesGroup: false });
  });

  it('is another one where the policies of both pages part them', () => {
    const { tab, document } = tabAt(a);

    const chosen = [
      chooseContext(tab, document, response(a), originOf(a)),
      chooseContext(tab, null, response(a), originOf(a)),
      chooseContext(tab, document, { ...response(a), headers: [] }, originOf(a)),
      chooseContext(tab, document, response('http://a.example/'), originOf('http://a.example/')),
      chooseContext(tab, document, response('data:,'), originOf('data:,')),
    ];

    expect(chosen.map(({ openerPolicy, switchesGroup }) => [openerPolicy, switchesGroup])).to.deep.equal([
      ['same-origin', true],
      ['same-origin', false],
      ['unsafe-none', false],
      ['unsafe-none', false],
      ['unsafe-none', false],
    ]);
  });
});

describe('a redirect on the way to a page', () => {
  const away = (to: string, headers: Record<string, string>): Response =>
    new Response(null, { status: 302, headers: { location: to, ...headers } });

  async function popupVia(first: string, hops: Readonly<Record<string, Response>>): Promise<boolean> {
    const browser = new Browser({ pages: ({ url }) => hops[url] ?? new Response('') });
    const tab = await browser.open(a);
    await tab.run((window) => void window.open(first));
    await browser.settle();
    return tab.popups[0]?.opener === tab;
  }

  it('that wants to be alone parts the tab from its opener, though the page that it leads to does not', async () => {
    expect(await popupVia(`${b}x`, { [`${b}x`]: away(a, { 'cross-origin-opener-policy': 'same-origin' }) })).to.equal(false);
    expect(await popupVia(`${b}x`, { [`${b}x`]: away(a, {}) })).to.equal(true);
  });

  it('that wants to be alone may not be in a sandbox', async () => {
    const headers = { 'cross-origin-opener-policy': 'same-origin', 'content-security-policy': 'sandbox' };
    const browser = new Browser({ pages: ({ url }) => (url === `${b}x` ? away(a, headers) : new Response('')) });

    const tab = await browser.open(`${b}x`);

    expect(tab.navigated.reason).to.match(/^A page in a sandbox may not have the Cross-Origin-Opener-Policy/);
  });
});

describe('a tab that goes on in a browsing context group of its own', () => {
  it('has another group, without an opener, and those whom it opened have none', () => {
    const { tab, document } = tabAt(a);
    const popup = popupOf(document);
    const other = popupOf(document);
    const inner = popupOf(popup.activeDocument!);
    const { group } = tab;

    switchGroup(popup, popup.activeDocument!);

    expect([...group.topLevels]).to.deep.equal([tab, other, inner]);
    expect([popup.group.name, popup.group.topLevels.length, popup.opener]).to.deep.equal(['tab1-popup1#2', 1, null]);
    expect([other.opener === tab, inner.opener]).to.deep.equal([true, null]);
  });

  it('is closed for who holds its window, of the same origin and of another, and gets no message', async () => {
    for (const url of ['/p', b]) {
      const { browser, popup, held } = await withPopup(url);
      const before = held.closed;
      let heard = 0;

      await popup.goto('/?alone');
      popup.window.addEventListener('message', () => heard++);
      held.postMessage('x', '*');
      await browser.settle();

      expect([before, held.closed, heard, popup.closed, popup.opener], url).to.deep.equal([false, true, 0, false, null]);
    }
  });

  it('keeps its session', async () => {
    const { popup } = await withPopup('/p');
    popup.window.sessionStorage.setItem('cart', '1');

    await popup.goto('/?alone');

    expect(popup.window.sessionStorage.getItem('cart')).to.equal('1');
  });

  it('has no page of the former group in the back/forward cache', async () => {
    const browser = new Browser({ pages });
    const tab = await browser.open(`${a}0`);
    await tab.goto('/1');

    await tab.goto('/2?alone');
    tab.window.history.go(-2);
    await browser.settle();

    expect(browser.trace.events({ type: 'document-dropped' }).map(({ document, reason }) => [document, reason])).to.deep.equal([
      [1, 'The tab has gone to another browsing context group.'],
    ]);
    expect(browser.trace.events({ type: 'document-returned' })).to.deep.equal([]);
    expect([tab.url, tab.window === tab.window.window, tab.window.closed]).to.deep.equal([`${a}0`, true, false]);
  });
});
