import { expect } from 'chai';
import { atMost, broken, cell, filledUp } from '../../../lib/cli/step/lines.ts';

describe('lines of the screen', () => {
  it('are as wide as they are to be, in columns and not in characters', () => {
    expect(cell('ab', 4, null, { color: true })).to.equal('ab  ');
    expect(cell('abcdef', 4, 'bad', { color: false })).to.equal('abc…');
    expect(cell('日本', 5, 'title', { color: true })).to.equal('\u001b[1m日本 \u001b[0m');
    expect(filledUp('\u001b[1mab\u001b[0m', 4)).to.equal('\u001b[1mab\u001b[0m  ');
    expect(filledUp('abcdef', 4)).to.equal('abcdef');
  });

  it('are broken between words, and within one that is longer, and lose nothing', () => {
    expect(broken('one two three', 7)).to.deep.equal(['one two', 'three']);
    expect(broken('a  https://a.example/', 8)).to.deep.equal(['a ', 'https://', 'a.exampl', 'e/']);
    expect(broken('  in a b', 5)).to.deep.equal(['  in', '  a b']);
    expect(broken('a\n\nb', 5)).to.deep.equal(['a', '', 'b']);
    expect(broken('日本', 1)).to.deep.equal(['日本']);
  });

  it('have nothing that moves a cursor', () => {
    expect(broken('a\u001b[2Jb', 20)).to.deep.equal(['a␛[2Jb']);
  });

  it('are at most so many, and say how many there are more', () => {
    const more = (count: number): string => `${count} more`;

    expect(atMost(['a', 'b', 'c'], 3, more)).to.deep.equal(['a', 'b', 'c']);
    expect(atMost(['a', 'b', 'c'], 2, more)).to.deep.equal(['a', '2 more']);
    expect(atMost(['a', 'b', 'c'], 0, more)).to.deep.equal([]);
  });
});
