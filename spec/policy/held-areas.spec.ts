import { expect } from 'chai';
import { HeldAreas } from '../../lib/policy/held-areas.ts';
import { areaOf, storageKeys } from '../storage/shed-double.ts';

describe('areas of tabs that are gone', () => {
  it('are known as long as somebody has them', () => {
    const held = new HeldAreas();
    const key = storageKeys()('https://a.example/');
    const [one, two] = [areaOf(), areaOf()];

    held.add({ key, area: one, tab: 'tab1' });
    held.add({ key, area: two, tab: null });

    expect(held.all).to.deep.equal([
      { key, area: one, tab: 'tab1' },
      { key, area: two, tab: null },
    ]);
    expect(new HeldAreas().all).to.deep.equal([]);
  });

  it('stay all of them, however many there are', () => {
    const held = new HeldAreas();
    const key = storageKeys()('https://a.example/');
    const areas = Array.from({ length: 500 }, () => areaOf());

    for (const area of areas) held.add({ key, area, tab: null });

    expect(held.all.map(({ area }) => area)).to.deep.equal(areas);
  });
});
