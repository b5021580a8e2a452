import { expect } from 'chai';
import fc from 'fast-check';
import { OrderedMap } from '../../lib/infra/ordered-map.ts';
import { runsOf } from '../soak.ts';

function mapOf(...keys: string[]): OrderedMap {
  const map = new OrderedMap();
  for (const key of keys) map.set(key, `value of ${key}`);
  return map;
}

/** The same keys asked for one by one. */
function walked(map: OrderedMap): (string | undefined)[] {
  return Array.from({ length: map.size }, (_, index) => map.keyAt(index));
}

describe('OrderedMap', () => {
  it('keeps the order of insertion', () => {
    const map = mapOf('b', 'a', '10', '9');

    expect(map.keys()).to.deep.equal(['b', 'a', '10', '9']);
    expect(walked(map)).to.deep.equal(['b', 'a', '10', '9']);
  });

  it('leaves a key in its place when its value is overwritten', () => {
    const map = mapOf('a', 'b', 'c');

    map.set('a', 'new');

    expect(map.entries()).to.deep.equal([
      ['a', 'new'],
      ['b', 'value of b'],
      ['c', 'value of c'],
    ]);
  });

  it('moves a key that was removed and set again to the end', () => {
    const map = mapOf('a', 'b', 'c');

    expect(map.delete('a')).to.equal('value of a');
    map.set('a', 'again');

    expect(walked(map)).to.deep.equal(['b', 'c', 'a']);
    expect(map.get('a')).to.equal('again');
  });

  it('tells an absent key from an empty value', () => {
    const map = new OrderedMap();
    map.set('', '');

    expect([map.has(''), map.get(''), map.has('x'), map.get('x'), map.delete('x')]).to.deep.equal([
      true,
      '',
      false,
      undefined,
      undefined,
    ]);
  });

  it('counts the UTF-16 code units of keys and values as they change', () => {
    const map = new OrderedMap();

    map.set('ab', '\u{1F600}');
    expect(map.units).to.equal(4);
    map.set('ab', '');
    expect(map.units).to.equal(2);
    map.set('c', 'ddd');
    map.delete('ab');
    expect(map.units).to.equal(4);
    map.clear();
    expect([map.units, map.size, map.keys()]).to.deep.equal([0, 0, []]);
  });

  it('has no key at an index outside of it', () => {
    const map = mapOf('a', 'b', 'c');
    map.delete('b');

    expect([map.keyAt(-1), map.keyAt(2), map.keyAt(4294967295)]).to.deep.equal([undefined, undefined, undefined]);
  });

  it('finds keys by index while others are removed, forwards and backwards', () => {
    const names = Array.from({ length: 2000 }, (_, index) => `k${index}`);
    const map = mapOf(...names);

    for (let index = map.size - 1; index >= 0; index--) {
      const key = map.keyAt(index) ?? 'none';
      expect(key).to.equal(names[index]);
      if (index % 3 === 0) map.delete(key);
    }
    const left = names.filter((_, index) => index % 3 !== 0);
    expect(walked(map)).to.deep.equal(left);

    for (const name of left) {
      expect(map.keyAt(0)).to.equal(name);
      map.delete(name);
    }
    expect(map.size).to.equal(0);
  });

  it('finds keys far apart between gaps', () => {
    const names = Array.from({ length: 2000 }, (_, index) => `k${index}`);
    const map = mapOf(...names);
    map.delete('k1000');

    expect([map.keyAt(1400), map.keyAt(600), map.keyAt(1), map.keyAt(1998)]).to.deep.equal(['k1401', 'k600', 'k1', 'k1999']);
  });

  it('finds a key some way before the last one that was asked for, between gaps', () => {
    const names = Array.from({ length: 2000 }, (_, index) => `k${index}`);
    const map = mapOf(...names);
    map.delete('k3');

    expect([map.keyAt(1400), map.keyAt(1399), map.keyAt(1100)]).to.deep.equal(['k1401', 'k1400', 'k1101']);
    map.delete('k5');
    expect([map.keyAt(1100), map.keyAt(840)]).to.deep.equal(['k1102', 'k842']);
  });

  it('finds keys that were set after the last ones, one of them asked for before, were removed', () => {
    const map = mapOf('a', 'b', 'c', 'd');
    map.delete('a');
    expect(map.keyAt(2)).to.equal('d');

    map.delete('c');
    map.delete('d');
    map.set('e', 'v');
    map.set('f', 'v');

    expect([map.keyAt(1), map.keyAt(2), map.keyAt(0)]).to.deep.equal(['e', 'f', 'b']);
  });

  it('walks forwards only so far between gaps', () => {
    const names = Array.from({ length: 2000 }, (_, index) => `k${index}`);
    const map = mapOf(...names);
    map.delete('k3');

    expect([map.keyAt(2), map.keyAt(700)]).to.deep.equal(['k2', 'k701']);
  });

  it('walks back only so far between gaps', () => {
    const names = Array.from({ length: 2000 }, (_, index) => `k${index}`);
    const map = mapOf(...names);
    map.delete('k3');

    expect([map.keyAt(1800), map.keyAt(1300)]).to.deep.equal(['k1801', 'k1301']);
  });

  it('holds no more removed keys than live ones and a few', () => {
    const map = mapOf('stays');

    for (let round = 0; round < 10_000; round++) {
      map.set(`k${round}`, 'v');
      map.set('other', 'v');
      map.delete(`k${round}`);
      map.delete('other');
    }

    expect(map.entries()).to.deep.equal([['stays', 'value of stays']]);
  });

  it('becomes a copy of another map without a link to it', () => {
    const original = mapOf('a', 'b');
    const copy = mapOf('gone');

    copy.copyFrom(original);
    original.set('a', 'changed');
    original.delete('b');

    expect(copy.entries()).to.deep.equal([
      ['a', 'value of a'],
      ['b', 'value of b'],
    ]);
  });

  it('agrees with a plain map and a plain array over any sequence of operations', () => {
    const key = fc.integer({ min: 0, max: 60 }).map((number) => `k${number}`);
    const operation = fc.oneof(
      { weight: 4, arbitrary: fc.tuple(fc.constant('set' as const), key) },
      { weight: 4, arbitrary: fc.tuple(fc.constant('delete' as const), key) },
      { weight: 4, arbitrary: fc.tuple(fc.constant('keyAt' as const), key) },
    );

    fc.assert(
      fc.property(fc.array(operation, { minLength: 100, maxLength: 600, size: 'max' }), (operations) => {
        const map = new OrderedMap();
        const model = new Map<string, string>();
        for (const [name, argument] of operations) {
          if (name === 'set') {
            map.set(argument, argument);
            model.set(argument, argument);
          } else if (name === 'delete') {
            map.delete(argument);
            model.delete(argument);
          } else {
            const index = Number(argument.slice(1));
            expect(map.keyAt(index)).to.equal([...model.keys()][index]);
          }
          expect(map.size).to.equal(model.size);
        }
        expect(map.entries()).to.deep.equal([...model]);
        expect(walked(map)).to.deep.equal([...model.keys()]);
        expect(map.units).to.equal([...model].flat().join('').length);
      }),
      { seed: 1, numRuns: runsOf('ordered maps') },
    );
  });
});
