import { expect } from 'chai';
import { Browser } from '../../lib/index.ts';

describe('animation frames', () => {
  it('run at the next frame of virtual time, every 16 ms, with the time since the document began', async () => {
    const browser = new Browser();
    const { window } = await browser.open();
    const frames: [handle: number, at: number, now: number][] = [];

    await browser.advance(5);
    const first = window.requestAnimationFrame((at) => {
      frames.push([first, at, browser.now]);
      const second = window.requestAnimationFrame((next) => frames.push([second, next, browser.now]));
    });
    await browser.advance(100);

    expect(frames).to.deep.equal([
      [1, 16, 16],
      [2, 32, 32],
    ]);
  });

  it('are not slowed down by nesting, and have handles apart from those of timers', async () => {
    const browser = new Browser();
    const { window } = await browser.open();
    const times: number[] = [];
    const again = (): void => {
      times.push(browser.now);
      if (times.length < 8) window.requestAnimationFrame(again);
    };

    window.setTimeout(() => undefined, 1_000);
    const handle = window.requestAnimationFrame(again);
    await browser.advance(200);

    expect(handle).to.equal(1);
    expect(times).to.deep.equal([16, 32, 48, 64, 80, 96, 112, 128]);
  });

  it('can be cancelled, once, and only by their handle', async () => {
    const browser = new Browser();
    const { window } = await browser.open();
    let ran = 0;

    const handle = window.requestAnimationFrame(() => ran++);
    window.clearTimeout(handle);
    window.cancelAnimationFrame(handle);
    window.cancelAnimationFrame(handle);
    window.cancelAnimationFrame(99);
    window.requestAnimationFrame(() => (ran += 10));
    await browser.advance(16);

    expect(ran).to.equal(10);
  });

  it('begin anew when the Browser is reset', async () => {
    const browser = new Browser();
    const tab = await browser.open();
    tab.window.requestAnimationFrame(() => undefined);

    await browser.reset();

    expect(tab.window.requestAnimationFrame(() => undefined)).to.equal(1);
    expect(browser.timers.length).to.equal(1);
  });
});
