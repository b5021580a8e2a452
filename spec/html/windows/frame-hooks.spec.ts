import { expect } from 'chai';
import { hooked } from '../hooked-host.ts';

describe('what iframe elements ask of the model', () => {
  it('take the sandbox of an element only where that shows a frame', async () => {
    const { made } = await hooked();

    expect(() => made[0]!.init.hooks.frameSandboxed({}, 'allow-scripts')).not.to.throw();
  });

  it('know no frame that was never inserted, and forget one that was removed', async () => {
    const { browser, tab, made } = await hooked();
    const { hooks } = made[0]!.init;
    const element = {};

    const before = [hooks.frameWindow(element), hooks.frameDocument(element)];
    hooks.frameChanged(element, { src: null, srcdoc: null, name: '', sandbox: null });
    hooks.frameInserted(element, { src: 'https://b.example/', srcdoc: null, name: '', sandbox: null });
    await browser.settle();
    const inserted = [tab.frames[0]?.url, hooks.frameWindow(element) === null, hooks.frameDocument(element)];
    hooks.frameRemoved(element);
    await browser.settle();

    expect(before).to.deep.equal([null, null]);
    expect(inserted).to.deep.equal(['https://b.example/', false, null]);
    expect([hooks.frameWindow(element), tab.frames.length]).to.deep.equal([null, 0]);
  });

  it('give the document of a frame to a page of its origin', async () => {
    const { browser, tab, made } = await hooked();
    const { hooks } = made[0]!.init;
    const element = {};

    hooks.frameInserted(element, { src: 'https://a.example/frame', srcdoc: null, name: '', sandbox: null });
    await browser.settle();

    expect(hooks.frameDocument(element) === tab.frames[0]?.document).to.equal(true);
    expect(hooks.frameDocument(element)).not.to.equal(null);
  });
});
