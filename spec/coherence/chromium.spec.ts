import { expect } from 'chai';
import { Browser, memory, type BrowserOptions, type Tab } from '../../lib/index.ts';

const url = 'https://a.example/';

async function opened(tabs = 2, options: BrowserOptions = {}): Promise<{ browser: Browser; tabs: Tab[]; heard: string[] }> {
  const browser = new Browser({ storage: 'chromium', ...options });
  const list: Tab[] = [];
  const heard: string[] = [];
  for (let number = 0; number < tabs; number++) {
    const tab = await browser.open(url);
    tab.window.addEventListener('storage', ({ key, oldValue, newValue }) =>
      heard.push(`${tab.name} ${key}: ${oldValue} to ${newValue}`),
    );
    list.push(tab);
  }
  return { browser, tabs: list, heard };
}

/** Runs the next message from one process to another. */
const pass = async (browser: Browser, from: string, to: string): Promise<void> =>
  void (await browser.step({ choose: `${from}>${to}` }));

const get = (tab: Tab | undefined, key = 'k'): string | null | undefined => tab?.localStorage.getItem(key);

describe('storage as Chromium keeps it', () => {
  it('shows a write at once to its own process, and to others when both messages have arrived', async () => {
    const { browser, tabs, heard } = await opened();
    const [a, b] = tabs;
    expect(get(b)).to.equal(null);

    a?.localStorage.setItem('k', '1');

    expect([get(a), get(b), browser.storage.entries({ origin: 'https://a.example' })]).to.deep.equal(['1', null, []]);
    await pass(browser, 'tab1', 'browser');
    expect([get(b), browser.storage.entries({ origin: 'https://a.example' }).length]).to.deep.equal([null, 1]);
    await pass(browser, 'browser', 'tab2');
    expect(get(b)).to.equal('1');
    expect(heard).to.deep.equal([]);
    await browser.settle();
    expect(heard).to.deep.equal(['tab2 k: null to 1']);
  });

  it('loads a copy at its first use, and receives nothing of what was under way to it', async () => {
    const { browser, tabs, heard } = await opened();
    tabs[0]?.localStorage.setItem('k', '1');
    await pass(browser, 'tab1', 'browser');

    expect(get(tabs[1])).to.equal('1');
    await browser.settle();

    expect(heard).to.deep.equal([]);
    expect(browser.trace.events({ type: 'task-removed' }).map((event) => Reflect.get(event, 'reason') as unknown)).to.deep.equal([
      'pipe replaced',
    ]);
  });

  it('lets nothing of others overwrite a key while a change of its own is under way', async () => {
    const { browser, tabs, heard } = await opened();
    const [a, b] = tabs;
    void [get(a), get(b)];
    a?.localStorage.setItem('k', 'of a');
    b?.localStorage.setItem('k', 'of b');
    await pass(browser, 'tab1', 'browser');
    await pass(browser, 'browser', 'tab2');
    expect(get(b)).to.equal('of b');

    await browser.settle();

    expect([get(a), get(b)]).to.deep.equal(['of b', 'of b']);
    expect(heard.sort()).to.deep.equal(['tab1 k: of a to of b', 'tab2 k: null to of a']);
  });

  it('clears a copy, and leaves what its own process has set meanwhile', async () => {
    const { browser, tabs } = await opened();
    const [a, b] = tabs;
    a?.localStorage.setItem('old', '1');
    await browser.settle();
    expect(get(b, 'old')).to.equal('1');

    b?.localStorage.setItem('k', 'of b');
    b?.localStorage.setItem('gone', '1');
    b?.localStorage.removeItem('gone');
    b?.localStorage.removeItem('never there');
    a?.localStorage.clear();
    await pass(browser, 'tab1', 'browser');
    await pass(browser, 'browser', 'tab2');
    expect([get(b, 'old'), get(b), get(b, 'gone')]).to.deep.equal([null, 'of b', null]);
    await browser.settle();

    expect([get(a), get(b)]).to.deep.equal(['of b', 'of b']);
    a?.localStorage.clear();
    a?.localStorage.clear();
    await browser.settle();
    expect([get(a), get(b)]).to.deep.equal([null, null]);
  });

  it('sends what is the same already, since others may have something else, and nobody hears of that', async () => {
    const { browser, tabs, heard } = await opened();
    const [a, b] = tabs;
    void [get(a), get(b)];
    a?.localStorage.setItem('k', '1');
    await browser.settle();
    heard.length = 0;

    a?.localStorage.setItem('k', '1');
    expect(browser.pending.length).to.equal(1);
    await browser.settle();

    expect([heard, get(b)]).to.deep.equal([[], '1']);
  });

  it('takes a change back that the browser process has no room for', async () => {
    const { browser, tabs, heard } = await opened(2, { policy: { quota: { localStorage: 10 } } });
    const [a, b] = tabs;
    void [get(a), get(b)];
    expect(() => a?.localStorage.setItem('k', '1234567890')).to.throw();
    a?.localStorage.setItem('a', '1234567');
    b?.localStorage.setItem('b', '1234567');
    b?.localStorage.setItem('b', '12345678');

    await browser.settle();

    expect([get(a, 'a'), get(a, 'b'), get(b, 'a'), get(b, 'b')]).to.deep.equal(['1234567', null, '1234567', null]);
    expect(heard).to.deep.equal(['tab2 a: null to 1234567']);
  });

  it('tells a page of the URL that the writer had, also when it is gone, in documents of its own process too', async () => {
    const { browser, tabs } = await opened();
    const [a] = tabs;
    const popup = await browser.open(url, { opener: a as Tab });
    const urls: string[] = [];
    popup.window.addEventListener('storage', (event) => urls.push(`${event.key} ${event.url}`));

    a?.localStorage.setItem('k', '1');
    await a?.close();
    await browser.settle();

    expect(urls).to.deep.equal([`k ${url}`]);
    expect(get(popup)).to.equal('1');
  });

  it('delivers what a process had sent before it crashed, and nothing to it', async () => {
    const { browser, tabs } = await opened();
    const [a, b] = tabs;
    void [get(a), get(b)];
    b?.localStorage.setItem('of b', '1');
    await pass(browser, 'tab2', 'browser');
    a?.localStorage.setItem('k', '1');

    a?.crash();
    await browser.settle();

    expect(get(b)).to.equal('1');
    expect(
      browser.trace.events({ type: 'task-removed' }).some((event) => Reflect.get(event, 'reason') === 'process gone'),
    ).to.equal(true);
    tabs[1]?.crash();
    const alone = await browser.open('https://b.example/');
    alone.crash();
  });

  it('forgets the copy of a process that has no document left, which loads anew', async () => {
    const { browser, tabs } = await opened();
    const [a, b] = tabs;
    void get(b);
    await b?.goto('https://b.example/');
    a?.localStorage.setItem('k', '1');
    await browser.settle();

    await b?.goto(url);

    expect(get(b)).to.equal('1');
  });

  it('has copies told when the user clears data, and no page', async () => {
    const { browser, tabs, heard } = await opened();
    tabs[0]?.localStorage.setItem('k', '1');
    await browser.settle();
    void get(tabs[1]);
    heard.length = 0;

    browser.storage.clear();
    expect(get(tabs[1])).to.equal('1');
    await browser.settle();

    expect([get(tabs[0]), get(tabs[1]), heard]).to.deep.equal([null, null, []]);
  });

  it('loses nothing that was under way when the user quits', async () => {
    const profile = memory();
    const { browser, tabs } = await opened(1, { profile });
    tabs[0]?.localStorage.setItem('k', '1');
    await browser.restart();
    const next = await browser.open(url);
    expect(get(next)).to.equal('1');
    next.localStorage.setItem('k', '2');

    await browser.close();
    const later = new Browser({ profile });
    expect(get(await later.open(url))).to.equal('2');
    await later.close();
  });

  it('leaves sessions alone, and what is left of a run', async () => {
    const { browser, tabs } = await opened(1);
    const { window } = tabs[0] as Tab;
    const before = window.localStorage;
    window.sessionStorage.setItem('k', '1');
    before.setItem('k', '1');
    expect(browser.pending.map(({ name }) => name)).to.deep.equal(['tab1>browser']);

    await browser.reset();
    before.setItem('k', '2');

    expect(browser.pending).to.deep.equal([]);
    expect(get(browser.tabs[0])).to.equal(null);
  });

  it('heeds no policy but sizes', async () => {
    const refused: BrowserOptions[] = [
      { policy: { expireAfterMs: 5 } },
      { policy: { quota: { measure: 'utf-8' } } },
      { policy: { block: ['ads.example'] } },
      { engine: 'webkit' },
    ];
    for (const options of refused) {
      expect(() => new Browser({ storage: 'chromium', ...options }), JSON.stringify(options))
        .to.throw()
        .with.property('code', 'BAD_OPTION');
    }
    const { browser } = await opened(1, { policy: { quota: 100, persist: true } });
    expect(() => browser.setPolicy({ expireAfterMs: 5 }))
      .to.throw()
      .with.property('code', 'BAD_OPTION');
    expect(() => browser.storage.failNextWrites(1))
      .to.throw()
      .with.property('code', 'BAD_OPTION');
    expect(() => browser.storage.blocklist)
      .to.throw()
      .with.property('code', 'BAD_OPTION');
    browser.setPolicy({ quota: 50 });
    expect(() => new Browser({ storage: 'firefox' as never }))
      .to.throw()
      .with.property('code', 'BAD_OPTION');
  });
});
