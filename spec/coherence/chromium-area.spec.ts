import { expect } from 'chai';
import { get, opened, pass } from './opened.ts';

describe('an area in the browser process of Chromium', () => {
  it('sends what changes nothing to all, and announces it to nobody', async () => {
    const { browser, tabs, heard } = await opened();
    const [a, b] = tabs;
    void [get(a), get(b)];
    a?.localStorage.setItem('k', '1');
    b?.localStorage.setItem('k', '1');
    await pass(browser, 'tab1', 'browser');
    await pass(browser, 'tab2', 'browser');

    await browser.settle();

    expect(heard).to.deep.equal(['tab2 k: null to 1']);
  });

  it('receives what the process has sent of that area before it is loaded, and nothing of others', async () => {
    const { browser, tabs } = await opened(1);
    const other = await browser.open('https://sub.a.example/', { opener: tabs[0] as NonNullable<(typeof tabs)[0]> });
    other.localStorage.setItem('k', '1');

    void get(tabs[0]);

    expect(browser.pending.map(({ name }) => name)).to.deep.equal(['tab1>browser']);
  });
});
