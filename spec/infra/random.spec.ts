import { expect } from 'chai';
import { hashName, randomStream } from '../../lib/infra/random.ts';

const take = (count: number, next: () => number): number[] => Array.from({ length: count }, next);

describe('a random stream', () => {
  it('is the same for the same seed and stream', () => {
    expect(take(5, randomStream(7, 3))).to.deep.equal(take(5, randomStream(7, 3)));
  });

  it('never changes from release to release, so that a seed in a bug report stays good', () => {
    expect(take(3, randomStream(1, 0))).to.deep.equal([0.6707125860266387, 0.9549754718318582, 0.8418615085538477]);
    expect(take(3, randomStream(-1, 5))).to.deep.equal([0.9229802070185542, 0.40341462451033294, 0.3748022774234414]);
  });

  it('differs for each seed and each stream in its first number already', () => {
    const firsts = new Set<number>();
    for (let seed = 0; seed < 50; seed++) for (let stream = 0; stream < 50; stream++) firsts.add(randomStream(seed, stream)());

    expect(firsts.size).to.equal(2500);
  });

  it('stays within [0, 1) and fills it evenly', () => {
    const buckets = new Array<number>(16).fill(0);

    for (const value of take(16_000, randomStream(1, 1))) buckets[Math.floor(value * 16)]!++;

    expect(buckets.reduce((sum, count) => sum + count)).to.equal(16_000);
    for (const count of buckets) expect(count).to.be.within(850, 1150);
  });

  it('is even over the first numbers of neighbouring seeds, too', () => {
    const buckets = new Array<number>(8).fill(0);

    for (let seed = 0; seed < 8_000; seed++) buckets[Math.floor(randomStream(seed, 0)() * 8)]!++;

    for (const count of buckets) expect(count).to.be.within(880, 1120);
  });
});

describe('the number of a name', () => {
  it('is a 32-bit integer by FNV-1a over the code units', () => {
    expect(hashName('')).to.equal(0x811c9dc5 | 0);
    expect(hashName('a')).to.equal(0xe40c292c | 0);
    expect(hashName('foobar')).to.equal(0xbf9cf968 | 0);
  });

  it('tells names apart', () => {
    const names = Array.from({ length: 1000 }, (_, number) => `tab${number}`);

    expect(new Set(names.map(hashName)).size).to.equal(1000);
  });
});
