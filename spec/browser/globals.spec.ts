import { expect } from 'chai';
import { Browser } from '../../lib/index.ts';

describe('tab.globals()', () => {
  it('is the window, of a frame, too, and has the globals that the page has made', async () => {
    const tab = await new Browser().open();
    const frame = await tab.addFrame('/f');
    await tab.evaluate('window.cart = 3');
    await frame.evaluate('window.cart = 4');

    const carts = [tab, frame].map((page) => page.globals<{ cart: number }>().cart);

    expect(carts).to.deep.equal([3, 4]);
    expect(tab.globals()).to.equal(tab.window);
  });

  it('throws as the window does when the tab is closed', async () => {
    const tab = await new Browser().open();
    await tab.close();

    expect(() => tab.globals())
      .to.throw()
      .with.property('code', 'TAB_CLOSED');
  });
});
