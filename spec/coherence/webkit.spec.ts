import { expect } from 'chai';
import { get, opened, pass } from './opened.ts';

const webkit = { storage: 'webkit' } as const;

describe('storage as WebKit keeps it', () => {
  it('shows a write at once to its own process, and to others when both messages have arrived', async () => {
    const { browser, tabs, heard } = await opened(2, webkit);
    const [a, b] = tabs;
    expect(get(b)).to.equal(null);

    a?.localStorage.setItem('k', '1');

    expect([get(a), get(b), browser.storage.entries({ origin: 'https://a.example' })]).to.deep.equal(['1', null, []]);
    await pass(browser, 'tab1', 'browser');
    expect([get(b), browser.storage.entries({ origin: 'https://a.example' }).length]).to.deep.equal([null, 1]);
    await pass(browser, 'browser', 'tab2');
    expect([get(b), heard]).to.deep.equal(['1', []]);
    await browser.settle();
    expect(heard).to.deep.equal(['tab2 k: null to 1']);
  });

  it('is heard by documents that have not used it', async () => {
    const { browser, tabs, heard } = await opened(2, webkit);

    tabs[0]?.localStorage.setItem('k', '1');
    await browser.settle();

    expect(heard).to.deep.equal(['tab2 k: null to 1']);
    expect(browser.trace.events({ type: 'applied' }).map(({ area }) => area)).to.deep.equal(['localStorage https://a.example']);
  });
});
