import type { Browser } from '../../lib/index.ts';
import { collectGarbage } from './collect-garbage.ts';

const shop = 'https://shop.example';

/**
 * The life of a tab: pages of two origins, some of them kept to be returned to, places of one page, a frame, timers that wait and
 * storage. Answers with what must be gone afterwards: the documents, and what page code kept.
 */
async function liveAndClose(browser: Browser): Promise<WeakRef<object>[]> {
  const gone: WeakRef<object>[] = [];
  const tab = await browser.open(`${shop}/`);
  const settleIn = async (): Promise<void> => {
    await tab.run((window) => {
      const kept = { of: window.location.href, much: new Array<string>(50).fill('x') };
      gone.push(new WeakRef(window.document), new WeakRef(kept));
      window.addEventListener('storage', () => void kept.of);
      const channel = new window.BroadcastChannel('shop');
      channel.onmessage = () => void kept.of;
      channel.postMessage(kept);
      window.addEventListener('pagehide', () => window.localStorage.setItem('left', kept.of));
      window.setTimeout(() => void kept.of, 60_000);
      window.localStorage.setItem('visits', String(gone.length));
      window.sessionStorage.setItem('here', kept.of);
    });
  };
  await settleIn();
  await tab.goto('/next');
  await settleIn();
  const frame = await tab.addFrame('/framed');
  gone.push(new WeakRef(frame.document));
  await tab.run(({ history }) => history.pushState({ page: 2 }, '', '?page=2'));
  await tab.goto('https://other.example/');
  await settleIn();
  await tab.back();
  await tab.back();
  await tab.goto('/end');
  await settleIn();
  await tab.close();
  return gone;
}

/** What there is after rounds of tabs that lived. */
export interface Heap {
  /** In use after each of them. */
  readonly bytes: readonly number[];
  /** How much of what must be gone has not gone. */
  readonly left: number;
}

/** Lets `tabs` tabs live and close, that many rounds. */
export async function heapOfRounds(browser: Browser, rounds: number, tabs: number): Promise<Heap> {
  const bytes: number[] = [];
  let gone: readonly WeakRef<object>[] = [];
  for (let round = 0; round < rounds; round++) {
    gone = await stillThere([...gone, ...(await livesOf(browser, tabs))]);
    bytes.push(process.memoryUsage().heapUsed);
  }
  return { bytes, left: (await stillThere(gone)).length };
}

async function livesOf(browser: Browser, tabs: number): Promise<readonly WeakRef<object>[]> {
  const gone: WeakRef<object>[] = [];
  for (let tab = 0; tab < tabs; tab++) gone.push(...(await liveAndClose(browser)));
  await browser.settle();
  return gone;
}

/** Those whose object is there after a collection, and nothing that could hold on to one of them. */
async function stillThere(references: readonly WeakRef<object>[]): Promise<readonly WeakRef<object>[]> {
  await collectGarbage();
  const there = references.filter((reference) => reference.deref() !== undefined);
  // What was read is held until the turn has ended.
  if (there.length > 0) await collectGarbage();
  return there;
}

/**
 * By how much the values grow from one to the next: the median of the slopes between each two of them. One round in which the collector
 * left something for later changes little of it, where it would turn the line of least squares.
 */
export function slopeOf(values: readonly number[]): number {
  const slopes = values.flatMap((value, place) =>
    values.slice(0, place).map((earlier, before) => (value - earlier) / (place - before)),
  );
  slopes.sort((a, b) => a - b);
  const middle = slopes.length / 2;
  return ((slopes[Math.ceil(middle) - 1] ?? 0) + (slopes[Math.floor(middle)] ?? 0)) / 2;
}
