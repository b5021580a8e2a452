import { expect } from 'chai';
import { ColumnChunks } from '../../../lib/html/records/column-chunks.ts';

/** Records of two values each: a number from 1 on, and its double. */
function chunksOf(count: number, limit: number): ColumnChunks<number> {
  const chunks = new ColumnChunks<number>(2, limit);
  for (let number = 1; number <= count; number++) addTo(chunks, number);
  return chunks;
}

function addTo(chunks: ColumnChunks<number>, number: number): void {
  const place = chunks.add();
  chunks.chunk[place] = number;
  chunks.chunk[place + 1] = 2 * number;
}

function recordsOf(chunks: ColumnChunks<number>, most = Infinity): (number | null | undefined)[][] {
  const records: (number | null | undefined)[][] = [];
  chunks.forEach(most, (chunk, place) => records.push([chunk[place], chunk[place + 1]]));
  return records;
}

const between = (first: number, last: number): number[][] =>
  Array.from({ length: last - first + 1 }, (_, index) => [first + index, 2 * (first + index)]);

describe('a log in columns', () => {
  it('has its records in order, as many as were added', () => {
    for (const count of [0, 1, 16, 17, 48, 49, 3000]) {
      const chunks = chunksOf(count, 10_000);

      expect([chunks.count, recordsOf(chunks)]).to.deep.equal([count, between(1, count)]);
    }
  });

  it('keeps the latest, as many as its limit at least, and not many more', () => {
    for (const count of [2100, 3000, 5121, 20_000]) {
      const chunks = chunksOf(count, 2000);

      expect(chunks.count).to.be.within(2000, 2000 + 2 * 1024);
      expect(recordsOf(chunks)).to.deep.equal(between(count - chunks.count + 1, count));
    }
  });

  it('shows the latest of those that it has', () => {
    const chunks = chunksOf(100, 10_000);

    expect([0, 1, 60, 100, 101].map((most) => recordsOf(chunks, most))).to.deep.equal([
      ...[[], between(100, 100), between(41, 100)],
      ...[between(1, 100), between(1, 100)],
    ]);
  });

  it('is empty after it was cleared, and goes on', () => {
    const chunks = chunksOf(100, 10_000);

    chunks.clear();
    const count = chunks.count;
    addTo(chunks, 7);

    expect([count, chunks.count, recordsOf(chunks)]).to.deep.equal([0, 1, [[7, 14]]]);
  });
});
