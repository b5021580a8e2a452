import { expect } from 'chai';
import { stepArguments } from '../../../lib/cli/arguments/step.ts';
import { refusalOf } from './refusal.ts';

describe('the arguments of step', () => {
  it('are one file, and the host, seed and order of run', () => {
    expect(stepArguments.read(['a.ts'], {})).to.deep.equal({ kind: 'step', file: 'a.ts', host: null, seed: null, order: null });
    expect(stepArguments.read(['a.ts'], { host: 'jsdom', seed: '7', order: '1:tab2.dom' })).to.include({
      ...{ host: 'jsdom', seed: 7, order: '1:tab2.dom' },
    });
  });

  it('are no other number of files, and no view', () => {
    expect(refusalOf(() => stepArguments.read([], {})).what).to.equal('storageloom step needs a file.');
    expect(refusalOf(() => stepArguments.read(['a', 'b'], {})).what).to.equal('storageloom step takes one file.');
    expect(stepArguments.flags).to.deep.equal(['host', 'seed', 'order']);
  });
});
