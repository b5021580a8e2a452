import { expect } from 'chai';
import { Lines } from '../../../../lib/hosts/page/modules/lines.ts';

describe('the lines of a text', () => {
  it('end as those of ECMAScript, and count from 1, as their columns do', () => {
    const text = 'ab\ncd\r\ne\rf\u2028g\u2029';
    const lines = new Lines(text);

    const places = [...text].map((_, offset) => lines.placeOf(offset)).map(({ line, column }) => `${line}:${column}`);

    expect(places).to.deep.equal(['1:1', '1:2', '1:3', '2:1', '2:2', '2:3', '2:4', '3:1', '3:2', '4:1', '4:2', '5:1', '5:2']);
    expect(lines.placeOf(text.length)).to.deep.equal({ line: 6, column: 1 });
    expect(new Lines('').placeOf(0)).to.deep.equal({ line: 1, column: 1 });
  });

  it('count on from where the text begins, columns in its first line alone', () => {
    const lines = new Lines('ab\nc', { line: 3, column: 10 });

    expect([lines.placeOf(1), lines.placeOf(3)]).to.deep.equal([
      { line: 3, column: 11 },
      { line: 4, column: 1 },
    ]);
  });
});
