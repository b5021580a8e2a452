import { expect } from 'chai';
import type { BareWindow, Frame, Tab } from '../../lib/index.ts';
import { hosts, openTabs } from './hosts.ts';

/** The relations of a frame's window, the frame being the only one of its tab. True for each that holds. */
function relations(tab: Tab, frame: Frame): Record<string, boolean> {
  const top = tab.window;
  const inner = frame.window;
  return {
    'window.window': top.window === top && inner.window === inner,
    self: top.self === top && inner.self === inner,
    frames: top.frames === top && inner.frames === inner,
    globalThis: top.globalThis === top && inner.globalThis === inner,
    'top.top': top.top === top,
    'top.parent': top.parent === top,
    'document.defaultView': top.document.defaultView === top && inner.document.defaultView === inner,
    length: top.length === 1 && inner.length === 0,
  };
}

/** Those that are seen across the frame's border, where its document is of the same origin. */
function crossing(tab: Tab, frame: Frame): Record<string, boolean> {
  const top = tab.window;
  const inner = frame.window;
  return {
    'window[0]': Reflect.get(top, 0) === inner,
    'frames[0].parent': Reflect.get(top.frames, 0).parent === top,
    parent: inner.parent === top,
    top: inner.top === top,
    'frames[1]': !('1' in top) && Reflect.get(top, 1) === undefined,
  };
}

const failing = (facts: Record<string, boolean>): string[] => Object.keys(facts).filter((name) => facts[name] !== true);

async function withFrame(host: ReturnType<(typeof hosts)[number]['host']>, url: string, src: string): Promise<[Tab, Frame]> {
  const [tab] = await openTabs(host, url);
  return [tab, await tab.addFrame(src)];
}

const a = 'https://a.example/';
const b = 'https://b.example/';

for (const { name, host } of hosts) {
  describe(`the windows of a tab and its frame (${name})`, () => {
    for (const src of ['about:blank', `${a}other`]) {
      it(`know each other: ${src}`, async () => {
        const [tab, frame] = await withFrame(host(), a, src);

        expect([...failing(relations(tab, frame)), ...failing(crossing(tab, frame))]).to.deep.equal([]);
        expect(frame.url).to.equal(src);
      });
    }

    it('know themselves when they are of different origins', async () => {
      const [tab, frame] = await withFrame(host(), a, b);

      expect(failing(relations(tab, frame))).to.deep.equal([]);
    });

    it('are the same objects after the frame was navigated within its origin', async () => {
      const [tab, frame] = await withFrame(host(), a, `${a}f`);
      const before = [tab.window, frame.window, Reflect.get(tab.window, 0)];

      await frame.goto('/next');

      expect([tab.window, frame.window, Reflect.get(tab.window, 0)]).to.deep.equal(before);
      expect([...failing(relations(tab, frame)), ...failing(crossing(tab, frame))]).to.deep.equal([]);
    });

    it('are the same objects for the tab after the frame was navigated to another origin and back', async () => {
      const [tab, frame] = await withFrame(host(), a, `${a}f`);
      const inner = frame.window;

      await frame.goto(b);
      const elsewhere = [Reflect.get(tab.window, 0) === inner, Reflect.get(tab.window, 'length'), frame.window === inner];
      await frame.goto(a);

      expect(elsewhere).to.deep.equal([true, 1, false]);
      expect(frame.window).to.equal(inner);
      expect([...failing(relations(tab, frame)), ...failing(crossing(tab, frame))]).to.deep.equal([]);
    });

    it('keep the tab their own after the tab was navigated within its origin, with frames of its own', async () => {
      const [tab] = await withFrame(host(), a, `${a}f`);
      const top = tab.window;

      await tab.goto('/next');
      const frame = await tab.addFrame(a);

      expect(tab.window).to.equal(top);
      expect([...failing(relations(tab, frame)), ...failing(crossing(tab, frame))]).to.deep.equal([]);
    });

    it('are others after the tab was navigated to another origin', async () => {
      const [tab] = await withFrame(host(), a, `${a}f`);
      const top = tab.window;

      await tab.goto(b);
      const frame = await tab.addFrame(b);

      expect(tab.window).not.to.equal(top);
      expect([...failing(relations(tab, frame)), ...failing(crossing(tab, frame))]).to.deep.equal([]);
    });

    it('stand as target and currentTarget of the events that are fired at them', async () => {
      const [tab, frame] = await withFrame(host(), a, `${a}f`);
      await frame.goto('/next');
      const seen: unknown[] = [];
      frame.window.addEventListener('storage', (event) => seen.push(event.target, event.currentTarget));

      tab.window.localStorage.setItem('k', 'v');
      await tab.browser.settle();

      expect(seen).to.have.lengthOf(2);
      expect(seen.every((each) => each === frame.window)).to.equal(true);
    });

    it('let a page put a value of its own in the place of parent and length, and not of top', async () => {
      const [tab, frame] = await withFrame(host(), a, `${a}f`);

      Reflect.set(frame.window, 'parent', 1);
      Reflect.set(frame.window, 'length', 2);
      Reflect.set(frame.window, 'top', 3);

      expect([frame.window.parent, frame.window.length]).to.deep.equal([1, 2]);
      expect(frame.window.top).to.equal(tab.window);
    });

    it('find a frame by its name, while its document is of the same origin', async () => {
      const [tab, frame] = await withFrame(host(), a, `${a}f`);

      frame.window.name = 'side';
      const found = [Reflect.get(tab.window, 'side') === frame.window, 'side' in tab.window];
      await frame.goto(b);
      const hidden = [Reflect.get(tab.window, 'side'), 'side' in tab.window];
      const kept = frame.window.name;

      expect(found).to.deep.equal([true, true]);
      expect(hidden).to.deep.equal([undefined, false]);
      expect(kept).to.equal('side');
    });

    it('have numbers for frames in the order in which these came, and no holes', async () => {
      const [tab, first] = await withFrame(host(), a, `${a}f`);
      const second = await tab.addFrame(`${a}2`);
      const [one, two] = [first.window, second.window];

      const before = [Reflect.get(tab.window, 0) === one, Reflect.get(tab.window, 1) === two];
      await first.remove();

      expect(before).to.deep.equal([true, true]);
      expect(Reflect.get(tab.window, 0)).to.equal(two);
      expect([tab.window.length, tab.frames.length]).to.deep.equal([1, 1]);
      expect([first.removed, second.name]).to.deep.equal([true, 'tab1/frame2']);
    });

    it('refuse to be given frames, or to lose them, by number', async () => {
      const [tab, frame] = await withFrame(host(), a, `${a}f`);
      const { window } = tab;

      expect(Reflect.set(window, '0', 1)).to.equal(false);
      expect(Reflect.defineProperty(window, '7', { value: 1 })).to.equal(false);
      expect([Reflect.deleteProperty(window, '0'), Reflect.deleteProperty(window, '1')]).to.deep.equal([false, true]);
      expect(Object.getOwnPropertyDescriptor(window, '0')).to.deep.equal({
        value: frame.window,
        writable: false,
        enumerable: true,
        configurable: true,
      });
      expect(Object.getOwnPropertyDescriptor(window, '1')).to.equal(undefined);
      expect(Reflect.ownKeys(window)[0]).to.equal('0');
    });
  });

  describe(`the window of a frame that was removed (${name})`, () => {
    let tab: Tab;
    let frame: Frame;
    let inner: BareWindow;

    beforeEach(async () => {
      [tab, frame] = await withFrame(host(), a, `${a}f`);
      inner = frame.window;
      inner.localStorage.setItem('k', 'v');
      await tab.browser.settle();
      await frame.remove();
    });

    it('is closed, has no relations any more, and can still be used by who holds it', () => {
      expect(inner.closed).to.equal(true);
      expect([inner.parent, inner.top, inner.length]).to.deep.equal([null, null, 0]);
      expect(inner.localStorage.getItem('k')).to.equal('v');
      expect(() => inner.dispatchEvent(new inner.Event('ping'))).not.to.throw();
    });

    it('is gone from its parent, and its handle says so', () => {
      expect([Reflect.get(tab.window, 0), tab.window.length, tab.frames]).to.deep.equal([undefined, 0, []]);
      expect(() => frame.window)
        .to.throw()
        .with.property('code', 'FRAME_REMOVED');
      expect(String(frame)).to.equal('Frame tab1/frame1 (gone)');
    });
  });
}
