import { expect } from 'chai';
import { AreaCells } from '../../lib/explore/area-cells.ts';
import { Names } from '../../lib/explore/names.ts';
import { Area } from '../../lib/storage/area.ts';

const areaOf = (quotaUnits: number): Area =>
  new Area({
    ...{ name: 'localStorage https://a.example', identifier: 'localStorage', origin: 'https://a.example', quotaUnits },
    ...{ recipients: [], broadcast: () => undefined, observer: null },
  });

describe('the cells of an area', () => {
  it('are one for each key, and one each for the set of keys, for clearing, and for the room that is left', () => {
    const names = new Names();
    const cells = new AreaCells(names, 'localStorage https://a.example');

    expect([cells.key('k'), cells.key('k'), cells.key('l')]).to.deep.equal([3, 3, 4]);
    expect([cells.cleared, cells.keySet, cells.room]).to.deep.equal([0, 1, 2]);
    expect(names.name(3)).to.equal('area localStorage https://a.example key k');
  });

  it('may run out of room where all that was added does not fit, and where a guard counts in its own way', () => {
    const cells = new AreaCells(new Names(), 'a');
    const [small, guarded] = [areaOf(10), areaOf(10)];
    guarded.guard = { fits: () => true, changed: () => undefined, refilled: () => undefined, used: 0 };

    cells.begin(small);
    expect([cells.isOf(small), cells.isOf(guarded), cells.grows(6), cells.grows(4), cells.grows(1)]).to.deep.equal([
      ...[true, false, false, false, true],
    ]);
    cells.begin(small);
    expect(cells.grows(6)).to.equal(false);
    cells.begin(guarded);
    expect(cells.grows(1)).to.equal(true);
    cells.begin({ name: 'a' });
    expect(new AreaCells(new Names(), 'b').grows(1e9)).to.equal(false);
  });
});
