import { expect } from 'chai';
import { Browser } from 'storageloom';
import { calling, load } from '../../lib/lessons/page-code.ts';

describe('the code of a page', () => {
  it('is loaded into a tab, with its functions as globals of the page', async () => {
    await using browser = new Browser();
    const tab = await browser.open('https://a.example/');

    await load(tab, 'let n = 1;\nfunction add(more) {\n  n += more;\n  return n;\n}\nasync function later() {\n  return n;\n}');

    expect(await tab.run(calling('add', 2))).to.equal(3);
    expect(await tab.run(calling('later'))).to.equal(3);
  });

  it('may have no function at all', async () => {
    await using browser = new Browser();
    const tab = await browser.open('https://a.example/');

    await load(tab, "localStorage.k = 'v';");

    expect({ ...tab.localStorage }).to.deep.equal({ k: 'v' });
  });

  it('is called by tasks that the timeline names as a reader would write them', () => {
    expect([calling('press', 'H', 2).name, calling('book').name]).to.deep.equal(['press("H", 2)', 'book()']);
  });
});
