import { expect } from 'chai';
import { tabs, type StorageloomError } from '../../lib/index.ts';
import { expectFailure, failureOf } from './expect-failure.ts';

describe('a driving call from page code', () => {
  it('is refused in a listener, in a promise job and inside run()', async () => {
    const [a, b] = await tabs(2, { url: 'https://a.example/' });
    const { browser } = a;
    const failures: Promise<StorageloomError>[] = [];
    b.window.addEventListener('storage', () => {
      failures.push(failureOf(() => browser.settle()));
      void Promise.resolve().then(() => failures.push(failureOf(() => b.goto('/x'))));
    });

    a.window.localStorage.setItem('k', 'v');
    await browser.settle();
    const inside = await failureOf(() => a.run(async () => await browser.step()));

    const [inListener, inJob] = await Promise.all(failures);
    expectFailure(inListener!, 'REENTRANT', 'browser.settle()', 'storage k');
    expectFailure(inJob!, 'REENTRANT', 'goto()', 'storage k');
    expectFailure(inside, 'REENTRANT', 'browser.step()');
    expect((await browser.settle()).tasks).to.equal(0);
  });

  it('that nobody awaits is a failure of the test: it fails the call that ran it', async () => {
    const [a, b] = await tabs(2, { url: 'https://a.example/' });
    b.window.addEventListener('storage', () => void a.browser.open());

    a.window.localStorage.setItem('k', 'v');
    const failure = await failureOf(() => a.browser.settle());

    expectFailure(failure, 'REENTRANT', 'browser.open()');
    expect(a.browser.trace.events({ type: 'error' })).to.deep.equal([]);
    expect(a.browser.tabs).to.deep.equal([a, b]);
  });
});
