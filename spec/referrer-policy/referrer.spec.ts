import { expect } from 'chai';
import { determineReferrer } from '../../lib/referrer-policy/referrer.ts';

describe('the referrer of a request', () => {
  it('is the whole URL in the same origin, without fragment, username and password', () => {
    expect(determineReferrer('https://user:pw@a.example/dir/page?q=1#part', 'https://a.example/x')).to.equal(
      'https://a.example/dir/page?q=1',
    );
  });

  it('is the origin alone for another origin, also of the same site', () => {
    expect(determineReferrer('https://a.example/page', 'https://b.example/')).to.equal('https://a.example/');
    expect(determineReferrer('https://a.example:8443/page', 'https://www.a.example/')).to.equal('https://a.example:8443/');
    expect(determineReferrer('http://a.example/page', 'https://a.example/')).to.equal('http://a.example/');
    expect(determineReferrer('http://a.example/page', 'http://b.example/')).to.equal('http://a.example/');
  });

  it('is none from a secure page to an insecure one; the machine itself is secure', () => {
    expect(determineReferrer('https://a.example/page', 'http://a.example/')).to.equal('');
    expect(determineReferrer('http://localhost:3000/page', 'http://a.example/')).to.equal('');
    expect(determineReferrer('https://a.example/page', 'http://localhost/')).to.equal('https://a.example/');
  });

  for (const source of [null, '', 'about:blank', 'data:text/html,x', 'blob:https://a.example/1', 'file:///x.html']) {
    it(`is none from ${source === null ? 'the user' : JSON.stringify(source)}`, () => {
      expect(determineReferrer(source, 'https://a.example/')).to.equal('');
    });
  }

  it('is the origin alone where it would be longer than 4,096 units', () => {
    const base = 'https://a.example/';

    expect(determineReferrer(base.padEnd(4096, 'x'), base)).to.have.length(4096);
    expect(determineReferrer(base.padEnd(4097, 'x'), base)).to.equal(base);
  });
});
