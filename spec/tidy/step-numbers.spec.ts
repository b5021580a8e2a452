import { expect } from 'chai';
import { stepViolations } from './step-numbers.ts';

const header = '// HTML, Web storage, broadcast.\n// https://html.spec.whatwg.org/multipage/#concept-storage-broadcast\n';

/** The violations of a function with these step comments, one in each line, the first in line 4. */
function violations(steps: readonly string[], above = header): readonly string[] {
  const body = steps.map((step) => `  // ${step}`).join('\n');
  const text = `${above}export function f(): void {\n${body}\n}\n`;
  return stepViolations({ path: 'lib/a.ts', text }).map(({ line, message }) => `${line} ${message}`);
}

describe('the rule of step numbers', () => {
  it('accepts numbers, lists, ranges, substeps and a few own words', () => {
    expect(
      violations(['1, 2', '3 (DIVERGES: heard by all)', '4 to 6', '7', '7.1', '7.2 to 7.4', '7.4.1', '8 and 9', '10.1', '11']),
    ).to.deep.equal([]);
  });

  it('does not take an ordinary comment for a step', () => {
    expect(violations(['1', 'Nobody else can see it yet.', '2', '- 7 of them'])).to.deep.equal([]);
  });

  it('refuses a gap', () => {
    expect(violations(['1', '3'])).to.deep.equal(['5 step 3 cannot follow 1']);
  });

  it('refuses a gap in the substeps', () => {
    expect(violations(['1', '1.1', '1.3', '2.2'])).to.deep.equal([
      '6 step 1.3 cannot follow 1.1',
      '7 step 2.2 cannot follow 1.3',
    ]);
  });

  it('refuses a number that comes again or goes back', () => {
    expect(violations(['1', '2', '2'])).to.have.length(1);
    expect(violations(['1 to 3', '2'])).to.have.length(1);
    expect(violations(['1', '3 to 2'])).to.not.deep.equal([]);
  });

  it('begins at 1, or at the step that the header names', () => {
    const from8 = header.replace('broadcast.', 'broadcast, from step 8.');

    expect(violations(['2', '3'])).to.deep.equal(['4 the first step is 1, not 2']);
    expect(violations(['8', '9'], from8)).to.deep.equal([]);
    expect(violations(['1'], from8)).to.deep.equal(['4 the first step is 8, not 1']);
  });

  it('refuses more than eight own words', () => {
    expect(violations(['1 one two three four five six seven eight'])).to.deep.equal([]);
    expect(violations(['1 one two three four five six seven eight nine'])).to.have.length(1);
  });

  it('refuses step numbers in a function without a header', () => {
    expect(violations(['1'], '\n')).to.deep.equal(['3 step numbers in a function that has no header']);
  });
});
