import { expect } from 'chai';
import { Browser, never } from '../../lib/index.ts';
import { a, by } from './slow-pages.ts';

describe('why settling ended', () => {
  it('is that nothing is left', async () => {
    const { browser } = await new Browser().open(a);

    expect((await browser.settle()).why).to.equal('idle');
  });

  it('is that timers wait for their time', async () => {
    const tab = await new Browser().open(a);
    tab.window.setTimeout(() => undefined, 5);

    expect((await tab.browser.settle()).why).to.equal('timers');
    expect((await tab.browser.advance(5)).why).to.equal('idle');
  });

  it('is that an answer is missing, whatever else waits', async () => {
    const browser = new Browser({ pages: by({ '/never': () => never() }) });
    const tab = await browser.open(a);
    tab.window.setTimeout(() => undefined, 5);
    tab.window.location.assign('/never');

    expect((await browser.settle()).why).to.equal('missing');
  });

  it('is that the scheduler gave up', async () => {
    const browser = new Browser({ scheduler: { name: 'tired', seed: () => undefined, random: () => 0, choose: () => -1 } });
    const [writer] = [await browser.open(a), await browser.open(a), await browser.open(a)];
    writer.localStorage.setItem('k', 'v');

    expect((await browser.settle()).why).to.equal('abandoned');
  });
});
