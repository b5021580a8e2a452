import { expect } from 'chai';
import { Browser, StorageloomError, type StoragePolicyOptions } from '../../lib/index.ts';
import { thrownBy } from '../conformance/thrown-by.ts';

const shop = 'https://shop.example';

describe('a policy that is set', () => {
  it('is what was read and checked: what its getters say later counts for nothing', async () => {
    const browser = new Browser();
    const tab = await browser.open(`${shop}/`);
    for (const turn of [1, 2, 3, 4]) {
      let reads = 0;
      const turning = { get quota(): number { return ++reads < turn ? 100 : NaN; } }; // prettier-ignore

      const error = thrownBy(() => browser.setPolicy(turning));

      if (error !== undefined) expect(error).to.be.instanceOf(StorageloomError).and.have.property('code', 'BAD_OPTION');
      tab.localStorage.setItem('k', String(turn));
    }
    expect(tab.localStorage.getItem('k')).to.equal('4');
  });

  it('changes nothing where something in it cannot be meant', async () => {
    const browser = new Browser();
    let reads = 0;
    const policy = { quota: 3, get block(): readonly string[] { return ++reads < 3 ? [] : ['co.uk']; } }; // prettier-ignore

    const error = thrownBy(() => browser.setPolicy(policy));
    const tab = await browser.open(`${shop}/`);
    tab.localStorage.setItem('key', 'value');

    expect(error === undefined || error instanceof StorageloomError).to.equal(true);
    expect(browser.storage.blocklist.sites).to.deep.equal([]);
  });

  it('may be changed by whoever set it, and nothing follows', async () => {
    const block = ['ads.example'];
    const policy: StoragePolicyOptions = { block, quota: { localStorage: 5 } };
    const browser = new Browser({ policy });

    block.push('shop.example');
    Object.assign(policy, { quota: 0 });
    const tab = await browser.open(`${shop}/`);
    await browser.reset();
    tab.localStorage.setItem('k', 'v');

    expect(tab.localStorage.getItem('k')).to.equal('v');
  });

  it('leaves the size of an origin as it is where it is undefined', async () => {
    const browser = new Browser({ policy: { quota: { origins: { [shop]: { localStorage: 3 } } } } });
    const tab = await browser.open(`${shop}/`);

    browser.setPolicy({ quota: { origins: { [shop]: { localStorage: undefined as never, sessionStorage: 4 } } } });

    expect(thrownBy(() => tab.localStorage.setItem('k', 'long'))).to.include({ name: 'QuotaExceededError' });
    expect(thrownBy(() => tab.sessionStorage.setItem('k', 'long'))).to.include({ name: 'QuotaExceededError' });
  });
});
