import { expect } from 'chai';
import type { Tab } from '../../lib/index.ts';
import { get, opened, pass, url } from './opened.ts';

const webkit = { storage: 'webkit' } as const;

describe('an area in the network process of WebKit', () => {
  it('announces a value that it has already, with what it had as the old one', async () => {
    const { browser, tabs, heard } = await opened(3, webkit);
    const [a, b] = tabs;
    void [get(a), get(b)];
    a?.localStorage.setItem('k', '1');
    b?.localStorage.setItem('k', '1');

    await browser.settle();

    expect(heard.sort()).to.deep.equal(['tab1 k: 1 to 1', 'tab2 k: null to 1', 'tab3 k: 1 to 1', 'tab3 k: null to 1']);
  });

  it("announces a change in the writer's process, too, but not to the writer", async () => {
    const { browser, tabs, heard } = await opened(1, webkit);
    const popup = await browser.open(url, { opener: tabs[0] as Tab });
    popup.window.addEventListener('storage', ({ key, newValue }) => heard.push(`popup ${key}: ${newValue}`));

    tabs[0]?.localStorage.setItem('k', '1');
    expect(get(popup)).to.equal('1');
    await browser.settle();

    expect(heard).to.deep.equal(['popup k: 1']);
  });

  it('announces no removal of what is not there, and no clear() where nothing is', async () => {
    const { browser, tabs, heard } = await opened(3, webkit);
    const [a, b] = tabs;
    a?.localStorage.setItem('k', '1');
    await browser.settle();
    void get(b);
    heard.length = 0;
    for (const tab of [a, b]) tab?.localStorage.removeItem('k');
    for (const tab of [a, b]) tab?.localStorage.clear();

    await browser.settle();

    expect(heard.sort()).to.deep.equal(['tab2 k: 1 to null', 'tab3 k: 1 to null']);
    expect(browser.trace.events({ type: 'applied' }).filter((event) => Reflect.get(event, 'key') === null)).to.deep.equal([]);
  });

  it('receives all that a process has sent before it answers with what is stored', async () => {
    const { browser, tabs } = await opened(1, webkit);
    const other = await browser.open('https://sub.a.example/', { opener: tabs[0] as Tab });
    other.localStorage.setItem('k', '1');
    expect(browser.pending.map(({ name }) => name)).to.deep.equal(['tab1>browser']);

    void get(tabs[0]);

    expect(browser.storage.entries({ origin: 'https://sub.a.example' }).length).to.equal(1);
    expect(browser.pending.map(({ name }) => name)).to.deep.equal(['browser>tab1']);
    await pass(browser, 'browser', 'tab1');
  });
});
