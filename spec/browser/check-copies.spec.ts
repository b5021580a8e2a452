import { expect } from 'chai';
import { checkCopies, checkPolicyOfCopies } from '../../lib/browser/check-copies.ts';
import { failureOf } from './expect-failure.ts';

describe('options of copies of storage', () => {
  for (const [name, options] of [
    ['policy.expireAfterMs', { policy: { expireAfterMs: 5 } }],
    ['policy.quota.measure', { policy: { quota: { measure: 'utf-8' } } }],
    ['policy.block', { policy: { block: ['ads.example'] } }],
    ['storage', { engine: 'webkit' }],
    ['storage', { behaviour: { quotaMeasure: 'utf-8' } }],
  ] as const) {
    it(`cannot be ${JSON.stringify(options)}`, async () => {
      const failure = await failureOf(() => checkCopies({ storage: 'chromium', ...options }));

      expect([failure.code, failure.what]).to.deep.equal([
        'BAD_OPTION',
        `The option ${name} cannot be used with copies of storage.`,
      ]);
      checkCopies(options);
    });
  }

  it('can be sizes, and what has nothing to do with areas', () => {
    checkCopies({ storage: 'chromium', policy: { quota: 5, persist: true, linkCookies: true, expireAfterMs: null } });
    checkPolicyOfCopies({ quota: { localStorage: 5 } });
  });
});
