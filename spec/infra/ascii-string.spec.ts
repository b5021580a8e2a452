import { expect } from 'chai';
import { asciiLowercase, isASCIIWhitespace, splitOnASCIIWhitespace } from '../../lib/infra/ascii-string.ts';

describe('strings of Infra', () => {
  it('has five kinds of ASCII whitespace', () => {
    for (const character of ['\t', '\n', '\f', '\r', ' ']) expect(isASCIIWhitespace(character)).to.equal(true);
    for (const character of ['\v', '\u00a0', '\u2028', '\ufeff', 'a', '']) expect(isASCIIWhitespace(character)).to.equal(false);
  });

  it('makes ASCII letters lowercase and leaves all others', () => {
    expect(asciiLowercase('NoOpener AZ[@')).to.equal('noopener az[@');
    expect(asciiLowercase('\u212AÄİ')).to.equal('\u212AÄİ');
  });

  it('splits on runs of ASCII whitespace, without empty tokens', () => {
    expect(splitOnASCIIWhitespace(' a\t\nb\f\rc ')).to.deep.equal(['a', 'b', 'c']);
    expect(splitOnASCIIWhitespace(' \n ')).to.deep.equal([]);
    expect(splitOnASCIIWhitespace('a\u00a0b')).to.deep.equal(['a\u00a0b']);
  });
});
