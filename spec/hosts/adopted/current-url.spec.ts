import { expect } from 'chai';
import { CurrentURL, isOfOriginAround } from '../../../lib/hosts/adopted/current-url.ts';
import { expectFailure, failureOf } from '../../browser/expect-failure.ts';

function windowAt(href: unknown): { location: { href: unknown } } {
  return { location: { href } };
}

describe('the URL of an adopted window', () => {
  it('is where its location is now, within the origin', () => {
    const window = windowAt('https://a.example/1');
    const url = new CurrentURL(window, null);

    window.location.href = 'https://a.example/2?q#f';

    expect(url.href).to.equal('https://a.example/2?q#f');
    expect(url.origin).to.equal('https://a.example');
    url.checkOrigin();
  });

  it('stays the last one of the origin where the window goes to another, and asking for storage says so', async () => {
    const window = windowAt('https://a.example/1');
    const url = new CurrentURL(window, null);

    window.location.href = 'https://b.example/';

    expect(url.href).to.equal('https://a.example/1');
    expectFailure(await failureOf(() => url.checkOrigin()), 'ORIGIN_CHANGED', 'https://b.example/', 'https://a.example/1');
  });

  it('is what was given, for good, where the window has no address or one of another origin', () => {
    const window = windowAt('about:blank');
    const [of, without] = [new CurrentURL(window, 'https://a.example/'), new CurrentURL({}, 'https://b.example/')];

    window.location.href = 'https://c.example/';

    expect([of.href, without.href]).to.deep.equal(['https://a.example/', 'https://b.example/']);
    of.checkOrigin();
    without.checkOrigin();
  });

  it('follows the location where that has the origin of what was given', () => {
    const window = windowAt('https://a.example/');
    const url = new CurrentURL(window, 'https://a.example/given');

    window.location.href = 'https://a.example/now';

    expect(url.href).to.equal('https://a.example/now');
  });

  it('is the last one that was known once the location cannot be read', () => {
    const window: { location: unknown } = windowAt('https://a.example/1');
    const url = new CurrentURL(window, null);

    Object.defineProperty(window, 'location', {
      get() {
        throw new TypeError('closed');
      },
    });

    expect(url.href).to.equal('https://a.example/1');
    url.checkOrigin();
  });

  it('of a blank frame has the origin around it', async () => {
    const window = windowAt('about:srcdoc');
    const url = new CurrentURL(window, null, 'https://a.example');

    expect([url.href, url.origin]).to.deep.equal(['about:srcdoc', 'https://a.example']);
    window.location.href = 'https://a.example/';
    expect(url.href).to.equal('https://a.example/');
    window.location.href = 'https://b.example/';
    expectFailure(await failureOf(() => url.checkOrigin()), 'ORIGIN_CHANGED');
  });

  for (const [what, href, why] of [
    ['about:blank', 'about:blank', 'opaque'],
    ['a data: URL', 'data:text/html,x', 'opaque'],
    ['a file', 'file:///index.html', 'opaque'],
    ['what is no URL', 'shop', 'opaque'],
    ['nothing', undefined, 'no location'],
    ['an empty text', '', 'no location'],
  ] as const) {
    it(`cannot be ${what}`, async () => {
      expectFailure(await failureOf(() => new CurrentURL(windowAt(href), null)), 'BAD_URL', why, '{ url:');
    });
  }

  it('has the origin around it at about:blank and about:srcdoc only', () => {
    expect(['about:blank', 'about:blank#f', 'about:srcdoc'].filter(isOfOriginAround)).to.have.length(3);
    expect(['about:blanket', 'https://a.example/about:blank', ''].filter(isOfOriginAround)).to.deep.equal([]);
  });
});
