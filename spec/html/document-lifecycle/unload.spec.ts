import { expect } from 'chai';
import { Browser } from 'storageloom';
import { hooked } from '../hooked-host.ts';

const a = 'https://a.example/';

describe('leaving a document', () => {
  it('tells its frames before itself, innermost first', async () => {
    const { tab } = await hooked(a);
    const frame = await tab.addFrame('/f');
    const inner = await frame.addFrame('/g');
    const told: string[] = [];
    for (const page of [tab, frame, inner]) {
      const { name } = page;
      page.window.addEventListener('pagehide', () => told.push(`${name} pagehide`));
      page.window.addEventListener('unload', () => told.push(`${name} unload`));
    }

    await tab.goto('https://b.example/');

    const names = ['tab1/frame1/frame1', 'tab1/frame1', 'tab1'];
    expect(told).to.deep.equal(names.flatMap((name) => [`${name} pagehide`, `${name} unload`]));
    expect([frame.removed, inner.removed, tab.frames]).to.deep.equal([true, true, []]);
  });

  it('by removing its frame tells it nothing', async () => {
    const { tab } = await hooked(a);
    const frame = await tab.addFrame('/f');
    const told: string[] = [];
    for (const type of ['pagehide', 'unload']) frame.window.addEventListener(type, () => told.push(type));

    await frame.remove();

    expect(told).to.deep.equal([]);
  });

  it('survives handlers that remove frames meanwhile', async () => {
    const { tab, made } = await hooked(a, { behaviour: { backForwardCache: 'off' } });
    const elements = [{}, {}];
    for (const element of elements)
      made[0]?.init.hooks.frameInserted(element, { src: 'https://a.example/x', srcdoc: null, name: '', sandbox: null });
    await tab.browser.settle();
    tab.frames[0]?.window.addEventListener('pagehide', () =>
      elements.forEach((element) => made[0]?.init.hooks.frameRemoved(element)),
    );

    await tab.goto('https://b.example/');

    expect(tab.url).to.equal('https://b.example/');
    expect(tab.browser.trace.events({ type: 'document-destroyed' }).length).to.equal(5);
  });

  it('by closing happens once, whoever asks for it', async () => {
    const { tab, browser } = await hooked(a);

    tab.window.close();
    tab.window.close();
    await browser.settle();

    expect(browser.trace.events({ type: 'tab-closed' })).to.have.lengthOf(1);
  });

  it('ends the navigation of a frame that is under way', async () => {
    const { tab, browser, made } = await hooked(a);
    const element = {};
    made[0]?.init.hooks.frameInserted(element, { src: 'https://b.example/', srcdoc: null, name: '', sandbox: null });

    made[0]?.init.hooks.frameRemoved(element);
    await browser.settle();

    expect(tab.frames).to.deep.equal([]);
    expect(browser.trace.events({ type: 'navigation-ended' })).to.have.lengthOf(1);
  });

  it('that is kept tells it so, and fires no unload', async () => {
    const { tab } = await hooked(a);
    const { window, document } = tab;
    const told: unknown[] = [];
    window.addEventListener('pagehide', ({ persisted }) => told.push(['pagehide', persisted, document.visibilityState]));
    document.addEventListener('visibilitychange', () => told.push(document.visibilityState));

    await tab.goto('https://b.example/');

    expect(told).to.deep.equal([['pagehide', true, 'visible'], 'hidden']);
  });

  it('that is not kept tells it so, and fires unload last', async () => {
    const { tab } = await hooked(a);
    const { window, document } = tab;
    const told: unknown[] = [];
    window.addEventListener('pagehide', ({ persisted }) => told.push(['pagehide', persisted]));
    document.addEventListener('visibilitychange', () => told.push(document.visibilityState));
    window.addEventListener('unload', () => told.push('unload'));

    await tab.goto('https://b.example/');

    expect(told).to.deep.equal([['pagehide', false], 'hidden', 'unload']);
  });

  it('that was hidden before changes no visibility', async () => {
    const { tab } = await hooked(a);
    const { window, document } = tab;
    const told: string[] = [];
    await tab.hide();
    window.addEventListener('pagehide', () => told.push('pagehide'));
    document.addEventListener('visibilitychange', () => told.push('visibilitychange'));

    await tab.goto('https://b.example/');

    expect(told).to.deep.equal(['pagehide']);
  });

  it('keeps it also when a handler removes a frame of it meanwhile', async () => {
    const { tab, made } = await hooked(a);
    const element = {};
    made[0]!.init.hooks.frameInserted(element, { src: `${a}f`, srcdoc: null, name: '', sandbox: null });
    await tab.browser.settle();
    tab.window.addEventListener('pagehide', () => made[0]!.init.hooks.frameRemoved(element));

    await tab.goto('/2');
    await tab.back();

    expect([tab.url, tab.frames]).to.deep.equal([a, []]);
    expect(tab.browser.trace.events({ type: 'document-returned' })).to.have.lengthOf(1);
  });

  it('ends with the tab when a handler ends that', async () => {
    for (const type of ['pagehide', 'visibilitychange', 'unload'] as const) {
      const { browser, tab } = await hooked(a);
      const { window, document } = tab;
      const told: string[] = [];
      (type === 'visibilitychange' ? document : window).addEventListener(type, () => tab.crash());
      window.addEventListener('unload', () => told.push('unload'));

      const navigated = await tab.goto('https://b.example/');

      expect([navigated.ok, navigated.reason, told], type).to.deep.equal([false, 'It crashed.', []]);
      expect(browser.trace.events({ type: 'document-created' }), type).to.have.lengthOf(1);
      expect(browser.trace.events({ type: 'document-destroyed' }), type).to.have.lengthOf(1);
    }
  });

  it('of a tab that closes ends with a crash, too', async () => {
    const { browser, tab } = await hooked(a);
    tab.window.addEventListener('pagehide', () => tab.crash());

    await tab.close();

    expect(browser.trace.events({ type: 'tab-crashed' })).to.have.lengthOf(1);
    expect(browser.trace.events({ type: 'tab-closed' })).to.have.lengthOf(1);
  });

  it('that is told it is kept fires no unload, also for a listener that it added then', async () => {
    const { browser, tab } = await hooked(a);
    const told: string[] = [];
    tab.window.addEventListener('pagehide', () => tab.window.addEventListener('unload', () => told.push('unload')));

    await tab.goto('/2');

    expect(told).to.deep.equal([]);
    expect(browser.trace.events({ type: 'document-dropped' })[0]?.reason).to.equal('Meanwhile: It listens for unload.');
  });

  it('finds the tab that closes still there, and what it writes is kept', async () => {
    await using browser = new Browser();
    const [tab, other] = [await browser.open(a), await browser.open(a)];
    const during: boolean[] = [];
    tab.window.addEventListener('pagehide', () => {
      during.push(tab.closed);
      tab.localStorage.setItem('left', '1');
    });

    await tab.close();

    expect([during, tab.closed, other.localStorage.getItem('left')]).to.deep.equal([[false], true, '1']);
  });
});
