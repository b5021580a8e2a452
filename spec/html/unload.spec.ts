import { expect } from 'chai';
import { hooked } from './hooked-host.ts';

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
    const { tab, made } = await hooked(a);
    const elements = [{}, {}];
    for (const element of elements)
      made[0]?.init.hooks.frameInserted(element, { src: 'https://a.example/x', srcdoc: null, name: '' });
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
    made[0]?.init.hooks.frameInserted(element, { src: 'https://b.example/', srcdoc: null, name: '' });

    made[0]?.init.hooks.frameRemoved(element);
    await browser.settle();

    expect(tab.frames).to.deep.equal([]);
    expect(browser.trace.events({ type: 'navigation-ended' })).to.have.lengthOf(1);
  });
});
