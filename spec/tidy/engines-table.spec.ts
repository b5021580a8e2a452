import { expect } from 'chai';
import { choices } from '../../lib/behaviour/behaviour.ts';
import { comparedEngines, factsOf } from '../engines/differences.ts';
import { factNames } from '../engines/expected.ts';
import { recordedScenarios } from '../engines/recording.ts';
import { followingRows } from '../engines/following.ts';
import { rowsOfCopies } from '../engines/rows-of-copies.ts';
import { rowsOf } from '../engines/rows.ts';
import { choiceRows, differenceRows, followingTableRows, withEngineRows } from './engines-table.ts';
import { file } from './repository.ts';

const row = (fact: string, reason: string) => ({ scenario: 'a/b', fact, reason });

describe('the tables of what engines do', () => {
  it('are on their page as the choices and the recordings have them', () => {
    const page = file('docs/engines.md');
    const scenarios = recordedScenarios();

    const differences = differenceRows(comparedEngines, rowsOf, (each) => factsOf(scenarios, each));

    expect(withEngineRows(differences, followingTableRows(rowsOfCopies), page)).to.equal(page.text);
    const left = rowsOf('standard').filter(({ notComparable }) => notComparable === true);
    expect(page.text).to.include(`of ${scenarios.flatMap(factNames).length - left.length} facts`);
  });

  it('have a row for each choice, with what each engine does', () => {
    const rows = choiceRows();

    expect(rows.map(([name]) => name)).to.deep.equal(Object.keys(choices).map((name) => `\`${name}\``));
    expect(rows.find(([name]) => name === '`backForwardCache`')?.slice(1, 5)).to.deep.equal([
      '`keep`',
      '`keep`',
      '`drop`',
      '`drop`',
    ]);
  });

  it('have a row for each reason, with how many facts it is of in each engine', () => {
    const own = {
      standard: [row('x', 'one'), { ...row('w', 'none'), notComparable: true }],
      chromium: [row('x', 'one'), row('y', 'one')],
      firefox: [],
      webkit: [row('*', 'two')],
    };

    const rows = differenceRows(
      comparedEngines,
      (engine) => own[engine],
      ({ fact }) => (fact === '*' ? 5 : 1),
    );

    expect(rows).to.deep.equal([
      ['one', '1', '2', '–', '–'],
      ['two', '–', '–', '–', '5'],
    ]);
  });

  it('have a row for each reason why facts of processes do not follow in every order', () => {
    const common = { model: 'chromium', follows: 'in some orders', reason: 'one' } as const;

    const rows = followingTableRows([
      ...followingRows({ ...common, scenario: 'a/b', natural: true }, ['x', 'y']),
      ...followingRows({ ...common, scenario: 'a/c', natural: false }, ['x']),
      ...followingRows({ ...common, scenario: 'a/c', natural: false, reason: 'two' }, ['z']),
    ]);

    expect(rows).to.deep.equal([
      [
        ...['`chromium`', '`a/b`; `a/c`', 'x; y'],
        ...['in some orders, the natural one too; in some orders, the natural one not', 'one'],
      ],
      ['`chromium`', '`a/c`', 'z', 'in some orders, the natural one not', 'two'],
    ]);
  });
});
