import { expect } from 'chai';
import { showArguments } from '../../../lib/cli/arguments/show.ts';
import { refusalOf } from './refusal.ts';

describe('the arguments of show', () => {
  it('are one trace, and how it is to be written', () => {
    expect(showArguments.read(['-'], { width: '30' })).to.include({ kind: 'show', file: '-', width: 30, format: 'text' });
  });

  it('are no other number of traces', () => {
    expect(refusalOf(() => showArguments.read([], {})).what).to.equal('storageloom show needs a trace.');
    expect(refusalOf(() => showArguments.read(['a', 'b'], {})).what).to.equal('storageloom show takes one trace.');
  });
});
