import { expect } from 'chai';
import { StorageloomError } from '../../lib/infra/failure.ts';
import { checkOrigin, checkPolicy, checkSize } from '../../lib/policy/check-policy.ts';
import { thrownBy } from '../conformance/thrown-by.ts';

const fail = (): never => {
  throw new RangeError('of the trap');
};

function revoked(): object {
  const { proxy, revoke } = Proxy.revocable([], {});
  revoke();
  return proxy;
}

describe('the check of a policy', () => {
  for (const policy of [
    {},
    { quota: 0 },
    { quota: Number.MAX_SAFE_INTEGER },
    { quota: { localStorage: 5, sessionStorage: undefined, measure: 'latin-1-or-utf-16' } },
    { quota: { measure: () => 1, origins: { 'https://a.example': { localStorage: 0 }, 'http://[::1]:80/': {} } } },
    { block: [] },
    { block: ['a.example', 'https://b.example', '127.0.0.1', 'localhost', 'bücher.example'] },
    { thirdParty: 'session-only', consent: () => true, expireAfterMs: 1, expire: 'used', linkCookies: true },
    { consent: null, expireAfterMs: null, linkCookies: undefined, thirdParty: undefined },
  ]) {
    it(`lets pass what can be meant: ${JSON.stringify(policy)}`, () => {
      expect(thrownBy(() => checkPolicy(policy))).to.equal(undefined);
    });
  }

  const record = 'Give a record with some of quota, block, thirdParty, consent, expireAfterMs, expire, persist, linkCookies.';
  for (const [name, policy, why, mend] of [
    ['policy', null, 'It is null.', record],
    ['policy', 5, 'It is a number.', record],
    ['policy', [], 'It is an array.', record],
    ['policy.qota', { qota: 5 }, 'There is no such option.', 'Write quota.'],
    ['policy.thirdparty', { thirdparty: 'block' }, 'There is no such option.', 'Write thirdParty.'],
    [
      'policy.zzzzzzz',
      { zzzzzzz: 5 },
      'There is no such option.',
      'Known are quota, block, thirdParty, consent, expireAfterMs, expire, persist, linkCookies.',
    ],
    [
      'policy.constructor',
      { constructor: 5 },
      'There is no such option.',
      'Known are quota, block, thirdParty, consent, expireAfterMs, expire, persist, linkCookies.',
    ],
    ['policy.quota', { quota: -1 }, 'It is -1.', 'Give a whole number from 0 on; 0 is an area that nothing fits in.'],
    ['policy.quota', { quota: 1.5 }, 'It is 1.5.', 'Give a whole number from 0 on; 0 is an area that nothing fits in.'],
    ['policy.quota', { quota: NaN }, 'It is NaN.', 'Give a whole number from 0 on; 0 is an area that nothing fits in.'],
    ['policy.quota', { quota: '5' }, "It is '5'.", 'Give a whole number from 0 on; 0 is an area that nothing fits in.'],
    ['policy.quota', { quota: 5n }, 'It is 5n.', 'Give a whole number from 0 on; 0 is an area that nothing fits in.'],
    [
      'policy.quota',
      { quota: Infinity },
      'It is Infinity.',
      'Give a whole number; Number.MAX_SAFE_INTEGER is as good as no limit.',
    ],
    [
      'policy.quota.localStorage',
      { quota: { localStorage: -5 } },
      'It is -5.',
      'Give a whole number from 0 on; 0 is an area that nothing fits in.',
    ],
    ['policy.quota.local', { quota: { local: 5 } }, 'There is no such option.', 'Write localStorage.'],
    [
      'policy.quota.measure',
      { quota: { measure: 'utf8' } },
      "It is 'utf8'.",
      'Give "utf-16" or "utf-8" or "latin-1-or-utf-16", or a function that says how much a text takes.',
    ],
    [
      'policy.quota.origins',
      { quota: { origins: [] } },
      'It is an array.',
      "Give a record such as { 'https://shop.example': { localStorage: 0 } }.",
    ],
    [
      "policy.quota.origins['a.example']",
      { quota: { origins: { 'a.example': {} } } },
      "'a.example' is no origin, which is a scheme, a host and perhaps a port.",
      'Write https://shop.example.',
    ],
    [
      "policy.quota.origins['https://a.example/x']",
      { quota: { origins: { 'https://a.example/x': {} } } },
      "'https://a.example/x' is no origin, which is a scheme, a host and perhaps a port.",
      'Write https://a.example.',
    ],
    [
      "policy.quota.origins['https://a.example']",
      { quota: { origins: { 'https://a.example': 5 } } },
      'It is a number.',
      'Give a record with some of localStorage, sessionStorage.',
    ],
    [
      "policy.quota.origins['https://a.example'].localStorage",
      { quota: { origins: { 'https://a.example': { localStorage: 0.5 } } } },
      'It is 0.5.',
      'Give a whole number from 0 on; 0 is an area that nothing fits in.',
    ],
    ['policy.block', { block: 'a.example' }, "It is 'a.example'.", 'Give a list such as ["ads.example"].'],
    ['policy.block', { block: revoked() }, 'It is an object.', 'Give a list such as ["ads.example"].'],
    ['policy.block', { block: [5] }, 'It holds 5.', 'Give hosts and origins as texts.'],
    // oxlint-disable-next-line no-sparse-arrays
    ['policy.block', { block: [,] }, 'It holds undefined.', 'Give hosts and origins as texts.'],
    [
      'policy.block',
      { block: ['https://a.example/x'] },
      '"https://a.example/x" cannot be blocked: storage is that of a whole origin and knows no paths.',
      'Write https://a.example.',
    ],
    [
      'policy.block',
      { block: ['co.uk'] },
      '"co.uk" cannot be blocked: everybody may have a site under co.uk.',
      'Name the site that you mean, such as ads.co.uk.',
    ],
    ['policy.thirdParty', { thirdParty: 'none' }, "It is 'none'.", 'Give "allow" or "partition" or "session-only" or "block".'],
    ['policy.thirdParty', { thirdParty: null }, 'It is null.', 'Give "allow" or "partition" or "session-only" or "block".'],
    ['policy.consent', { consent: true }, 'It is true.', 'Give a function that answers true or false, or null.'],
    ['policy.expireAfterMs', { expireAfterMs: 0 }, 'It is 0.', 'Give a whole number of ms from 1 on, or null for never.'],
    ['policy.expireAfterMs', { expireAfterMs: 1.5 }, 'It is 1.5.', 'Give a whole number of ms from 1 on, or null for never.'],
    ['policy.expire', { expire: 'read' }, "It is 'read'.", 'Give "written" or "used".'],
    ['policy.persist', { persist: 'always' }, "It is 'always'.", 'Give true, false, or a function that answers one of them.'],
    ['policy.linkCookies', { linkCookies: 1 }, 'It is 1.', 'Give true or false.'],
  ] as const) {
    it(`refuses what cannot be meant, with what to do: ${name} of ${why}`, () => {
      const error = thrownBy(() => checkPolicy(policy)) as StorageloomError;

      expect(error).to.be.instanceOf(StorageloomError);
      expect(error).to.include({ code: 'BAD_OPTION', what: `The option ${name} cannot be used.`, why, mend });
    });
  }

  for (const [what, policy] of Object.entries<() => unknown>({
    'a policy': () => new Proxy({}, { ownKeys: fail }),
    'a policy whose member throws': () => Object.defineProperty({}, 'quota', { get: fail, enumerable: true }),
    'a policy that has no member to read': () => new Proxy({}, { get: fail }),
    'a quota': () => ({ quota: new Proxy({}, { ownKeys: fail }) }),
    'origins of a quota': () => ({ quota: { origins: new Proxy({}, { ownKeys: fail }) } }),
    'a list': () => ({ block: new Proxy(['a.example'], { get: fail }) }),
  })) {
    it(`refuses what cannot be read: ${what}`, () => {
      const error = thrownBy(() => checkPolicy(policy())) as StorageloomError;

      expect(error)
        .to.be.instanceOf(StorageloomError)
        .and.include({ code: 'BAD_OPTION', why: 'To read them threw "RangeError: of the trap".' });
    });
  }
});

describe('the check of an origin', () => {
  for (const origin of [
    'https://a.example',
    'https://a.example/',
    'HTTPS://A.example:443',
    'http://localhost:3000',
    'http://[::1]',
  ]) {
    it(`lets pass ${origin}`, () => {
      expect(thrownBy(() => checkOrigin('it', origin))).to.equal(undefined);
    });
  }

  for (const origin of [
    undefined,
    null,
    5,
    '',
    'a.example',
    'null',
    'data:,x',
    'file:///',
    'https://a.example/x',
    'https://a.example?q',
  ]) {
    it(`refuses ${String(origin)}`, () => {
      expect(thrownBy(() => checkOrigin('it', origin))).to.include({ code: 'BAD_OPTION' });
    });
  }
});

describe('the check of a size', () => {
  it('lets pass whole numbers from 0 on, as far as they are exact', () => {
    const errors = [0, 1, Number.MAX_SAFE_INTEGER].map((size) => thrownBy(() => checkSize('it', size)));
    const refused = [-1, 0.5, NaN, Infinity, -Infinity, 2 ** 53, '1', null, {}].map((size) =>
      thrownBy(() => checkSize('it', size)),
    );

    expect([errors, refused.every((error) => error instanceof StorageloomError)]).to.deep.equal([
      [undefined, undefined, undefined],
      true,
    ]);
  });
});
