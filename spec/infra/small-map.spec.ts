import { expect } from 'chai';
import fc from 'fast-check';
import { SmallMap } from '../../lib/infra/small-map.ts';

type Operation = readonly ['set' | 'delete', key: string];

const operations = fc.array(fc.tuple(fc.constantFrom<'set' | 'delete'>('set', 'delete'), fc.constantFrom('a', 'b', 'c')), {
  maxLength: 12,
});

/** What one can see of a map of these keys. */
function seen(map: { readonly size: number; get(key: string): number | undefined; has(key: string): boolean }): unknown {
  return [map.size, ...['a', 'b', 'c'].map((key) => [map.get(key), map.has(key)])];
}

describe('a map for what mostly has one entry', () => {
  it('is as a Map after any sequence of operations, but for the order', () => {
    fc.assert(
      fc.property(operations, (sequence: readonly Operation[]) => {
        const [small, plain] = [new SmallMap<string, number>(), new Map<string, number>()];
        for (const [place, [operation, key]] of sequence.entries()) {
          for (const map of [small, plain]) {
            if (operation === 'set') map.set(key, place);
            else map.delete(key);
          }
          expect(seen(small)).to.deep.equal(seen(plain));
          expect(small.values()).to.have.members([...plain.values()]);
        }
      }),
      { numRuns: 200 },
    );
  });
});
