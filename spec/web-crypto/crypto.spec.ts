import { expect } from 'chai';
import { cryptoMembers } from '../../lib/web-crypto/crypto.ts';
import { randomStream } from '../../lib/infra/random.ts';
import { realm } from '../webidl/names-double.ts';

describe('crypto of a window', () => {
  const make = (seed = 1): ReturnType<typeof cryptoMembers> => cryptoMembers({ realm, random: randomStream(seed, 0) });

  it('fills arrays of integers, all of their octets, and gives them back', () => {
    const arrays = [new Uint8Array(5), new Int32Array(3), new BigUint64Array(2), new Uint8ClampedArray(1)];

    for (const array of arrays) {
      expect(make().getRandomValues(array)).to.equal(array);
      expect([...array].some((value) => Number(value) !== 0)).to.equal(true);
    }
    const [whole, part] = [new Uint8Array(16), new Uint8Array(16)];
    make().getRandomValues(whole);
    make().getRandomValues(part.subarray(4, 8));
    expect([...part]).to.deep.equal([0, 0, 0, 0, ...whole.subarray(0, 4), 0, 0, 0, 0, 0, 0, 0, 0]);
  });

  it('draws every octet', () => {
    const octets = make().getRandomValues(new Uint8Array(65_536)) as Uint8Array;

    expect(new Set(octets).size).to.equal(256);
  });

  it('refuses other arrays, and too many octets', () => {
    const refused = (value?: unknown): unknown => {
      try {
        return value === undefined ? (make().getRandomValues as () => unknown)() : make().getRandomValues(value);
      } catch (error) {
        return (error as Error).name;
      }
    };

    expect([new Float32Array(1), new DataView(new ArrayBuffer(1)), [1], 'x'].map(refused)).to.deep.equal(
      Array.from({ length: 4 }, () => 'TypeMismatchError'),
    );
    expect(refused(new Uint8Array(65_537))).to.equal('QuotaExceededError');
    expect(refused()).to.equal('TypeError');
  });

  it('makes UUIDs of version 4, the same with the same seed', () => {
    const made = Array.from({ length: 50 }, (_, seed) => make(seed).randomUUID());

    for (const uuid of made) expect(uuid).to.match(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(new Set(made).size).to.equal(50);
    expect(make(7).randomUUID()).to.equal(made[7]);
  });
});
