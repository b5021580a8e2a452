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

  it('says of such a failure which tab it was in: the error does, and the trace', async () => {
    const browser = new Browser();
    const [, tab] = [await browser.open(a), await browser.open(a)];
    const mine = new Error('mine');
    tab.start(() => Promise.reject(mine));

    const failure = await failing(browser.settle());

    expect(failure).to.equal(mine);
    expect(failure).to.include({ message: 'mine', tab: 'tab2' });
    expect((failure as Error).stack).to.match(/\n    at tab2\.start\(\)$/);
    const [event] = browser.trace.events({ type: 'error' });
    expect(event).to.include({ document: 2, message: 'Error: mine', by: 'test', handled: false });
    expect(browser.trace.toText()).to.include('✗ Error: mine');
  });
});
