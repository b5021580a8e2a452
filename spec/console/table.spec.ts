import { expect } from 'chai';
import { tableText } from '../../lib/console/table.ts';

const table = (data: unknown, properties?: unknown): string[] | null =>
  tableText(data, properties, { describe: () => null, inFull: false })?.split('\n') ?? null;

describe('a table in the console', () => {
  it('has a row for each member and a column for each of theirs', () => {
    expect(table([{ a: 1, b: 'x' }, { a: { deep: [1] } }])).to.deep.equal([
      '(index)  a                b',
      '───────  ───────────────  ───',
      '0        1                "x"',
      '1        { deep: [ 1 ] }',
    ]);
  });

  it('has a column for what has no members', () => {
    expect(table({ one: 1, two: { a: 2 } })).to.deep.equal([
      '(index)  a  Values',
      '───────  ─  ──────',
      'one         1',
      'two      2',
    ]);
  });

  it('has the columns that are asked for', () => {
    expect(table([{ a: 1, b: 2 }], ['b', 'c'])).to.deep.equal(['(index)  b  c', '───────  ─  ─', '0        2']);
  });

  it('calls no accessor, and shortens what is wide or long', () => {
    const trap = {
      get a() {
        throw new Error('never');
      },
    };
    const long = Array.from({ length: 300 }, () => ({ text: 'x'.repeat(90) }));

    expect(table([trap])).to.deep.equal(['(index)', '───────', '0']);
    expect(table(long)).to.have.lengthOf(102);
    expect(Math.max(...(table(long) ?? []).map(({ length }) => length))).to.equal(49);
  });

  it('is none of what cannot be read, which as a row is a value, and as columns asks for none', () => {
    const { proxy, revoke } = Proxy.revocable<Record<string, unknown>>({}, {});
    revoke();

    expect(table(proxy)).to.equal(null);
    expect(table([proxy, { a: 1 }])).to.deep.equal([
      '(index)  a  Values',
      '───────  ─  ────────',
      '0           [Object]',
      '1        1',
    ]);
    expect(table([{ a: 1 }], proxy)).to.deep.equal(['(index)  a', '───────  ─', '0        1']);
  });

  it('is none where there are no members', () => {
    expect([table(1), table('text'), table(null), table(undefined)]).to.deep.equal([null, null, null, null]);
  });
});
