import { expect } from 'chai';
import type { Area } from '../../lib/storage/area.ts';
import type { Source } from '../../lib/storage/source.ts';
import { areaOf } from './shed-double.ts';

const source: Source = { id: 1, active: true, ownTasks: null, destroyed: false, url: 'https://a.example/', traversable: null };

function make({ quotaUnits = 100 }: { readonly quotaUnits?: number } = {}): { readonly area: Area } {
  return { area: areaOf({ name: 'area', quotaUnits }) };
}

describe('the guard of an area', () => {
  function guardedBy(fits: boolean): { readonly area: Area; readonly told: unknown[] } {
    const { area } = make({ quotaUnits: 1 });
    const told: unknown[] = [];
    area.guard = {
      used: 7,
      fits: (of, key, oldValue, value) => {
        told.push(['fits', of === area, key, oldValue, value]);
        return fits;
      },
      changed: (of, key, oldValue, newValue, by) => told.push(['changed', of === area, key, oldValue, newValue, by === source]),
      refilled: (of) => told.push(['refilled', of === area]),
    };
    return { area, told };
  }

  it('decides in place of the quota, and hears of each change', () => {
    const { area, told } = guardedBy(true);

    area.set('k', 'too long', source);
    area.set('k', 'too long', source);
    area.remove('k', source);
    area.set('l', '', source);
    area.clear(source);

    expect(told).to.deep.equal([
      ['fits', true, 'k', null, 'too long'],
      ['changed', true, 'k', null, 'too long', true],
      ['changed', true, 'k', 'too long', null, true],
      ['fits', true, 'l', null, ''],
      ['changed', true, 'l', null, '', true],
      ['changed', true, null, null, null, true],
    ]);
  });

  it('refuses what would fit the quota, and nothing changes', () => {
    const { area, told } = guardedBy(false);

    expect([area.set('k', '', source), area.raw.size, told.length]).to.deep.equal([false, 0, 1]);
  });

  it('says how much the area holds, in its own unit', () => {
    expect(guardedBy(true).area.usedUnits).to.equal(7);
  });

  it('is gone from an area that is detached, and so is its coherence', () => {
    const { area } = make();
    area.coherence = { touch: () => expect.fail('It was asked.'), write: () => expect.fail('It was asked.') };

    area.detach();

    expect([area.set('k', 'v', source), area.get('k', source), area.coherence]).to.deep.equal([true, 'v', null]);
  });

  it('hears when the area has other entries, and nothing any more when it is detached', () => {
    const { area, told } = guardedBy(true);

    area.refill(make().area.raw);
    area.detach();
    area.refill(make().area.raw);

    expect([told, area.guard]).to.deep.equal([[['refilled', true]], null]);
  });
});
