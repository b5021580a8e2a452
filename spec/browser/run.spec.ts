import { expect } from 'chai';
import { Browser } from '../../lib/index.ts';
import { innerOf } from '../../lib/browser/inner.ts';

describe('a run', () => {
  it('names its tabs in their order, and forgets those that are closed', async () => {
    const browser = new Browser();
    const [one, two] = [await browser.open(), await browser.open()];
    const popup = await browser.open('/p', { opener: one });
    const before = one.popups;

    await popup.close();

    expect([one.name, two.name, popup.name]).to.deep.equal(['tab1', 'tab2', 'tab1-popup1']);
    expect([before, one.popups, browser.tabs]).to.deep.equal([[popup], [], [one, two]]);
  });

  it('lets pages open no more tabs than there may be', async () => {
    const browser = new Browser({ limits: { popups: 2 } });
    const tab = await browser.open();

    const opened = [tab.window.open('/1'), tab.window.open('/2')];

    expect([opened[0] === null, opened[1]]).to.deep.equal([false, null]);
    expect(innerOf(browser).userAgent.tabOpener.refusal(true)).to.deep.equal({
      why: 'limits.popups is 2, and so many tabs are open',
      mend: 'Close some of them, or raise the limit.',
    });
  });
});
