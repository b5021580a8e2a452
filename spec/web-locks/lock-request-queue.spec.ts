import { expect } from 'chai';
import { LockRequestQueue, type Queued } from '../../lib/web-locks/lock-request-queue.ts';

class Waiting implements Queued<Waiting> {
  queue: object | null = null;
  next: Waiting | null = null;
  previous: Waiting | null = null;
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }
}

const [a, b, c] = [new Waiting('a'), new Waiting('b'), new Waiting('c')];
const namesIn = (queue: LockRequestQueue<Waiting>): string => [...queue].map(({ name }) => name).join('');

describe('a lock request queue', () => {
  it('is in the order of arrival, but for what goes to its front, and lets go of any of them', () => {
    const queue = new LockRequestQueue<Waiting>();
    queue.append(a);
    queue.append(b);
    queue.prepend(c);
    const all = namesIn(queue);
    const sizes = [queue.size];
    const ends = [queue.first?.name, queue.last?.name];
    queue.remove(a);
    sizes.push(queue.size);
    const withoutMiddle = namesIn(queue);
    queue.remove(b);
    const withoutLast = [namesIn(queue), queue.last?.name];
    queue.remove(c);

    expect(sizes).to.deep.equal([3, 2]);
    expect([all, ends, withoutMiddle, withoutLast]).to.deep.equal(['cab', ['c', 'b'], 'cb', ['c', 'c']]);
    expect([queue.first, queue.last, a.queue, a.next, a.previous]).to.deep.equal([null, null, null, null, null]);
  });

  it('begins and ends with the one that is prepended to an empty one', () => {
    const queue = new LockRequestQueue<Waiting>();
    queue.prepend(a);

    expect([queue.first, queue.last]).to.deep.equal([a, a]);
    expect(() => queue.append(a)).to.throw('a request waits once');
    expect(() => queue.prepend(a)).to.throw('a request waits once');
    queue.remove(a);
    expect(() => queue.remove(a)).to.throw('leaves the queue');
  });
});
