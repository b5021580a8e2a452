import { expect } from 'chai';
import { DrivingCalls } from '../../lib/browser/driving-calls.ts';
import { Failures } from '../../lib/browser/failures.ts';
import { PageRejections } from '../../lib/browser/page-rejections.ts';
import { surroundings } from '../../lib/browser/surroundings.ts';
import { userAgent } from '../html/bare-model.ts';
import { tabAt } from '../html/model-tree.ts';
import { failing } from '../test-failure.ts';

function made(): { calls: DrivingCalls; failures: Failures; ended: string[]; failed: unknown[] } {
  const failed: unknown[] = [];
  const failures = new Failures('trace', { print: () => undefined, fail: (error) => void failed.push(error) });
  const ended: string[] = [];
  const rejections = new PageRejections(userAgent(), surroundings());
  const calls = new DrivingCalls(rejections, { failures }, () => ended.push(calls.current));
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

  it('leave a watch over rejections behind, once windows have realms of their own, and no other', async () => {
    const routes: string[] = [];
    const routeRejections = (_taker: unknown, during = 'driving'): Disposable => {
      routes.push(during);
      return { [Symbol.dispose]: () => routes.push(`${during} ends`) };
    };
    const { document } = tabAt('https://a.example/');
    const { userAgent: agent } = document;
    const rejections = new PageRejections(agent, { ...surroundings(), routeRejections });
    const failures = new Failures('trace', surroundings());
    const calls = new DrivingCalls(rejections, { failures }, () => undefined);

    await calls.inTurn('one', async () => undefined, true);
    await calls.inTurn('two', async () => agent.realmOwners.add({}, document), true);
    await calls.inTurn('three', async () => undefined, true);

    expect(routes).to.deep.equal(['driving', 'driving ends', 'driving', 'open', 'driving ends', 'driving', 'driving ends']);
  });

  it('of nobody tell the runner of it, and go on', async () => {
    const { calls, failures, failed } = made();

    const value = await calls.inTurn('The pump', async () => (failures.ofTest('mine'), 1), false);

    expect([value, failed]).to.deep.equal([1, ['mine']]);
  });
});
