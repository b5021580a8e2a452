import { expect } from 'chai';
import { Browser, replay, seeded, type Scheduler } from '../../lib/index.ts';
import { happyDom } from '../../lib/hosts/happy-dom/index.ts';
import { opened, shop, tabsOf } from './three-tabs.ts';

/** A run that touches a bit of everything. */
async function run(browser: Browser): Promise<string> {
  const [first, second, stranger] = tabsOf(browser);
  second.window.addEventListener('storage', ({ key }) => second.window.sessionStorage.setItem(`heard ${key}`, '1'));
  for (const { window } of [first, second, stranger]) {
    window.setTimeout(() => window.localStorage.setItem('drawn', String(browser.now)), 5);
  }
  first.window.localStorage.setItem('cart', '1');
  await stranger.run((window) => (window.document.cookie = 'a=1'));
  await browser.step();
  await browser.settle({ timers: true });
  await second.addFrame('https://third.example/');
  await browser.settle();
  return browser.trace.toJSONL();
}

describe('after reset() a run', () => {
  const schedulers: Readonly<Record<string, () => Scheduler | null>> = { 'fifo()': () => null, 'seeded(7)': () => seeded(7) };
  for (const [name, scheduler] of Object.entries(schedulers)) {
    it(`leaves, byte for byte, the trace of a new Browser: ${name}`, async () => {
      const options = (): object => ({ seed: 3, ...(scheduler() === null ? {} : { scheduler: scheduler() }) });
      const fresh = await run(await opened(options()));
      const browser = await opened(options());
      await run(browser);

      for (let times = 0; times < 3; times++) {
        await browser.reset();
        expect(await run(browser)).to.equal(fresh);
      }
      expect(fresh).to.contain('heard cart').and.to.contain('cookie-written');
    });
  }

  it('leaves the same trace on windows that load again, too', async () => {
    const html = '<script>localStorage.loads = +(localStorage.loads ?? 0) + 1; document.title = Math.random();</script>';
    const page = (): Response => new Response(html, { headers: { 'content-type': 'text/html' } });
    const browser = new Browser({ host: happyDom(), pages: page });
    await browser.open(shop);
    await browser.open(shop);
    const fresh = browser.trace.toJSONL();
    await browser.settle();

    await browser.reset();

    expect(browser.trace.toJSONL()).to.equal(fresh);
    expect(browser.tabs.map((tab) => tab.localStorage.getItem('loads'))).to.deep.equal(['2', '2']);
  });

  it('may have another order and another seed, which later ones keep', async () => {
    const browser = await opened();
    const fresh = await run(await opened({ scheduler: seeded(5), seed: 9 }));

    await browser.reset({ scheduler: seeded(5), seed: 9 });

    expect(await run(browser)).to.equal(fresh);
    await browser.reset();
    expect(await run(browser)).to.equal(fresh);
  });

  it('has a schedule of its own, which can be replayed there', async () => {
    const browser = await opened({ scheduler: seeded(4) });
    const trace = await run(browser);
    const { schedule } = browser;

    await browser.reset({ scheduler: replay(schedule) });
    const replayed = await run(browser);

    expect(replayed.replace('"replay"', '"seeded(4)"')).to.equal(trace);
    expect([browser.schedule, schedule === '']).to.deep.equal([schedule, false]);
  });
});
