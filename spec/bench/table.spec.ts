import { expect } from 'chai';
import type { Row } from '../../bench/comparison.ts';
import { formatJSON, formatTable, shortNumber } from '../../bench/table.ts';

const row: Row = {
  area: 'storage',
  op: 'getItem',
  n: 100,
  peer: 'Map',
  ratio: 4.5,
  spread: 0.25,
  target: 5,
  unit: 'ns',
  ours: 36,
  theirs: 8,
};

describe('the table of the benches', () => {
  it('has a row for each operation, and marks what misses its target', () => {
    const table = formatTable('storage', [row, { ...row, op: 'key(i)', target: 4 }, { ...row, target: null, unit: 'bytes' }]);

    expect(table.split('\n')).to.deep.equal([
      'storage',
      'op         n  against  ratio  spread  target             ours   theirs',
      'getItem  100  Map       4.50   0.250       5  ok      36.0 ns  8.00 ns',
      'key(i)   100  Map       4.50   0.250       4  MISSED  36.0 ns  8.00 ns',
      'getItem  100  Map       4.50   0.250                   36.0 B   8.00 B',
      '',
    ]);
  });

  it('is one line of JSON for each row, for programs', () => {
    expect(JSON.parse(formatJSON(row))).to.deep.equal(row);
    expect(formatJSON(row)).not.to.include('\n');
  });

  it('shows three digits, and no powers of ten', () => {
    expect([0.000024, 0.0302, 1, 12.345, 836_500].map(shortNumber)).to.deep.equal([
      '0.000024',
      '0.0302',
      '1.00',
      '12.3',
      '836500',
    ]);
    expect([0, NaN].map(shortNumber)).to.deep.equal(['0', 'NaN']);
  });
});
