import { expect } from 'chai';
import { tabs } from '../../lib/index.ts';

const a = 'https://a.example/';

describe('a scheduler that abandons the run', () => {
  const abandoning = () => ({
    name: 'none',
    asked: 0,
    seed() {},
    random: () => 0,
    choose() {
      this.asked++;
      return -1;
    },
  });

  it('is told of by settle() and advance()', async () => {
    const [writer] = await tabs(3, { url: a, scheduler: abandoning() });
    writer.window.localStorage.setItem('k', 'v');

    expect((await writer.browser.settle()).abandoned).to.equal(true);
    expect((await writer.browser.advance(5)).abandoned).to.equal(true);
  });

  it("stops the pump with pump: 'auto' until the next run, instead of being asked again and again", async () => {
    const scheduler = abandoning();
    const list = await tabs(3, { url: a, scheduler, pump: 'auto' });
    const { browser } = list;

    list[0].window.localStorage.setItem('k', 'v');
    for (let turns = 0; turns < 20; turns++) await new Promise(setImmediate);
    const { asked } = scheduler;
    const settled = await browser.settle({ limitMs: 0 });
    await browser.reset();
    const afterReset = await browser.settle();
    await browser.close();

    expect([asked, settled.abandoned, afterReset.abandoned]).to.deep.equal([1, true, false]);
  });
});
