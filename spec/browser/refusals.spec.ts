import { expect } from 'chai';
import { Browser } from '../../lib/index.ts';
import { expectFailure, failureOf } from './expect-failure.ts';

describe('what cannot be done to a tab whose window others made', () => {
  it('is refused with the name of the call, and leaves it open', async () => {
    const browser = new Browser();
    const tab = browser.adopt({}, { url: 'https://shop.example/' });
    const calls: Record<string, () => unknown> = {
      goto: () => tab.goto('https://shop.example/paid'),
      reload: () => tab.reload(),
      back: () => tab.back(),
      forward: () => tab.forward(),
      duplicate: () => tab.duplicate(),
      hide: () => tab.hide(),
      show: () => tab.show(),
      addFrame: () => tab.addFrame(),
      evaluate: () => tab.evaluate('1'),
      import: () => tab.import('./auth.ts'),
      click: () => tab.click('#buy'),
      fill: () => tab.fill('#name', 'x'),
      press: () => tab.press('Enter'),
    };

    for (const [name, call] of Object.entries(calls)) {
      expectFailure(await failureOf(Promise.resolve().then(call)), 'ADOPTED', `tab1.${name}()`, 'browser.open(tab.url)');
    }

    expectFailure(await failureOf(browser.restart()), 'ADOPTED', 'browser.restart()', 'tab1');
    expect([tab.closed, tab.url]).to.deep.equal([false, 'https://shop.example/']);
  });

  it('cannot be done to a window without elements either, which says another reason', async () => {
    const tab = await new Browser().open('https://shop.example/');

    expectFailure(await failureOf(tab.click('#buy')), 'HOST_WITHOUT_HTML', 'tab1', 'bare');
  });

  it('leaves what needs no emulator: run() and start()', async () => {
    const browser = new Browser();
    const window = { cart: 3 };
    const tab = browser.adopt(window, { url: 'https://shop.example/' });

    const found = await tab.run((its, more: number) => [its === window, its.cart + more], 4);
    tab.start((its) => void (its.cart = 5));
    await browser.settle();

    expect(found).to.deep.equal([true, 7]);
    expect(window.cart).to.equal(5);
  });
});
