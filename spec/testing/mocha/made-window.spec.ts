import { expect } from 'chai';
import { makeWindow } from '../../../lib/testing/mocha/made-window.ts';
import { failureOf } from '../../browser/expect-failure.ts';

describe('a window that is made for a test file', () => {
  for (const emulator of ['happy-dom', 'jsdom'] as const) {
    it(`is one of ${emulator}, where it is told, and can be closed`, async () => {
      const { window, close } = await makeWindow(emulator, 'https://shop.example/cart');

      const { href } = Reflect.get(window, 'location') as URL;
      await close();

      // A window of jsdom has no document any more when it is closed.
      expect([href, Reflect.get(window, 'closed') ?? true]).to.deep.equal(['https://shop.example/cart', true]);
    });

    it(`says how to install ${emulator} where it is missing`, async () => {
      const failure = await failureOf(makeWindow(emulator, 'https://a.example/', () => Promise.reject(new Error('not found'))));

      expect([failure.code, failure.mend]).to.deep.equal(['HOST_MISSING', `Install it with: npm install --save-dev ${emulator}`]);
    });
  }
});
