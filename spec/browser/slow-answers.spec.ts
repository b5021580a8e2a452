import { expect } from 'chai';
import { Browser, late, never } from '../../lib/index.ts';
import { happyDom } from '../../lib/hosts/happy-dom/index.ts';
import { failureOf } from './expect-failure.ts';
import { a, asking, by, hanging, html } from './slow-pages.ts';

describe('an answer that never comes', () => {
  it('holds up nobody, and settle() names it', async () => {
    const browser = new Browser({
      host: happyDom(),
      pages: by({ '/page': asking('/poll', '/plain'), '/poll': () => never() }),
      limits: { waitMs: 3_600_000 },
    });
    const tab = await browser.open(`${a}page`);

    const { missing } = await browser.settle();

    expect(missing).to.deep.equal([`GET ${a}poll`]);
    expect({ ...tab.localStorage }).to.deep.equal({ '/plain': '0' });
  });

  it('to a navigation ends open() and goto() with NO_ANSWER, and the Browser stays usable', async () => {
    const browser = new Browser({ pages: by({ '/never': () => never() }) });
    const tab = await browser.open(a);
    await browser.advance(5);

    const failure = await failureOf(tab.goto('/never'));
    const opened = await failureOf(browser.open(`${a}never`));

    expect([failure.code, opened.code]).to.deep.equal(['NO_ANSWER', 'NO_ANSWER']);
    expect([failure.what, failure.why]).to.deep.equal([
      `tab1 cannot load: GET ${a}never has no answer.`,
      'It was asked at 5 ms of virtual time, and pages answered with never().',
    ]);
    expect([tab.url, (await tab.goto('/next')).ok]).to.deep.equal([a, true]);
  });

  it('to a navigation is not waited for by moving time to what the page that is left asks for', async () => {
    const pages = by({ '/page': asking('/late'), '/late': () => late(new Response(''), 10), '/never': () => never() });
    const browser = new Browser({ host: happyDom(), pages });
    const tab = await browser.open(`${a}page`);

    await failureOf(tab.goto('/never'));

    expect(browser.now).to.equal(0);
  });
});

describe('an answer that is missing after limits.waitMs of real time', () => {
  const limits = { waitMs: 2 };

  it('no longer holds up the others', async () => {
    const pages = by({ '/page': asking('/poll', '/plain'), '/poll': hanging });
    const browser = new Browser({ host: happyDom(), pages, limits });
    const tab = await browser.open(`${a}page`);

    const settled = await browser.settle();

    expect(settled.missing).to.deep.equal([`GET ${a}poll`]);
    expect({ ...tab.localStorage }).to.deep.equal({ '/plain': '0' });
  });

  it('is awaited by nobody again, and freed by the end of the document that asked', async () => {
    const pages = by({ '/page': asking('/poll'), '/poll': hanging });
    const browser = new Browser({ host: happyDom(), pages, limits });
    const tab = await browser.open(`${a}page`);
    await browser.settle();

    await tab.goto('/next');

    expect((await browser.settle()).missing).to.deep.equal([]);
  });

  it('comes when it comes: a navigation stays under way, and still shows its page', async () => {
    let answer: (response: Response) => void = () => undefined;
    const pages = by({ '/slow': () => new Promise<Response>((resolve) => (answer = resolve)) });
    const browser = new Browser({ pages, limits });

    const failure = await failureOf(browser.open(`${a}slow`));
    const before = browser.tabs.length;
    answer(new Response(''));
    await new Promise(setImmediate);
    await browser.settle();

    expect(failure).to.include({ code: 'NO_ANSWER' });
    expect(failure.why).to.equal(
      'It was asked at 0 ms of virtual time, and nothing came within 2 ms of real time, limits.waitMs.',
    );
    expect([before, browser.tabs.map(({ url }) => url)]).to.deep.equal([0, [`${a}slow`]]);
  });

  it("frees the others with pump: 'auto' as well", async () => {
    const pages = by({ '/page': asking('/poll', '/plain'), '/poll': hanging });
    await using browser = new Browser({ host: happyDom(), pages, limits, pump: 'auto' });
    const tab = await browser.open(`${a}page`);

    while (tab.localStorage.length === 0) await new Promise((resolve) => setTimeout(resolve, 1));

    expect({ ...tab.localStorage }).to.deep.equal({ '/plain': '0' });
  });
});

describe("answers with clock: 'real'", () => {
  it('come when they come', async () => {
    let answer: (response: Response) => void = () => undefined;
    const script = `
      fetch('/first').then(() => localStorage.setItem('first', ''));
      fetch('/second').then(() => { localStorage.setItem('second', ''); fetch('/release'); });`;
    const pages = by({
      '/page': () => html(script),
      '/first': () => new Promise<Response>((resolve) => (answer = resolve)),
      '/release': () => {
        answer(new Response(''));
        return new Response('');
      },
    });
    const browser = new Browser({ host: happyDom(), pages, clock: 'real', limits: { waitMs: 3_600_000 } });
    const tab = await browser.open(`${a}page`);

    await browser.settle();

    expect(Object.keys(tab.localStorage)).to.deep.equal(['second', 'first']);
  });
});

describe('while a server has not answered', () => {
  const pages = by({ '/hang': hanging });
  const limits = { waitMs: 3_600_000 };

  it('a crash ends the tab and the call that waits for it', async () => {
    const browser = new Browser({ pages, limits });
    const [tab, other] = [await browser.open(a), await browser.open('https://b.example/')];

    const going = tab.goto('/hang');
    await new Promise(setImmediate);
    await new Promise(setImmediate);
    tab.crash();

    expect(await going).to.deep.equal({ ok: false, url: a, status: 0, reason: 'It crashed.' });
    expect((await other.goto('/next')).ok).to.equal(true);
  });

  it('close() ends at once, cuts off the calls that wait, and may be called again', async () => {
    const browser = new Browser({ pages, limits });
    const tab = await browser.open(a);

    const going = failureOf(tab.goto('/hang'));
    const queued = failureOf(browser.open(`${a}hang`));
    await new Promise(setImmediate);
    const [first, second] = [browser.close(), browser.close()];
    await Promise.all([first, second]);

    expect(await going).to.include({
      code: 'BROWSER_CLOSED',
      what: 'goto() was cut off.',
      why: `The Browser was closed while GET ${a}hang had no answer.`,
    });
    expect(await queued).to.include({ code: 'BROWSER_CLOSED', what: 'browser.open() was cut off.' });
    expect([tab.closed, browser.tabs]).to.deep.equal([true, []]);
    await browser.close();
  });

  it('reset() aborts what is outstanding, and an answer of the last run reaches nobody', async () => {
    let answer: (response: Response) => void = () => undefined;
    const browser = new Browser({
      pages: by({ '/slow': () => new Promise<Response>((resolve) => (answer = resolve)) }),
      limits,
    });
    const tab = await browser.open(a);
    tab.window.location.href = '/slow';
    await browser.step();

    await browser.reset();
    answer(new Response('', { headers: { 'set-cookie': 'late=1' } }));
    const settled = await browser.settle();

    expect([tab.url, tab.document.cookie, settled.missing]).to.deep.equal([a, '', []]);
  });
});
