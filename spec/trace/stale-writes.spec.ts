import { expect } from 'chai';
import { Browser, type BareWindow } from '../../lib/index.ts';

/** Two tabs that each add one to `likes`, `ms` after they have read it. */
async function twoThatAdd(like: (window: BareWindow, ms: number) => void, times: readonly number[]): Promise<Browser> {
  const browser = new Browser();
  const tabs = [await browser.open('https://a.example/'), await browser.open('https://a.example/')];
  for (const [n, tab] of tabs.entries()) tab.start(like, times[n] as number);
  await browser.settle({ timers: true });
  return browser;
}

function stale(browser: Browser): string[] {
  return browser.trace.warnings().flatMap(({ code, text }) => (code === 'STALE_WRITE' ? [text] : []));
}

function later({ localStorage, setTimeout }: BareWindow, ms: number): void {
  const likes = Number(localStorage.getItem('likes'));
  setTimeout(() => localStorage.setItem('likes', String(likes + 1)), ms);
}

describe('a write from what was read before another tab changed it', () => {
  it('is told with both steps, whether it changes the value or not', async () => {
    for (const times of [
      [30, 30],
      [30, 40],
    ]) {
      const browser = await twoThatAdd(later, times);

      const told = stale(browser);

      expect(told).to.have.length(1);
      expect(told[0]).to.match(/^tab2 wrote likes from what it read in step \d+; tab1 changed it in step \d+\.$/);
      const { step } = browser.trace.warnings().find(({ code }) => code === 'STALE_WRITE')!;
      expect(browser.trace.explain(step)).to.include(`Warning: ${told[0]} Read and write in one task`);
    }
  });

  it('is none where the page reads and writes in one task, or reads again', async () => {
    const atOnce = ({ localStorage, setTimeout }: BareWindow, ms: number): void => {
      localStorage.getItem('likes');
      setTimeout(() => localStorage.setItem('likes', String(Number(localStorage.getItem('likes')) + 1)), ms);
    };

    expect(stale(await twoThatAdd(atOnce, [30, 40]))).to.deep.equal([]);
  });

  it('is none where nobody else wrote in between, and for a key that was never read', async () => {
    const written = ({ localStorage, setTimeout }: BareWindow, ms: number): void => {
      setTimeout(() => localStorage.setItem('likes', String(ms)), ms);
    };
    const browser = new Browser();
    const tab = await browser.open('https://a.example/');
    tab.start(later, 10);
    await browser.settle({ timers: true });

    expect([stale(browser), stale(await twoThatAdd(written, [30, 40]))]).to.deep.equal([[], []]);
  });

  it('is none where a lock orders the two', async () => {
    const locked = (window: BareWindow, ms: number): void => {
      const likes = Number(window.localStorage.getItem('likes'));
      void window.navigator.locks.request('likes', () => {
        window.localStorage.setItem('likes', String(likes + ms));
      });
    };

    expect(stale(await twoThatAdd(locked, [1, 2]))).to.deep.equal([]);
  });

  it('is told of what another tab removed or cleared', async () => {
    for (const method of ['removeItem', 'clear'] as const) {
      const browser = new Browser();
      const [tab, other] = [await browser.open('https://a.example/'), await browser.open('https://a.example/')];
      tab.localStorage.setItem('likes', '1');
      tab.start(later, 30);
      await browser.settle();
      other.localStorage[method]('likes');
      await browser.settle({ timers: true });

      expect(stale(browser)).to.have.length(1);
    }
  });

  it('is none for what a test reads and writes from outside', async () => {
    const browser = new Browser();
    const [tab, other] = [await browser.open('https://a.example/'), await browser.open('https://a.example/')];
    tab.localStorage.getItem('k');
    other.localStorage.setItem('k', '1');
    tab.localStorage.setItem('k', '2');

    expect(stale(browser)).to.deep.equal([]);
  });

  it('is none where the page writes as it hears of the key', async () => {
    const browser = new Browser();
    const [tab, other] = [await browser.open('https://a.example/'), await browser.open('https://a.example/')];
    tab.start(({ localStorage, addEventListener }) => {
      localStorage.getItem('k');
      addEventListener('storage', () => localStorage.setItem('k', 'mine'));
    });
    await browser.settle();
    other.localStorage.setItem('k', '1');
    await browser.settle();

    expect(stale(browser)).to.deep.equal([]);
  });
});
