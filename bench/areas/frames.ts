import { Browser } from '../../lib/index.ts';
import type { Area, Bench, Work } from '../comparison.ts';
import { optional } from '../peers.ts';

/** Of a window of jsdom, what is used here. */
interface PeerWindow {
  readonly frames: readonly PeerWindow[];
  readonly localStorage: { setItem(key: string, value: string): void };
  addEventListener(type: 'storage', listener: () => void): void;
}

type DOMClass = new (html: string, options: { url: string }) => { readonly window: PeerWindow };

const url = 'https://a.example/';

/** Another tab that hears all writes. */
async function tabToTab(): Promise<Work> {
  const browser = new Browser({ trace: 'off' });
  const [writer, hearer] = [await browser.open(url), await browser.open(url)];
  let heard = 0;
  hearer.window.addEventListener('storage', () => {
    heard++;
  });
  const { localStorage } = writer.window;
  return async (n) => {
    const before = heard;
    for (let number = 0; number < n; number++) localStorage.setItem('k', number % 2 === 0 ? 'even' : 'odd');
    await browser.settle();
    return heard - before;
  };
}

/** jsdom has no second tab: a frame of the same window is all that can hear. */
async function frameToFrame(): Promise<Work | null> {
  const exports = await optional('jsdom');
  if (exports === null) return null;
  const { window } = new (exports['JSDOM'] as DOMClass)('<iframe></iframe>', { url });
  const frame = window.frames[0];
  if (frame === undefined) throw new Error('jsdom made no frame.');
  let heard = 0;
  let last: (() => void) | null = null;
  let awaited = 0;
  frame.addEventListener('storage', () => {
    if (++heard === awaited) last?.();
  });
  return async (n) => {
    const before = heard;
    awaited = before + n;
    const all = new Promise<void>((resolve) => {
      last = resolve;
    });
    for (let number = 0; number < n; number++) window.localStorage.setItem('k', number % 2 === 0 ? 'even' : 'odd');
    await all;
    return heard - before;
  };
}

/** Writes in one window, all handled in another. */
export const frames: Area = {
  benches: (): readonly Bench[] => [
    {
      kind: 'comparison',
      op: 'setItem, heard elsewhere',
      n: 10_000,
      theirN: 500,
      peer: 'jsdom, frame to frame',
      target: 0.05,
      async prepare() {
        const theirs = await frameToFrame();
        return theirs === null ? null : { ours: await tabToTab(), theirs };
      },
    },
  ],
};
