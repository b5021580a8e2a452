import { expect } from 'chai';
import type { Fact } from '../../lib/event-loop/observer.ts';
import { kinds, type Chunk } from '../../lib/trace/chunk.ts';
import { ChunkRing } from '../../lib/trace/chunk-ring.ts';

/** Writes a fact as the recorder does. */
function write(chunk: Chunk, at: number, fact: Fact): void {
  chunk.numbers[at * 4] = kinds.fact;
  chunk.facts ??= [null, null];
  chunk.facts[at] = fact;
}

/** A ring of four chunks of two events, of which so many were begun and filled: a tab is opened in each, and a note made. */
function filled(chunks: number): { ring: ChunkRing; made: Chunk[] } {
  const ring = new ChunkRing(8);
  const made: Chunk[] = [];
  for (let number = 1; number <= chunks; number++) {
    const chunk = ring.next();
    write(chunk, 0, { type: 'tab-opened', tab: `tab${number}` });
    write(chunk, 1, { type: 'note', text: `note ${number}` });
    made.push(chunk);
  }
  return { ring, made };
}

const told = (ring: ChunkRing, inLast: number): string[] =>
  [...ring.events(() => inLast)].map((event) => `${event.i} ${event.type === 'tab-opened' ? event.tab : event.type}`);

describe('the ring of chunks', () => {
  it('has chunks of a quarter of what may be kept, of 1,024 events at most and of one at least', () => {
    const sizes = [8, 100_000, 4096, 3, 0, 10.5].map((capacity) => new ChunkRing(capacity).chunkSize);

    expect(sizes).to.deep.equal([2, 1024, 1024, 1, 1, 2]);
  });

  it('gives the events in their order, of the last chunk only those that are there', () => {
    const { ring } = filled(2);

    expect(told(ring, 1)).to.deep.equal(['0 tab1', '1 note', '2 tab2']);
    expect(ring.dropped).to.equal(0);
  });

  it('uses the oldest chunk again, and keeps of it what still matters', () => {
    const { ring, made } = filled(5);

    expect(made[4]).to.equal(made[0]);
    expect(told(ring, 2).slice(0, 3)).to.deep.equal(['0 tab1', '2 tab2', '3 note']);
    expect(ring.dropped).to.equal(1);
  });

  it('is as new after a reset', () => {
    const { ring, made } = filled(5);

    ring.reset();
    const next = ring.next();

    expect([made.includes(next), ring.dropped, told(ring, 0)]).to.deep.equal([false, 0, []]);
  });
});
