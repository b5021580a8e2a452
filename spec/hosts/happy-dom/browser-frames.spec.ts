import { expect } from 'chai';
import { PropertySymbol, Window } from 'happy-dom';
import WindowBrowserContext from 'happy-dom/lib/window/WindowBrowserContext.js';
import { patchBrowserFrames } from '../../../lib/hosts/happy-dom/browser-frames.ts';
import { happyDom } from '../../../lib/hosts/happy-dom/index.ts';
import { Patches } from '../../../lib/hosts/page/patches.ts';
import { Browser } from '../../../lib/index.ts';
import { collectGarbage } from '../../browser/collect-garbage.ts';

const frames = Reflect.get(WindowBrowserContext, PropertySymbol.browserFrames) as Map<number, unknown>;

/** The numbers of windows that nobody has any more. */
async function dropWindows(count: number): Promise<number[]> {
  const numbers: number[] = [];
  for (let window = 0; window < count; window++) {
    await new Browser({ host: happyDom() }).open('https://a.example/');
    numbers.push([...frames.keys()].at(-1) ?? -1);
  }
  return numbers;
}

describe('the frames of happy-dom', () => {
  it('are held weakly where a window is of the model, and found nevertheless', async () => {
    const browser = new Browser({ host: happyDom() });
    const tab = await browser.open('https://a.example/');
    const [id = -1, held] = [...frames].at(-1) ?? [];

    expect(held).to.be.instanceOf(WeakRef);
    // happy-dom asks for the frame of the window.
    expect(await tab.evaluate('matchMedia("(min-width: 1px)").matches')).to.equal(true);
    await browser.close();
    expect(frames.has(id)).to.equal(false);
  });

  it('are forgotten with a window that happy-dom cannot bring to its end, and with one that is collected', async () => {
    const browser = new Browser({ host: happyDom() });
    const tab = await browser.open('https://a.example/');
    const [ended = -1] = [...frames].at(-1) ?? [];
    await tab.evaluate('Object.freeze(document.documentElement), Object.freeze(document), 0');
    await browser.close();
    const dropped = await dropWindows(5);
    // What was used last may be on the stack still.
    const left = (): number => dropped.filter((id) => frames.has(id)).length;

    await collectGarbage(() => left() <= 2);

    expect([new Set([ended, ...dropped]).size, frames.has(ended)]).to.deep.equal([6, false]);
    expect(left()).to.be.at.most(2);
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
