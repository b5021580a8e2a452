import { expect } from 'chai';
import { setDocumentDomain, type DomainDocument } from '../../../lib/html/windows/document-domain.ts';

const document: DomainDocument = {
  hasBrowsingContext: true,
  sandboxed: false,
  effectiveDomain: 'www.example.com',
  originKeyed: false,
};

describe('setting document.domain', () => {
  it('makes the domain that of a registrable suffix, parsed', () => {
    expect(setDocumentDomain(document, 'EXAMPLE.com')).to.deep.equal({ domain: 'example.com' });
  });

  it('counts even when it says what was so already: the domain is no longer null', () => {
    expect(setDocumentDomain(document, 'www.example.com')).to.deep.equal({ domain: 'www.example.com' });
    expect(setDocumentDomain({ ...document, effectiveDomain: '127.0.0.1' }, '127.0.0.1')).to.deep.equal({ domain: '127.0.0.1' });
  });

  it('cannot be undone: the domain that was set is what later ones are compared with', () => {
    expect(setDocumentDomain({ ...document, effectiveDomain: 'example.com' }, 'www.example.com')).to.equal('SecurityError');
  });

  for (const given of ['', 'com', 'example.org', 'ample.com', 'a.www.example.com', 'example.com:443']) {
    it(`throws for ${JSON.stringify(given)}`, () => {
      expect(setDocumentDomain(document, given)).to.equal('SecurityError');
    });
  }

  it('throws without a browsing context, in a sandbox, and with an opaque origin', () => {
    for (const hindrance of [{ hasBrowsingContext: false }, { sandboxed: true }, { effectiveDomain: null }]) {
      expect(setDocumentDomain({ ...document, ...hindrance }, 'example.com')).to.equal('SecurityError');
    }
  });

  it('does nothing where the agent is of one origin alone, but throws as elsewhere', () => {
    expect(setDocumentDomain({ ...document, originKeyed: true }, 'example.com')).to.equal('unchanged');
    expect(setDocumentDomain({ ...document, originKeyed: true }, 'com')).to.equal('SecurityError');
  });
});
