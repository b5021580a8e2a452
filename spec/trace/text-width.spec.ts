import { expect } from 'chai';
import stringWidth from 'string-width';
import { charactersOf, fit, visible, widthOf, wrap } from '../../lib/trace/text-width.ts';

describe('text in columns of a terminal', () => {
  it('gives wide characters two columns and combining ones none', () => {
    expect([widthOf('ab'), widthOf('日本'), widthOf('e\u0301'), widthOf('🎉')]).to.deep.equal([2, 4, 1, 2]);
  });

  it('gives lines and arrows of a drawing what a terminal gives them', () => {
    const lines = Array.from({ length: 0x80 }, (_, n) => String.fromCodePoint(0x2500 + n));

    for (const sign of [...lines, ...'►◄◇●']) expect(widthOf(sign), sign).to.equal(stringWidth(sign)).and.to.equal(1);
  });

  it('splits text where a reader sees characters', () => {
    expect([...charactersOf('e\u0301日')]).to.deep.equal([
      { character: 'e\u0301', width: 1 },
      { character: '日', width: 2 },
    ]);
  });

  it('shows what would move the cursor or hide', () => {
    expect(visible('a\r\nb\tc\u001b[31m\u202e\ud800')).to.equal('a⏎b⇥c␛[31m��');
  });

  const unseen = [
    ...[0x7f, 0x9b, 0xad, 0x34f, 0x61c, 0x115f, 0x1160, 0x180e, 0x200b, 0x200c, 0x200d, 0x202e, 0x2060, 0x2064, 0x2069, 0x3164],
    ...[0xfe00, 0xfe0f, 0xfeff, 0xfff9, 0xfffb, 0x1d173, 0xe0001, 0xe0041, 0xe0100, 0xd800],
  ];
  for (const code of unseen) {
    it(`shows that U+${code.toString(16).toUpperCase()} is there`, () => {
      expect(visible(`a${String.fromCodePoint(code)}b`)).to.equal('a�b');
    });
  }

  it('leaves pictures together, and signs that are seen', () => {
    for (const text of ['👩🏽‍💻 x', '👨‍👩‍👧', '☺️', '☺︎', '1️⃣', '🏳️‍🌈', '👩‍🦰', '🇩🇪', 'é日', '\u0600\u0661', '🎉🎉']) {
      expect(visible(text)).to.equal(text);
    }
    expect(visible('1️ 👩‍ ‍👩')).to.equal('1� 👩� �👩');
  });

  it('cuts with an ellipsis and never in the middle of a wide character', () => {
    expect([fit('日本語', 6), fit('日本語', 5), fit('日本語', 4), fit('abc', 0)]).to.deep.equal(['日本語', '日本…', '日…', '']);
  });

  it('wraps between words and cuts the last line that is allowed', () => {
    expect(wrap('one two three four five', 9, 2)).to.deep.equal(['one two', 'three fo…']);
  });

  it('cuts a word that is longer than a line', () => {
    expect(wrap('incomprehensible x', 8, 3)).to.deep.equal(['incompr…', 'x']);
  });
});
