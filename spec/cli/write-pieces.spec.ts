import { EventEmitter } from 'node:events';
import { expect } from 'chai';
import { inChunks, writePieces } from '../../lib/cli/write-pieces.ts';

const long = 'x'.repeat(40_000);

/** A stream that is full after each write, until it is told to go on. */
class Full extends EventEmitter {
  readonly written: string[] = [];
  answer: 'drain' | 'close' | 'error' = 'drain';

  write(text: string): boolean {
    this.written.push(text);
    queueMicrotask(() => this.emit(this.answer));
    return false;
  }
}

describe('a long text', () => {
  it('is written in few pieces', () => {
    expect([...inChunks(['a', 'b', long, long, 'c'])].map(({ length }) => length)).to.deep.equal([80_002, 1]);
    expect([...inChunks([])]).to.deep.equal([]);
  });

  it('waits where the stream is full', async () => {
    const stream = new Full();
    let made = 0;
    const pieces = function* (): Generator<string> {
      for (; made < 6; made++) yield long;
    };

    const writing = writePieces(pieces(), stream);
    const before = made;
    await writing;

    expect([before, stream.written.length]).to.deep.equal([1, 3]);
    expect(stream.eventNames()).to.deep.equal([]);
  });

  it('ends where the reader has gone, and the rest is not even made', async () => {
    const stream = new Full();
    stream.answer = 'error';
    let made = 0;
    const pieces = function* (): Generator<string> {
      for (; made < 9; made++) yield long;
    };

    await writePieces(pieces(), stream);

    expect([stream.written.length, made]).to.deep.equal([1, 1]);
  });

  it('goes to what is no stream as it comes', async () => {
    const written: string[] = [];

    await writePieces([long, long, 'x'], { write: (text) => written.push(text) > 9 });

    expect(written.join('')).to.equal(`${long}${long}x`);
  });
});
