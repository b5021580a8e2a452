import { expect } from 'chai';
import { Kernel } from '../../lib/event-loop/kernel.ts';
import { createLane } from '../../lib/event-loop/lane.ts';
import { AnimationFrames } from '../../lib/event-loop/animation-frames.ts';
import { Browser, fifo } from '../../lib/index.ts';
import { OwnerDouble } from '../event-loop/owner-double.ts';
import { advanceTo } from '../event-loop/timer-steps.ts';

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

describe('animation frames of a document that ends', () => {
  it('do not come, and none is waited for any more', () => {
    const kernel = new Kernel(fifo(), null);
    const owner = new OwnerDouble();
    const frames = new AnimationFrames(kernel, createLane('tab1', 'rendering', 1), owner);
    const handles = [frames.request(() => expect.fail('a frame of a document that is gone'))];

    owner.destroyed = true;
    frames.end();
    kernel.removeAllOf(owner, 'document destroyed');
    handles.push(frames.request(() => expect.fail('a frame of a document that is gone')));
    frames.suspend();
    frames.resume();
    frames.cancel(handles[0]!);
    advanceTo(kernel, 100);

    expect([handles, kernel.laterCount, owner.ownTasks]).to.deep.equal([[1, 2], 0, null]);
  });
});

describe('animation frames that are suspended', () => {
  let kernel: Kernel;
  let frames: AnimationFrames;
  let log: string[];

  beforeEach(() => {
    kernel = new Kernel(fifo(), null);
    frames = new AnimationFrames(kernel, createLane('tab1', 'rendering', 1), new OwnerDouble());
    log = [];
  });

  const note = (text: string) => (): void => void log.push(`${text} at ${kernel.now}`);

  it('do not come, and the next one after their return runs all that waits, in the order of the requests', () => {
    frames.request(note('before'));
    advanceTo(kernel, 5);

    frames.suspend();
    frames.request(note('first'));
    advanceTo(kernel, 15);
    frames.request(note('second'));
    advanceTo(kernel, 100);
    const meanwhile = [...log];
    frames.resume();
    frames.request(note('after'));
    advanceTo(kernel, 200);

    expect(meanwhile).to.deep.equal([]);
    expect(log).to.deep.equal(['before at 112', 'first at 112', 'second at 112', 'after at 112']);
  });

  it('can be cancelled', () => {
    const handles = [frames.request(note('before'))];
    frames.suspend();
    handles.push(frames.request(note('meanwhile')));

    for (const handle of handles) frames.cancel(handle);
    frames.resume();
    advanceTo(kernel, 100);

    expect(log).to.deep.equal([]);
  });

  it('are suspended once, and resumed once', () => {
    frames.request(note('a'));

    frames.resume();
    frames.suspend();
    frames.suspend();
    advanceTo(kernel, 20);
    frames.resume();
    advanceTo(kernel, 25);
    frames.resume();
    advanceTo(kernel, 100);

    expect(log).to.deep.equal(['a at 32']);
  });
});
