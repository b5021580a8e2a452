import { expect } from 'chai';
import { pageErrors } from '../../lib/cli/page-errors.ts';
import { Browser } from '../../lib/index.ts';

describe('the errors of pages', () => {
  it('are named with tab, page and message, oldest first', async () => {
    const browser = new Browser();
    const tab = await browser.open('https://a.example/x');
    await tab.evaluate(
      "setTimeout(() => { throw new RangeError('first'); }); setTimeout(() => { throw new Error('second'); }); 1",
    );

    await browser.advance(10);

    expect(pageErrors(browser.trace)).to.have.lengthOf(2);
    expect(pageErrors(browser.trace)[0]).to.match(/^tab1 https:\/\/a\.example\/x: uncaught exception: .*first/);
    expect(pageErrors(browser.trace)[1]).to.match(/second/);
  });

  it('are left out when the page handled them', async () => {
    const browser = new Browser();
    const tab = await browser.open('https://a.example/x');
    await tab.evaluate("addEventListener('error', (event) => event.preventDefault()); setTimeout(() => { throw 1; }); 1");

    await browser.advance(10);

    expect(pageErrors(browser.trace)).to.deep.equal([]);
  });
});
