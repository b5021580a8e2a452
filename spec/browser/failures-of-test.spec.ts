import { expect } from 'chai';
import { bare, Browser, StorageloomError, type BareWindow, type BrowserOptions, type Tab } from '../../lib/index.ts';
import { happyDom } from '../../lib/hosts/happy-dom/index.ts';
import { failing } from '../test-failure.ts';
import { heardRejections } from './heard-rejections.ts';
import { printedBy } from './printed.ts';

const a = 'https://a.example/';
const mine = new Error('mine');
const fails = async (): Promise<never> => {
  throw mine;
};

for (const [name, host] of [
  ['bare', bare],
  ['happy-dom', happyDom],
] as const) {
  const open = async (options: BrowserOptions = {}): Promise<Tab> => {
    const browser = new Browser<object>({ pageErrors: 'trace', console: 'trace', ...options, host: host() });
    // Both hosts have what is used here.
    return (await browser.open(a)) as Tab<object> as Tab;
  };

  describe(`a promise that a callback of the test returns, on ${name}`, () => {
    const registered: readonly (readonly [string, (window: BareWindow, callback: () => Promise<never>) => unknown])[] = [
      ['a listener', (window, callback) => window.addEventListener('storage', callback)],
      ['an object that is a listener', (window, callback) => window.addEventListener('storage', { handleEvent: callback })],
      ['a handler', (window, callback) => (window.onstorage = callback)],
      ['a timer', (window, callback) => window.setTimeout(callback, 0)],
      ['an animation frame', (window, callback) => window.requestAnimationFrame(callback)],
      ['an idle callback', (window, callback) => window.requestIdleCallback(callback)],
    ];
    for (const [what, register] of registered) {
      it(`fails the call that runs it when it is rejected: ${what}`, async () => {
        const tab = await open();
        const other = await tab.browser.open(a);
        register(tab.window, fails);
        other.window.localStorage.setItem('k', 'v');

        const failure = await failing(tab.browser.settle({ timers: true }));

        expect([failure, tab.errors]).to.deep.equal([mine, []]);
      });
    }

    it('fails a later call when it is rejected there', async () => {
      const tab = await open();
      tab.window.setTimeout(async () => {
        await new Promise((resolve) => tab.window.setTimeout(resolve, 50));
        throw mine;
      }, 0);
      await tab.browser.advance(20);

      const failure = await failing(tab.browser.advance(40));

      expect([failure, tab.errors]).to.deep.equal([mine, []]);
    });

    it('fails the call when it is rejected while that waits, and no page runs', async () => {
      let reject = (_error: unknown): void => undefined;
      const pages = async ({ url }: Request): Promise<Response> => {
        if (!url.endsWith('/slow')) return new Response('');
        reject(mine);
        await new Promise((resolve) => setImmediate(resolve));
        return new Response('');
      };
      const tab = await open({ pages });
      tab.window.setTimeout(() => new Promise((_resolve, rejects) => (reject = rejects)), 0);
      await tab.browser.advance(1);
      tab.window.location.assign('/slow');

      const failure = await failing(tab.browser.settle());

      expect([failure, tab.errors]).to.deep.equal([mine, []]);
    });

    it('fails nothing when somebody handles it', async () => {
      const tab = await open();
      let caught: unknown = null;
      tab.window.setTimeout(() => {
        const work = fails();
        work.catch((error: unknown) => (caught = error));
        return work;
      }, 0);

      await tab.browser.settle({ timers: true });

      expect(caught).to.equal(mine);
    });
  });

  describe(`a promise that a function among the options returns, on ${name}`, () => {
    const page = "console.log('x'); setTimeout(() => { throw new Error('of the page') }, 1)";

    for (const option of ['console', 'pageErrors'] as const) {
      it(`fails the call when it is rejected, and is no failure of a page: ${option}`, async () => {
        let asked = 0;
        const tab = await open({
          [option]: () => {
            asked++;
            return fails();
          },
        });

        const failure = await failing(tab.evaluate(page).then(() => tab.browser.settle({ timers: true })));
        await tab.browser.settle({ timers: true }).catch(() => undefined);

        expect([failure, asked, tab.errors.every(({ message }) => message === 'Error: of the page')]).to.deep.equal([
          mine,
          1,
          true,
        ]);
      });
    }

    it('is refused, and what comes of it reaches nobody, where a scheduler chooses', async () => {
      const scheduler = { name: 'async', seed: () => undefined, random: () => 0, choose: fails as () => never };
      const tab = await open({ scheduler });
      const others = [await tab.browser.open(a), await tab.browser.open(a)];
      tab.window.localStorage.setItem('k', 'v');

      let failure: unknown = null;
      const heard = await heardRejections(async () => (failure = await failing(tab.browser.settle())));

      expect(failure).to.be.instanceOf(StorageloomError).with.property('code', 'SCHEDULER_FAILED');
      expect([heard, ...[tab, ...others].map(({ errors }) => errors)]).to.deep.equal([[], [], [], []]);
    });
  });

  describe(`a failure of the test beside another one in the same call, on ${name}`, () => {
    const expectation = new Error('expected 3 to equal 4');
    const others = (printed: readonly string[]): string[] => printed.filter((line) => line.startsWith('Another failure'));
    const waitsThenFails = async (window: BareWindow): Promise<void> => {
      await new Promise((resolve) => window.setTimeout(resolve, 2));
      throw expectation;
    };
    const failsLater = "void setTimeout(() => { throw new Error('of the page') }, 1)";

    it('goes before one of a page, also where it comes after it', async () => {
      const tab = await open({ pageErrors: 'throw' });
      await tab.evaluate(failsLater);

      let failure: unknown = null;
      const printed = await printedBy(async () => (failure = await failing(tab.run(waitsThenFails))));

      expect(failure).to.equal(expectation);
      expect(others(printed)).to.have.lengthOf(1);
      expect(others(printed)[0]).to.include('tab1 threw an exception').and.include('of the page');
    });

    for (const [how, action] of [
      [
        'throws at once',
        () => {
          throw expectation;
        },
      ],
      [
        'rejects at once',
        async () => {
          throw expectation;
        },
      ],
    ] as const) {
      it(`goes before one of a function among the options: an action that ${how}`, async () => {
        const console = (): void => {
          throw mine;
        };
        const tab = await open({ console });
        const run = tab.run((window) => {
          (window.console as Console).log('x');
          return action();
        });

        let failure: unknown = null;
        const printed = await printedBy(async () => (failure = await failing(run)));

        expect(failure).to.equal(expectation);
        expect(others(printed)).to.deep.equal(['Another failure in the same call: Error: mine']);
      });
    }

    for (const [end, over] of [
      ['reset', (tab: Tab) => tab.browser.reset()],
      ['closed', (tab: Tab) => tab.browser.close()],
    ] as const) {
      it(`reaches nobody where the first one has ended the call, and the Browser was ${end} since`, async () => {
        let reject = (_error: unknown): void => undefined;
        const console = (): void => {
          throw mine;
        };
        const tab = await open({ console });
        const first = failing(
          tab.run(async (window) => {
            (window.console as Console).log('x');
            await new Promise((_resolve, rejects) => (reject = rejects));
          }),
        );
        await first;
        await over(tab);

        const told: unknown[] = [];
        const listener = (error: unknown): void => void told.push(error);
        const before = process.rawListeners('uncaughtException');
        process.removeAllListeners('uncaughtException');
        process.on('uncaughtException', listener);
        reject(expectation);
        for (let turns = 0; turns < 3; turns++) await new Promise((resolve) => setImmediate(resolve));
        process.removeAllListeners('uncaughtException');
        for (const each of before) process.on('uncaughtException', each as (error: unknown) => void);

        expect(told).to.deep.equal([]);
      });
    }

    it('fails the call in which it comes, where the first one has ended the call that waited', async () => {
      const console = (): void => {
        throw mine;
      };
      const tab = await open({ console });

      const first = await failing(
        tab.run(async (window) => {
          (window.console as Console).log('x');
          await waitsThenFails(window);
        }),
      );
      const second = await failing(tab.browser.settle({ timers: true }));

      expect([first, second]).to.deep.equal([mine, expectation]);
    });
  });
}
