import { expect } from 'chai';
import { Browser, StorageloomError } from '../../lib/index.ts';
import { thrownBy } from '../conformance/thrown-by.ts';

describe('browser.storage of a Browser that is closed', () => {
  it('refuses each call, as setPolicy does', async () => {
    const browser = new Browser();
    const { storage } = browser;
    await browser.close();
    const calls = [
      () => storage.origins(),
      () => storage.entries({ origin: 'https://shop.example' }),
      () => storage.usage('https://shop.example'),
      () => storage.clear(),
      () => storage.setQuota('localStorage', 1),
      () => storage.failNextWrites(1),
      () => storage.thirdPartyRecords(),
      () => storage.blocklist,
      () => browser.setPolicy({}),
    ];

    for (const call of calls)
      expect(thrownBy(call)).to.be.instanceOf(StorageloomError).and.have.property('code', 'BROWSER_CLOSED');
  });
});
