import { expect } from 'chai';
import { fifo } from '../../lib/scheduler/fifo.ts';

describe('fifo', () => {
  it('says that it is natural, so that it is never asked, and would choose naturally', () => {
    const scheduler = fifo();

    expect([scheduler.name, scheduler.natural]).to.deep.equal(['fifo', true]);
    expect(scheduler.choose([], 5, 3, 0)).to.equal(3);
  });

  it('gives each Browser that it decides for the random numbers of its seed', () => {
    const [one, other] = [fifo(), fifo()];
    one.seed(5);
    other.seed(6);

    expect(one.random(1)).not.to.equal(other.random(1));
    other.seed(5);
    one.seed(5);
    expect(one.random(1)).to.equal(other.random(1));
  });
});
