import { expect } from 'chai';
import type { Observer } from '../../lib/event-loop/observer.ts';
import { Area, type Audience, type Coherence } from '../../lib/storage/area.ts';
import type { Source } from '../../lib/storage/source.ts';

const source: Source = {
  id: 1,
  active: true,
  ownTasks: null,
  held: [],
  url: 'https://a.example/',
  nonStorageKey: 'k',
  traversable: null,
};

/** An area, everything that it broadcasts, and everything that it tells its observer. */
function make({ quotaUnits = 100, observed = false }: { quotaUnits?: number; observed?: boolean } = {}): {
  area: Area;
  heard: unknown[];
  facts: unknown[];
} {
  const heard: unknown[] = [];
  const facts: unknown[] = [];
  const audience: Audience = { broadcast: (_area, key, oldValue, newValue, by) => heard.push([key, oldValue, newValue, by.id]) };
  const ignore = (): void => {};
  const observer: Observer = {
    queued: ignore, started: ignore, ended: ignore, removed: ignore, held: ignore, returned: ignore, time: ignore, checkpoint: ignore,
    read: (of, by, key, value) => facts.push(['read', of.id, by.id, key, value]),
    wrote: (of, by, key, oldValue, newValue) => facts.push(['wrote', of.id, by.id, key, oldValue, newValue]),
    refused: (of, by, key, value) => facts.push(['refused', of.id, by.id, key, value]),
    fired: ignore, fact: ignore,
  }; // prettier-ignore
  const area = new Area({
    id: 7,
    identifier: 'localStorage',
    origin: 'https://a.example',
    quotaUnits,
    audience,
    observer: observed ? observer : null,
  });
  return { area, heard, facts };
}

describe('Area.set', () => {
  it('broadcasts a new key and a new value with the old one', () => {
    const { area, heard } = make();

    expect([area.set('k', 'v', source), area.set('k', 'w', source)]).to.deep.equal([true, true]);

    expect(heard).to.deep.equal([['k', null, 'v', 1], ['k', 'v', 'w', 1]]); // prettier-ignore
  });

  it('is silent when the value is the same, even above the quota', () => {
    const { area, heard } = make();
    area.set('k', 'value', source);
    area.quotaUnits = 1;
    heard.length = 0;

    expect(area.set('k', 'value', source)).to.equal(true);

    expect(heard).to.deep.equal([]);
  });

  it('refuses what does not fit, and changes nothing', () => {
    const { area, heard } = make({ quotaUnits: 4 });

    expect([area.set('k', '123', source), area.set('k', '1234', source), area.set('x', '', source)]).to.deep.equal([
      true,
      false,
      false,
    ]);

    expect([area.raw.entries(), area.usedUnits, heard.length]).to.deep.equal([[['k', '123']], 4, 1]);
  });

  it('lets an area above a lowered quota shrink, and not grow', () => {
    const { area } = make();
    area.set('k', '12345', source);
    area.quotaUnits = 2;

    expect([area.set('k', '1234', source), area.set('k', '12345', source)]).to.deep.equal([true, false]);
  });
});

describe('Area.remove', () => {
  it('broadcasts the old value, and nothing for an absent key', () => {
    const { area, heard } = make();
    area.set('k', 'v', source);
    heard.length = 0;

    area.remove('k', source);
    area.remove('k', source);

    expect(heard).to.deep.equal([['k', 'v', null, 1]]);
  });
});

describe('Area.clear', () => {
  it('broadcasts once, and is silent when the area is empty', () => {
    const { area, heard } = make();
    area.set('a', '1', source);
    area.set('b', '2', source);
    heard.length = 0;

    area.clear(source);
    area.clear(source);

    expect([heard, area.length(source)]).to.deep.equal([[[null, null, null, 1]], 0]);
  });
});

describe('Area', () => {
  it('reads keys in order, and null beyond them', () => {
    const { area } = make();
    area.set('b', '1', source);
    area.set('a', '2', source);

    expect([
      area.key(0, source),
      area.key(2, source),
      area.keys(source),
      area.get('a', source),
      area.get('x', source),
    ]).to.deep.equal(['b', null, ['b', 'a'], '2', undefined]);
  });

  it('tells its observer what was read, written and refused, and by whom', () => {
    const { area, facts } = make({ observed: true, quotaUnits: 5 });

    area.set('k', 'v', source);
    area.get('k', source);
    area.get('x', source);
    area.length(source);
    area.key(0, source);
    area.keys(source);
    area.set('k', 'too long', source);
    area.remove('k', source);
    area.set('k', 'w', source);
    area.clear(source);

    expect(facts).to.deep.equal([
      ['wrote', 7, 1, 'k', null, 'v'],
      ['read', 7, 1, 'k', 'v'],
      ['read', 7, 1, 'x', undefined],
      ['read', 7, 1, null, undefined],
      ['read', 7, 1, null, undefined],
      ['read', 7, 1, null, undefined],
      ['refused', 7, 1, 'k', 'too long'],
      ['wrote', 7, 1, 'k', 'v', null],
      ['wrote', 7, 1, 'k', null, 'w'],
      ['wrote', 7, 1, null, null, null],
    ]);
  });

  it('leaves every decision to its coherence where it has one', () => {
    const { area, heard } = make();
    const calls: unknown[] = [];
    const coherence: Coherence = {
      touch: (_area, key) => calls.push(['touch', key]),
      write: (of, key, value, by) => {
        calls.push(['write', key, value]);
        if (key === 'announced') of.broadcast(key, null, value, by);
        return key !== 'full';
      },
    };
    area.coherence = coherence;

    const results = [area.set('announced', 'v', source), area.set('full', 'v', source)];
    area.remove('k', source);
    area.clear(source);
    area.get('k', source);
    area.length(source);

    expect(results).to.deep.equal([true, false]);
    expect(heard).to.deep.equal([['announced', null, 'v', 1]]);
    expect(calls).to.deep.equal([
      ['write', 'announced', 'v'],
      ['write', 'full', 'v'],
      ['write', 'k', null],
      ['write', null, null],
      ['touch', 'k'],
      ['touch', null],
    ]);
  });
});

describe('Area.severed', () => {
  it('is a copy that says the same, and of which nobody hears or sees', () => {
    const { area, heard, facts } = make({ observed: true });
    area.set('k', 'v', source);
    const [heardBefore, factsBefore] = [heard.length, facts.length];

    const copy = area.severed();
    const same = copy.get('k', source);
    copy.set('k', 'w', source);
    copy.set('more', 'x', source);
    area.remove('k', source);

    expect([same, copy.get('k', source), copy.usedUnits, area.usedUnits]).to.deep.equal(['v', 'w', 7, 0]);
    expect([copy.identifier, copy.origin, copy.quotaUnits]).to.deep.equal(['localStorage', 'https://a.example', 100]);
    expect([heard.length - heardBefore, facts.length - factsBefore]).to.deep.equal([1, 1]);
  });
});
