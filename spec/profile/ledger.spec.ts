import { expect } from 'chai';
import { openLedger, type Ledger } from '../../lib/profile/ledger.ts';
import { memory } from '../../lib/profile/memory.ts';
import type { Area } from '../../lib/storage/area.ts';
import type { StorageShed } from '../../lib/storage/shed.ts';
import { OwnerDouble } from '../event-loop/owner-double.ts';
import { shedOf, storageKeys } from '../storage/shed-double.ts';
import { KeptInMemory } from './kept-in-memory.ts';

const source = Object.assign(new OwnerDouble(1), { url: 'https://a.example/', traversable: null });

describe('a ledger', () => {
  const keyOf = storageKeys();
  const [a, b] = [keyOf('https://a.example/'), keyOf('https://b.example/')];
  let profile: KeptInMemory;
  let ledger: Ledger;
  let shed: StorageShed;
  beforeEach(() => {
    profile = new KeptInMemory();
    ledger = openLedger(profile) as Ledger;
    shed = shedOf('local', { lasting: ledger });
  });

  function areaOf(key: typeof a): Area {
    void ledger.prepare(key);
    shed.create(key);
    return shed.area(key) as Area;
  }
  const kept = (): object => Object.fromEntries([...profile.entries].map(([key, entries]) => [key, [...entries]]));

  it('is none without a profile, or with one that keeps nothing', () => {
    expect([openLedger(undefined), openLedger(memory())]).to.deep.equal([null, null]);
  });

  it('fills areas with what is kept, in its order, and notes nothing by that', () => {
    profile.entries.set(
      a.text,
      new Map([
        ['z', '1'],
        ['y', '2'],
      ]),
    );

    const area = areaOf(a);
    ledger.commit();

    expect(area.raw.entries()).to.deep.equal([
      ['z', '1'],
      ['y', '2'],
    ]);
    expect(profile.asked).to.deep.equal(['open', `prepare ${a.text}`]);
  });

  it('commits the changes of all areas as one batch, and nothing where nothing has changed', () => {
    const [one, two] = [areaOf(a), areaOf(b)];
    profile.asked.length = 0;
    one.set('k', '1', source);
    two.set('k', '2', source);
    one.set('l', '3', source);
    one.remove('k', source);

    ledger.commit();
    ledger.commit();

    expect(kept()).to.deep.equal({ [a.text]: [['l', '3']], [b.text]: [['k', '2']] });
    expect(profile.asked).to.deep.equal(['commit']);
  });

  it('has whoever counts the entries of an area count what came from the profile', () => {
    profile.entries.set(a.text, new Map([['k', 'v']]));
    const counted: number[] = [];
    const guard = {
      fits: () => true,
      changed: () => undefined,
      refilled: ({ raw }: Area) => void counted.push(raw.size),
      used: 0,
    };
    shed = shedOf('local', { lasting: ledger, policy: { areaMade: (area) => (area.guard = guard), lasts: () => true } });

    areaOf(a);

    expect(counted).to.deep.equal([1]);
  });

  it('changes nothing by looking: the area has what is kept all the same, and the profile is asked once', () => {
    profile.entries.set(a.text, new Map([['k', 'v']]));

    for (const text of [a.text, a.text]) expect(ledger.entriesOf(text)).to.deep.equal([['k', 'v']]);
    const untouched = ledger.wasAsked(a);

    expect(areaOf(a).raw.entries()).to.deep.equal([['k', 'v']]);
    expect([untouched, ledger.wasAsked(a)]).to.deep.equal([false, true]);
    expect(profile.asked).to.deep.equal(['open', `prepare ${a.text}`]);
  });

  it('shows nothing where the profile has to be waited for, until it is there, and asks it once', async () => {
    profile.entries.set(a.text, new Map([['k', 'v']]));
    profile.preparing = () => Promise.resolve();

    expect([ledger.entriesOf(a.text), ledger.entriesOf(a.text)]).to.deep.equal([[], []]);
    await ledger.prepare(a);

    expect(ledger.entriesOf(a.text)).to.deep.equal([['k', 'v']]);
    expect(profile.asked).to.deep.equal(['open', `prepare ${a.text}`]);
  });

  it('lets nobody hear of a look at what could not be prepared, and asks again for a document', async () => {
    profile.preparing = () => Promise.reject(new Error('damaged'));
    expect(ledger.entriesOf(a.text)).to.deep.equal([]);
    await Promise.resolve().then(() => undefined);
    profile.preparing = null;

    await ledger.prepare(a);

    expect(ledger.entriesOf(a.text)).to.deep.equal([]);
    expect(profile.asked.filter((call) => call.startsWith('prepare'))).to.have.length(2);
  });

  it('leaves out areas that do not last, and those that could not be read', () => {
    shed = shedOf('local', { lasting: ledger, policy: { areaMade: () => undefined, lasts: (key) => key !== b } });
    const passing = areaOf(b);
    profile.failing = { calls: ['prepare'], error: new Error('damaged') };
    expect(() => ledger.prepare(a)).to.throw('damaged');
    shed.create(a);

    passing.set('k', 'v', source);
    shed.area(a)?.set('k', 'v', source);
    ledger.commit();

    expect(kept()).to.deep.equal({});
    expect([ledger.wasAsked(a), ledger.wasAsked(keyOf('https://c.example/'))]).to.deep.equal([true, false]);
  });

  it('gives the same batch again, with what came meanwhile, where it could not be kept', () => {
    const area = areaOf(a);
    area.set('k', '1', source);
    profile.failing = { calls: ['commit'], error: new Error('disk full') };
    expect(() => ledger.commit()).to.throw('disk full');
    area.set('l', '2', source);
    profile.failing = null;

    ledger.flush();

    expect(kept()).to.deep.equal({
      [a.text]: [
        ['k', '1'],
        ['l', '2'],
      ],
    });
  });

  it('purges at once what was emptied, and not what a page cleared', () => {
    const area = areaOf(a);
    area.set('k', 'v', source);
    ledger.commit();
    profile.asked.length = 0;
    area.clear(source);
    ledger.commit();
    expect(profile.asked).to.deep.equal(['commit']);

    area.raw.clear();
    area.journal?.emptied();
    ledger.commit();

    expect(profile.asked).to.deep.equal(['commit', 'commit', 'flush', 'purge']);
  });

  it('lists what is kept, with the latest changes', () => {
    profile.entries.set(b.text, new Map([['k', 'v']]));
    areaOf(a).set('k', 'v', source);

    expect(ledger.areas().map(({ key, entries }) => [key, entries])).to.have.deep.members([
      [a.text, 1],
      [b.text, 1],
    ]);
  });

  it('clears what is kept of an origin or of all, with what has changed as one batch, and purges, also where there is nothing', () => {
    for (const { text } of [a, b]) profile.entries.set(text, new Map([['k', 'v']]));
    const area = areaOf(b);
    area.set('l', 'w', source);

    ledger.clear('https://a.example');
    expect(kept()).to.deep.equal({
      [a.text]: [],
      [b.text]: [
        ['k', 'v'],
        ['l', 'w'],
      ],
    });
    expect(profile.asked.slice(-3)).to.deep.equal(['commit', 'flush', 'purge']);
    area.raw.clear();
    area.journal?.emptied();
    ledger.clear(null);
    expect(kept()).to.deep.equal({ [a.text]: [], [b.text]: [] });

    profile.entries.clear();
    profile.asked.length = 0;
    ledger.clear('https://a.example');
    expect(profile.asked).to.deep.equal(['purge']);
  });

  it('purges at the end what was to be purged, also where nothing has changed', () => {
    ledger.purgeAtEnd();
    expect(profile.asked).to.deep.equal(['open']);

    ledger.callEnded();
    ledger.callEnded();

    expect(profile.asked).to.deep.equal(['open', 'purge']);
  });

  for (const call of ['commit', 'flush', 'purge']) {
    it(`tries again to clear and to purge where the profile failed to ${call}`, () => {
      profile.entries.set(a.text, new Map([['k', 'v']]));
      profile.failing = { calls: [call], error: new Error('gone') };

      expect(() => ledger.clear('https://a.example')).to.throw('gone');
      expect(() => ledger.callEnded()).to.throw('gone');
      profile.failing = null;
      profile.asked.length = 0;
      ledger.callEnded();
      ledger.callEnded();

      expect(kept()).to.deep.equal({ [a.text]: [] });
      expect(profile.asked).to.deep.equal(['commit', 'flush', 'purge'].slice(['commit', 'flush', 'purge'].indexOf(call)));
    });
  }

  it('has what is to go out of sight at once, and keeps what comes after it', () => {
    for (const { text } of [a, b]) profile.entries.set(text, new Map([['k', 'v']]));

    ledger.forget(a);
    ledger.forget(b);
    expect(ledger.entriesOf(a.text)).to.deep.equal([]);
    const area = areaOf(a);
    area.set('l', 'w', source);
    expect(area.raw.entries()).to.deep.equal([['l', 'w']]);
    ledger.callEnded();
    area.set('m', 'x', source);
    ledger.callEnded();

    expect(kept()).to.deep.equal({
      [a.text]: [
        ['l', 'w'],
        ['m', 'x'],
      ],
      [b.text]: [],
    });
  });

  it('reads anew in each run, when what the last one stored is kept', () => {
    const area = areaOf(a);
    area.set('k', 'v', source);

    ledger.endRun();
    shed.reset();
    area.set('k', 'of the last run', source);

    expect(areaOf(a).raw.entries()).to.deep.equal([['k', 'v']]);
    expect(profile.asked.filter((call) => call.startsWith('prepare'))).to.have.length(2);
  });

  it('keeps nothing any more when it is closed', () => {
    const area = areaOf(a);
    area.set('k', 'v', source);
    ledger.close();
    area.set('k', 'later', source);

    ledger.commit();
    ledger.close();

    expect(kept()).to.deep.equal({ [a.text]: [['k', 'v']] });
    expect(profile.asked.filter((call) => call === 'close')).to.have.length(1);
  });
});
