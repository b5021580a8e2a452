import { expect } from 'chai';
import { reads, StepColumns, writes } from '../../lib/explore/step-columns.ts';

class Columns extends StepColumns {
  /** A step with these accesses. */
  step(...used: readonly (readonly [cell: number, use: number])[]): readonly boolean[] {
    this.beginStep();
    const noted = used.map(([cell, use]) => this.note(cell, use));
    this.endStep();
    return noted;
  }

  override clear(): void {
    super.clear();
  }
}

describe('the columns of steps', () => {
  it('note each use of a cell once for a step, and again for the next one', () => {
    const columns = new Columns();

    expect(columns.step([3, reads], [3, reads], [3, writes])).to.deep.equal([true, false, true]);
    expect(columns.step([3, reads])).to.deep.equal([true]);
    expect([...columns.accesses.slice(0, columns.beginOf[2])]).to.deep.equal([12, 14, 12]);
    expect([columns.touched, columns.altered]).to.deep.equal([
      [8, 8],
      [8, 0],
    ]);
  });

  it('have room for as many as there are, and none of the last schedule', () => {
    const columns = new Columns();
    const cells = Array.from({ length: 5_000 }, (_, cell) => [cell, reads] as const);

    columns.step(...cells);
    columns.clear();
    columns.step([4_999, reads]);

    expect([columns.count, [...columns.accesses.slice(0, columns.beginOf[1])]]).to.deep.equal([1, [4_999 * 4]]);
  });
});
