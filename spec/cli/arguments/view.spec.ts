import { expect } from 'chai';
import { viewOf } from '../../../lib/cli/arguments/view.ts';
import { refusalOf } from './refusal.ts';

describe('how a trace is to be written', () => {
  it('is as text to standard output, as wide as the terminal', () => {
    expect(viewOf({})).to.deep.equal({ format: 'text', output: null, width: null, ascii: false, detail: 'story' });
  });

  it('is what the flags say', () => {
    const given = { format: 'mermaid', output: 'a.x', width: '20', ascii: true, detail: 'full' } as const;

    expect(viewOf(given)).to.deep.equal({ ...given, width: 20 });
  });

  it('is what the name of the file says, unless a flag does', () => {
    expect([viewOf({ output: 'a.mmd' }), viewOf({ output: 'a.b' })].map(({ format }) => format)).to.deep.equal([
      'mermaid',
      'text',
    ]);
    expect(viewOf({ output: 'a.mmd', format: 'json' }).format).to.equal('json');
  });

  it('refuses what it cannot be', () => {
    expect(refusalOf(() => viewOf({ output: '' })).what).to.equal("--output cannot be ''.");
    expect(refusalOf(() => viewOf({ output: true })).what).to.equal('--output has no value.');
    expect(refusalOf(() => viewOf({ width: '19' })).why).to.equal('A width is a whole number from 20 to 10000.');
    expect(refusalOf(() => viewOf({ detail: 'all' })).why).to.equal('It takes one of: story, full.');
    expect(refusalOf(() => viewOf({ format: 'pdf' })).why).to.equal(
      'It takes one of: text, json, mermaid, svg, html, perfetto, shiviz.',
    );
  });
});
