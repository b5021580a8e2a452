import { AssertionError, expect } from 'chai';
import { Browser } from '../../lib/index.ts';
import { happyDom } from '../../lib/hosts/happy-dom/index.ts';
import { failing } from '../test-failure.ts';
import { heardRejections } from './heard-rejections.ts';

describe('a rejection that is none of a page', () => {
  it('goes on to those who listened before', async () => {
    const browser = new Browser({
      pages: () => {
        void Promise.reject(new Error('of the server'));
        return new Response('');
      },
    });

    const heard = await heardRejections(() => browser.open());

    expect(heard.map(String)).to.deep.equal(['Error: of the server']);
  });

  it('is told once to one that emits it again, as runners do', async () => {
    const others = process.rawListeners('unhandledRejection');
    let told = 0;
    const emitsAgain = (reason: unknown, promise: Promise<unknown>): void => {
      told++;
      process.removeListener('unhandledRejection', emitsAgain);
      process.emit('unhandledRejection', reason, promise);
      process.on('unhandledRejection', emitsAgain);
    };
    process.removeAllListeners('unhandledRejection');
    process.on('unhandledRejection', emitsAgain);

    try {
      const browser = new Browser({
        pages: () => {
          void Promise.reject(new Error('of the server'));
          return new Response('');
        },
      });
      await browser.open();
      await browser.open();
      expect(process.rawListeners('unhandledRejection')).to.deep.equal([emitsAgain]);
    } finally {
      process.removeListener('unhandledRejection', emitsAgain);
      for (const other of others) process.on('unhandledRejection', other as (reason: unknown) => void);
    }

    expect(told).to.equal(2);
  });
});

describe('a rejection of a promise of a page', () => {
  it('fails the call where its reason is a failure of the test, and no page hears', async () => {
    const tab = await new Browser({ host: happyDom(), pageErrors: 'trace' }).open('https://a.example/');
    const mine = new AssertionError('mine');
    await tab.evaluate('heard = 0; addEventListener("unhandledrejection", () => heard++)');

    const failure = await failing(
      tab.run((window) => {
        Reflect.set(window, 'reason', mine);
        window.eval('void Promise.reject(reason)');
      }),
    );
    await tab.browser.settle();

    expect([failure, await tab.evaluate('heard'), tab.errors]).to.deep.equal([mine, 0, []]);
  });
});
