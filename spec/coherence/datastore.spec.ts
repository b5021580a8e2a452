import { expect } from 'chai';
import type { Tab } from '../../lib/index.ts';
import { get, opened, pass, url } from './opened.ts';

const firefox = { storage: 'firefox' } as const;

describe('a datastore in the browser process', () => {
  it('tells of what the writer’s snapshot had before, whatever is stored', async () => {
    const { browser, tabs, heard } = await opened(2, firefox);
    const [a, b] = tabs as [Tab, Tab];
    void [get(a), get(b)];
    await browser.settle();
    a.localStorage.setItem('k', 'of a');
    b.localStorage.setItem('k', 'of b');
    await browser.settle();
    expect(heard.sort()).to.deep.equal(['tab1 k: null to of b', 'tab2 k: null to of a']);
    heard.length = 0;

    a.localStorage.removeItem('k');
    b.localStorage.removeItem('k');
    await browser.settle();

    // The second one changes nothing any more.
    expect(heard.sort()).to.deep.equal(['tab1 k: of b to null', 'tab2 k: of b to null']);
  });

  it('gives entries in the order in which they came here, whoever wrote them', async () => {
    const { browser, tabs } = await opened(2, firefox);
    const [a, b] = tabs as [Tab, Tab];
    void [get(a), get(b)];
    await browser.settle();
    a.localStorage.setItem('of a', '1');
    b.localStorage.setItem('of b', '2');
    await pass(browser, 'tab1', 'browser');
    await browser.settle();

    for (const { window } of [a, b]) {
      expect(Object.entries(window.localStorage)).to.deep.equal([
        ['of a', '1'],
        ['of b', '2'],
      ]);
    }
  });

  it('names in a message as many changes as can be read at a glance', async () => {
    const { browser, tabs } = await opened(2, firefox);
    const [a, b] = tabs as [Tab, Tab];
    void [get(a), get(b)];
    await browser.settle();

    await a.run(({ localStorage }) => {
      localStorage.setItem('a', '1');
      localStorage.removeItem('a');
      localStorage.setItem('b', '1');
      localStorage.clear();
      localStorage.setItem('c', '1');
    });

    expect(browser.pending.map(({ label }) => label)).to.deep.equal(['storage a, a removed, b and 2 more']);
    await browser.settle();
    expect(browser.storage.entries({ origin: 'https://a.example' })).to.deep.equal([['c', '1']]);
  });

  it('tells a page of the URL that the writer had, or that of the page that began the snapshot when it first used it', async () => {
    for (const [behaviour, own, others] of [
      [{}, 'pushed', 'pushed'],
      [{ storageEventURL: 'at-first-use' }, '', 'first'],
    ] as const) {
      const { browser, tabs } = await opened(1, { ...firefox, behaviour });
      const [a] = tabs as [Tab];
      const first = await browser.open(`${url}first`, { opener: a });
      const elsewhere = await browser.open(url);
      const urls: string[] = [];
      for (const tab of [first, elsewhere]) tab.window.addEventListener('storage', (event) => urls.push(event.url));
      void get(a);

      await first.run(({ localStorage }) => {
        localStorage.getItem('k');
        // Its snapshot is of the other page of the process, and is kept.
      });
      await browser.settle();
      elsewhere.localStorage.getItem('k');
      await browser.settle();
      await first.run(({ localStorage }) => {
        localStorage.getItem('k');
        a.window.history.pushState(null, '', '/pushed');
        a.localStorage.setItem('k', '1');
      });
      await browser.settle();

      expect(urls, others).to.deep.equal([`${url}${own}`, `${url}${others}`]);
    }
  });

  it('gives room at once, for all processes together, until what was written has arrived', async () => {
    const { browser, tabs, heard } = await opened(2, { ...firefox, policy: { quota: { localStorage: 10 } } });
    const [a, b] = tabs as [Tab, Tab];
    void [get(a), get(b)];
    await browser.settle();

    expect(() => a.localStorage.setItem('k', '1234567890')).to.throw();
    a.localStorage.setItem('a', '1234567');
    expect(() => b.localStorage.setItem('b', '1234567')).to.throw();
    await a.run(({ localStorage }) => {
      localStorage.removeItem('a');
      // Of one task all is counted together.
      localStorage.setItem('b', '1234567');
      localStorage.setItem('b', '123456789');
    });
    await browser.settle();

    expect([get(b, 'a'), get(b, 'b')]).to.deep.equal([null, '123456789']);
    b.localStorage.setItem('b', '1');
    await browser.settle();
    a.localStorage.setItem('a', '1234567');
    await browser.settle();
    expect(heard.at(-1)).to.equal('tab2 a: null to 1234567');
    browser.setPolicy({ quota: 3 });
    b.localStorage.setItem('a', '123');
    expect(() => b.localStorage.setItem('a', '1234')).to.throw();
  });

  it('takes back the room of what a process had not sent when it crashed', async () => {
    const { browser, tabs } = await opened(2, { ...firefox, policy: { quota: { localStorage: 10 } } });
    const [a, b] = tabs as [Tab, Tab];
    a.start(({ localStorage }) => {
      localStorage.setItem('a', '1234567');
      a.crash();
    });
    await browser.settle();

    b.localStorage.setItem('b', '1234567');

    expect(get(b, 'b')).to.equal('1234567');
  });

  it('has kept snapshots end when the user clears data, and tells no page', async () => {
    const { browser, tabs, heard } = await opened(2, firefox);
    const [a] = tabs as [Tab, Tab];
    a.localStorage.setItem('k', '1');
    await browser.settle();
    heard.length = 0;

    browser.storage.clear();
    expect(get(a)).to.equal('1');
    await browser.settle();

    expect([get(a), heard]).to.deep.equal([null, []]);
  });

  it('sends no word of changes where no other process has documents', async () => {
    const { browser, tabs } = await opened(1, firefox);
    tabs[0]?.localStorage.setItem('k', '1');

    await pass(browser, 'tab1', 'browser');

    expect(browser.pending).to.deep.equal([]);
  });
});
