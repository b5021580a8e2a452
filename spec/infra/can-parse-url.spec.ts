import { expect } from 'chai';
import { canParseURL, parsedURL } from '../../lib/infra/can-parse-url.ts';

describe('canParseURL()', () => {
  it('says whether a text is a URL, by itself or relative to another', () => {
    expect(['https://a.example/', 'http://bücher.example:8080', '/cart', ''].map((text) => canParseURL(text))).to.deep.equal([
      true,
      true,
      false,
      false,
    ]);
    expect(['/cart', 'https://['].map((text) => canParseURL(text, 'https://a.example/'))).to.deep.equal([true, false]);
  });

  // URL.canParse() of Node 20 answers false from about 3,000 calls on.
  it('says the same however often it is asked', () => {
    const answers = new Set<boolean>();

    for (let call = 0; call < 20_000; call++) answers.add(canParseURL('http://bücher.example/'));

    expect([...answers]).to.deep.equal([true]);
  });
});

describe('parsedURL()', () => {
  it('is the URL that a text stands for, or nothing', () => {
    expect([parsedURL('/cart', 'https://a.example/'), parsedURL('https://[')].map(String)).to.deep.equal([
      'https://a.example/cart',
      'null',
    ]);
  });
});
