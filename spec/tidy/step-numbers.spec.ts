import { expect } from 'chai';
import { stepViolations } from './step-numbers.ts';

const header = '// HTML, Web storage, broadcast.\n// https://html.spec.whatwg.org/multipage/#concept-storage-broadcast\n';

/** The violations of a function with these step comments, one in each line with a statement below it; the first is in line 4. */
function violations(steps: readonly string[], above = header): readonly string[] {
  return violationsIn(steps.map((step) => `  // ${step}\n  go();`).join('\n'), above);
}

/** The violations of a function with this body, which begins in line 4. */
function violationsIn(body: string, above = header): readonly string[] {
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
    expect(violations(['1', '3'])).to.deep.equal(['6 step 3 cannot follow 1']);
  });

  it('refuses a gap in the substeps', () => {
    expect(violations(['1', '1.1', '1.3', '2.2'])).to.deep.equal([
      '8 step 1.3 cannot follow 1.1',
      '10 step 2.2 cannot follow 1.3',
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

  it('refuses several steps over several statements', () => {
    expect(violationsIn('  // 1 to 3\n  go();\n  come();')).to.deep.equal(['4 several steps stand over 2 statements, not 1']);
    expect(violationsIn('  // 1, 2\n  const a = go();\n  if (a) return;\n  // 3\n  come();')).to.have.length(1);
    expect(violationsIn('  // 1 and 2\n  const a = () => go();\n  a();')).to.have.length(1);
    expect(violationsIn('  if (a) {\n    // 1, 2\n    go();\n    come();\n  }')).to.have.length(1);
  });

  it('counts what follows a block that names steps of its own', () => {
    expect(violationsIn('  // 1, 2\n  if (a) {\n    // 3\n    go();\n  }\n  come();')).to.have.length(1);
    expect(violationsIn('  // 1, 2\n  if (a) {\n    // 3\n    go();\n  }\n  // 4\n  come();')).to.deep.equal([]);
  });

  it('accepts one statement for several steps, and several for one step', () => {
    expect(violationsIn('  // 1 to 3\n  go();\n  // 4\n  come();\n  leave();')).to.deep.equal([]);
    expect(violationsIn('  // 1 to 3\n  const { a, b } = go({ c: 1, d: [2, 3] });')).to.deep.equal([]);
  });

  it('refuses several steps over a block of several statements, unless they are named there', () => {
    const block = (inner: string): string => `  // 1, 2\n  for (const a of b) {\n${inner}    go();\n    come();\n  }`;

    expect(violationsIn(block(''))).to.deep.equal(['4 several steps stand over a block of 2 statements that names none']);
    expect(violationsIn(block('    // 2.1\n'))).to.deep.equal([]);
    expect(violationsIn('  // 1, 2\n  queue(() => {\n    go();\n    come();\n  });')).to.have.length(1);
    expect(violationsIn('  // 1, 2\n  if (a) {\n    go();\n  } else {\n    come();\n  }')).to.deep.equal([]);
  });

  it('lets several steps stand over nothing when words say why', () => {
    expect(violationsIn('  // 1 to 3 (no shadow trees)\n  // 4\n  go();\n  come();')).to.deep.equal([]);
    expect(violationsIn('  // 1 to 3\n  // 4\n  go();')).to.deep.equal([
      '4 several steps stand over nothing, and no word says why',
    ]);
  });

  it('leaves a comment behind a statement to that statement', () => {
    expect(violationsIn('  go(); // 1, 2\n  come();\n  leave();')).to.deep.equal([]);
  });
});
