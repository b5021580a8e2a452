import { expect } from 'chai';
import { followHyperlink, windowOpen } from '../../../lib/html/window-open/window-open.ts';
import type { NavigateOptions } from '../../../lib/html/records/document-hooks.ts';
import { Browser, type BareWindow, type Tab } from '../../../lib/index.ts';
import { thrownBy } from '../../conformance/thrown-by.ts';
import { hooked, type Made } from '../hooked-host.ts';
import { frameIn, popupOf, tabAt } from '../model-tree.ts';

const a = 'https://a.example/dir/';
const link: NavigateOptions = { cause: 'link', replace: false };

const withPolicy = (policy: string) => (): Response =>
  new Response('', { headers: { 'content-type': 'text/html', 'cross-origin-opener-policy': policy } });

/** The initial documents are never asked for. */
const asked = (browser: Browser): string[] =>
  browser.trace.events({ type: 'navigation-started' }).map((event) => `${event.tab} ${event.url}`);

describe('the window open steps', () => {
  it('give the window for its opener, at once, and load what it was opened with in tasks', async () => {
    const { browser, tab, made } = await hooked(a);

    const popup = made[0]!.init.hooks.open('https://a.example/p', '_blank', '') as BareWindow;
    const before = popup.location.href;
    await browser.settle();

    expect([before, popup.location.href]).to.deep.equal(['about:blank', 'https://a.example/p']);
    expect(tab.popups[0]?.window === popup).to.equal(true);
    expect(made.at(-1)!.init.referrer).to.equal(a);
  });

  it('give nothing for noopener, for noreferrer, and while the page is being left', async () => {
    const { browser, tab, made } = await hooked(a);
    const { hooks } = made[0]!.init;
    let late: unknown;
    tab.window.addEventListener('pagehide', () => (late = hooks.open('https://a.example/late', '', '')));

    const given = ['noopener', 'noreferrer'].map((features) => hooks.open('https://a.example/p', '', features));
    await browser.settle();
    await tab.goto('/2');

    expect([...given, late]).to.deep.equal([null, null, null]);
    expect(tab.popups).to.have.lengthOf(2);
    expect(made.slice(1, 3).map(({ init }) => init.referrer)).to.deep.equal([a, '']);
  });

  it('do not navigate a new window with an opener to what is blank', async () => {
    const { browser, tab, made } = await hooked(a);
    const { hooks } = made[0]!.init;

    for (const url of [null, 'about:blank', 'about:blank#x']) hooks.open(url, '', '');
    await browser.settle();

    expect(tab.popups.map(({ url }) => url)).to.deep.equal(['about:blank', 'about:blank', 'about:blank#x']);
    expect(asked(browser)).to.deep.equal([`tab1 ${a}`]);
    expect(tab.popups[0]?.window.origin).to.equal('https://a.example');
  });

  it('load a blank page of an opaque origin into a window without an opener', async () => {
    const { browser, tab, made } = await hooked(a);

    made[0]!.init.hooks.open(null, '', 'noopener');
    await browser.settle();

    expect([tab.popups[0]?.url, tab.popups[0]?.window.origin]).to.deep.equal(['about:blank', 'null']);
  });

  it('show a blank page where a script is to run in a window without an opener', async () => {
    const { browser, tab, made } = await hooked(a);

    made[0]!.init.hooks.open('javascript:localStorage.clear()', '', 'noopener');
    await browser.settle();

    expect([tab.popups[0]?.url, tab.popups[0]?.window.origin]).to.deep.equal(['about:blank', 'null']);
  });

  it('navigate a window that is there, make the caller its opener, and leave it without a URL where it is', async () => {
    const { browser, tab, made } = await hooked(a);
    const [open] = [made[0]!.init.hooks];
    const first = open.open('https://a.example/1', 'x', '');
    await browser.settle();
    const popup = tab.popups[0]!;
    const { window } = popup;
    window.opener = null;

    const again = [open.open(null, 'x', ''), open.open('https://a.example/2', 'x', '')];
    await browser.settle();

    expect(again.every((each) => each === first)).to.equal(true);
    expect([tab.popups.length, popup.url, popup.opener === tab]).to.deep.equal([1, 'https://a.example/2', true]);
  });

  it('give the window that is there to who asks with noopener, too, and leave its opener', async () => {
    const { browser, tab, made } = await hooked(a);
    const { hooks } = made[0]!.init;
    hooks.open('https://a.example/1', 'x', '');
    await browser.settle();
    const popup = tab.popups[0]!;
    popup.window.opener = null;

    const given = hooks.open('https://a.example/2', 'x', 'noopener');
    await browser.settle();

    expect([given, popup.url, popup.opener, tab.popups.length]).to.deep.equal([popup.window, 'https://a.example/2', null, 1]);
  });

  it('never make a window its own opener', async () => {
    const { tab, made } = await hooked(a);

    made[0]!.init.hooks.open(null, '_self', '');

    expect(tab.opener).to.equal(null);
  });

  it("throw the realm's SecurityError where a sandbox forbids to navigate what was found", () => {
    const { document } = tabAt(a);
    const [frame] = [frameIn(document, { sandbox: 'allow-popups' }), frameIn(document, { name: 'x' })];
    const source = frame.activeDocument!;

    const error = thrownBy(() => windowOpen(source, 'https://a.example/', 'x', ''));

    expect(error).to.be.instanceOf(source.realm.DOMException).with.property('name', 'SecurityError');
  });

  it('take the opener from a blob: URL that another site made', async () => {
    const { browser, tab, made } = await hooked(a);
    const far = await tab.addFrame('https://b.example/');
    const url = made.at(-1)!.init.hooks.createObjectURL(new Blob(['x'], { type: 'text/html' }));

    const [fromNear, fromFar] = [made[0]!, made.at(-1)!].map(({ init }) => init.hooks.open(url, '', ''));
    await browser.settle();

    expect([fromNear, fromFar]).to.deep.equal([null, null]);
    expect(far.removed).to.equal(false);
    expect(tab.popups.map((popup) => [popup.opener, popup.window.origin])).to.deep.equal([
      [null, 'https://b.example'],
      [null, 'https://b.example'],
    ]);
  });
});

describe('following a hyperlink', () => {
  const follow = async (
    { browser, made }: { browser: Browser; made: Made[] },
    ...args: Parameters<Made['init']['hooks']['follow']>
  ): Promise<void> => {
    made[0]!.init.hooks.follow(...args);
    await browser.settle();
  };

  it('leads where its target says, and implies noopener for _blank', async () => {
    const model = await hooked(a);
    const { tab } = model;

    await follow(model, 'https://a.example/1', '_blank', null, link);
    await follow(model, 'https://a.example/2', '_blank', 'opener', link);
    await follow(model, 'https://a.example/3', 'x', null, link);
    await follow(model, 'https://a.example/4', 'x', 'noreferrer', link);
    await follow(model, 'about:blank', '_blank', null, link);

    expect(tab.popups.map(({ url, opener }) => [url, opener === tab])).to.deep.equal([
      ['https://a.example/1', false],
      ['https://a.example/2', true],
      ['https://a.example/4', true],
      ['about:blank', false],
    ]);
    expect(model.made.find(({ init }) => init.url.endsWith('/4'))?.init.referrer).to.equal('');
    expect(tab.popups[3]?.window.origin).to.equal('null');
  });

  it('leads nowhere where popups are blocked, while the page is being left, and for a form in a sandbox', async () => {
    const model = await hooked(a, { popups: 'block' });
    const { tab, browser, made } = model;
    const [hooks] = [made[0]!.init.hooks];
    tab.window.addEventListener('pagehide', () => hooks.follow('https://a.example/late', '', null, link));

    await follow(model, 'https://a.example/1', '_blank', null, link);
    await tab.goto('/2');
    await browser.settle();

    expect([tab.url, browser.tabs.length]).to.deep.equal(['https://a.example/2', 1]);
    const { document } = tabAt(a);
    const frame = frameIn(document, { sandbox: 'allow-scripts' });
    followHyperlink(frame.activeDocument!, 'https://a.example/', '', null, { cause: 'form', replace: false });
    expect(frame.ongoingNavigation).to.equal(null);
    followHyperlink(frame.activeDocument!, 'https://a.example/', '', null, link);
    expect(frame.ongoingNavigation).to.include({ url: 'https://a.example/' });
  });

  it('opens nothing while the page is being left', async () => {
    const { tab, browser, made } = await hooked(a);
    const [{ init }] = made as [Made];
    tab.window.addEventListener('pagehide', () => init.hooks.follow('https://a.example/late', '_blank', null, link));

    await tab.goto('/2');
    await browser.settle();

    expect(tab.popups).to.deep.equal([]);
  });

  it('replaces the entry of a page that has not loaded and submits a form to itself, and of one that says so', async () => {
    const { tab, document } = tabAt(a);
    const follows = (options: NavigateOptions): void => followHyperlink(document, 'https://a.example/1', '', null, options);

    follows({ cause: 'form', replace: false });

    expect(document.lifecycle.loaded).to.equal(false);
    expect(tab.ongoingNavigation).to.include({ url: 'https://a.example/1' });
    const model = await hooked(a);
    await follow(model, 'https://a.example/1', '', null, { cause: 'link', replace: true });
    expect(model.tab.window.history.length).to.equal(1);
  });
});

describe('a tab that the user opens as a page would', () => {
  const open = async (url: string, pages?: () => Response): Promise<{ tab: Tab; popup: Tab; browser: Browser }> => {
    const browser = new Browser(pages === undefined ? { popups: 'block' } : { pages });
    const tab = await browser.open(a);
    tab.window.sessionStorage.setItem('cart', '1');
    return { browser, tab, popup: await browser.open(url, { opener: tab }) };
  };

  it('has that page as opener and a copy of its session, also where popups are blocked', async () => {
    const { tab, popup, browser } = await open('next');

    expect([popup.url, popup.name, popup.navigated.ok]).to.deep.equal(['https://a.example/dir/next', 'tab1-popup1', true]);
    expect([popup.opener === tab, tab.popups[0] === popup]).to.deep.equal([true, true]);
    expect(popup.window.sessionStorage.getItem('cart')).to.equal('1');
    expect(asked(browser)).to.deep.equal([`tab1 ${a}`, 'tab1-popup1 https://a.example/dir/next']);
  });

  it('shows a blank page of its origin for about:blank', async () => {
    const { popup } = await open('about:blank');

    expect([popup.url, popup.window.origin]).to.deep.equal(['about:blank', 'https://a.example']);
  });

  it('keeps the opener where both pages want to be alone with their origin', async () => {
    const { tab, popup } = await open('next', withPolicy('same-origin'));

    expect(popup.opener === tab).to.equal(true);
  });
});

describe('a popup of a frame', () => {
  it('has no opener any more when the frame is removed, and stays', async () => {
    const browser = new Browser();
    const tab = await browser.open(a);
    const frame = await tab.addFrame('f');
    await frame.run((window) => void window.open('p'));
    await browser.settle();
    const [popup] = tab.popups as [Tab];
    const before = popup.opener === tab;

    await frame.remove();

    expect([before, popup.opener, popup.window.opener, popup.closed]).to.deep.equal([true, null, null, false]);
  });

  it('is opened in the agent of the opener', () => {
    const { document } = tabAt(a);

    expect(popupOf(document).activeDocument?.agent).to.equal(document.agent);
  });
});
