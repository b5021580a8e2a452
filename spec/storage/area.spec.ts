import { expect } from 'chai';
import type { ObservedArea, Observer } from '../../lib/event-loop/observer.ts';
import type { Owner } from '../../lib/event-loop/task.ts';
import type { Area, Broadcast, Coherence, Recipient } from '../../lib/storage/area.ts';
import type { Source } from '../../lib/storage/source.ts';
import { ObserverDouble } from '../event-loop/observer-double.ts';
import { areaOf } from './shed-double.ts';

const source: Source = {
  id: 1,
  active: true,
  ownTasks: null,
  destroyed: false,
  url: 'https://a.example/',
  traversable: null,
};

/** Writes down what it is told of areas. */
class AreaObserver extends ObserverDouble implements Observer {
  readonly told: unknown[] = [];

  override read(of: ObservedArea, by: Owner, key: string | null, value: string | undefined): void {
    this.told.push(['read', of.name, by.id, key, value]);
  }
  override wrote(of: ObservedArea, by: Owner, key: string | null, oldValue: string | null, newValue: string | null): void {
    this.told.push(['wrote', of.name, by.id, key, oldValue, newValue]);
  }
  override unchanged(of: ObservedArea, by: Owner, key: string | null, value: string | null): void {
    this.told.push(['unchanged', of.name, by.id, key, value]);
  }
  override refused(of: ObservedArea, by: Owner, key: string, value: string): void {
    this.told.push(['refused', of.name, by.id, key, value]);
  }
}

/** An area, everything that it broadcasts, and everything that it tells its observer. */
function make({ quotaUnits = 100, observed = false }: { quotaUnits?: number; observed?: boolean } = {}): {
  area: Area;
  heard: unknown[];
  facts: unknown[];
} {
  const heard: unknown[] = [];
  const observer = new AreaObserver();
  const broadcast: Broadcast = (_area, key, oldValue, newValue, by) => heard.push([key, oldValue, newValue, by.id]);
  const area = areaOf({ name: 'area', quotaUnits, broadcast, observer: observed ? observer : null });
  return { area, heard, facts: observer.told };
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
      ['wrote', 'area', 1, 'k', null, 'v'],
      ['read', 'area', 1, 'k', 'v'],
      ['read', 'area', 1, 'x', undefined],
      ['read', 'area', 1, null, undefined],
      ['read', 'area', 1, null, undefined],
      ['read', 'area', 1, null, undefined],
      ['refused', 'area', 1, 'k', 'too long'],
      ['wrote', 'area', 1, 'k', 'v', null],
      ['wrote', 'area', 1, 'k', null, 'w'],
      ['wrote', 'area', 1, null, null, null],
    ]);
  });

  it('tells its observer of writes that change nothing, and broadcasts nothing', () => {
    const { area, heard, facts } = make({ observed: true });
    area.set('k', 'v', source);
    const before = [heard.length, facts.length];

    area.set('k', 'v', source);
    area.remove('x', source);
    area.remove('k', source);
    area.clear(source);

    expect(before).to.deep.equal([1, 1]);
    expect([heard, facts.slice(1)]).to.deep.equal([
      [['k', null, 'v', 1], ['k', 'v', null, 1]],
      [
        ['unchanged', 'area', 1, 'k', 'v'],
        ['unchanged', 'area', 1, 'x', null],
        ['wrote', 'area', 1, 'k', 'v', null],
        ['unchanged', 'area', 1, null, null],
      ],
    ]); // prettier-ignore
  });

  it('calls nobody where the writer is its only recipient', () => {
    const heard: unknown[] = [];
    const writer = { ...source, storageDisabled: false, localStorageHolder: null, sessionStorageHolder: null } as Recipient;
    const recipients = [writer];
    const area = areaOf({ recipients, broadcast: (_area, key) => heard.push(key) });

    area.set('alone', 'v', writer);
    area.set('from elsewhere', 'v', source);
    recipients.push(writer);
    area.set('among others', 'v', writer);

    expect(heard).to.deep.equal(['from elsewhere', 'among others']);
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

describe('Area.detachedCopy', () => {
  it('is a copy that says the same, and of which nobody hears or sees', () => {
    const { area, heard, facts } = make({ observed: true });
    area.set('k', 'v', source);
    const [heardBefore, factsBefore] = [heard.length, facts.length];

    const copy = area.detachedCopy();
    const same = copy.get('k', source);
    copy.set('k', 'w', source);
    copy.set('more', 'x', source);
    area.remove('k', source);

    expect([same, copy.get('k', source), copy.usedUnits, area.usedUnits]).to.deep.equal(['v', 'w', 7, 0]);
    expect([copy.identifier, copy.origin, copy.quotaUnits]).to.deep.equal(['localStorage', 'https://a.example', 100]);
    expect([heard.length - heardBefore, facts.length - factsBefore]).to.deep.equal([1, 1]);
  });
});
