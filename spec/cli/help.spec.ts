import { expect } from 'chai';
import { help } from '../../lib/cli/help.ts';

describe('the help', () => {
  it('begins with examples', () => {
    expect(help).to.match(/^Examples:\n {2}storageloom run /);
  });

  it('names every flag and every exit code', () => {
    for (const word of [
      '--host',
      '--format',
      '--seed',
      '--order',
      '--output',
      '--width',
      '--ascii',
      '--detail',
      'storageloom show',
      'storageloom step',
      'text|json|mermaid|svg|html|perfetto|shiviz',
      '--clear',
      '--variant',
      '--answer',
      '--help',
      '--version',
      '0 passed',
      '1 a check',
      '2 wrong',
      '130 inter',
      "'breaks at 6 ms'",
    ]) {
      expect(help).to.include(word);
    }
  });

  it('fits a narrow terminal', () => {
    const longest = Math.max(...help.split('\n').map((line) => line.length));

    expect(longest).to.be.at.most(120);
  });
});
