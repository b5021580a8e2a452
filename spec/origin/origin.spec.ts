import { expect } from 'chai';
import {
  accessKeyOf,
  determineOrigin,
  effectiveDomain,
  originKeyOf,
  originOfURL,
  sameOrigin,
  sameOriginDomain,
  serializeOrigin,
  type OpaqueOrigin,
  type Origin,
} from '../../lib/origin/origin.ts';

let lastId = 0;
const newOpaque = (): OpaqueOrigin => ({ opaque: true, id: ++lastId });
const of = (url: string): Origin => originOfURL(new URL(url), newOpaque);

describe('the origin of a URL', () => {
  it('is scheme, host and port', () => {
    expect(of('https://shop.example/a?b#c')).to.deep.equal({ opaque: false, scheme: 'https', host: 'shop.example', port: null });
    expect(of('http://127.0.0.1:8080/')).to.deep.equal({ opaque: false, scheme: 'http', host: '127.0.0.1', port: 8080 });
  });

  it('has no port where it is the default of the scheme', () => {
    for (const url of [
      'http://a.example:80',
      'https://a.example:443',
      'ws://a.example:80',
      'wss://a.example:443',
      'ftp://a.example:21',
    ]) {
      expect(of(url)).to.have.property('port', null);
    }
  });

  it('leaves out user and password', () => {
    expect(serializeOrigin(of('https://user:secret@a.example/'))).to.equal('https://a.example');
  });

  for (const url of [
    'data:text/html,x',
    'file:///a.html',
    'about:blank',
    'javascript:0',
    'custom://a.example/',
    'blob:x',
    'blob:null/1',
  ]) {
    it(`is opaque and new each time for ${url}`, () => {
      const [one, other] = [of(url), of(url)];

      expect(one.opaque).to.equal(true);
      expect(sameOrigin(one, other)).to.equal(false);
      expect(serializeOrigin(one)).to.equal('null');
    });
  }

  it('of a blob is that of the URL in its path, when that is HTTP', () => {
    expect(serializeOrigin(of('blob:https://a.example:444/0b3c'))).to.equal('https://a.example:444');
    expect(serializeOrigin(of('blob:http://a.example/0b3c'))).to.equal('http://a.example');
    expect(of('blob:ftp://a.example/0b3c').opaque).to.equal(true);
    expect(of('blob:blob:https://a.example/0b3c').opaque).to.equal(true);
  });
});

describe('the serialization of an origin', () => {
  it('shows the port only when it is not the default', () => {
    expect(serializeOrigin(of('https://a.example:443/'))).to.equal('https://a.example');
    expect(serializeOrigin(of('https://a.example:8443/'))).to.equal('https://a.example:8443');
    expect(serializeOrigin(of('http://[::1]:3000/'))).to.equal('http://[::1]:3000');
  });
});

describe('same origin', () => {
  it('holds for equal scheme, host and port', () => {
    expect(sameOrigin(of('https://a.example/x'), of('https://a.example:443/y'))).to.equal(true);
  });

  for (const other of ['http://a.example/', 'https://b.example/', 'https://a.example:81/', 'https://www.a.example/', 'data:,x']) {
    it(`does not hold between https://a.example/ and ${other}`, () => {
      expect(sameOrigin(of('https://a.example/'), of(other))).to.equal(false);
      expect(sameOrigin(of(other), of('https://a.example/'))).to.equal(false);
    });
  }

  it('holds for an opaque origin and itself', () => {
    const opaque = newOpaque();

    expect(sameOrigin(opaque, opaque)).to.equal(true);
  });
});

describe('the key of an origin', () => {
  it('is equal for the same origin and no other', () => {
    const origins = [of('https://a.example/'), of('https://a.example:444/'), of('http://a.example/'), newOpaque(), newOpaque()];

    for (const a of origins) for (const b of origins) expect(originKeyOf(a) === originKeyOf(b)).to.equal(sameOrigin(a, b));
    expect(originKeyOf(of('https://a.example/x'))).to.equal(originKeyOf(of('https://a.example/y')));
  });
});

describe('determining the origin', () => {
  const source = of('https://source.example/');
  const determine = (url: string | null, sandboxed = false, from: Origin | null = source): Origin =>
    determineOrigin(url === null ? null : new URL(url), sandboxed, from, newOpaque);

  it('gives a new opaque one where the sandbox says so, whatever the URL', () => {
    for (const url of ['https://a.example/', 'about:blank', 'about:srcdoc']) expect(determine(url, true).opaque).to.equal(true);
  });

  it('gives a new opaque one without a URL', () => {
    expect(determine(null).opaque).to.equal(true);
  });

  for (const url of ['about:blank', 'about:blank?x', 'about:blank#x', 'about:srcdoc']) {
    it(`gives ${url} the origin of who began it`, () => {
      expect(determine(url)).to.equal(source);
    });

    it(`gives ${url} a new opaque one when nobody did`, () => {
      expect(determine(url, false, null).opaque).to.equal(true);
    });
  }

  it("gives any other URL the URL's own", () => {
    expect(determine('https://a.example/')).to.deep.equal(of('https://a.example/'));
    expect(determine('about:config').opaque).to.equal(true);
    expect(determine('data:,x').opaque).to.equal(true);
  });
});

describe('same origin-domain', () => {
  const at = (url: string, domain: string): Origin => ({ ...of(url), domain }) as Origin;
  const www = 'https://www.a.example/';

  it('holds where both have the same domain, whatever host and port', () => {
    expect(sameOriginDomain(at(www, 'a.example'), at('https://a.example:8443/', 'a.example'))).to.equal(true);
  });

  it('does not hold where the schemes differ, the domains do, or one has none', () => {
    const set = at(www, 'a.example');

    for (const other of [at('http://a.example/', 'a.example'), at(www, 'www.a.example'), of(www)]) {
      expect([sameOriginDomain(set, other), sameOriginDomain(other, set)]).to.deep.equal([false, false]);
    }
  });

  it('is same origin where none has a domain', () => {
    const opaque = of('data:,');

    expect([sameOriginDomain(of(www), of(www)), sameOriginDomain(opaque, opaque)]).to.deep.equal([true, true]);
    for (const other of [of('https://a.example/'), opaque]) expect(sameOriginDomain(of(www), other)).to.equal(false);
    expect(sameOriginDomain(opaque, of('data:,'))).to.equal(false);
  });
});

describe('the effective domain', () => {
  it('is the domain that was set, or else the host; an opaque origin has none', () => {
    const origin = of('https://www.a.example/');

    expect(effectiveDomain(origin)).to.equal('www.a.example');
    expect(effectiveDomain({ ...origin, domain: 'a.example' } as Origin)).to.equal('a.example');
    expect(effectiveDomain(of('data:,'))).to.equal(null);
  });
});

describe('the access key of an origin', () => {
  it('is equal for what reaches the same objects', () => {
    const origin = of('https://www.a.example/');

    expect(accessKeyOf(origin)).to.equal('https://www.a.example');
    expect(accessKeyOf({ ...origin, domain: 'a.example' } as Origin)).to.equal('https://www.a.example as a.example');
    expect(accessKeyOf({ opaque: true, id: 3 })).to.equal('opaque 3');
  });
});
