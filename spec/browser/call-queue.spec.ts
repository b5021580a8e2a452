import { expect } from 'chai';
import { CallQueue } from '../../lib/browser/call-queue.ts';

describe('a queue of calls', () => {
  it('runs one at a time, in their order, and says which', async () => {
    const queue = new CallQueue();
    const order: string[] = [];
    const call = (name: string): Promise<void> =>
      queue.inTurn(name, async () => {
        order.push(`${queue.current} begins`);
        await Promise.resolve();
        order.push(`${queue.current} ends`);
      });

    const all = Promise.all([call('a'), call('b'), call('c')]);
    const { busy } = queue;
    await all;

    expect(order).to.deep.equal(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends']);
    expect([busy, queue.busy]).to.deep.equal([true, false]);
  });

  it('goes on after one that failed', async () => {
    const queue = new CallQueue();

    const [failed, ran] = await Promise.allSettled([
      queue.inTurn('a', () => Promise.reject(new Error('failed'))),
      queue.inTurn('b', async () => 'ran'),
    ]);

    expect([failed.status, ran]).to.deep.equal(['rejected', { status: 'fulfilled', value: 'ran' }]);
  });
});
