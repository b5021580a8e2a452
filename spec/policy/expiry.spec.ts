import { expect } from 'chai';
import { Expiry, type ExpiryInit } from '../../lib/policy/expiry.ts';
import type { Area } from '../../lib/storage/area.ts';
import { emptyArea } from '../../lib/storage/empty-area.ts';
import { areaOf } from '../storage/shed-double.ts';

const source = { id: 1, active: true, ownTasks: null, destroyed: false, url: 'https://a.example/', traversable: null };

describe('the expiry of an area', () => {
  let now: number;

  beforeEach(() => {
    now = 0;
  });

  function expiring(since: ExpiryInit['since'], quotaUnits = 100): { readonly area: Area; readonly heard: unknown[] } {
    const heard: unknown[] = [];
    const area = areaOf({ quotaUnits, broadcast: (_area, key, oldValue, newValue) => heard.push([key, oldValue, newValue]) });
    area.coherence = new Expiry({ afterMs: 10, since, now: () => now, expired: (each) => emptyArea(each, 'expired') }, now);
    return { area, heard };
  }

  for (const [what, read] of Object.entries<(area: Area) => unknown>({
    getItem: (area) => area.get('k', source) ?? null,
    length: (area) => (area.length(source) === 0 ? null : 'v'),
    key: (area) => area.key(0, source),
    keys: (area) => area.keys(source)[0] ?? null,
    in: (area) => area.supports('k', source) || null,
  })) {
    it(`is seen by ${what}, at the time and not before`, () => {
      const { area } = expiring('written');
      area.set('k', 'v', source);
      now = 9;
      const before = read(area);

      now = 10;

      expect(before).not.to.equal(null);
      expect(read(area)).to.equal(null);
    });
  }

  it('counts from the last time it was written, in any way', () => {
    const { area } = expiring('written');
    area.set('k', 'v', source);
    for (const write of [() => area.set('l', 'v', source), () => area.remove('l', source), () => area.set('k', 'v', source)]) {
      now += 9;
      write();
    }

    now += 9;

    expect(area.get('k', source)).to.equal('v');
    now += 1;
    expect(area.get('k', source)).to.equal(undefined);
  });

  it('is not put off by a read, nor by a write that does not fit', () => {
    const { area } = expiring('written', 2);
    area.set('k', 'v', source);
    now = 9;
    area.get('k', source);

    const fits = area.set('l', 'too long', source);

    now = 10;
    expect([fits, area.length(source)]).to.deep.equal([false, 0]);
  });

  it('is put off by a read where it counts since it was used', () => {
    const { area } = expiring('used');
    area.set('k', 'v', source);
    for (const ms of [9, 18, 27]) {
      now = ms;
      area.get('k', source);
    }

    expect(area.get('k', source)).to.equal('v');
    now = 37;
    expect(area.get('k', source)).to.equal(undefined);
  });

  it('makes room before something is written, and tells nobody of what went', () => {
    const { area, heard } = expiring('written', 2);
    area.set('k', 'v', source);
    now = 10;

    const fits = area.set('l', 'w', source);

    expect([fits, area.raw.entries()]).to.deep.equal([true, [['l', 'w']]]);
    expect(heard).to.deep.equal([['k', null, 'v'], ['l', null, 'w']]); // prettier-ignore
  });

  it('leaves writes, removals and clearing to the area: what changes is broadcast, and what does not is not', () => {
    const { area, heard } = expiring('written');

    for (const value of ['v', 'v']) area.set('k', value, source);
    for (const key of ['k', 'k']) area.remove(key, source);
    area.set('l', 'w', source);
    area.clear(source);
    area.clear(source);

    expect(heard).to.deep.equal([['k', null, 'v'], ['k', 'v', null], ['l', null, 'w'], [null, null, null]]); // prettier-ignore
  });

  it('does not count as used what is looked at from outside', () => {
    const { area } = expiring('used');
    area.set('k', 'v', source);
    const { coherence } = area;
    now = 9;

    (coherence as Expiry).expire(area);

    now = 10;
    (coherence as Expiry).expire(area);
    expect(area.raw.size).to.equal(0);
  });

  it('stays when a write throws', () => {
    const { area } = expiring('written');
    const { coherence } = area;
    area.guard = {
      used: 0,
      fits: () => {
        throw new RangeError('of the measure');
      },
      changed: () => undefined,
      refilled: () => undefined,
    };

    expect(() => area.set('k', 'v', source)).to.throw(RangeError);

    expect(area.coherence).to.equal(coherence);
  });
});
