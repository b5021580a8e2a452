import { expect } from 'chai';
import { originOfURL, type Origin } from '../../lib/origin/origin.ts';
import { obtainSite, registrableDomain, sameSite } from '../../lib/origin/site.ts';

let lastId = 0;
const of = (url: string): Origin => originOfURL(new URL(url), () => ({ opaque: true, id: ++lastId }));

describe('the site of an origin', () => {
  for (const [url, site] of [
    ['https://example.com/', 'https://example.com'],
    ['https://a.b.example.co.uk:8443/', 'https://example.co.uk'],
    ['http://shop.example/', 'http://shop.example'],
    ['https://one.github.io/', 'https://one.github.io'],
    ['https://github.io/', 'https://github.io'],
    ['http://localhost:3000/', 'http://localhost'],
    ['http://127.0.0.1:3000/', 'http://127.0.0.1'],
    ['http://[::1]:3000/', 'http://[::1]'],
  ] as const) {
    it(`of ${url} is ${site}`, () => {
      expect(obtainSite(of(url))).to.equal(site);
    });
  }

  it('is its own for each opaque origin', () => {
    expect(obtainSite({ opaque: true, id: 1 })).to.equal(obtainSite({ opaque: true, id: 1 }));
    expect(obtainSite({ opaque: true, id: 1 })).not.to.equal(obtainSite({ opaque: true, id: 2 }));
  });
});

describe('the registrable domain of a host', () => {
  it('is none of addresses, of names without a dot, and of public suffixes', () => {
    const domains = ['a.b.example.co.uk', 'github.io', 'one.github.io', 'localhost', '127.0.0.1', '[::1]'].map(registrableDomain);

    expect(domains).to.deep.equal(['example.co.uk', null, 'one.github.io', null, null, null]);
  });
});

describe('same site', () => {
  it('holds for all hosts and ports of a registrable domain', () => {
    expect(sameSite(of('https://a.example.com/'), of('https://b.example.com:444/'))).to.equal(true);
  });

  it('does not hold between schemes, nor between owners of a public suffix', () => {
    expect(sameSite(of('https://example.com/'), of('http://example.com/'))).to.equal(false);
    expect(sameSite(of('https://one.github.io/'), of('https://two.github.io/'))).to.equal(false);
    expect(sameSite(of('http://127.0.0.1/'), of('http://127.0.0.2/'))).to.equal(false);
  });

  it('holds for an opaque origin and itself alone', () => {
    const opaque = of('data:,x');

    expect(sameSite(opaque, opaque)).to.equal(true);
    expect(sameSite(opaque, of('data:,x'))).to.equal(false);
    expect(sameSite(opaque, of('https://a.example/'))).to.equal(false);
    expect(sameSite(of('https://a.example/'), opaque)).to.equal(false);
  });
});

describe('the registrable domain of a host', () => {
  for (const [host, domain] of [
    ['www.shop.example.co.uk', 'example.co.uk'],
    ['me.github.io', 'me.github.io'],
    ['github.io', null],
    ['localhost', null],
    ['127.0.0.1', null],
    ['[::1]', null],
    ['xn--bcher-kva.example', 'xn--bcher-kva.example'],
  ] as const) {
    it(`of ${host} is ${domain}`, () => {
      expect(registrableDomain(host)).to.equal(domain);
    });
  }
});
