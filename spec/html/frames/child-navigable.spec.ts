import { expect } from 'chai';
import { hooked } from '../hooked-host.ts';

const a = 'https://a.example/';

describe('a child navigable', () => {
  it('shows about:blank of its creator from the first moment on', async () => {
    const { tab, browser, made } = await hooked(a);

    made[0]?.init.hooks.frameInserted({}, { src: 'https://b.example/', srcdoc: null, name: 'side', sandbox: null });
    const [frame] = tab.frames;
    const blank = [frame?.url, frame?.window.origin, frame?.window.name, browser.pending.map(({ label }) => label)];
    await browser.settle();

    expect(blank).to.deep.equal(['about:blank', 'https://a.example', 'side', ['navigate https://b.example/']]);
    expect([frame?.url, frame?.window.origin]).to.deep.equal(['https://b.example/', 'https://b.example']);
  });

  it('takes the query and the fragment of about:blank without loading anything', async () => {
    const { tab, browser, made } = await hooked(a);

    made[0]?.init.hooks.frameInserted({}, { src: 'about:blank?q#f', srcdoc: null, name: '', sandbox: null });

    expect([tab.frames[0]?.url, browser.pending]).to.deep.equal(['about:blank?q#f', []]);
  });

  it('loads about:blank anew when its attributes change to it', async () => {
    const { tab, browser, made } = await hooked(a);
    const element = {};
    made[0]?.init.hooks.frameInserted(element, { src: null, srcdoc: null, name: '', sandbox: null });
    const before = tab.frames[0]?.document;

    made[0]?.init.hooks.frameChanged(element, { src: 'about:blank', srcdoc: null, name: '', sandbox: null });
    await browser.settle();

    expect(tab.frames[0]?.url).to.equal('about:blank');
    expect(tab.frames[0]?.document).not.to.equal(before);
  });

  it('may be blank inside of a blank page', async () => {
    const { tab, made } = await hooked('about:blank');
    const fired: unknown[] = [];
    Object.assign(made[0]?.host ?? {}, { fireFrameLoad: (element: unknown) => fired.push(element) });
    const element = {};

    made[0]?.init.hooks.frameInserted(element, { src: null, srcdoc: null, name: '', sandbox: null });

    expect([fired.length, fired[0] === element, tab.frames.length]).to.deep.equal([1, true, 1]);
  });

  it('tells its element of each load in a task of the document around it', async () => {
    const { tab, browser, made } = await hooked(a);
    const fired: unknown[] = [];
    Object.assign(made[0]?.host ?? {}, {
      fireFrameLoad: () => fired.push(browser.now),
    });

    made[0]?.init.hooks.frameInserted({}, { src: 'https://b.example/', srcdoc: null, name: '', sandbox: null });
    await browser.settle();
    await tab.frames[0]?.goto('https://c.example/');

    expect(fired).to.have.lengthOf(2);
    const labels = browser.trace.events({ type: 'task-queued' }).map((event) => Reflect.get(event, 'label') as string);
    expect(labels.filter((label) => label.startsWith('frame load'))).to.deep.equal([
      'frame load tab1/frame1',
      'frame load tab1/frame1',
    ]);
  });

  it('that was removed before its load is told is not told of it', async () => {
    const { tab, browser, made } = await hooked(a);
    const element = {};
    const fired: unknown[] = [];
    Object.assign(made[0]?.host ?? {}, { fireFrameLoad: () => fired.push(1) });
    made[0]?.init.hooks.frameInserted(element, { src: 'https://b.example/', srcdoc: null, name: '', sandbox: null });
    while (!browser.pending.some(({ label }) => label.startsWith('frame load'))) await browser.step();

    made[0]?.init.hooks.frameRemoved(element);
    await browser.settle();

    expect([fired, tab.frames]).to.deep.equal([[], []]);
  });
});
