import { Browser, type BareWindow } from '../../lib/index.ts';
import type { Area, Bench, Comparison, Work } from '../comparison.ts';

const url = 'https://a.example/';
const limits = { tasks: 10_000_000 };

interface Pair {
  readonly browser: Browser;
  readonly work: Work;
}

/** Two tabs of one origin: what one does at a time, and how the other hears of it. */
async function pair(
  act: (window: BareWindow) => () => void,
  listen: (window: BareWindow, hear: (text: unknown) => void) => void,
): Promise<Pair> {
  const browser = new Browser({ trace: 'off', limits });
  const [from, to] = [await browser.open(url), await browser.open(url)];
  let heard = 0;
  listen(to.window, (text) => {
    if (text === 'even' || text === 'odd') heard++;
  });
  const once = act(from.window);
  const work: Work = async (n) => {
    const before = heard;
    for (let number = 0; number < n; number++) once();
    await browser.settle();
    return heard - before;
  };
  return { browser, work };
}

/** `others`: channels of other names in the hearing tab. */
function posts(others: number = 0): Promise<Pair> {
  return pair(
    ({ BroadcastChannel }) => {
      const channel = new BroadcastChannel('cart');
      let posted = 0;
      return () => channel.postMessage(posted++ % 2 === 0 ? 'even' : 'odd');
    },
    ({ BroadcastChannel }, hear) => {
      for (let number = 0; number < others; number++) new BroadcastChannel(`other ${number}`).onmessage = hear;
      new BroadcastChannel('cart').addEventListener('message', ({ data }) => hear(data));
    },
  );
}

function writes(): Promise<Pair> {
  let written = 0;
  return pair(
    ({ localStorage }) =>
      () =>
        localStorage.setItem('k', written++ % 2 === 0 ? 'even' : 'odd'),
    (window, hear) => window.addEventListener('storage', (event) => hear(Reflect.get(event, 'newValue'))),
  );
}

function compare(
  op: string,
  peer: string,
  n: number,
  target: number,
  ours: () => Promise<Pair>,
  theirs: () => Promise<Pair>,
): Comparison {
  return {
    kind: 'comparison',
    op,
    n,
    peer,
    target,
    async prepare() {
      const [mine, other] = [await ours(), await theirs()];
      return {
        ours: mine.work,
        theirs: other.work,
        release: async () => {
          await mine.browser.close();
          await other.browser.close();
        },
      };
    },
  };
}

/** Messages of channels from one tab to another. */
export const channels: Area = {
  benches(quick): readonly Bench[] {
    const n = quick ? 10_000 : 50_000;
    return [
      compare('channel message, delivered', 'a storage event, delivered', n, 1.5, posts, writes),
      compare(
        'message beside 10,000 channels of other names',
        'beside 10',
        n,
        1.1,
        () => posts(10_000),
        () => posts(10),
      ),
    ];
  },
};
