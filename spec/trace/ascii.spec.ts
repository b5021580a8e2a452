import { expect } from 'chai';
import { asciiCell } from '../../lib/trace/ascii.ts';
import { legendOf } from '../../lib/trace/legend.ts';
import { charactersOf } from '../../lib/trace/text-width.ts';

/** All that a legend can explain. */
const legend = legendOf({ has: () => true } as unknown as ReadonlySet<string>, [], Infinity).join('');

describe('a drawing in ASCII', () => {
  it('has a sign for every sign of the legend', () => {
    for (const { character } of charactersOf(legend)) {
      expect(asciiCell(character), character)
        .to.match(/^[ -~]$/)
        .and.not.equal('?');
    }
  });

  it('has different signs for what means different things', () => {
    const marks = [...'│┃─►◄┼◇┊●✕‖≡⇠⧉■◌◉✗✓▸⇢∅↑↓»▲·×⏎+#'];

    expect(new Set(marks.map(asciiCell)).size).to.equal(marks.length);
  });

  it('keeps ASCII, and has question marks for all else', () => {
    expect([...'a~ \u007f\u001bé'].map(asciiCell).join('')).to.equal('a~ ???');
    expect(['👩‍🚀', ''].map(asciiCell)).to.deep.equal(['?', '?']);
  });
});
