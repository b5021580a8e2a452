import { expect } from 'chai';
import fc from 'fast-check';
import { cspDerivedSandboxingFlags, parseResponsePolicies, parseSerializedCSP } from '../../lib/html/content-security-policy.ts';
import type { HeaderList } from '../../lib/html/header-list.ts';
import { parseSandboxingDirective, type SandboxingFlag } from '../../lib/html/sandboxing-flags.ts';

const flagsOf = (...headers: HeaderList): readonly SandboxingFlag[] => [
  ...cspDerivedSandboxingFlags(parseResponsePolicies(headers)),
];
const parsed = (directive: string): readonly SandboxingFlag[] => [...parseSandboxingDirective(directive)];

describe('a serialized policy', () => {
  it('is directives between semicolons, names in any ASCII case', () => {
    expect([...parseSerializedCSP(" default-src 'self' ;; SandBox\tallow-scripts\n;\f")]).to.deep.equal([
      ['default-src', " 'self'"],
      ['sandbox', '\tallow-scripts'],
    ]);
  });

  it('has of each name the first directive', () => {
    expect([...parseSerializedCSP('sandbox allow-forms; sandbox; SANDBOX allow-scripts')]).to.deep.equal([
      ['sandbox', ' allow-forms'],
    ]);
  });

  it('loses the directives that are no ASCII', () => {
    expect([...parseSerializedCSP('sandbox ä; img-src *')]).to.deep.equal([['img-src', ' *']]);
  });
});

describe('the policies of a response', () => {
  it('are those of all headers of that name, and of all parts between commas', () => {
    const policies = parseResponsePolicies([
      ['Content-Security-Policy', 'sandbox allow-forms, img-src *'],
      ['content-type', 'sandbox'],
      ['content-security-policy', 'sandbox'],
    ]);

    expect(policies.map((policy) => [...policy])).to.deep.equal([
      [['sandbox', ' allow-forms']],
      [['img-src', ' *']],
      [['sandbox', '']],
    ]);
  });

  it('are none of those that only report, and none that are empty', () => {
    expect(parseResponsePolicies([['content-security-policy-report-only', 'sandbox']])).to.deep.equal([]);
    expect(parseResponsePolicies([['content-security-policy', ' , ;, ']])).to.deep.equal([]);
    expect(parseResponsePolicies([])).to.deep.equal([]);
  });

  it('never throw', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (value) => {
        expect(flagsOf(['content-security-policy', value])).to.be.an('array');
      }),
    );
  });
});

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
