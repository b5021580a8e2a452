import { expect } from 'chai';
import { beginningOf, Chunk, kinds } from '../../lib/trace/chunk.ts';

describe('a chunk of a trace', () => {
  it('has room for four numbers and four texts an event, and nothing for objects before the first', () => {
    const chunk = new Chunk(8);

    expect([chunk.numbers.length, chunk.texts.length, chunk.times.length]).to.deep.equal([32, 32, 16]);
    expect([chunk.facts, chunk.cuts]).to.deep.equal([null, null]);
  });

  it('keeps the beginning of a long text and its length', () => {
    const chunk = new Chunk(1);

    chunk.cut(2, 'x'.repeat(1000));

    expect(chunk.texts[2]).to.equal('x'.repeat(256));
    expect([...chunk.cuts!]).to.deep.equal([0, 0, 1000, 0]);
  });

  it('lets go of objects when it is used again', () => {
    const chunk = new Chunk(1);
    chunk.facts = [{ type: 'note', text: 'x' }];
    chunk.cut(0, 'x'.repeat(300));

    chunk.reset();

    expect([chunk.facts, chunk.cuts]).to.deep.equal([null, null]);
  });

  it('gives each kind a number of its own', () => {
    expect(new Set(Object.values(kinds)).size).to.equal(Object.keys(kinds).length);
  });

  it('leaves short texts whole', () => {
    expect(beginningOf('short')).to.equal('short');
  });
});
