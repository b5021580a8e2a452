import { expect } from 'chai';
import { paragraph } from '../../lib/cli/paragraph.ts';

describe('a paragraph for a terminal', () => {
  it('is broken between words, into lines that are not too wide', () => {
    expect(paragraph('one two three four', 9)).to.equal('one two\nthree\nfour\n');
    expect(paragraph('one two', 80)).to.equal('one two\n');
  });

  it('begins its first line with what it is given, and the others with as many blanks', () => {
    expect(paragraph('one two three', 10, ' 1  ')).to.equal(' 1  one\n    two\n    three\n');
  });

  it('lets a word that is too long stand alone', () => {
    expect(paragraph('a considerable b', 5)).to.equal('a\nconsiderable\nb\n');
  });

  it('counts columns, and shows what would move the cursor', () => {
    expect(paragraph('日本 日本', 6)).to.equal('日本\n日本\n');
    expect(paragraph('a\u001b[31m\nb', 80)).to.equal('a␛[31m b\n');
  });
});
