import { expect } from 'chai';
import { innerOf } from '../../lib/browser/inner.ts';
import { Browser, type ConsentRequest, type StoragePolicyOptions } from '../../lib/index.ts';
import { allAreas } from '../../lib/policy/areas.ts';
import type { StoragePolicies } from '../../lib/policy/storage-policies.ts';
import { thrownBy } from '../conformance/thrown-by.ts';
import { documentOf } from './document-of.ts';

const shop = 'https://shop.example/';
const ads = 'https://ads.example/';

/** A tab of the shop with two frames, one of another site, under a policy of its own. */
async function make(policy: StoragePolicyOptions): Promise<{
  readonly browser: Browser;
  readonly policies: StoragePolicies;
}> {
  const browser = new Browser({ policy });
  const tab = await browser.open(shop);
  await tab.addFrame(ads);
  await tab.addFrame('https://pay.shop.example/');
  const policies = innerOf(browser).userAgent.storagePolicy as StoragePolicies;
  return { browser, policies };
}

describe('the policies of a run', () => {
  it('give a partition to third parties alone, and to none where all may store', async () => {
    for (const [thirdParty, text] of [
      ['allow', 'https://ads.example'],
      ['partition', 'https://ads.example under https://shop.example'],
      ['session-only', 'https://ads.example under https://shop.example, for the session'],
      ['block', 'https://ads.example under https://shop.example'],
    ] as const) {
      const { browser } = await make({ thirdParty });

      const keys = ['tab1', 'tab1/frame1', 'tab1/frame2'].map((name) => documentOf(browser, name).nonStorageKey.text);

      expect(keys).to.deep.equal(['https://shop.example', text, 'https://pay.shop.example']);
    }
  });

  it('refuse no frame of the same site, also where engines give it a partition of its own', async () => {
    for (const [thirdParty, text] of [
      ['partition', 'https://pay.shop.example under https://shop.example, partitioned'],
      ['session-only', 'https://pay.shop.example'],
      ['block', 'https://pay.shop.example'],
    ] as const) {
      const browser = new Browser({ policy: { thirdParty }, behaviour: { partitionKey: 'top-level-origin' } });
      const tab = await browser.open(shop);
      const frame = await tab.addFrame('https://pay.shop.example/');

      expect([documentOf(browser, frame.name).nonStorageKey.text, thrownBy(() => frame.localStorage)]).to.deep.equal([
        text,
        undefined,
      ]);
    }
  });

  it('say why a document may not store, and nothing of one that may', async () => {
    const blocked = await make({ block: ['shop.example'], thirdParty: 'block' });
    const asked = await make({ consent: () => false });
    asked.policies.seekConsent(documentOf(asked.browser, 'tab1'));
    const open = await make({ consent: () => true });
    open.policies.seekConsent(documentOf(open.browser, 'tab1'));

    expect([
      blocked.policies.reasonOf(documentOf(blocked.browser, 'tab1/frame2')),
      blocked.policies.reasonOf(documentOf(blocked.browser, 'tab1/frame1')),
      asked.policies.reasonOf(documentOf(asked.browser, 'tab1')),
      asked.policies.reasonOf(documentOf(asked.browser, 'tab1/frame1')),
      open.policies.reasonOf(documentOf(open.browser, 'tab1')),
      (await make({})).policies.reasonOf(documentOf(open.browser, 'tab1')),
    ]).to.deep.equal([
      'The policy blocks shop.example.',
      "It is a third party under https://shop.example, and policy.thirdParty was 'block' when it was made.",
      "The policy's consent() refused it.",
      'The user was not asked yet.',
      null,
      null,
    ]);
  });

  it('refuse exactly those of whom there is a reason', async () => {
    const { browser, policies } = await make({ block: ['pay.shop.example'], thirdParty: 'block' });

    const refused = ['tab1', 'tab1/frame1', 'tab1/frame2'].map((name) => policies.isRefused(documentOf(browser, name)));

    expect(refused).to.deep.equal([false, true, true]);
  });

  it('ask nobody who is refused anyway: blocked, a third party that may not, of an opaque origin', async () => {
    const asked: string[] = [];
    const consent = ({ origin }: ConsentRequest): boolean => asked.push(origin) > 0;
    const { browser, policies } = await make({ consent, thirdParty: 'block', block: ['pay.shop.example'] });
    await browser.tabs[0]!.addFrame('data:text/html,x');

    for (const name of ['tab1', 'tab1/frame1', 'tab1/frame2', 'tab1/frame3']) policies.seekConsent(documentOf(browser, name));

    expect(asked).to.deep.equal(['https://shop.example']);
  });

  it('ask those who were blocked before, once they are on the list no more', async () => {
    const browser = new Browser();
    const tab = await browser.open(shop);
    const storage = tab.window.localStorage;
    browser.storage.blocklist.add('shop.example');
    browser.setPolicy({ consent: () => true });
    const blocked = thrownBy(() => storage.getItem('k'));

    browser.storage.blocklist.remove('shop.example');

    expect([(blocked as Error).name, storage.getItem('k')]).to.deep.equal(['SecurityError', null]);
  });

  it('keep areas for the session alone, of third parties in tabs, until the last of these is closed', async () => {
    const { browser, policies } = await make({ thirdParty: 'session-only' });
    const other = await browser.open(shop);
    const frame = await other.addFrame(ads);
    frame.localStorage.setItem('k', 'v');
    browser.tabs[0]!.frames[0]!.localStorage.setItem('l', 'v');
    const local = (): number[] => allAreas(innerOf(browser).userAgent).map(({ area }) => area.raw.size);

    await other.close();
    const before = local();
    policies.tabClosed(documentOf(browser, 'tab1').traversable);

    expect([before, local()]).to.deep.equal([[2], [0]]);
    expect(browser.trace.events({ type: 'area-emptied' })).to.have.lengthOf(1);
  });

  it('record third parties that store in local storage, whatever becomes of them', async () => {
    const { browser } = await make({ thirdParty: 'partition' });
    const [frame, own] = browser.tabs[0]!.frames;

    own!.localStorage.setItem('k', 'v');
    frame!.sessionStorage.setItem('k', 'v');
    const before = browser.storage.thirdPartyRecords();
    frame!.localStorage.setItem('k', 'v');

    expect([before, browser.storage.thirdPartyRecords()]).to.deep.equal([
      [],
      [{ origin: 'https://ads.example', topSite: 'https://shop.example' }],
    ]);
  });

  it('tell the trace of each change, in its order', async () => {
    const browser = new Browser({ policy: { quota: 5 } });

    browser.setPolicy({ thirdParty: 'block', consent: null });
    browser.storage.setQuota('localStorage', 7, 'https://a.example');
    browser.storage.blocklist.add('ads.example', 'why');

    expect(browser.trace.events({ type: 'policy-changed' }).map(({ policy }) => policy)).to.deep.equal([
      "thirdParty: 'block', consent: null",
      "quota: { origins: { 'https://a.example': { localStorage: 7 } } }",
      "block: ['ads.example']",
    ]);
  });

  it('tell nobody where there is no trace', () => {
    const browser = new Browser({ trace: 'off' });

    browser.setPolicy({ thirdParty: 'block' });

    expect(browser.trace.events()).to.deep.equal([]);
  });

  it('begin each run anew', async () => {
    const browser = new Browser({ policy: { thirdParty: 'partition', block: ['ads.example'] } });
    browser.setPolicy({ thirdParty: 'block', block: [], expireAfterMs: 5 });

    await browser.reset();

    const { policy, blocklist } = innerOf(browser).userAgent.storagePolicy as StoragePolicies;
    expect([policy.thirdParty, policy.expireAfterMs, blocklist.sites]).to.deep.equal(['partition', null, ['ads.example']]);
  });
});
