import { expect } from 'chai';
import { Chunk, kinds } from '../../lib/trace/chunk.ts';
import { eventsOf } from '../../lib/trace/chunk-event.ts';

describe('events built from a chunk', () => {
  it('go on from the time and step in which the chunk begins', () => {
    const chunk = new Chunk(3);
    chunk.state = { ms: 40, step: 6, outer: [], stepCount: 7 };
    chunk.numbers.set([kinds.checkpoint, 0, 0, 0, kinds.ended, 9, 0, 0, kinds.started, 10, 0, 0]);
    chunk.texts[8] = 'tab1.dom';

    expect([...eventsOf(chunk, 3, 100)]).to.deep.equal([
      { i: 100, ms: 40, step: 6, type: 'checkpoint' },
      { i: 101, ms: 40, step: 6, type: 'task-ended', task: 9 },
      { i: 102, ms: 40, step: 7, type: 'task-started', task: 10, lane: 'tab1.dom', natural: false },
    ]);
    expect([...eventsOf(chunk, 3, 100)]).to.have.length(3);
  });

  it('tell which texts were cut, and only for the event whose they are', () => {
    const chunk = new Chunk(2);
    chunk.numbers.set([kinds.refused, 1, 2, 600, kinds.checkpoint, 0, 0, 0]);
    chunk.cut(0, 'k'.repeat(500));

    const [refused, checkpoint] = [...eventsOf(chunk, 2, 0)];

    expect(refused).to.deep.include({ type: 'write-refused', units: 600, cut: { key: 500 } });
    expect(checkpoint).not.to.have.property('cut');
  });
});
