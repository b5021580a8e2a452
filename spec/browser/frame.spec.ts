import { expect } from 'chai';
import { Browser, type Frame } from '../../lib/index.ts';
import { happyDom } from '../../lib/hosts/happy-dom/index.ts';

const a = 'https://a.example/';

describe('the handle of a frame', () => {
  it('is the same for the same frame, and can do what a tab can', async () => {
    const tab = await new Browser().open(a);
    const frame = await tab.addFrame('/f');

    const result = await frame.goto('/g');

    expect(tab.frames).to.deep.equal([frame]);
    expect([result.ok, frame.url, String(frame), frame.element]).to.deep.equal([true, `${a}g`, `Frame tab1/frame1 ${a}g`, null]);
    expect(frame.browser).to.equal(tab.browser);
  });

  it('has the element, and takes it out of the page', async () => {
    const tab = await new Browser({ host: happyDom() }).open(a);
    const frame = await tab.addFrame('/f');
    const { element } = frame;

    await frame.remove();

    expect(element).to.have.property('tagName', 'IFRAME');
    expect([tab.document.querySelector('iframe'), frame.removed]).to.deep.equal([null, true]);
  });

  it('says when the frame is gone; to remove it again does nothing', async () => {
    const tab = await new Browser().open(a);
    const frame = await tab.addFrame('/f');
    const codes: unknown[] = [];
    const fails = async (action: (gone: Frame) => unknown): Promise<void> => {
      try {
        await action(frame);
      } catch (error) {
        codes.push(Reflect.get(error as object, 'code'));
      }
    };
    await frame.remove();

    await frame.remove();
    for (const action of [(f: Frame) => f.window, (f: Frame) => f.url, (f: Frame) => f.goto('/'), (f: Frame) => f.run(() => 1)])
      await fails(action);

    expect(codes).to.deep.equal(['FRAME_REMOVED', 'FRAME_REMOVED', 'FRAME_REMOVED', 'FRAME_REMOVED']);
  });
});
