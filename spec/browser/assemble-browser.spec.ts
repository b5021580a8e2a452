import { expect } from 'chai';
import { assembleBrowser } from '../../lib/browser/assemble-browser.ts';
import { defaultLimits } from '../../lib/browser/options.ts';
import { KeptInMemory } from '../profile/kept-in-memory.ts';

describe('what stands behind a Browser', () => {
  it('is of one run, whose user agent is driven and traced, as the options say', async () => {
    const handle = {};
    const { runs, driving, trace, handles } = assembleBrowser(handle, { seed: 7, trace: 'tasks', limits: { popups: 1 } });

    const tab = await runs.open('https://a.example/');

    expect([handles.all, tab.browser]).to.deep.equal([[tab], handle]);
    expect([driving.isReal, driving.ledger, trace.header.seed]).to.deep.equal([false, null, 7]);
    expect(runs.userAgent.tabOpener.refusal(false)?.why).to.contain('limits.popups is 1');
  });

  for (const [popups, asked, refused] of [
    ['allow', false, false],
    ['user', false, true],
    ['user', true, false],
    ['block', true, true],
  ] as const) {
    it(`lets pages open tabs or not: ${popups}, ${asked ? '' : 'not '}asked for by the user`, () => {
      const { runs } = assembleBrowser({}, { popups });

      expect(runs.userAgent.tabOpener.refusal(asked) !== null).to.equal(refused);
    });
  }

  it('has the ledger of a profile, and the policy', () => {
    const { runs, driving } = assembleBrowser({}, { profile: new KeptInMemory(), policy: { quota: 3 }, limits: defaultLimits });

    expect(driving.ledger).to.equal(runs.ledger).and.not.equal(null);
    expect(runs.policies.policy.sizes).to.deep.equal({ localStorage: 3, sessionStorage: 3 });
  });
});
