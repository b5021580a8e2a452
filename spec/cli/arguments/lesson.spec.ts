import { expect } from 'chai';
import { parseArguments } from '../../../lib/cli/arguments/arguments.ts';

describe('the arguments of storageloom lesson', () => {
  it('are a name or a file, and how to ask, run and show it', () => {
    expect(parseArguments(['lesson', 'lost-update'])).to.deep.include({
      kind: 'lesson',
      lesson: 'lost-update',
      variant: false,
      answer: null,
      host: null,
      format: 'text',
    });
    expect(
      parseArguments(['lesson', './mine.ts', '--variant', '--answer', '2', '--host', 'jsdom', '--format', 'json']),
    ).to.deep.include({
      lesson: './mine.ts',
      variant: true,
      answer: 2,
      host: 'jsdom',
      format: 'json',
    });
  });

  it('are one name, no more and no less', () => {
    expect(() => parseArguments(['lesson'])).to.throw('storageloom lesson needs a name.');
    expect(() => parseArguments(['lesson', 'lock', 'leader'])).to.throw('storageloom lesson takes one name.');
  });

  it('refuse an answer that no lesson has', () => {
    expect(() => parseArguments(['lesson', 'lock', '--answer', '0'])).to.throw("--answer cannot be '0'.");
    expect(() => parseArguments(['lesson', 'lock', '--answer', 'both'])).to.throw("--answer cannot be 'both'.");
  });
});
