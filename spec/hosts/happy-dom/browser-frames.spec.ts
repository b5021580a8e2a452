import { expect } from 'chai';
import { PropertySymbol, Window } from 'happy-dom';
import WindowBrowserContext from 'happy-dom/lib/window/WindowBrowserContext.js';
import { patchBrowserFrames } from '../../../lib/hosts/happy-dom/browser-frames.ts';
import { happyDom } from '../../../lib/hosts/happy-dom/index.ts';
import { Patches } from '../../../lib/hosts/page/patches.ts';
import { Browser } from '../../../lib/index.ts';

const frames = Reflect.get(WindowBrowserContext, PropertySymbol.browserFrames) as Map<number, unknown>;

describe('the frames of happy-dom', () => {
  it('are held weakly where a window is of the model, and found nevertheless', async () => {
    const before = frames.size;
    const browser = new Browser({ host: happyDom() });
    const tab = await browser.open('https://a.example/');
    const [held] = [...frames.values()].slice(before);

    expect(held).to.be.instanceOf(WeakRef);
    // happy-dom asks for the frame of the window.
    expect(await tab.evaluate('matchMedia("(min-width: 1px)").matches')).to.equal(true);
    await browser.close();
    expect(frames.size).to.equal(before);
  });

  it('stay as they are where windows are of somebody else', async () => {
    const window = new Window();
    const patches = new Patches();

    patchBrowserFrames(patches);
    const found = new WindowBrowserContext(window).getBrowserFrame();
    patches.undo();

    expect(found).to.equal([...frames.values()].at(-1));
    expect(new WindowBrowserContext(window).getBrowserFrame()).to.equal(found);
    await window.happyDOM.close();
  });

  it('are let alone where there is no such map', () => {
    expect(() => patchBrowserFrames(new Patches(), null)).not.to.throw();
  });
});
