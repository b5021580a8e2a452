import type { Browser, Tab } from '../../lib/index.ts';

/** Something that a Browser is used for, from the first tab on. */
export type Program = (browser: Browser) => Promise<void>;

async function open(browser: Browser, ...urls: readonly string[]): Promise<Tab[]> {
  const tabs: Tab[] = [];
  for (const url of urls) tabs.push(await browser.open(url));
  return tabs;
}

const shop = 'https://shop.example/';

/** Each tab answers what it hears with a write of its own, a few times. */
async function ring(browser: Browser): Promise<void> {
  const tabs = await open(browser, shop, shop, shop, 'https://other.example/');
  for (const { name, window } of tabs) {
    window.addEventListener('storage', ({ key, newValue }) => {
      if (Number(newValue) < 3) window.localStorage.setItem(`${name} heard ${key}`, String(Number(newValue) + 1));
    });
  }
  for (const { name, window } of tabs) window.localStorage.setItem(name, '1');
  await browser.settle();
}

/** Two tabs read, wait and write: the classic lost update. */
async function counter(browser: Browser): Promise<void> {
  const tabs = await open(browser, shop, shop, shop);
  for (const { window } of tabs) {
    for (const delay of [0, 0, 4]) {
      window.setTimeout(() => {
        const seen = Number(window.localStorage.getItem('n'));
        window.setTimeout(() => window.localStorage.setItem('n', String(seen + 1)));
      }, delay);
    }
  }
  await browser.settle({ timers: true });
}

/** Timers that fall due at the same time, intervals, and what is cleared. */
async function timers(browser: Browser): Promise<void> {
  const tabs = await open(browser, shop, shop, 'https://other.example/');
  for (const { window } of tabs) {
    const interval = window.setInterval(() => window.localStorage.setItem('tick', String(window.performance.now())), 5);
    window.setTimeout(() => window.clearInterval(interval), 18);
    window.addEventListener('storage', () => void Promise.resolve().then(() => window.sessionStorage.setItem('heard', '1')));
  }
  await browser.advance(30);
}

/** The one whose name comes first leads, of those that have come. */
async function election(browser: Browser): Promise<void> {
  const tabs = await open(browser, shop, shop, shop);
  for (const { name, window } of tabs) {
    window.addEventListener('storage', () => {
      const all = Object.keys(window.localStorage).filter((key) => key.startsWith('tab'));
      window.localStorage.setItem('leader', all.sort()[0] ?? '');
    });
    window.localStorage.setItem(name, '1');
  }
  for (const tab of tabs)
    await tab.run(({ localStorage }) => localStorage.setItem('asked', `${localStorage.getItem('leader')}, by ${tab.name}`));
  await browser.settle();
}

/** Tabs and frames navigate, and tabs close, while events are on their way. */
async function leaving(browser: Browser): Promise<void> {
  const [first, second, third] = (await open(browser, shop, shop, shop)) as [Tab, Tab, Tab];
  await first.addFrame(shop);
  second.window.addEventListener('pagehide', () => second.window.localStorage.setItem('left', '1'));
  first.window.localStorage.setItem('k', '1');
  second.window.location.assign('/next');
  third.window.close();
  first.window.sessionStorage.setItem('k', '1');
  await browser.settle();
  second.window.localStorage.setItem('k', '2');
  await browser.settle();
}

export const programs: Readonly<Record<'ring' | 'counter' | 'timers' | 'election' | 'leaving', Program>> = {
  ring,
  counter,
  timers,
  election,
  leaving,
};
