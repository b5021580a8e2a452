import { expect } from 'chai';
import { digestLimit, digestOf, minus, plus } from '../../../lib/node/disk/digest.ts';

describe('digests', () => {
  it('are the same for the same, and other for what differs in anything', () => {
    const entries: [number, string, string][] = [
      [1, 'k', 'v'],
      [2, 'k', 'v'],
      [1, 'kv', ''],
      [1, '', 'kv'],
      [1, 'k', 'w'],
      [1, 'l', 'v'],
    ];
    for (let i = 0; i < 2_000; i++) entries.push([i + 3, 'key', `value ${i % 40}`]);

    const digests = entries.map(([place, key, value]) => digestOf(place, key, value));

    expect(new Set(digests)).to.have.property('size', entries.length);
    expect(digestOf(1, 'k', 'v')).to.equal(digests[0]);
  });

  it('differ where one bit does', () => {
    const text = 'the value';
    const digest = digestOf(7, 'key', text);

    for (let bit = 0; bit < 16 * text.length; bit++) {
      const units = [...text].map((unit) => unit.charCodeAt(0));
      units[bit >> 4] = (units[bit >> 4] as number) ^ (1 << (bit & 15));
      expect(digestOf(7, 'key', String.fromCharCode(...units))).not.to.equal(digest);
    }
  });

  it('are whole numbers, whose sums are exact in any order', () => {
    const digests = Array.from({ length: 1_000 }, (_, i) => digestOf(i, `key ${i}`, 'v'));
    const sum = digests.reduce(plus, 0);

    expect(digests.every((digest) => Number.isSafeInteger(digest) && digest >= 0 && digest < digestLimit)).to.equal(true);
    expect(Math.max(...digests)).to.be.above(digestLimit / 2);
    expect(digests.toReversed().reduce(minus, sum)).to.equal(0);
  });
});
