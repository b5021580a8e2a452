import { expect } from 'chai';
import { layOut, rowText } from '../../lib/trace/columns.ts';
import { local, rowOf, session, storyOf } from './rows.ts';

describe('the columns of a drawing', () => {
  it('are each tab with its own areas, then the areas that all share', () => {
    const columns = layOut(storyOf([rowOf({}), rowOf({ tab: 'tab2' })]), 6, 100);

    expect(columns.map(({ title }) => title.join(' '))).to.deep.equal(['tab1', 'session of tab1', 'tab2', 'local']);
    expect(columns[0]!.x).to.equal(6);
    expect(columns.map(({ footnote }) => footnote)).to.deep.equal([null, null, null, null]);
  });

  it('name the origins of areas of one kind', () => {
    const other = { ...local, area: 'localStorage https://b.example', origin: 'https://b.example' };

    const columns = layOut(storyOf([rowOf({})], [local, other]), 6, 100);

    expect(columns.slice(2).map(({ title }) => title)).to.deep.equal([
      ['local', 'a.example'],
      ['local', 'b.example'],
    ]);
  });

  it('name the partitions of areas of one kind', () => {
    const other = { ...local, area: 'l2', storageKey: `${local.origin} under https://b.example` };

    const columns = layOut(storyOf([rowOf({})], [local, other]), 6, 50);

    expect(columns.map(({ footnote }) => footnote)).to.include('localStorage, https://a.example under https://b.example');
  });

  it('name whose copy of an area it is, also where areas have letters', () => {
    const copies = ['tab1', 'tab2'].map((tab) => ({ ...local, area: `${local.area} in ${tab}`, copyOf: local.area }));

    const [wide, narrow] = [100, 50].map((width) => layOut(storyOf([rowOf({ text: 'x'.repeat(40) })], copies), 6, width));

    expect(wide?.slice(2).map(({ title }) => title.join(' '))).to.deep.equal(['local in tab1', 'local in tab2']);
    expect(narrow?.slice(2).map(({ footnote }) => footnote)).to.deep.equal([
      'localStorage in tab1, https://a.example',
      'localStorage in tab2, https://a.example',
    ]);
  });

  it('have kinds of areas that a later version may add', () => {
    const later = { ...local, kind: 'constructor' as 'cookies' };

    for (const width of [50, 100]) {
      const columns = layOut(storyOf([rowOf({ text: 'x'.repeat(50) })], [later]), 6, width);
      expect(columns.at(-1)!.title.at(-1)).to.equal(width === 50 ? 'con' : 'constructor');
    }
  });

  it('have letters for areas, with footnotes, where the width is short', () => {
    const columns = layOut(storyOf([rowOf({ text: 'x'.repeat(50) })]), 6, 50);

    expect(columns.map(({ title }) => title.join(' '))).to.deep.equal(['tab1', 'A ses', 'tab2', 'B loc']);
    expect(columns[1]!.footnote).to.equal('sessionStorage of tab1, https://a.example');
    const last = columns.at(-1)!;
    expect(last.x + last.width).to.be.at.most(50);
  });

  it('take width from the widest tab first', () => {
    const [wide, , narrow] = layOut(storyOf([rowOf({ tone: 'event', text: 'x'.repeat(99) }), rowOf({ tab: 'tab2' })]), 6, 60);

    expect(narrow!.width).to.equal(7);
    expect(wide!.width).to.equal(39);
  });

  it('have a place for each storage event that waits at the same time, four at most', () => {
    const queued = (task: number): { tab: string; task: number }[] => [{ tab: 'tab2', task }];

    const slots = (count: number): number =>
      layOut(
        storyOf([
          rowOf({ queued: queued(0) }),
          rowOf({ ran: 0 }),
          ...Array.from({ length: count }, (_, n) => rowOf({ queued: queued(n + 1) })),
        ]),
        6,
        100,
      )[2]!.slots;

    expect([slots(1), slots(3), slots(9)]).to.deep.equal([1, 3, 4]);
  });

  it('are there without tabs, too', () => {
    expect(
      layOut({ rows: [rowOf({ tab: null })], tabs: [], areas: [session], before: [], locksBefore: [] }, 6, 80),
    ).to.have.length(1);
  });

  it('show a row with its mark, its place and its count', () => {
    expect(rowText(rowOf({ mark: '●', inset: true, times: 3 }))).to.equal('  ● k=v ×3');
  });
});
