import { expect } from 'chai';
import { Browser } from '../../lib/index.ts';
import { failing } from '../test-failure.ts';
import { a } from './slow-pages.ts';

describe('start()', () => {
  it('queues a task, and runs nothing until somebody drives', async () => {
    const tab = await new Browser().open(a);
    const order: unknown[] = [];

    tab.start(function save(window, value: string) {
      order.push(window.location.href, value);
    }, 'v');
    const before = [...order];
    const labels = tab.browser.pending.map(({ label, source }) => [label, source]);
    await tab.browser.settle();

    expect([before, labels, order]).to.deep.equal([[], [['save', 'user interaction']], [a, 'v']]);
  });

  it('is refused where nothing can run: in a closed tab', async () => {
    const tab = await new Browser().open(a);
    await tab.close();

    expect(() => tab.start(() => undefined)).to.throw(/tab1 is closed, so it cannot start anything/);
  });

  it('fails the call that runs it, where its action throws or rejects', async () => {
    for (const action of [
      (): never => {
        throw new Error('mine');
      },
      () => Promise.reject(new Error('mine')),
    ]) {
      const tab = await new Browser().open(a);
      tab.start(action);

      expect(await failing(tab.browser.settle())).to.have.property('message', 'mine');
    }
  });
});
