import { expect } from 'chai';
import type { Tab } from '../../lib/index.ts';
import { get, opened, pass, url } from './opened.ts';

const firefox = { storage: 'firefox' } as const;

describe("a process's database of storage", () => {
  it('shows a task what its snapshot had, whatever others write meanwhile', async () => {
    const { browser, tabs } = await opened(2, firefox);
    const [a, b] = tabs as [Tab, Tab];
    const popup = await browser.open(url, { opener: b });
    void [get(a), get(b)];
    await browser.settle();
    const seen: unknown[] = [];
    a.localStorage.setItem('k', '1');

    b.start(({ localStorage }) => {
      seen.push(localStorage.getItem('k'));
      // It waits until what its process has sent is there.
      seen.push(get(a), localStorage.getItem('k'), get(popup));
    });
    await browser.step({ choose: 'tab2.user' });

    expect(seen).to.deep.equal([null, '1', null, null]);
    // A snapshot that ends with its task needs no word of it.
    expect(browser.pending.map(({ label }) => label)).to.deep.equal(['storage k']);
    expect(get(b)).to.equal('1');
  });

  it('is one for all pages of a process, of which those that did not write hear at once', async () => {
    const { browser, tabs } = await opened(2, firefox);
    const [a, b] = tabs as [Tab, Tab];
    const popup = await browser.open(url, { opener: a });
    const heard: string[] = [];
    popup.window.addEventListener('storage', ({ key, oldValue, newValue }) => heard.push(`${key} ${oldValue} ${newValue}`));
    void [get(a), get(b)];
    await browser.settle();

    a.localStorage.setItem('k', '1');
    expect([get(popup), browser.pending.map(({ name }) => name)]).to.deep.equal(['1', ['tab1.dom', 'browser>tab2']]);
    a.localStorage.removeItem('k');
    a.localStorage.setItem('l', '1');
    a.localStorage.clear();
    await browser.settle();

    expect(heard).to.deep.equal(['k null 1', 'k 1 null', 'l null 1', 'null null null']);
  });

  it('has one snapshot for all pages that use it in one task', async () => {
    const { browser, tabs } = await opened(1, firefox);
    const [a] = tabs as [Tab];
    const popup = await browser.open(url, { opener: a });
    const seen: unknown[] = [];

    await a.run(({ localStorage }) => {
      localStorage.setItem('k', '1');
      seen.push(get(popup));
    });

    expect(seen).to.deep.equal(['1']);
  });

  it('sends nothing of what changes nothing', async () => {
    const { browser, tabs, heard } = await opened(2, firefox);
    const [a, b] = tabs as [Tab, Tab];
    void get(b);
    a.localStorage.setItem('k', '1');
    await browser.settle();
    heard.length = 0;

    a.localStorage.setItem('k', '1');
    a.localStorage.removeItem('never there');
    b.localStorage.clear();
    await browser.settle();
    a.localStorage.clear();

    expect([browser.pending.length, heard]).to.deep.equal([0, ['tab1 null: null to null']]);
  });

  it('keeps a snapshot for later tasks as long as no other process uses the area, and until word of one arrives', async () => {
    const { browser, tabs } = await opened(2, firefox);
    const [a, b] = tabs as [Tab, Tab];
    void get(a);
    b.localStorage.setItem('k', '1');
    expect(browser.pending.map(({ name, label }) => [name, label])).to.deep.equal([
      ['browser>tab1', 'storage may change'],
      ['tab2>browser', 'storage k'],
    ]);
    await pass(browser, 'tab2', 'browser');

    expect(browser.pending.map(({ label }) => label)).to.deep.equal(['storage may change', 'storage k']);
    expect([get(a), get(b)]).to.deep.equal([null, '1']);
    await pass(browser, 'browser', 'tab1');
    expect(get(a)).to.equal('1');
  });

  it('writes into a snapshot that is kept, without knowing what others have', async () => {
    const { browser, tabs } = await opened(2, firefox);
    const [a, b] = tabs as [Tab, Tab];
    a.localStorage.setItem('n', '1');
    await pass(browser, 'tab1', 'browser');
    b.localStorage.setItem('n', '2');
    await pass(browser, 'tab2', 'browser');

    a.localStorage.setItem('n', String(Number(get(a, 'n')) + 1));
    await browser.settle();

    expect([get(a, 'n'), get(b, 'n')]).to.deep.equal(['2', '2']);
  });

  it('is over with the last document that used it, and a kept snapshot with it', async () => {
    const { browser, tabs } = await opened(2, firefox);
    const [a, b] = tabs as [Tab, Tab];
    const popup = await browser.open(url, { opener: a });
    void get(popup);
    await popup.close();
    await browser.settle();
    b.localStorage.setItem('k', '1');
    await pass(browser, 'tab2', 'browser');
    expect(browser.pending.map(({ label }) => label)).to.deep.equal(['storage may change', 'storage k']);

    expect(get(a)).to.equal('1');
  });

  it('can write on when its document is gone, and others see it', async () => {
    const { browser, tabs } = await opened(2, firefox);
    const [a, b] = tabs as [Tab, Tab];
    const kept = a.window.localStorage;
    kept.setItem('k', '1');
    await a.close();
    await browser.settle();
    expect(get(b)).to.equal('1');
    await browser.settle();

    kept.setItem('k', '2');
    await browser.settle();

    expect([kept.getItem('k'), get(b)]).to.deep.equal(['2', '2']);
  });
});
