import { expect } from 'chai';
import { Browser } from '../../lib/index.ts';
import { AsItWas } from '../hosts/adopted/as-it-was.ts';
import { fromJsdom } from '../hosts/adopted/windows.ts';
import { expectFailure, failureOf } from './expect-failure.ts';

const url = 'https://shop.example/';

describe('browser.adopt() with a policy refuses', () => {
  for (const [what, policy] of [
    ['has no room', { quota: 0 }],
    ['is blocked', { block: ['shop.example'] }],
    ['is refused', { consent: () => false }],
  ] as const) {
    it(`what it is to keep, where that ${what}, and leaves the window as it was`, async () => {
      const { window, end } = fromJsdom();
      const before = new AsItWas({ window });
      window.localStorage.setItem('theirs', '1');
      const browser = new Browser({ policy });

      expectFailure(await failureOf(() => browser.adopt(window, { url, keep: true })), 'BAD_OPTION', 'cannot keep');
      expect([browser.tabs.length, window.localStorage.getItem('theirs')]).to.deep.equal([0, '1']);
      browser.adopt(window, { url }).dispose();
      expect(before.differences()).to.deep.equal([]);
      end();
    });
  }
});
