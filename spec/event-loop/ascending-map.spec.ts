import { expect } from 'chai';
import fc from 'fast-check';
import { AscendingMap } from '../../lib/event-loop/ascending-map.ts';

/** Deletes a key counted from the newest, or looks for it; or adds one that skips so many, or changes one that is there. */
type Act = { readonly do: 'add' | 'delete' | 'change'; readonly by: number } | { readonly do: 'clear' };

const acts: fc.Arbitrary<Act[]> = fc.array(
  fc.oneof(
    { weight: 120, arbitrary: fc.record({ do: fc.constant('add' as const), by: fc.constantFrom(0, 0, 0, 0, 3) }) },
    { weight: 100, arbitrary: fc.record({ do: fc.constant('delete' as const), by: fc.nat(90) }) },
    { weight: 20, arbitrary: fc.record({ do: fc.constant('change' as const), by: fc.nat(90) }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('clear' as const) }) },
  ),
  { minLength: 0, maxLength: 600, size: 'max' },
);

function mapOf(...keys: readonly number[]): AscendingMap<string> {
  const map = new AscendingMap<string>();
  for (const key of keys) map.set(key, `value ${key}`);
  return map;
}

describe('a map of ascending keys', () => {
  it('finds what was set, and nothing under keys that were deleted or never there', () => {
    const map = mapOf(1, 2, 3);

    map.delete(2);
    map.delete(2);
    map.delete(99);
    map.delete(-1);

    expect([-1, 0, 1, 2, 3, 4, 2 ** 31].map((key) => map.get(key))).to.deep.equal([
      undefined,
      undefined,
      'value 1',
      undefined,
      'value 3',
      undefined,
      undefined,
    ]);
    expect(map.values()).to.deep.equal(['value 1', 'value 3']);
  });

  it('keeps what is older than hundreds that came and went', () => {
    const map = mapOf(1, 2, 3);
    for (let key = 4; key < 1_000; key++) {
      map.set(key, 'short');
      map.delete(key);
    }
    map.set(2, 'changed');
    map.set(1_000, 'newest');
    map.delete(3);

    expect([map.get(1), map.get(2), map.get(3), map.get(999)]).to.deep.equal(['value 1', 'changed', undefined, undefined]);
    expect(map.values()).to.deep.equal(['value 1', 'changed', 'newest']);
  });

  it('begins anew when it is cleared', () => {
    const map = mapOf(7, 8);
    for (let key = 9; key < 200; key++) {
      map.set(key, 'short');
      map.delete(key);
    }

    map.clear();
    map.set(1, 'first');

    expect([map.values(), map.get(7), map.get(1)]).to.deep.equal([['first'], undefined, 'first']);
  });

  it('is a Map whose keys ascend, whatever is done to it', () => {
    fc.assert(
      fc.property(acts, (program) => {
        const [map, plain] = [new AscendingMap<number>(), new Map<number, number>()];
        let newest = 0;
        for (const [value, act] of program.entries()) {
          if (act.do === 'clear') {
            map.clear();
            plain.clear();
            newest = 0;
            continue;
          }
          const key = act.do === 'add' ? (newest += 1 + act.by) : newest - act.by;
          if (act.do === 'delete') {
            map.delete(key);
            plain.delete(key);
          } else if (act.do === 'add' || plain.has(key)) {
            map.set(key, value);
            plain.set(key, value);
          }
          expect(map.get(key)).to.equal(plain.get(key));
        }

        expect(map.values()).to.deep.equal([...plain.values()]);
        for (let key = -1; key <= newest + 1; key++) expect(map.get(key)).to.equal(plain.get(key));
      }),
      { numRuns: 200 },
    );
  });
});
