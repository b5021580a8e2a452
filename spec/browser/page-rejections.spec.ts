import { expect } from 'chai';
import { Browser } from '../../lib/index.ts';

describe('a rejection that is none of a page', () => {
  it('goes on to those who listened before', async () => {
    const others = process.rawListeners('unhandledRejection');
    const heard: unknown[] = [];
    const listener = (reason: unknown): void => void heard.push(reason);
    process.removeAllListeners('unhandledRejection');
    process.on('unhandledRejection', listener);

    try {
      const browser = new Browser({
        pages: () => {
          void Promise.reject(new Error('of the server'));
          return new Response('');
        },
      });
      await browser.open();
      await new Promise((resolve) => setImmediate(resolve));
    } finally {
      process.removeListener('unhandledRejection', listener);
      for (const other of others) process.on('unhandledRejection', other as (reason: unknown) => void);
    }

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
