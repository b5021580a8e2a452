import { expect } from 'chai';
import { viewOf } from '../../../lib/cli/arguments/view.ts';
import { refusalOf } from './refusal.ts';

describe('how a trace is to be written', () => {
  it('is as text to standard output, as wide as the terminal', () => {
    expect(viewOf({})).to.deep.equal({ format: 'text', output: null, width: null, ascii: false, detail: 'story', title: null });
  });

  it('is what the flags say', () => {
    const given = { format: 'mermaid', output: 'a.x', width: '20', ascii: true, detail: 'full' } as const;

    expect(viewOf(given)).to.deep.equal({ ...given, width: 20, title: null });
  });

  it('is what the name of the file says, unless a flag does', () => {
    expect([viewOf({ output: 'a.mmd' }), viewOf({ output: 'ab' })].map(({ format }) => format)).to.deep.equal([
      'mermaid',
      'text',
    ]);
    expect(viewOf({ output: 'a.mmd', format: 'json' }).format).to.equal('json');
  });

  it('refuses a name whose ending no format has, unless a flag says which it is', () => {
    expect(refusalOf(() => viewOf({ output: 'a.b/x.png' })).why).to.match(
      /ending \.png; these have one: \.txt, .*\.shiviz, \.log\.$/,
    );
    expect(viewOf({ output: 'x.png', format: 'svg' }).format).to.equal('svg');
    expect(viewOf({ output: '/dev/stdout' }).format).to.equal('text');
  });

  it('has a title where the format has one', () => {
    expect(viewOf({ output: 'a.svg', title: 'Two tabs' }).title).to.equal('Two tabs');
    expect(refusalOf(() => viewOf({ title: 'Two tabs' })).why).to.equal(
      'Only svg and html have a title, and the format is text.',
    );
    expect(refusalOf(() => viewOf({ output: 'a.svg', title: ' ' })).why).to.equal('It takes a text.');
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
