import { expect } from 'chai';
import { parseURL } from '../../lib/browser/parse-url.ts';
import { StorageloomError } from '../../lib/infra/failure.ts';

describe('a URL that a caller gives', () => {
  it('is serialized', () => {
    expect(parseURL('HTTPS://Shop.Example:443/a b', null)).to.equal('https://shop.example/a%20b');
  });

  it('may be relative to the page', () => {
    expect(parseURL('../c?d', 'https://shop.example/a/b/x')).to.equal('https://shop.example/a/c?d');
    expect(parseURL('#part', 'https://shop.example/a')).to.equal('https://shop.example/a#part');
    expect(parseURL('https://other.example', 'https://shop.example/a')).to.equal('https://other.example/');
  });

  it('is refused with BAD_URL when there is no page and it is relative', () => {
    expect(() => parseURL('/cart', null))
      .to.throw(StorageloomError, '"/cart" is not a URL. A new tab has no page')
      .with.property('code', 'BAD_URL');
  });

  it('is refused with BAD_URL when it does not parse', () => {
    expect(() => parseURL('https://', 'https://shop.example/'))
      .to.throw(StorageloomError, '"https://" is not a URL, nor relative to https://shop.example/. It does not parse.')
      .with.property('cause')
      .instanceOf(TypeError);
  });

  for (const [given, meant] of [
    ['shop.example', 'https://shop.example/'],
    ['shop.example/cart?x', 'https://shop.example/cart?x'],
    ['localhost', 'http://localhost/'],
    ['localhost:3000/x', 'http://localhost:3000/x'],
    ['127.0.0.1:80', 'http://127.0.0.1/'],
    ['shop.example:8443', 'https://shop.example:8443/'],
  ]) {
    it(`is answered with the one that was meant, most likely: ${given}`, () => {
      expect(() => parseURL(given ?? '', null))
        .to.throw(StorageloomError, `Did you mean ${meant}?`)
        .with.property('code', 'BAD_URL');
    });
  }

  it('is no script', () => {
    expect(() => parseURL('javascript:1', 'https://shop.example/'))
      .to.throw(StorageloomError, 'A javascript: URL is a script, not a page. Use tab.evaluate() to run source text in a page.')
      .with.property('code', 'BAD_URL');
  });

  it('may have any other scheme: whether a page can be loaded from it is seen when it is loaded', () => {
    for (const url of ['ftp://shop.example/', 'mailto:a@shop.example', 'custom:5x', 'about:blank']) {
      expect(parseURL(url, null)).to.equal(url);
    }
  });

  it('says when a page is nothing to be relative to', () => {
    expect(() => parseURL('/edit', 'about:blank')).to.throw(/nothing can be relative\. Give an absolute one/);
  });
});
