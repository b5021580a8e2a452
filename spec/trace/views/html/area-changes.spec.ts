import { expect } from 'chai';
import type { ReplayedArea } from '../../../../lib/trace/replayed-area.ts';
import { AreaChanges } from '../../../../lib/trace/views/html/area-changes.ts';
import { local, session } from '../../rows.ts';

const areaOf = (version: number, entries: Readonly<Record<string, string>>, partial = false): ReplayedArea => ({
  ...local,
  ...{ version, partial },
  entries: new Map(Object.entries(entries).map(([key, text]) => [key, { text, length: text.length }])),
});

describe('the changes of areas in a report', () => {
  it('are an area that is new, keys that are set, and keys that are gone', () => {
    const changes = new AreaChanges();

    expect(changes.since([areaOf(0, { a: '1', b: '2' })])).to.deep.equal([
      ['area', 0, false],
      ['set', 0, 0, '1', 0],
      ['set', 0, 1, '2', 0],
    ]);
    expect(changes.since([areaOf(1, { a: '1', c: '3' }, true)])).to.deep.equal([
      ['area', 0, true],
      ['unset', 0, 1],
      ['set', 0, 2, '3', 0],
    ]);
    expect([changes.titles, changes.keys]).to.deep.equal([['localStorage, a.example'], ['a', 'b', 'c']]);
  });

  it('are none where nothing changed', () => {
    const changes = new AreaChanges();
    changes.since([areaOf(0, { a: '1' })]);

    expect(changes.since([areaOf(0, { a: '1' })])).to.deep.equal([]);
  });

  it('are an area that is gone, which begins again when it comes back', () => {
    const changes = new AreaChanges();
    changes.since([areaOf(0, { a: '1' }), { ...areaOf(0, {}), ...session }]);

    expect(changes.since([{ ...areaOf(0, {}), ...session }])).to.deep.equal([['gone', 0]]);
    expect(changes.since([areaOf(0, { a: '1' })])).to.deep.equal([
      ['area', 0, false],
      ['set', 0, 0, '1', 0],
      ['gone', 1],
    ]);
  });

  it('tell keys apart that look the same, and say how much of a value is missing', () => {
    const changes = new AreaChanges();
    const entries = new Map([
      ['\u202e', { text: 'x', length: 300 }],
      ['\u200f', { text: '\u0000', length: 1 }],
    ]);

    expect(changes.since([{ ...areaOf(0, {}), entries }]).slice(1)).to.deep.equal([
      ['set', 0, 0, 'x', 299],
      ['set', 0, 1, '␀', 0],
    ]);
    expect(changes.keys).to.deep.equal(['�', '�']);
  });
});
