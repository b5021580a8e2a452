import { expect } from 'chai';
import { surroundings } from '../../lib/browser/surroundings.ts';
import { canDrain } from '../../lib/event-loop/checkpoint.ts';

const { checkpoint } = surroundings();

describe('asking whether promise jobs can be drained', () => {
  it('is answered with yes in a fresh turn of Node', async () => {
    expect(await checkpoint.hop(() => canDrain(checkpoint))).to.equal(true);
  });

  it('is answered with no inside a promise job', async () => {
    await checkpoint.hop(() => undefined);

    expect(canDrain(checkpoint)).to.equal(false);
  });

  it('is answered with no where there is nothing to drain with, and where it does nothing', () => {
    expect(canDrain({ ...checkpoint, drain: null })).to.equal(false);
    expect(canDrain({ ...checkpoint, drain: () => undefined })).to.equal(false);
  });
});

describe('a turn of the surroundings', () => {
  it('tells when its promise jobs have run, also where it throws, before any other turn begins', async () => {
    const order: string[] = [];

    const hopped = checkpoint
      .hop(
        () => {
          void Promise.resolve().then(() => order.push('job'));
          throw new Error('thrown');
        },
        () => order.push('after'),
      )
      .catch(() => Promise.resolve().then(() => order.push('caught')));
    const next = checkpoint.hop(() => order.push('next'));
    await Promise.all([hopped, next]);

    expect(order).to.deep.equal(['job', 'caught', 'after', 'next']);
  });
});
