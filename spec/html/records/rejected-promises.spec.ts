import { expect } from 'chai';
import { RejectedPromises, type RejectedPromise } from '../../../lib/html/records/rejected-promises.ts';
import { tabAt } from '../model-tree.ts';

describe('rejected promises', () => {
  it('wait until their page is told, are found after that, and can be forgotten', () => {
    const { document } = tabAt('https://a.example/');
    const rejected: RejectedPromise = { promise: {}, reason: 1, document, handled: false, notified: false };
    const all = new RejectedPromises();

    all.add(rejected);
    const waiting = all.waiting;
    all.settle(rejected);
    const found = all.of(rejected.promise);
    all.forget(rejected);

    expect([waiting, all.waiting, found, all.of(rejected.promise)]).to.deep.equal([[rejected], [], rejected, null]);
  });
});
