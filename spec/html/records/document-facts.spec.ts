import { expect } from 'chai';
import { Browser } from '../../../lib/index.ts';
import { thrownBy } from '../../conformance/thrown-by.ts';

describe('what is told of a document', () => {
  it('names its storage key, which is more than its origin where storage is partitioned', async () => {
    const browser = new Browser({ policy: { thirdParty: 'partition' } });
    const tab = await browser.open('https://shop.example/');
    await tab.addFrame('https://shop.example/cart');
    await tab.addFrame('https://ads.example/');
    await tab.addFrame('data:text/html,x');

    const created = browser.trace.events({ type: 'document-created' }).map(({ origin, storageKey }) => [origin, storageKey]);

    expect(created).to.deep.include.members([
      ['https://shop.example', 'https://shop.example'],
      ['https://ads.example', 'https://ads.example under https://shop.example'],
      ['null', null],
    ]);
  });

  it('says why it may not store, each time that it asks in vain', async () => {
    const browser = new Browser({ policy: { block: ['ads.example'] } });
    const tab = await browser.open('https://ads.example/');

    thrownBy(() => tab.window.localStorage);
    thrownBy(() => tab.window.sessionStorage);

    const refusals = browser.trace.events({ type: 'refused' }).map(({ what, url, reason }) => [what, url, reason]);
    expect(refusals).to.deep.equal(Array.from({ length: 2 }, () => ['storage', tab.url, 'The policy blocks ads.example']));
    expect(browser.trace.toText()).to.contain('✗ no storage');
    const { step } = browser.trace.events({ type: 'refused' })[0]!;
    expect(browser.trace.explain(step)).to.contain('was given no storage (The policy blocks ads.example)');
  });

  it('says so also where a Storage object is refused that was there before', async () => {
    const browser = new Browser();
    const tab = await browser.open('https://ads.example/');
    const { localStorage } = tab.window;
    browser.setPolicy({ block: ['ads.example'] });

    thrownBy(() => localStorage.getItem('k'));

    expect(browser.trace.events({ type: 'refused' }).map(({ what, reason }) => [what, reason])).to.deep.equal([
      ['storage', 'The policy blocks ads.example'],
    ]);
  });

  it('says nothing of an opaque origin, which nobody refuses', async () => {
    const browser = new Browser();
    const tab = await browser.open('about:blank');

    thrownBy(() => tab.window.localStorage);

    expect(browser.trace.events({ type: 'refused' })).to.deep.equal([]);
  });
});
