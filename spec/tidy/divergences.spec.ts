import { expect } from 'chai';
import { divergenceViolations, withMissingRows } from './divergences.ts';

const source = { path: 'lib/a.ts', text: '// 3 (DIVERGES: all documents hear)\nconst a = "DIVERGES";\n' };
const page = (...rows: readonly string[]) => ({
  path: 'docs/divergences.md',
  text: ['# Title', '', '| tag | file | what | why |', '| --- | --- | --- | --- |', ...rows, ''].join('\n'),
});
const row = '| DIVERGES | `lib/a.ts` | All documents hear. | So do all engines. |';

describe('the rule of divergences', () => {
  it('accepts one row for each tag', () => {
    expect(divergenceViolations([source], page(row))).to.deep.equal([]);
  });

  it('refuses a tag without a row', () => {
    const [violation, ...others] = divergenceViolations([source], page());

    expect(violation).to.include({ file: 'lib/a.ts', line: 1 });
    expect(others).to.deep.equal([]);
  });

  it('refuses a row without a tag', () => {
    const [violation] = divergenceViolations([source], page(row, row.replace('lib/a.ts', 'lib/b.ts')));

    expect(violation).to.include({ file: 'docs/divergences.md', line: 6 });
  });

  it('refuses a second tag of a file that has one row', () => {
    const twice = { ...source, text: `${source.text}// DIVERGES: another thing\n` };

    expect(divergenceViolations([twice], page(row))).to.have.length(1);
  });

  it('refuses an empty reason, and the one that a generated row begins with', () => {
    expect(divergenceViolations([source], page(row.replace('So do all engines.', '')))).to.have.length(1);
    expect(divergenceViolations([source], page(row.replace('So do all engines.', '?')))).to.have.length(1);
  });

  it('can append the rows that are missing', () => {
    const completed = withMissingRows([source], page());

    expect(completed).to.contain('| DIVERGES | `lib/a.ts` | 3 (DIVERGES: all documents hear) | ? |\n');
    expect(withMissingRows([source], page(row))).to.equal(page(row).text);
  });
});
