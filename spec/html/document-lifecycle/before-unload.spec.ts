import { expect } from 'chai';
import { failing } from '../../test-failure.ts';
import type { Tab } from '../../../lib/index.ts';
import { hooked } from '../hooked-host.ts';

const a = 'https://a.example/';

const asks = ({ window }: Pick<Tab, 'window'>): void =>
  window.addEventListener('beforeunload', (event) => event.preventDefault());

describe('a page that asks whether to leave it', () => {
  it('stays when the user says so, and the navigation ends', async () => {
    const { tab } = await hooked(a, { beforeUnload: 'stay' });
    asks(tab);

    const navigated = await tab.goto('/2');

    expect(navigated).to.deep.equal({
      ok: false,
      url: a,
      status: 0,
      reason: 'The page asked the user to stay, and the user did.',
    });
    expect([tab.url, tab.window.history.length]).to.deep.equal([a, 1]);
  });

  it('is not asked before a server is', async () => {
    const asked: string[] = [];
    const { tab } = await hooked(a, {
      beforeUnload: 'stay',
      pages: ({ url }) => (asked.push(url), new Response('')),
    });
    asks(tab);

    await tab.goto('/2');

    expect(asked).to.deep.equal([a]);
  });

  it('stays also when its frame asks; all are asked, outer ones first, and the user once', async () => {
    const questions: unknown[] = [];
    const { tab } = await hooked(a, { beforeUnload: (page) => (questions.push(page), 'stay') });
    const frame = await tab.addFrame('/f');
    const inner = await frame.addFrame('/g');
    const order: string[] = [];
    for (const page of [inner, frame, tab]) page.window.addEventListener('beforeunload', () => order.push(page.name));
    asks(frame);
    asks(inner);

    await tab.goto('/2');

    expect([tab.url, order]).to.deep.equal([a, ['tab1', 'tab1/frame1', 'tab1/frame1/frame1']]);
    expect(questions).to.deep.equal([{ name: 'tab1/frame1', url: `${a}f` }]);
  });

  it('stays when the user goes back, and its place is the same', async () => {
    let answer: 'leave' | 'stay' = 'stay';
    const { tab } = await hooked(`${a}1`, { beforeUnload: () => answer });
    await tab.goto('/2');
    asks(tab);

    const stayed = await tab.back();
    answer = 'leave';
    const left = await tab.back();

    expect([stayed.ok, stayed.url, left.ok, left.url]).to.deep.equal([false, `${a}2`, true, `${a}1`]);
  });

  it('stays when it would be loaded again, and when its tab would be closed', async () => {
    const { browser, tab } = await hooked(a, { beforeUnload: 'stay' });
    asks(tab);

    const reloaded = await tab.reload();
    await tab.close();
    await tab.run((window) => window.close());
    await browser.settle();
    await tab.run((window) => window.close());
    await browser.settle();

    expect([reloaded.ok, tab.closed]).to.deep.equal([false, false]);
  });

  it('is not asked when the browser is closed or restarted', async () => {
    const { browser, tab } = await hooked(a, { beforeUnload: 'stay' });
    asks(tab);

    await browser.restart();

    expect(tab.closed).to.equal(true);
  });

  it('keeps a frame that would go on, and the page around it loads', async () => {
    const { tab } = await hooked(a, { beforeUnload: 'stay' });
    const frame = await tab.addFrame('/f');
    asks(frame);

    const navigated = await frame.goto('/g');

    expect([navigated.ok, frame.url]).to.deep.equal([false, `${a}f`]);
  });

  it('is not asked again for a change of its fragment or its state', async () => {
    const { tab } = await hooked(a, { beforeUnload: 'stay' });
    asks(tab);
    tab.window.history.pushState(null, '', '/2');

    await tab.goto('#x');
    await tab.back();

    expect(tab.url).to.equal(`${a}2`);
  });
});

describe('a handler of beforeunload', () => {
  it('can navigate nowhere', async () => {
    const { browser, tab } = await hooked(a);
    tab.window.addEventListener('beforeunload', () => {
      tab.window.location.href = '/other';
      tab.window.location.reload();
      tab.window.history.back();
    });

    await tab.goto('/2');
    await browser.settle();

    expect(tab.url).to.equal(`${a}2`);
    expect(browser.trace.events({ type: 'navigation-started' })).to.have.lengthOf(2);
  });

  it('of a frame can have the page around it go elsewhere', async () => {
    const { browser, tab } = await hooked(a, { beforeUnload: 'stay' });
    const frame = await tab.addFrame('/f');
    frame.window.addEventListener('beforeunload', (event) => {
      event.preventDefault();
      if (!tab.url.endsWith('/other') && browser.trace.events({ type: 'navigation-started' }).length < 4) {
        tab.window.location.href = '/other';
      }
    });

    const navigated = await tab.goto('/2');

    expect(browser.trace.events({ type: 'navigation-started' }).map(({ url }) => url)).to.include(`${a}other`);
    expect([navigated.ok, tab.url]).to.deep.equal([false, a]);
  });

  it('that removes a frame keeps it from being asked', async () => {
    const { browser, tab, made } = await hooked(a, { beforeUnload: 'stay' });
    const element = {};
    made[0]!.init.hooks.frameInserted(element, { src: `${a}f`, srcdoc: null, name: '', sandbox: null });
    await browser.settle();
    asks(tab.frames[0]!);
    tab.window.addEventListener('beforeunload', () => made[0]!.init.hooks.frameRemoved(element));

    const { url } = await tab.goto('/2');

    expect(url).to.equal(`${a}2`);
  });

  for (const way of ['goto', 'close'] as const) {
    it(`that ends the tab ends what it was asked for: ${way}`, async () => {
      const { browser, tab } = await hooked(a);
      tab.window.addEventListener('beforeunload', () => tab.crash());

      await (way === 'goto' ? tab.goto('/2') : tab.close());

      expect(tab.closed).to.equal(true);
      expect(browser.trace.events({ type: 'tab-closed' })).to.have.lengthOf(1);
    });
  }

  it('of a frame that removes its own frame ends what it was asked for', async () => {
    const { browser, tab, made } = await hooked(a);
    const element = {};
    made[0]!.init.hooks.frameInserted(element, { src: `${a}f`, srcdoc: null, name: '', sandbox: null });
    await browser.settle();
    const [frame] = tab.frames;
    frame!.window.addEventListener('beforeunload', () => made[0]!.init.hooks.frameRemoved(element));

    expect(await failing(frame!.goto('/g'))).to.include({ code: 'FRAME_REMOVED' });
    expect([frame!.removed, tab.frames]).to.deep.equal([true, []]);
  });

  it('that removes other frames keeps them from being asked', async () => {
    const { browser, tab, made } = await hooked(a, { beforeUnload: 'stay' });
    const elements = [{}, {}, {}];
    const { hooks } = made[0]!.init;
    for (const element of elements) hooks.frameInserted(element, { src: `${a}f`, srcdoc: null, name: '', sandbox: null });
    await browser.settle();
    const [first, second, third] = tab.frames;
    for (const frame of [first!, second!]) await frame.goto('/g');
    for (const frame of [second!, third!]) asks(frame);
    first!.window.addEventListener('beforeunload', () => elements.slice(1).forEach((element) => hooks.frameRemoved(element)));

    await tab.run(({ history }) => history.go(-2));
    await browser.settle();

    expect([first!.url, tab.frames.length]).to.deep.equal([`${a}f`, 1]);
  });

  it('that removes a frame behind its own keeps that from being asked', async () => {
    const { browser, tab, made } = await hooked(a, { beforeUnload: 'stay' });
    const elements = [{}, {}];
    const { hooks } = made[0]!.init;
    for (const element of elements) hooks.frameInserted(element, { src: `${a}f`, srcdoc: null, name: '', sandbox: null });
    await browser.settle();
    const [first, second] = tab.frames;
    asks(second!);
    first!.window.addEventListener('beforeunload', () => hooks.frameRemoved(elements[1]!));

    const { url } = await tab.goto('/2');

    expect(url).to.equal(`${a}2`);
  });
});
