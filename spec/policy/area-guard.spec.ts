import { expect } from 'chai';
import { AreaGuard } from '../../lib/policy/area-guard.ts';
import type { Area } from '../../lib/storage/area.ts';
import { measures } from '../../lib/storage/measure.ts';
import { areaOf } from '../storage/shed-double.ts';

const source = { id: 1, active: true, ownTasks: null, destroyed: false, url: 'https://a.example/', traversable: null };

interface Guarded {
  readonly area: Area;
  readonly guard: AreaGuard;
  /** Documents that stored something. */
  readonly writers: unknown[];
}

function guarded(quotaUnits: number, fails: () => boolean = () => false): Guarded {
  const area = areaOf({ quotaUnits });
  const writers: unknown[] = [];
  const written = (writer: unknown): void => void writers.push(writer);
  const guard = new AreaGuard({ area, measure: measures['utf-8'], fails, written });
  area.guard = guard;
  return { area, guard, writers };
}

describe('the guard of an area', () => {
  it('counts keys and values by its measure, whatever happens to them', () => {
    const { area } = guarded(100);
    const used: number[] = [];

    area.set('é', '世', source);
    used.push(area.usedUnits);
    area.set('é', 'a', source);
    used.push(area.usedUnits);
    area.set('b', '', source);
    used.push(area.usedUnits);
    area.remove('é', source);
    used.push(area.usedUnits);
    area.clear(source);
    used.push(area.usedUnits);

    expect(used).to.deep.equal([5, 3, 4, 1, 0]);
  });

  it('lets in what fills the quota exactly, and nothing more', () => {
    const { area } = guarded(4);

    const fits = [
      area.set('k', 'é', source),
      area.set('k', 'éa', source),
      area.set('k', 'éé', source),
      area.set('l', '', source),
    ];

    expect(fits).to.deep.equal([true, true, false, false]);
    expect(area.raw.entries()).to.deep.equal([['k', 'éa']]);
  });

  it('refuses nothing that does not grow, also above a quota that was lowered', () => {
    const { area } = guarded(100);
    area.set('k', 'ééé', source);
    area.quotaUnits = 0;

    const fits = [area.set('k', 'aaaaaa', source), area.set('k', 'éé', source), area.set('k', 'ééa', source)];

    expect(fits).to.deep.equal([true, true, false]);
  });

  it('refuses writes that are to fail, also those that shrink', () => {
    let left = 2;
    const { area, writers } = guarded(100, () => left-- > 0);

    const fits = ['long', 'l', 'l'].map((value) => area.set('k', value, source));

    expect([fits, area.raw.entries(), writers]).to.deep.equal([[false, false, true], [['k', 'l']], [source]]);
  });

  it('is asked about no write that changes nothing', () => {
    let asked = 0;
    const { area } = guarded(100, () => ++asked > 9);
    area.set('k', 'v', source);

    area.set('k', 'v', source);

    expect(asked).to.equal(1);
  });

  it('tells who stored something, and not who only removed', () => {
    const { area, writers } = guarded(100);
    const other = { ...source, id: 2 };
    area.set('k', 'v', source);
    area.set('l', 'v', source);

    area.remove('k', other);
    area.clear(other);

    expect(writers).to.deep.equal([source, source]);
  });

  it('counts what is there already, from the beginning and by another measure', () => {
    const area = areaOf({ quotaUnits: 100 });
    area.set('é', '世', source);

    const guard = new AreaGuard({ area, measure: measures['utf-8'], fails: () => false, written: () => undefined });
    const before = guard.used;
    guard.setMeasure(area, measures['latin-1-or-utf-16']);

    expect([before, guard.used]).to.deep.equal([5, 3]);
  });
});
