import { expect } from 'chai';
import { defaultPolicy, describePolicy, policyWith, sizeFor, type Policy } from '../../lib/policy/policy.ts';

const first: Policy = defaultPolicy({ quotaMeasure: 'utf-16', thirdPartyStorage: 'allow' });
const size = 5 * 2 ** 20;

describe('a policy', () => {
  it('lets everybody store until somebody sets something, as the engine has it', () => {
    expect(defaultPolicy({ quotaMeasure: 'utf-8', thirdPartyStorage: 'partition' })).to.deep.equal({
      sizes: { localStorage: size, sessionStorage: size },
      measure: 'utf-8',
      sizesOf: new Map(),
      thirdParty: 'partition',
      consent: null,
      expireAfterMs: null,
      expire: 'written',
      persist: false,
      linkCookies: false,
    });
  });

  it('takes what is set, and keeps what is undefined', () => {
    const consent = (): boolean => true;
    const set = policyWith(first, { thirdParty: 'block', consent, expireAfterMs: 5, expire: 'used', linkCookies: true });

    const again = policyWith(set, { thirdParty: undefined, quota: undefined } as never);
    const back = policyWith(set, { consent: null, expireAfterMs: null, linkCookies: false });

    expect(again).to.deep.equal(set);
    expect(set).to.include({ thirdParty: 'block', consent, expireAfterMs: 5, expire: 'used', linkCookies: true });
    expect(back).to.include({ consent: null, expireAfterMs: null, linkCookies: false, thirdParty: 'block' });
  });

  it('has one size for both kinds of areas, or one for each', () => {
    const both = policyWith(first, { quota: 7 });
    const local = policyWith(first, { quota: { localStorage: 7 } });

    expect([both.sizes, local.sizes]).to.deep.equal([
      { localStorage: 7, sessionStorage: 7 },
      { localStorage: 7, sessionStorage: size },
    ]);
  });

  it('has other sizes for some origins, in whatever spelling, which add up', () => {
    const one = policyWith(first, { quota: { origins: { 'HTTPS://A.example:443/': { localStorage: 1 } } } });
    const two = policyWith(one, { quota: { origins: { 'https://a.example': { sessionStorage: 2 } }, localStorage: 9 } });

    const sizes = ['https://a.example', 'https://b.example'].flatMap((origin) => [
      sizeFor(two, 'localStorage', origin),
      sizeFor(two, 'sessionStorage', origin),
    ]);

    expect(sizes).to.deep.equal([1, 2, 9, size]);
    expect(sizeFor(one, 'sessionStorage', 'https://a.example')).to.equal(size);
  });
});

describe('what is set, in one line', () => {
  it('is as in source text, without what is undefined', () => {
    const text = describePolicy({
      quota: { localStorage: 0, measure: ({ length }) => length, origins: { 'https://a.example': { sessionStorage: 5 } } },
      block: ['a.example', 'b.example'],
      thirdParty: 'block',
      consent: null,
      expireAfterMs: undefined as never,
      linkCookies: true,
    });

    expect(text).to.equal(
      "quota: { localStorage: 0, measure: a function, origins: { 'https://a.example': { sessionStorage: 5 } } }, " +
        "block: ['a.example', 'b.example'], thirdParty: 'block', consent: null, linkCookies: true",
    );
  });
});
