import { expect } from 'chai';
import fc from 'fast-check';
import { parseResponsePolicies, parseSerializedCSP } from '../../lib/csp/content-security-policy.ts';

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
        expect(parseResponsePolicies([['content-security-policy', value]])).to.be.an('array');
      }),
    );
  });
});
