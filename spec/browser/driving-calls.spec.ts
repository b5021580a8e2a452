import { expect } from 'chai';
import { DrivingCalls } from '../../lib/browser/driving-calls.ts';
import { Failures } from '../../lib/browser/failures.ts';
import { PageRejections } from '../../lib/browser/page-rejections.ts';
import { surroundings } from '../../lib/browser/surroundings.ts';
import { userAgent } from '../html/bare-model.ts';
import { failing } from '../test-failure.ts';

function made(): { calls: DrivingCalls; failures: Failures; ended: string[]; failed: unknown[] } {
  const failed: unknown[] = [];
  const failures = new Failures('trace', { print: () => undefined, fail: (error) => void failed.push(error) });
  const ended: string[] = [];
  const rejections = new PageRejections(userAgent(), surroundings());
  const calls = new DrivingCalls(rejections, failures, () => ended.push(calls.current));
  return { calls, failures, ended, failed };
}

describe('driving calls', () => {
  it('run one after the other, and something is done at the end of each', async () => {
    const { calls, ended } = made();
    const order: string[] = [];

    await Promise.all(
      ['one', 'two'].map((name) =>
        calls.inTurn(
          name,
          async () => {
            order.push(name);
            await Promise.resolve();
            order.push(name);
          },
          true,
        ),
      ),
    );

    expect([order, ended, calls.busy]).to.deep.equal([['one', 'one', 'two', 'two'], ['one', 'two'], false]);
  });

  it('reject with a failure of the test that happened in them, and the next one does not', async () => {
    const { calls, failures } = made();
    const mine = new Error('mine');

    const failure = await failing(calls.inTurn('one', async () => failures.ofTest(mine), true));

    expect([failure, await calls.inTurn('two', async () => 2, true)]).to.deep.equal([mine, 2]);
  });

  it('of nobody tell the runner of it, and go on', async () => {
    const { calls, failures, failed } = made();

    const value = await calls.inTurn('The pump', async () => (failures.ofTest('mine'), 1), false);

    expect([value, failed]).to.deep.equal([1, ['mine']]);
  });
});
