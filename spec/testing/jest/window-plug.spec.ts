import assert from 'node:assert';
import { expect } from 'chai';
import { StorageloomError } from '../../../lib/index.ts';
import { plugOf } from '../../../lib/testing/jest/window-plug.ts';
import { expectFailure, failureOf } from '../../browser/expect-failure.ts';
import { fileGlobal } from './test-file.ts';

describe("the window of Jest's test file", () => {
  it('is a tab, and what other tabs give is of its realm', async () => {
    const global = fileGlobal('https://shop.example/cart');
    const plug = plugOf(global);
    const other = await plug.otherTab();

    global.localStorage.setItem('cart', '3');
    await plug.browser.settle();

    const event = { storageArea: 'localStorage', key: 'cart', oldValue: null, newValue: '3', url: 'https://shop.example/cart' };
    assert.deepStrictEqual(other.heard, Object.assign(new global.Array(), [Object.assign(new global.Object(), event)]));
    expect(() => Reflect.apply(other.window.localStorage.setItem, other.window.localStorage, [])).to.throw(global.TypeError);
    await plug.dispose();
  });

  it('takes the options of its plug, also those of the Browser', async () => {
    const plug = plugOf(fileGlobal(), { url: 'https://shop.example/', browser: { seed: 7 } });

    expect([plug.tab.url, plug.browser.trace.header.seed]).to.deep.equal(['https://shop.example/', 7]);
    await plug.dispose();
  });

  for (const place of ['testEnvironmentOptions', 'globals'] as const) {
    it(`takes no others, and says how they are written in ${place}`, async () => {
      const global = fileGlobal();
      const failure = await failureOf(() => plugOf(global, { resets: 'test' } as object, place));

      expectFailure(failure, 'BAD_OPTION', `${place}.storageloom has no option resets`);
      expect(failure.mend).to.equal(`Write ${place}: { storageloom: { reset: 'test' } }.`);
      expectFailure(await failureOf(() => plugOf(global, [] as object, place)), 'BAD_OPTION', 'an array');
    });
  }

  it('has to have an address', () => {
    expect(() => plugOf(fileGlobal('about:blank')))
      .to.throw(StorageloomError)
      .with.property('code', 'BAD_URL');
  });
});
