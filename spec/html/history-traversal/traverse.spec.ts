import { expect } from 'chai';
import { Browser } from '../../../lib/index.ts';
import { hooked } from '../hooked-host.ts';

const a = 'https://a.example/';

describe('traversing the history', () => {
  it('of a document by itself changes no document, and calls its popstate handlers once', async () => {
    const { browser, tab, made } = await hooked(`${a}1`);
    const states: unknown[] = [];
    tab.window.addEventListener('popstate', ({ state }) => states.push(state));
    tab.window.history.pushState(1, '', '/2');
    tab.window.history.pushState(2, '', '/3');

    tab.window.history.go(-2);
    await browser.settle();

    expect([tab.url, states, made.length]).to.deep.equal([`${a}1`, [null], 1]);
  });

  it('past either end does nothing', async () => {
    const { browser, tab } = await hooked(a);
    const before = browser.trace.events({ type: 'navigation-started' }).length;

    tab.window.history.go(-1);
    tab.window.history.go(7);
    await browser.settle();

    expect(browser.trace.events({ type: 'navigation-started' })).to.have.lengthOf(before);
    expect(tab.navigated).to.deep.equal({ ok: true, url: a, status: 200, reason: null });
  });

  it('asks each of the pages that it leaves whether it may', async () => {
    const asked: string[] = [];
    const { browser, tab } = await hooked(a, {
      beforeUnload: ({ name }) => {
        asked.push(name);
        return 'stay';
      },
    });
    const [left, right] = [await tab.addFrame('/l1'), await tab.addFrame('/r1')];
    await left.goto('/l2');
    await right.goto('/r2');
    const fired: string[] = [];
    left.window.addEventListener('beforeunload', () => fired.push('left'));
    right.window.addEventListener('beforeunload', (event) => {
      fired.push('right');
      event.preventDefault();
    });

    tab.window.history.go(-2);
    await browser.settle();

    expect([fired, asked]).to.deep.equal([['left', 'right'], [right.name]]);
    expect([left.url, right.url]).to.deep.equal([`${a}l2`, `${a}r2`]);
  });

  it('comes one after the other, each from where the one before has led', async () => {
    const { browser, tab } = await hooked(`${a}1`, { behaviour: { backForwardCache: 'off' } });
    await tab.goto('/2');
    await tab.goto('/3');

    tab.window.history.back();
    tab.window.history.back();
    await browser.settle();

    expect(tab.url).to.equal(`${a}1`);
  });

  it('overtakes a navigation that has not led anywhere', async () => {
    const { browser, tab } = await hooked(`${a}1`);
    await tab.goto('/2');

    tab.window.history.back();
    tab.window.location.href = '/3';
    await browser.settle();

    expect(tab.url).to.equal(`${a}1`);
  });

  it('is not diverted by a navigation while it waits for its page', async () => {
    const { browser, tab, made } = await hooked(`${a}1`, { behaviour: { backForwardCache: 'off' } });
    await tab.goto('/2');
    tab.window.history.back();
    await browser.step();

    made[1]!.init.hooks.navigate(`${a}3`, { cause: 'script', replace: false });
    made[1]!.init.hooks.reload();
    await browser.settle();

    expect(tab.url).to.equal(`${a}1`);
  });

  it('takes frames along that are in the page', async () => {
    const { tab } = await hooked(a);
    const [one, two] = [await tab.addFrame('/f1'), await tab.addFrame('/f2')];
    await one.goto('/g1');
    await two.goto('/g2');

    await tab.run(({ history }) => history.go(-2));
    await tab.browser.settle();

    expect([tab.url, one.url, two.url]).to.deep.equal([a, `${a}f1`, `${a}f2`]);
  });

  it('tells the user that it shows the page when only a frame in it goes back', async () => {
    const { tab } = await hooked(a);
    const frame = await tab.addFrame('/f');
    await frame.goto('/g');

    expect(await tab.back()).to.deep.equal({ ok: true, url: a, status: 200, reason: null });
  });

  it('leaves alone a frame that handlers of another one removed', async () => {
    const { browser, tab, made } = await hooked(a);
    const elements = [{}, {}];
    const { hooks } = made[0]!.init;
    for (const element of elements) hooks.frameInserted(element, { src: `${a}f`, srcdoc: null, name: '', sandbox: null });
    await browser.settle();
    const [one, two] = tab.frames;
    for (const frame of [one, two]) frame?.window.history.pushState(null, '', '/g');
    one?.window.addEventListener('popstate', () => hooks.frameRemoved(elements[1]!));

    await tab.run(({ history }) => history.go(-2));
    await browser.settle();

    expect([one?.url, two?.removed, tab.window.history.length]).to.deep.equal([`${a}f`, true, 2]);
  });

  it('goes on from there when a popstate handler pushes', async () => {
    const { browser, tab } = await hooked(`${a}1`);
    tab.window.history.pushState(null, '', '/2');
    tab.window.addEventListener('popstate', () => tab.window.history.pushState(null, '', '/trap'), { once: true });

    tab.window.history.back();
    await browser.settle();
    const trapped = [tab.url, tab.window.history.length];
    await tab.back();

    expect(trapped).to.deep.equal([`${a}trap`, 2]);
    expect(tab.url).to.equal(`${a}1`);
  });

  it('ends with the tab, whichever handler ends that', async () => {
    for (const type of ['beforeunload', 'pagehide'] as const) {
      const { browser, tab } = await hooked(`${a}1`);
      await tab.goto('/2');
      tab.window.addEventListener(type, () => tab.crash());

      const navigated = await tab.back();

      expect(navigated, type).to.deep.equal({ ok: false, url: `${a}2`, status: 0, reason: 'It crashed.' });
      const gone = browser.trace.events({ type: 'document-destroyed' }).map(({ document }) => document);
      expect(gone.toSorted(), type).to.deep.equal([1, 2]);
    }
  });

  it('ends with the tab when a page that hears of it ends that', async () => {
    for (const type of ['popstate', 'pageshow'] as const) {
      const { tab } = await hooked(`${a}1`);
      tab.window.history.pushState(null, '', '/2');
      tab.window.addEventListener(type, () => tab.crash());
      if (type === 'pageshow') await tab.goto('/3');

      const navigated = await tab.back();

      expect([navigated.ok, navigated.reason], type).to.deep.equal([false, 'It crashed.']);
    }
  });

  it('does not begin in a tab that was closed before', async () => {
    const browser = new Browser();
    const tab = await browser.open(a);
    await tab.run((window) => window.close());

    const navigated = await tab.back();
    await browser.settle();

    expect(navigated).to.deep.equal({ ok: false, url: a, status: 0, reason: 'The page called window.close().' });
    expect(tab.navigated).to.deep.equal(navigated);
  });
});
