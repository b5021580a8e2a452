import { expect } from 'chai';
import fc from 'fast-check';
import { RecentChanges } from '../../lib/coherence/recent-changes.ts';
import { areaOf } from '../storage/shed-double.ts';
import { runsOf } from '../soak.ts';

const key = fc.constantFrom('a', 'b', 'c', null);
const value = fc.constantFrom('1', '2', null);

describe('recent changes of an area', () => {
  it('make a copy current, entries and their order, however far behind it is', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(key, value, fc.nat(99)), { maxLength: 300 }), (changes) => {
        const recent = new RecentChanges();
        const [stored, area] = [areaOf(), areaOf()];
        const copy = { area, version: -1 };
        for (const [name, text, chance] of changes) {
          stored.apply(name, name === null ? null : text);
          recent.add(name, name === null ? null : text, 'tab1');
          if (chance > 20) continue;
          if (chance < 5) copy.version = -1;
          recent.bringUpToDate(copy, stored);
          expect(area.raw.entries()).to.deep.equal(stored.raw.entries());
          expect(copy.version).to.equal(recent.version);
        }
      }),
      { numRuns: runsOf('changes of copies') },
    );
  });

  it('lose nothing at the edge of what is remembered', () => {
    for (let before = 0; before <= 129; before++) {
      const recent = new RecentChanges();
      const [stored, area] = [areaOf(), areaOf()];
      const copy = { area, version: 0 };
      for (let number = 0; number < 129; number++) {
        if (number === before) recent.bringUpToDate(copy, stored);
        stored.apply(`key ${number}`, 'v');
        recent.add(`key ${number}`, 'v', 'tab1');
      }

      recent.bringUpToDate(copy, stored);

      expect(area.raw.size, `${before} changes before`).to.equal(129);
    }
  });

  it('cost a copy that is current nothing', () => {
    const recent = new RecentChanges();
    const [stored, area] = [areaOf(), areaOf()];
    const copy = { area, version: -1 };
    stored.apply('k', '1');
    recent.bringUpToDate(copy, stored);
    stored.raw.entries = stored.raw.keys = () => {
      throw new Error('It is walked through.');
    };

    recent.bringUpToDate(copy, stored);
    stored.apply('l', '2');
    recent.add('l', '2', 'tab1');
    recent.bringUpToDate(copy, stored);

    expect(area.raw.entries()).to.deep.equal([
      ['k', '1'],
      ['l', '2'],
    ]);
  });
});
