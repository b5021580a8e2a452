import { Browser, type Tab } from '../../lib/index.ts';
import type { Area, Bench, Work } from '../comparison.ts';

const url = 'https://a.example/';

/** One write at a time, heard by all frames of a tab; `n` counts deliveries. */
async function broadcastAmong(frames: number): Promise<Work> {
  const browser = new Browser({ trace: 'off' });
  const tab = await browser.open(url);
  let heard = 0;
  for (let number = 0; number < frames; number++) {
    const frame = await tab.addFrame();
    frame.window.addEventListener('storage', () => {
      heard++;
    });
  }
  const { localStorage } = tab.window;
  return async (n) => {
    const before = heard;
    for (let number = 0; number < n / frames; number++) {
      localStorage.setItem('k', `${number % 2}`);
      await browser.settle();
    }
    return heard - before;
  };
}

async function openerWith(items: number, otherTabs: number): Promise<Tab> {
  const browser = new Browser({ trace: 'off' });
  const tab = await browser.open(url);
  for (let number = 0; number < items; number++) tab.sessionStorage.setItem(`key ${number}`, `value ${number}`);
  for (let number = 0; number < otherTabs; number++) await browser.open(url);
  return tab;
}

/** Popups that start with a copy of so many items, opened and closed again; `n` counts items. */
async function copies(items: number): Promise<Work> {
  const tab = await openerWith(items, 0);
  return async (n) => {
    let copied = 0;
    for (let number = 0; number < n / items; number++) copied += await openAndClose(tab);
    return copied;
  };
}

/** The same beside other tabs; `n` counts popups. */
async function popupsBeside(otherTabs: number): Promise<Work> {
  const tab = await openerWith(100, otherTabs);
  return async (n) => {
    let copied = 0;
    for (let number = 0; number < n; number++) copied += await openAndClose(tab);
    return copied;
  };
}

async function openAndClose(tab: Tab): Promise<number> {
  tab.window.open('');
  const [popup] = tab.popups;
  if (popup === undefined) throw new Error('No popup has opened.');
  const { length } = popup.sessionStorage;
  await popup.close();
  return length;
}

/** What grows with frames, session items and tabs: each row compares many with few, for one unit of the work. */
export const navigables: Area = {
  benches: (quick): readonly Bench[] => [
    {
      kind: 'comparison',
      op: 'deliver to one of 1,000 frames of a tab',
      n: quick ? 10_000 : 100_000,
      peer: 'to one of 100',
      target: 1.5,
      prepare: async () => ({ ours: await broadcastAmong(1000), theirs: await broadcastAmong(100) }),
    },
    {
      kind: 'comparison',
      op: 'copy an item of 10,000 into a popup',
      n: quick ? 20_000 : 100_000,
      peer: 'an item of 1,000',
      target: 1.5,
      prepare: async () => ({ ours: await copies(10_000), theirs: await copies(1000) }),
    },
    {
      kind: 'comparison',
      op: 'open a popup beside 1,000 tabs',
      n: quick ? 20 : 100,
      peer: 'beside none',
      target: 1.5,
      prepare: async () => ({ ours: await popupsBeside(1000), theirs: await popupsBeside(0) }),
    },
  ],
};
