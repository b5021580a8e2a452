import { expect } from 'chai';
import { opened } from './opened.ts';

const webkit = { storage: 'webkit' } as const;

describe('storage as WebKit keeps it', () => {
  it('is heard by documents that have not used it', async () => {
    const { browser, tabs, heard } = await opened(2, webkit);

    tabs[0]?.localStorage.setItem('k', '1');
    await browser.settle();

    expect(heard).to.deep.equal(['tab2 k: null to 1']);
    expect(browser.trace.events({ type: 'applied' }).map(({ area }) => area)).to.deep.equal(['localStorage https://a.example']);
  });
});
