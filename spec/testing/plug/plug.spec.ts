import { expect } from 'chai';
import { afterEach, beforeEach } from 'mocha';
import { installedPlug } from '../../../lib/testing/plug/current-plug.ts';
import { Plug, type PlugOptions } from '../../../lib/testing/plug/plug.ts';
import { expectFailure, failureOf } from '../../browser/expect-failure.ts';

const href = 'https://shop.example/cart';

/** Something that events can be heard at, and that says where it is. */
class WindowDouble extends EventTarget {
  readonly location = { href };
  localStorage: object = { own: true };
}

describe('a plug', () => {
  let window: WindowDouble;
  let plug: Plug;
  const install = (options: PlugOptions = {}): Plug => (plug = new Plug(window, options));

  beforeEach(() => {
    window = new WindowDouble();
  });

  afterEach(() => plug.dispose());

  it('makes a tab of a window at once, in a Browser that runs by itself', async () => {
    const { tab, browser } = install();

    const heard = new Promise<Event>((resolve) => window.addEventListener('storage', resolve));
    const other = await plug.otherTab();
    other.localStorage.setItem('k', 'v');

    expect(await heard).to.include({ type: 'storage', key: 'k', newValue: 'v' });
    expect([tab.url, other.url, browser.clock, installedPlug(window)]).to.deep.equal([href, href, 'real', plug]);
  });

  it('hears at the window of a global that has the own properties of one, and no function to listen with', async () => {
    const global = { window, location: { href }, localStorage: { own: true } };
    plug = new Plug(global);
    const heard: Event[] = [];
    window.addEventListener('storage', (event) => heard.push(event));

    (await plug.otherTab()).localStorage.setItem('k', 'v');
    await plug.browser.settle();

    expect(heard).to.have.length(1);
    expect(Reflect.get(global.localStorage, 'k')).to.equal('v');
    expect(Reflect.get(window.localStorage, 'k')).to.equal('v');
  });

  it('takes the options of a Browser, and where its window is', () => {
    const { browser, tab } = install({ url: 'https://other.example/', keep: true, browser: { clock: 'virtual', seed: 7 } });

    expect([browser.clock, tab.url]).to.deep.equal(['virtual', 'https://other.example/']);
  });

  it('opens other tabs where it is told, also relative to its window', async () => {
    install();

    const [relative, absolute] = [await plug.otherTab('/orders'), await plug.otherTab(new URL('https://a.example/'))];

    expect([relative.url, absolute.url]).to.deep.equal(['https://shop.example/orders', 'https://a.example/']);
    expectFailure(await failureOf(() => plug.otherTab('https://[')), 'BAD_URL');
  });

  it('opens no other tab where it is told something that is no URL', async () => {
    const { browser } = install();

    for (const wrong of [null, 5, {}, Symbol('url')]) {
      expectFailure(await failureOf(() => plug.otherTab(wrong as string)), 'BAD_OPTION', 'otherTab()');
    }
    expect(browser.tabs).to.have.length(1);
  });

  it('opens as many tabs as it is asked for', async () => {
    install();

    const [second, third] = await plug.tabs(2);

    expect([second.url, third.url]).to.deep.equal([href, href]);
    for (const wrong of [0, 1.5, '2']) expectFailure(await failureOf(() => plug.tabs(wrong as number)), 'BAD_OPTION');
  });

  it('closes what a test has opened, and delivers what is on its way', async () => {
    const { tab, browser } = install({ browser: { pump: 'manual' } });
    const other = await plug.otherTab();
    void plug.otherTab().catch(() => undefined);
    other.localStorage.setItem('k', 'v');

    await plug.endTest();

    expect(browser.tabs.map(({ name }) => name)).to.deep.equal([tab.name]);
    expect(tab.trace.events({ type: 'event-fired' })).to.have.length(1);
    // The next test begins without it.
    expect(tab.heard).to.deep.equal([]);
    expect(tab.localStorage.getItem('k')).to.equal('v');
  });

  it('lets other tabs hear what the test wrote before it closes them', async () => {
    const { tab } = install({ browser: { pump: 'manual' } });
    const other = await plug.otherTab();
    tab.localStorage.setItem('k', 'v');

    await plug.endTest();

    expect([other.closed, other.heard.map(({ key }) => key)]).to.deep.equal([true, ['k']]);
  });

  it('begins anew after each test where that is asked for', async () => {
    const { tab } = install({ reset: 'test' });
    const storage = tab.localStorage;
    storage.setItem('k', 'v');

    await plug.endTest();

    expect([storage.length, tab.localStorage.length]).to.deep.equal([0, 0]);
  });

  it('shows its last steps, as many as are wanted', async () => {
    install({ stepsShown: 1, browser: { seed: 3 } });
    const empty = plug.report();
    await plug.browser.advance(0);
    (await plug.otherTab()).localStorage.setItem('k', 'v');
    await plug.browser.settle();

    expect(empty).to.equal('');
    expect(plug.report()).to.match(/^storageloom: the last step of \d+; seed 3\n/);
  });

  it('shows 20 rows of them at most, and all of those that somebody asked for', async () => {
    const rows: boolean[] = [];
    for (const options of [{}, { stepsShown: 20 }]) {
      install(options);
      await plug.otherTab();
      for (let n = 0; n < 50; n++) plug.tab.localStorage.setItem(`k${n}`, 'v');
      await plug.browser.settle();
      rows.push(/… \d+ rows? before\n/.test(plug.report()));
      await plug.dispose();
    }

    expect(rows).to.deep.equal([true, false]);
  });

  for (const reset of ['file', 'test'] as const) {
    it(`shows what had happened when it was asked, with reset ${reset}, also after everything has begun anew`, async () => {
      install({ reset, browser: { pump: 'manual' } });
      (await plug.otherTab()).localStorage.setItem('k', 'of-this-test');
      await plug.browser.settle();

      const report = plug.reportOfNow();
      await plug.endTest();
      (await plug.otherTab()).localStorage.setItem('k', 'of-the-next');
      await plug.browser.settle();

      expect(report()).to.contain('of-this-test').and.not.contain('of-the-next');
    });
  }

  it('gives the window back as it was, once', async () => {
    const { localStorage } = window;
    install();
    const adopted = window.localStorage;

    await plug.dispose();
    await plug.dispose();

    expect([adopted === localStorage, window.localStorage === localStorage]).to.deep.equal([false, true]);
    expect(installedPlug(window)).to.equal(null);
  });

  it('has nothing to end after a test that has closed its Browser', async () => {
    const { browser } = install();
    await browser.close();

    await plug.endTest();

    expect(browser.tabs).to.deep.equal([]);
  });

  it('is refused where one is installed, which stays', async () => {
    install();

    expect((await failureOf(() => new Plug(window))).code).to.equal('ADOPTED');

    expect(installedPlug(window)).to.equal(plug);
  });
});
