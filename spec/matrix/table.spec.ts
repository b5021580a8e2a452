import { expect } from 'chai';
import { drawTable, withTable, type RunRow } from './table.ts';

function row(project: string, nodes: readonly (readonly [number, string])[]): RunRow {
  return { project, runner: 'mocha 12.0.3', emulator: '', run: 'a | b', nodes: new Map(nodes), silent: 'fails' };
}

const empty = `Before.

<!-- made by npm run test:matrix -- --all --write -->
<!-- end of what was made -->

After.
`;

describe('the table of the matrix', () => {
  it('tells of each run on each Node', () => {
    expect(drawTable([row('one', [[22, '22.1.0']])])).to.equal(
      `| project | runner       | emulator | run    | Node 20 | Node 22 | Node 24 | Node 26 | without events |
| ------- | ------------ | -------- | ------ | ------- | ------- | ------- | ------- | -------------- |
| one     | mocha 12.0.3 |          | a \\| b |         | 22.1.0  |         |         | fails          |`,
    );
  });

  it('is put into a page, where rows of other projects stay as long as there are such projects', () => {
    const known = new Set(['one', 'other']);
    const first = withTable(empty, [row('other', [[20, '20.1.0']]), row('gone', [[20, '20.1.0']])], known);

    const second = withTable(first, [row('one', [[24, '24.1.0']])], known);

    expect(first).to.contain('gone');
    expect(second.split('\n').filter((line) => line.startsWith('|'))).to.have.length(4);
    expect(second)
      .to.match(/^Before\.[^]*\| one [^]*24\.1\.0[^]*\| other [^]*20\.1\.0[^]*After\.\n$/)
      .and.to.not.contain('gone');
    expect(withTable(second, [], known)).to.equal(second);
  });

  it('is refused by a page without a place for it', () => {
    expect(() => withTable('Before.\n', [], new Set())).to.throw('The page has no lines');
  });
});
