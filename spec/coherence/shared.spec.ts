import { expect } from 'chai';
import { shared } from '../../lib/coherence/shared.ts';
import { areaOf } from '../storage/shed-double.ts';

describe('shared coherence', () => {
  it('gives every process the map of the bottle itself', () => {
    const truth = areaOf();

    const areas = [
      { id: 1, name: 'tab1' },
      { id: 2, name: 'tab2' },
    ].map((process) => shared.areaFor(truth, process));

    expect(areas).to.deep.equal([truth, truth]);
    expect(areas[0]).to.equal(truth);
    expect(truth.coherence).to.equal(null);
  });
});
