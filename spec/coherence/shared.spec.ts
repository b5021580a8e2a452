import { expect } from 'chai';
import { shared } from '../../lib/coherence/shared.ts';
import { Area } from '../../lib/storage/area.ts';

describe('shared coherence', () => {
  it('gives every process the map of the bottle itself', () => {
    const truth = new Area({
      id: 1,
      identifier: 'localStorage',
      origin: 'https://a.example',
      quotaUnits: 10,
      audience: { broadcast: () => undefined },
      observer: null,
    });

    const areas = [
      { id: 1, name: 'tab1' },
      { id: 2, name: 'tab2' },
    ].map((process) => shared.areaFor(truth, process));
    shared.reset();

    expect(areas).to.deep.equal([truth, truth]);
    expect(areas[0]).to.equal(truth);
    expect(truth.coherence).to.equal(null);
  });
});
