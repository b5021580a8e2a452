import { expect } from 'chai';
import { Browser, replay, seeded, type BareWindow, type Tab } from '../../lib/index.ts';

const shop = 'https://shop.example/';
const other = 'https://other.example/';

async function opened(options: ConstructorParameters<typeof Browser<BareWindow>>[0] = {}): Promise<Browser> {
  const browser = new Browser(options);
  for (const url of [shop, shop, other]) await browser.open(url);
  return browser;
}

const tabsOf = (browser: Browser): [Tab, Tab, Tab] => browser.tabs as [Tab, Tab, Tab];

describe('after reset() without a trace a run', () => {
  /** What a test can see of a run, page code included. */
  async function seen(browser: Browser): Promise<unknown[]> {
    const [first, second, stranger] = tabsOf(browser);
    const log: unknown[] = [first.navigated, first.document.readyState, second.window.setTimeout(() => undefined, 9)];
    second.window.addEventListener('storage', ({ key }) => log.push(key, second.window.performance.now()));
    for (const { window } of [first, second, stranger]) {
      window.setTimeout(() => window.localStorage.setItem(`n${Math.floor(browser.now)}`, window.document.readyState), 5);
      window.localStorage.setItem('now', window.origin);
    }
    for await (const { step, name, label } of browser.steps()) log.push(step, name, label);
    await browser.settle({ timers: true });
    log.push(browser.schedule, browser.now, second.heard.length, browser.tabs.map(String));
    return log;
  }

  it('shows what it shows in a new Browser: numbers of steps and timers, order, time, documents', async () => {
    const options = (): object => ({ trace: 'off', scheduler: seeded(3) });
    const fresh = await seen(await opened(options()));
    const browser = await opened(options());
    await seen(browser);

    for (let times = 0; times < 3; times++) {
      await browser.reset();
      expect(await seen(browser)).to.deep.equal(fresh);
    }
  });

  it('shows the same where only some windows can be used again', async () => {
    const fresh = await seen(await opened({ trace: 'off', scheduler: seeded(3) }));
    const browser = await opened({ trace: 'off', scheduler: seeded(3) });
    const [first, second, stranger] = tabsOf(browser);
    const documents = [first.document, second.document, stranger.document];
    await second.goto('/elsewhere');

    await browser.reset();

    expect([first, second, stranger].map((tab, index) => tab.document === documents[index])).to.deep.equal([true, false, true]);
    expect(await seen(browser)).to.deep.equal(fresh);
  });

  it('has a schedule that can be replayed in a new Browser', async () => {
    const browser = await opened({ trace: 'off' });
    await browser.reset({ scheduler: seeded(11) });
    const log = await seen(browser);

    const again = await seen(await opened({ trace: 'off', scheduler: replay(browser.schedule) }));

    expect(browser.schedule).to.not.equal('');
    expect(again).to.deep.equal(log);
  });

  it('asks the server again, and shows what it answers now', async () => {
    const asked: string[] = [];
    const pages = ({ url }: Request): Response => {
      asked.push(url);
      return new Response(null, { status: asked.length > 3 ? 404 : 200 });
    };
    const browser = await opened({ trace: 'off', pages });

    await browser.reset();

    expect([asked.length, tabsOf(browser)[0].navigated.status]).to.deep.equal([6, 404]);
  });

  it('has another opaque origin where there was one', async () => {
    const browser = new Browser({ trace: 'off' });
    const tab = await browser.open('data:text/html,x');
    const { document } = tab;

    await browser.reset();

    expect([tab.document === document, tab.url, tab.window.origin]).to.deep.equal([false, 'data:text/html,x', 'null']);
  });
});
