import { expect } from 'chai';
import { parseResponsePolicies } from '../../../lib/csp/content-security-policy.ts';
import type { HeaderList } from '../../../lib/fetch/header-list.ts';
import { cspDerivedSandboxingFlags } from '../../../lib/html/policies/csp-derived-sandboxing-flags.ts';
import { parseSandboxingDirective, type SandboxingFlag } from '../../../lib/html/policies/sandboxing-flags.ts';

const flagsOf = (...headers: HeaderList): readonly SandboxingFlag[] => [
  ...cspDerivedSandboxingFlags(parseResponsePolicies(headers)),
];
const parsed = (directive: string): readonly SandboxingFlag[] => [...parseSandboxingDirective(directive)];

describe('the sandboxing flags of policies', () => {
  it('are those of the sandbox directive', () => {
    expect(flagsOf(['content-security-policy', "default-src 'self'; sandbox allow-scripts allow-forms"])).to.deep.equal(
      parsed('allow-scripts allow-forms'),
    );
    expect(flagsOf(['content-security-policy', 'sandbox'])).to.deep.equal(parsed(''));
  });

  it('are none without such a directive', () => {
    expect(flagsOf(['content-security-policy', "default-src 'none'; sandboxed; x-sandbox allow-forms"])).to.deep.equal([]);
    expect(flagsOf(['content-security-policy-report-only', 'sandbox'])).to.deep.equal([]);
  });

  it('add up over policies: only what each of them allows is allowed', () => {
    const both = parsed('allow-scripts');

    expect(
      flagsOf(
        ['content-security-policy', 'sandbox allow-scripts allow-forms'],
        ['content-security-policy', 'sandbox allow-scripts allow-modals'],
      ),
    ).to.have.members(both);
    expect(
      flagsOf(['content-security-policy', 'sandbox allow-scripts allow-forms, sandbox allow-scripts allow-modals']),
    ).to.have.members(both);
    expect(flagsOf(['content-security-policy', 'sandbox, sandbox allow-scripts'])).to.have.members(parsed(''));
  });
});
