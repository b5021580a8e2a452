import { expect } from 'chai';
import { Browser, late, type Frame } from '../../lib/index.ts';
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

  it('says that it is gone when that happened while it loaded', async () => {
    const browser = new Browser({ pages: ({ url }) => late(new Response(''), url.endsWith('/slow') ? 50 : 0) });
    const tab = await browser.open(a);
    const frame = await tab.addFrame('/f');
    tab.window.setTimeout(() => tab.window.location.assign('/next'), 10);

    const failure: unknown = await frame.goto('/slow').catch((error: unknown) => error);

    expect(failure).to.include({ code: 'FRAME_REMOVED' });
  });

  it('refuses to act in a page that is kept, says how to get there, and can again when its page is shown', async () => {
    const tab = await new Browser().open(a);
    const frame = await tab.addFrame('/f');
    await tab.goto('/next');

    const failures: unknown[] = [];
    for (const act of [() => frame.run(() => 1), () => frame.evaluate('1'), () => frame.goto('/g'), () => frame.reload()]) {
      failures.push(await act().catch((error: unknown) => error));
    }
    await tab.back();

    expect(failures.map((failure) => Reflect.get(Object(failure), 'code'))).to.deep.equal(Array(4).fill('FRAME_NOT_SHOWN'));
    expect(String(failures[0])).to.contain('tab1 has gone on to https://a.example/next');
    expect([await frame.run(() => 1), frame.url]).to.deep.equal([1, `${a}f`]);
  });
});
