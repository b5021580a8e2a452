import { expect } from 'chai';
import type { BareWindow, Tab } from '../../lib/index.ts';
import { soon } from './programs.ts';
import { allOrdersOf, ordersOf, type Program } from './run-orders.ts';

/** What can be told of the tabs in the end. */
const tabsOf = ({ browser }: Tab): string =>
  browser.tabs.map(({ name, url, heard }) => `${name} ${url} ${heard.map(({ newValue }) => newValue).join()}`).join(' ');

/** The first tab does something with a popup, while the second one writes. */
const besideWriter = (act: (window: BareWindow, seen: string[]) => void): Program =>
  function* (tabs) {
    const [first, second] = tabs as [Tab, Tab];
    const seen: string[] = [];
    first.window.setTimeout(() => act(first.window, seen));
    second.window.setTimeout(() => second.localStorage.setItem('k', 'v'));
    yield;
    return `${seen.join()} ${tabsOf(first)}`;
  };

const opened = (window: BareWindow, url: string): BareWindow => window.open(url) as BareWindow;

const programs: Readonly<Record<string, Program>> = {
  'a popup that listens': besideWriter((window, seen) => {
    opened(window, 'about:blank').addEventListener('storage', () => seen.push('heard'));
  }),
  'a popup that is closed': besideWriter((window, seen) => {
    const popup = opened(window, 'about:blank');
    popup.addEventListener('storage', () => seen.push('heard'));
    soon(window, () => {
      popup.close();
      seen.push('closed');
    });
  }),
  'a popup that goes on to another page': besideWriter((window) => {
    const popup = opened(window, 'https://a.example/p');
    soon(window, () => (popup.location.href = 'https://a.example/q'));
  }),
  'a popup that comes from another origin': besideWriter((window) => {
    const popup = opened(window, 'https://b.example/p');
    soon(window, () => (popup.location.href = 'https://a.example/q'));
  }),
  'a popup that tells its opener': besideWriter((window, seen) => {
    opened(window, 'about:blank').addEventListener('storage', () => window.postMessage('heard', '*'));
    window.addEventListener('message', () => seen.push('told'));
    soon(window, () => seen.push('timer'));
  }),
};

describe('an exhaustive search with popups', () => {
  for (const [name, program] of Object.entries(programs)) {
    it(`leads to all that every order leads to: ${name}`, async () => {
      const all = await allOrdersOf(2, program, 2_000, false);
      const found = await ordersOf(2, program);

      expect([...found.outcomes.keys()].sort()).to.deep.equal([...(all?.outcomes.keys() ?? [])].sort());
      expect(found.outcomes.size).to.be.above(1);
      expect(found.orders).to.be.at.most(all?.orders ?? 0);
    });
  }
});
