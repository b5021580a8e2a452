import { expect } from 'chai';
import { Browser } from '../../lib/index.ts';

describe('the handles of tabs', () => {
  it('are the same in every run for the tabs that it begins with, and other ones for all others', async () => {
    const browser = new Browser();
    const first = await browser.open();
    await browser.reset();
    const second = await browser.open();

    await browser.reset();
    const later = await browser.open();

    expect([browser.tabs, later === second]).to.deep.equal([[first, later], false]);
    expect([second.closed, later.closed, later.name === second.name]).to.deep.equal([true, false, true]);
  });
});
