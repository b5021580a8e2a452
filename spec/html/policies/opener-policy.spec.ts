import { expect } from 'chai';
import {
  matchOpenerPolicies,
  obtainOpenerPolicy,
  opensWithoutOpener,
  popupRequiresGroupSwitch,
  requiresGroupSwitch,
  type OpenerPolicy,
  type OpenerPolicyHolder,
} from '../../../lib/html/policies/opener-policy.ts';
import { originOfURL, type Origin } from '../../../lib/origin/origin.ts';

const of = (url: string): Origin => originOfURL(new URL(url), () => ({ opaque: true, id: 1 }));
const a = of('https://a.example/');
const b = of('https://b.example/');
const every: readonly OpenerPolicy[] = [
  'unsafe-none',
  'same-origin-allow-popups',
  'same-origin',
  'same-origin-plus-COEP',
  'noopener-allow-popups',
];

function obtained(value: string, { secureContext = true, allowsIsolation = false } = {}): OpenerPolicy {
  return obtainOpenerPolicy({ headers: [['cross-origin-opener-policy', value]], secureContext, allowsIsolation });
}

describe('the opener policy of a response', () => {
  for (const value of ['unsafe-none', 'same-origin', 'same-origin-allow-popups', 'noopener-allow-popups'] as const) {
    it(`is ${value} where the header says so`, () => {
      expect(obtained(value)).to.equal(value);
      expect(obtained(`${value}; report-to="endpoint"`)).to.equal(value);
    });
  }

  it('is unsafe-none without a header, and where it does not parse', () => {
    expect(obtainOpenerPolicy({ headers: [], secureContext: true, allowsIsolation: true })).to.equal('unsafe-none');
    for (const value of [
      '',
      'Same-Origin',
      '"same-origin"',
      'same-origin,',
      'same-origin same-origin',
      'same-origin-plus-COEP',
      '?1',
    ]) {
      expect(obtained(value)).to.equal('unsafe-none');
    }
  });

  it('is unsafe-none when the header is sent twice', () => {
    const header = ['cross-origin-opener-policy', 'same-origin'] as const;

    const policy = obtainOpenerPolicy({ headers: [header, header], secureContext: true, allowsIsolation: false });

    expect(policy).to.equal('unsafe-none');
  });

  it('is unsafe-none outside of secure contexts', () => {
    expect(obtained('same-origin', { secureContext: false })).to.equal('unsafe-none');
  });

  it('is unsafe-none where a header only reports', () => {
    const headers = [['cross-origin-opener-policy-report-only', 'same-origin']] as const;

    expect(obtainOpenerPolicy({ headers, secureContext: true, allowsIsolation: false })).to.equal('unsafe-none');
  });

  it('becomes same-origin-plus-COEP from same-origin alone, where the embedder policy allows it', () => {
    expect(obtained('same-origin', { allowsIsolation: true })).to.equal('same-origin-plus-COEP');
    expect(obtained('same-origin-allow-popups', { allowsIsolation: true })).to.equal('same-origin-allow-popups');
  });
});

describe('opener policies match', () => {
  for (const document of every) {
    for (const response of every) {
      const bothUnsafe = document === 'unsafe-none' && response === 'unsafe-none';
      const equal = document === response;

      it(`${equal ? 'or not by origin' : 'never'}: ${document} and ${response}`, () => {
        const match = (origin: Origin): boolean =>
          matchOpenerPolicies({ openerPolicy: document, origin: a }, { openerPolicy: response, origin });

        expect(match(a)).to.equal(equal);
        expect(match(b)).to.equal(bothUnsafe);
      });
    }
  }
});

describe('a browsing context group switch', () => {
  const holder = (openerPolicy: OpenerPolicy, origin: Origin): OpenerPolicyHolder => ({ openerPolicy, origin });

  for (const [active, response, sameOriginSwitches, crossOriginSwitches] of [
    ['unsafe-none', 'unsafe-none', false, false],
    ['unsafe-none', 'same-origin', true, true],
    ['unsafe-none', 'same-origin-allow-popups', true, true],
    ['unsafe-none', 'noopener-allow-popups', true, true],
    ['same-origin-allow-popups', 'unsafe-none', false, false],
    ['same-origin-allow-popups', 'same-origin-allow-popups', false, true],
    ['same-origin-allow-popups', 'same-origin', true, true],
    ['same-origin-allow-popups', 'noopener-allow-popups', true, true],
    ['same-origin', 'unsafe-none', true, true],
    ['same-origin', 'same-origin', false, true],
    ['same-origin', 'same-origin-plus-COEP', true, true],
    ['same-origin-plus-COEP', 'same-origin-plus-COEP', false, true],
    ['noopener-allow-popups', 'unsafe-none', false, false],
    ['noopener-allow-popups', 'noopener-allow-popups', true, true],
    ['noopener-allow-popups', 'same-origin', true, true],
  ] as const) {
    it(`at the first navigation of a popup, opened with ${active}, to ${response}`, () => {
      expect(requiresGroupSwitch(true, holder(response, a), holder(active, a))).to.equal(sameOriginSwitches);
      expect(requiresGroupSwitch(true, holder(response, b), holder(active, a))).to.equal(crossOriginSwitches);
      expect(popupRequiresGroupSwitch(holder(response, b), holder(active, a))).to.equal(crossOriginSwitches);
    });
  }

  for (const [active, response, sameOriginSwitches, crossOriginSwitches] of [
    ['unsafe-none', 'unsafe-none', false, false],
    ['same-origin-allow-popups', 'unsafe-none', true, true],
    ['noopener-allow-popups', 'unsafe-none', true, true],
    ['noopener-allow-popups', 'noopener-allow-popups', false, true],
    ['same-origin', 'same-origin', false, true],
  ] as const) {
    it(`at any later navigation, from ${active} to ${response}`, () => {
      expect(requiresGroupSwitch(false, holder(response, a), holder(active, a))).to.equal(sameOriginSwitches);
      expect(requiresGroupSwitch(false, holder(response, b), holder(active, a))).to.equal(crossOriginSwitches);
    });
  }
});

describe('a frame of a foreign origin', () => {
  it('opens without an opener where its policy is that of a page alone', () => {
    const opens = every.filter((openerPolicy) => opensWithoutOpener({ openerPolicy, origin: b }, a));

    expect(opens).to.deep.equal(['same-origin', 'same-origin-plus-COEP']);
  });

  it('is none of a page of the same origin', () => {
    expect(opensWithoutOpener({ openerPolicy: 'same-origin', origin: a }, a)).to.equal(false);
  });
});
