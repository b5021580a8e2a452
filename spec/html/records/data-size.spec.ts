import { expect } from 'chai';
import { sizeOfData } from '../../../lib/html/records/data-size.ts';

describe('the size of data', () => {
  it('is that of its texts, which take two bytes a unit, and its buffers, at any depth', () => {
    const text = 'x'.repeat(500);
    const buffer = new ArrayBuffer(1000);
    const holders = [
      text,
      [text],
      { a: { b: text } },
      new Map([[1, text]]),
      new Map([[text, 1]]),
      new Set([text]),
      { [text]: 1 },
    ];

    for (const value of [...holders, buffer, [buffer], new Uint8Array(buffer), new DataView(buffer)]) {
      expect(sizeOfData(value)).to.be.within(1000, 1200);
    }
  });

  it('is small for what is neither, counts shared parts once, and goes around circles', () => {
    const buffer = new ArrayBuffer(1000);
    const circle: unknown[] = [buffer, buffer];
    circle.push(circle);

    expect(sizeOfData([1, null, undefined, true, 5n, new Date(5)])).to.be.lessThan(200);
    expect(sizeOfData(circle)).to.be.within(1000, 1200);
  });
});
