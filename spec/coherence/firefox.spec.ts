import { expect } from 'chai';
import type { Browser, Tab } from '../../lib/index.ts';
import { get, opened, pass } from './opened.ts';

const firefox = { storage: 'firefox' } as const;
const stored = (browser: Browser): unknown => browser.storage.entries({ origin: 'https://a.example' });
const pending = (browser: Browser): string[] => browser.pending.map(({ name }) => name);

describe('storage as Firefox keeps it', () => {
  it('sends what a task wrote in one message when it is over, after its promise jobs, and the next task of others sees all of it', async () => {
    const { browser, tabs, heard } = await opened(2, firefox);
    const [a, b] = tabs as [Tab, Tab];
    void [get(a), get(b)];
    await browser.settle();

    await a.run(async ({ localStorage }) => {
      localStorage.setItem('k', '1');
      await Promise.resolve();
      localStorage.setItem('k', '2');
    });

    expect([pending(browser), stored(browser), get(b)]).to.deep.equal([['tab1>browser'], [], null]);
    await pass(browser, 'tab1', 'browser');
    expect(get(b)).to.equal('2');
    expect(heard).to.deep.equal([]);
    expect(pending(browser)).to.deep.equal(['browser>tab2', 'browser>tab2']);
    await browser.settle();
    expect(heard).to.deep.equal(['tab2 k: null to 1', 'tab2 k: 1 to 2']);
  });

  it('has what a process had sent received first, where it begins a snapshot', async () => {
    const { browser, tabs } = await opened(2, firefox);
    const [a, b] = tabs as [Tab, Tab];
    void [get(a), get(b)];
    await browser.settle();
    a.localStorage.setItem('k', '1');
    expect(get(b)).to.equal(null);

    expect(get(a)).to.equal('1');

    expect(get(b)).to.equal('1');
    expect(browser.trace.events({ type: 'task-removed' }).map((event) => Reflect.get(event, 'reason') as unknown)).to.deep.equal([
      'overtaken',
    ]);
  });

  it('delivers what a process had sent before it crashed, loses what it had not, and delivers nothing to it', async () => {
    const { browser, tabs } = await opened(2, firefox);
    const [a, b] = tabs as [Tab, Tab];
    b.localStorage.setItem('of b', '1');
    await pass(browser, 'tab2', 'browser');
    a.localStorage.setItem('sent', '1');
    a.start(({ localStorage }) => {
      localStorage.setItem('not sent', '1');
      a.crash();
    });

    await browser.step({ choose: 'tab1.user' });
    await browser.settle();

    expect([get(b, 'sent'), get(b, 'not sent')]).to.deep.equal(['1', null]);
    const reasons = browser.trace.events({ type: 'task-removed' }).map((event) => Reflect.get(event, 'reason') as unknown);
    expect(reasons).to.include('process gone');
    const alone = await browser.open('https://b.example/');
    alone.crash();
    await browser.close();
  });

  it('tells in a trace what has come into a copy when a snapshot begins, and how all of it came', async () => {
    const { browser, tabs } = await opened(2, firefox);
    const [a, b] = tabs as [Tab, Tab];
    a.localStorage.setItem('k', '1');
    await browser.settle();
    void get(b);
    await browser.settle();
    a.localStorage.setItem('l', '2');
    await browser.settle();
    void get(b);

    const applied = browser.trace.events({ type: 'applied' }).map((event) => {
      const { area, key, newValue, by } = event as unknown as Record<string, string>;
      return `${area?.slice('localStorage https://a.example'.length)} ${key} ${newValue} by ${by}`;
    });

    expect(applied).to.deep.equal([' k 1 by tab1', ' in tab2 k 1 by browser', ' l 2 by tab1', ' in tab2 l 2 by tab1']);
  });

  it('leaves sessions alone, and what is left of a run', async () => {
    const { browser, tabs } = await opened(1, firefox);
    const { window } = tabs[0] as Tab;
    const before = window.localStorage;
    window.sessionStorage.setItem('k', '1');
    before.setItem('k', '1');
    expect(pending(browser)).to.deep.equal(['tab1>browser']);

    await browser.reset();
    before.setItem('k', '2');

    expect(pending(browser)).to.deep.equal([]);
    expect(browser.trace.events({ type: 'storage-written' })).to.deep.equal([]);
    expect(get(browser.tabs[0])).to.equal(null);
  });
});
