import { expect } from 'chai';
import { originOfURL, type OpaqueOrigin, type Origin } from '../../lib/origin/origin.ts';
import { partitionOf } from '../../lib/policy/partition.ts';

const opaque: OpaqueOrigin = { opaque: true, id: 7 };
const of = (url: string): Origin => originOfURL(new URL(url), () => opaque);

/** Where a frame of the first origin stores; the others are around it, the innermost first. */
function partition(partitionKey: 'site-and-ancestors' | 'top-level-origin', own: string, ...around: string[]) {
  return partitionOf(around.map(of), of(own), partitionKey);
}

describe('the partition by site and ancestors', () => {
  const where = (own: string, ...around: string[]) => partition('site-and-ancestors', own, ...around);

  it('is none for a top-level document', () => {
    expect([where('https://a.example/'), where('data:,x')]).to.deep.equal([null, null]);
  });

  for (const [title, own, top] of [
    ['the same origin', 'https://a.example/f', 'https://a.example/'],
    ['a subdomain', 'https://a.example/', 'https://www.a.example/'],
    ['the domain above it', 'https://deep.www.a.example/', 'https://a.example/'],
    ['another port', 'https://a.example:81/', 'https://a.example/'],
    ['its own number', 'http://127.0.0.1:81/', 'http://127.0.0.1/'],
    ['localhost at another port', 'http://localhost:81/', 'http://localhost/'],
    ['its host in ASCII', 'https://bücher.example/', 'https://xn--bcher-kva.example/'],
  ] as const) {
    it(`is none under ${title}`, () => expect(where(own, top)).to.equal(null));
  }

  for (const [title, own, top, topLevelSite] of [
    ['another domain', 'https://a.example/', 'https://www.b.example/', 'https://b.example'],
    ['another scheme', 'https://a.example/', 'http://a.example/', 'http://a.example'],
    ['another number', 'http://127.0.0.1/', 'http://127.0.0.2/', 'http://127.0.0.2'],
    ['localhost by its number', 'http://localhost/', 'http://127.0.0.1/', 'http://127.0.0.1'],
    ['a number of the other length', 'http://127.0.0.1/', 'http://[::1]/', 'http://[::1]'],
    ['another customer of a public suffix', 'https://a.github.io/', 'https://b.github.io/', 'https://b.github.io'],
    ['a public suffix that is a host', 'https://a.github.io/', 'https://github.io/', 'https://github.io'],
    ['what has an opaque origin', 'https://a.example/', 'data:,x', 'opaque 7'],
  ] as const) {
    it(`is a third party's under ${title}`, () => {
      expect(where(own, top)).to.deep.equal({ topLevelSite, ancestorBit: true });
    });
  }

  it('is that of the top-level site, however deep a frame is', () => {
    const found = where('https://c.example/', 'https://b.example/', 'https://a.example/');

    expect(found).to.deep.equal({ topLevelSite: 'https://a.example', ancestorBit: true });
  });

  it("is a third party's where another site is between the frame and its own site", () => {
    const found = where('https://a.example/', 'https://b.example/', 'https://www.a.example/');

    expect(found).to.deep.equal({ topLevelSite: 'https://a.example', ancestorBit: true });
  });
});

describe('the partition by top-level origin', () => {
  const where = (own: string, ...around: string[]) => partition('top-level-origin', own, ...around);

  it('is none for a top-level document', () => {
    expect(where('https://a.example/')).to.equal(null);
  });

  it('is none under a document of the same origin, whatever is between', () => {
    expect([
      where('https://a.example/f', 'https://a.example/'),
      where('https://a.example/', 'https://b.example/', 'https://a.example:443/'),
    ]).to.deep.equal([null, null]);
  });

  for (const [title, own, top, topLevelSite] of [
    ['another domain', 'https://a.example/', 'https://www.b.example/', 'https://www.b.example'],
    ['a subdomain', 'https://a.example/', 'https://www.a.example/', 'https://www.a.example'],
    ['the domain above it', 'https://www.a.example/', 'https://a.example/', 'https://a.example'],
    ['another port', 'https://a.example/', 'https://a.example:81/', 'https://a.example:81'],
    ['another scheme', 'https://a.example/', 'http://a.example/', 'http://a.example'],
    ['what has an opaque origin', 'https://a.example/', 'data:,x', 'opaque 7'],
  ] as const) {
    it(`is a third party's under ${title}`, () => {
      expect(where(own, top)).to.deep.equal({ topLevelSite, ancestorBit: true });
    });
  }
});
