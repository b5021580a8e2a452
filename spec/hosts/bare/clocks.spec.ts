import { expect } from 'chai';
import { Browser } from '../../../lib/index.ts';

describe('the clocks and the chance of a bare window', () => {
  it('are its own, and the same objects each time', async () => {
    await using browser = new Browser();
    const [one, other] = [await browser.open(), await browser.open()];

    for (const name of ['Date', 'Intl', 'Math', 'crypto', 'performance'] as const) {
      expect(one.window[name], name).to.equal(one.window[name]);
      expect(one.window[name], name).not.to.equal(other.window[name]);
      expect(one.window[name], name).not.to.equal(globalThis[name]);
    }
  });

  it('are what bare names mean in code of the page, and not in code of the test', async () => {
    await using browser = new Browser({ startTime: 1_000 });
    const tab = await browser.open();

    expect(await tab.evaluate('[Date.now(), new Date().getTime(), Date === window.Date, Math === window.Math]')).to.deep.equal([
      ...[1_000, 1_000],
      ...[true, true],
    ]);
    expect(await tab.evaluate(() => Date.now())).to.equal(1_000);
    expect(await tab.run(() => Date.now())).to.be.greaterThan(1_000);
  });

  it('set the time limits of signals', async () => {
    await using browser = new Browser();
    const tab = await browser.open();
    await tab.evaluate(`{
      const signal = AbortSignal.timeout(40);
      signal.addEventListener('abort', () => localStorage.setItem('aborted', signal.reason.name + ' at ' + performance.now()));
      localStorage.setItem('is', [signal instanceof AbortSignal, AbortSignal.abort('x').reason].join());
    }`);

    await browser.advance(39);
    const before = tab.localStorage.getItem('aborted');
    await browser.advance(1);

    expect([before, tab.localStorage.getItem('aborted')]).to.deep.equal([null, 'TimeoutError at 40']);
    expect(tab.localStorage.getItem('is')).to.equal('true,x');
  });

  it('may be replaced by the page', async () => {
    await using browser = new Browser();
    const tab = await browser.open();

    await tab.evaluate('window.Date = { now: () => 5 }; 0');

    expect(await tab.evaluate('Date.now()')).to.equal(5);
  });

  it('are those of the new run after a reset', async () => {
    await using browser = new Browser();
    const tab = await browser.open();
    const first = [tab.window.Math.random(), tab.window.crypto.randomUUID()];
    await browser.advance(50);
    void tab.window.Date.now();

    await browser.reset();

    expect([tab.window.Math.random(), tab.window.crypto.randomUUID()]).to.deep.equal(first);
    expect(tab.window.performance.now()).to.equal(0);
    expect(tab.window.Date.now()).to.equal(Date.UTC(2026, 0, 1));
  });

  it('make Dates that are also Dates to the test', async () => {
    await using browser = new Browser({ timezone: 'Asia/Tokyo' });
    const { window } = await browser.open();

    expect(new window.Date()).to.be.instanceOf(Date);
    expect(new Date()).not.to.be.instanceOf(window.Date);
  });

  it('make the Dates of what is cloned, wherever they are in it', async () => {
    await using browser = new Browser({ timezone: 'Asia/Tokyo' });
    const tab = await browser.open();

    const found = await tab.evaluate(`{
      const date = new Date(0);
      const value = { date, list: [date], map: new Map([[date, new Set([date])]]) };
      value.self = value;
      const copy = structuredClone(value);
      const [[key, set]] = copy.map;
      [copy.date, copy.list[0], key, [...set][0]].map((each) => each instanceof Date && each.getHours() + ' ' + (each === copy.date));
    }`);

    expect(found).to.deep.equal(Array.from({ length: 4 }, () => '9 true'));
  });
});
