import { expect } from 'chai';
import { choices } from '../../lib/behaviour/behaviour.ts';
import { comparedEngines, factsOf } from '../engines/differences.ts';
import { factNames } from '../engines/expected.ts';
import { recordedScenarios } from '../engines/recording.ts';
import { rowsOf } from '../engines/rows.ts';
import { choiceRows, differenceRows, withEngineRows } from './engines-table.ts';
import { file } from './repository.ts';

const row = (fact: string, reason: string) => ({ scenario: 'a/b', fact, reason });

describe('the tables of what engines do', () => {
  it('are on their page as the choices and the recordings have them', () => {
    const page = file('docs/engines.md');
    const scenarios = recordedScenarios();

    const differences = differenceRows(comparedEngines, rowsOf, (each) => factsOf(scenarios, each));

    expect(withEngineRows(differences, page)).to.equal(page.text);
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
});
