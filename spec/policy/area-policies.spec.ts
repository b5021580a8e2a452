import { expect } from 'chai';
import { innerOf } from '../../lib/browser/inner.ts';
import { Browser, type StoragePolicyOptions, type Tab } from '../../lib/index.ts';
import { AreaGuard } from '../../lib/policy/area-guard.ts';
import { deny } from '../../lib/policy/denied-area.ts';
import { AreaPolicies } from '../../lib/policy/area-policies.ts';
import { defaultPolicy, policyWith } from '../../lib/policy/policy.ts';
import type { Area } from '../../lib/storage/area.ts';
import { thrownBy } from '../conformance/thrown-by.ts';
import { allAreas } from '../../lib/policy/areas.ts';
import { documentOf } from './document-of.ts';

const first = defaultPolicy({ quotaMeasure: 'utf-16', thirdPartyStorage: 'allow' });

/** A tab whose two areas are there, and the policies of its areas. */
async function make(): Promise<{
  readonly browser: Browser;
  readonly tab: Tab;
  readonly policies: AreaPolicies;
  readonly local: Area;
  readonly session: Area;
  /** Documents of third parties that stored something. */
  readonly heard: readonly unknown[];
  set(options: StoragePolicyOptions): void;
}> {
  const browser = new Browser();
  const tab = await browser.open('https://a.example/');
  const { userAgent } = innerOf(browser);
  const heard: unknown[] = [];
  const policies = new AreaPolicies(userAgent, first, {
    failed: () => undefined,
    thirdPartyWrote: (document) => heard.push(document),
  });
  for (const area of ['localStorage', 'sessionStorage'] as const) tab[area].setItem('é', '世');
  const [local, session] = allAreas(userAgent).map(({ area }) => area) as [Area, Area];
  return { browser, tab, policies, local, session, heard, set: (options) => policies.follow(policyWith(first, options)) };
}

describe('what a policy means for areas', () => {
  it('costs nothing as long as it is the default: no area has a guard, nor anything before it', async () => {
    const { local, session } = await make();

    expect([local, session].map(({ guard, coherence }) => [guard, coherence])).to.deep.equal([1, 2].map(() => [null, null]));
  });

  it('is another size for each kind and origin, which what is there keeps', async () => {
    const { local, session, set } = await make();

    set({ quota: { localStorage: 1, origins: { 'https://a.example': { sessionStorage: 7 } } } });

    expect([local, session].map(({ quotaUnits, usedUnits }) => [quotaUnits, usedUnits])).to.deep.equal([[1, 2], [7, 2]]); // prettier-ignore
  });

  it('counts what is there by another measure, and back', async () => {
    const { local, set } = await make();

    set({ quota: { measure: 'utf-8' } });
    const bytes = local.usedUnits;
    set({});

    expect([bytes, local.usedUnits]).to.deep.equal([5, 2]);
  });

  it('counts an area that is made later by its measure from the beginning', async () => {
    const browser = new Browser({ policy: { quota: { measure: 'utf-8', localStorage: 5 } } });
    const tab = await browser.open('https://a.example/');

    const fits = ['世', '世x'].map((value) => thrownBy(() => tab.localStorage.setItem('é', value)) === undefined);

    expect([fits, browser.storage.usage('https://a.example')]).to.deep.equal([[true, false], 5]);
  });

  it('lets the next writes fail in areas that are there, and in those that come', async () => {
    const { browser, tab, policies, local } = await make();
    policies.failNextWrites({ count: 1, identifier: 'localStorage', origin: null });

    const errors = ['a', 'b'].map((value) => thrownBy(() => tab.localStorage.setItem('k', value)));

    expect(errors.map((error) => error === undefined)).to.deep.equal([false, true]);
    expect(local.guard).to.be.instanceOf(AreaGuard);
    browser.storage.failNextWrites(1, 'sessionStorage');
    const later = await browser.open('https://b.example/');
    expect(thrownBy(() => later.sessionStorage.setItem('k', 'v'))).to.include({ name: 'QuotaExceededError' });
  });

  it('tells of third parties that store something, once they are watched', async () => {
    const { browser, policies, local, heard } = await make();
    const tab = await browser.open('https://b.example/');
    await tab.addFrame('https://a.example/');
    const [frame, own] = [documentOf(browser, 'tab2/frame1'), documentOf(browser, 'tab1')];
    local.set('k', '1', frame);

    policies.watch(local);
    local.set('k', '2', frame);
    local.set('k', '3', own);

    expect(heard).to.deep.equal([frame]);
  });

  it('empties local areas after a while that begins anew with another while, and never sessions', async () => {
    const { browser, policies, local, session, set } = await make();
    set({ expireAfterMs: 10 });
    await browser.advance(9);
    set({ expireAfterMs: 10, linkCookies: true });
    policies.expire(local);
    const kept = local.raw.size;

    set({ expireAfterMs: 5 });
    await browser.advance(4);
    policies.expire(local);
    const keptAnew = local.raw.size;
    await browser.advance(1);
    for (const area of [local, session]) policies.expire(area);

    expect([kept, keptAnew, local.raw.size, session.raw.size, session.coherence]).to.deep.equal([1, 1, 0, 1, null]);
  });

  it('keeps everything when it is to last for ever again', async () => {
    const { browser, policies, local, set } = await make();
    set({ expireAfterMs: 10 });

    set({});
    await browser.advance(100);
    policies.expire(local);

    expect([local.raw.size, local.coherence]).to.deep.equal([1, null]);
  });

  it('count the time since another use from when that is set', async () => {
    const { browser, local, policies, set } = await make();
    set({ expireAfterMs: 10 });
    await browser.advance(8);

    set({ expireAfterMs: 10, expire: 'used' });
    await browser.advance(8);
    local.get('é', { id: 1 } as never);
    await browser.advance(8);
    policies.expire(local);

    expect(local.raw.size).to.equal(1);
  });

  it('empty what has expired also of an area that is denied', async () => {
    const { browser, local, policies, set } = await make();
    set({ expireAfterMs: 10 });
    deny(local);
    await browser.advance(10);

    policies.expire(local);

    expect(local.raw.size).to.equal(0);
  });
});
