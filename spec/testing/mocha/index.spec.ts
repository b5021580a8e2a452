import { expect } from 'chai';
import { follow } from '../../../lib/testing/plug/follow.ts';
import * as entry from '../../../lib/testing/mocha/index.ts';
import { expectFailure, failureOf } from '../../browser/expect-failure.ts';

describe('storageloom/mocha', () => {
  it('has what mocha and tests ask for', () => {
    const names = ['browser', 'follow', 'mochaHooks', 'mochaHooksWith', 'otherTab', 'ownTab', 'tabs'];

    expect(Object.keys(entry).toSorted()).to.deep.equal(names);
    expect(entry.follow).to.equal(follow);
  });

  it('says what to do where it was not required', async () => {
    expectFailure(await failureOf(entry.otherTab()), 'NO_PLUG', '--require storageloom/mocha');
    expectFailure(await failureOf(entry.tabs(2)), 'NO_PLUG');
    expectFailure(await failureOf(entry.browser), 'NO_PLUG');
    expectFailure(await failureOf(entry.ownTab), 'NO_PLUG');
  });

  it('changes nothing when it is imported, and needs a window when mocha asks for its hooks', async () => {
    expectFailure(await failureOf(entry.mochaHooks()), 'NO_PLUG', 'document');
  });

  it('makes one where it is told to, with the steps of a failing test on stderr', async () => {
    const { error } = console;
    const printed: unknown[] = [];
    // In a worker of `--parallel` the window stays, and these specs may run in one.
    const { MOCHA_WORKER_ID: worker } = process.env;
    delete process.env['MOCHA_WORKER_ID'];
    console.error = (text: unknown) => void printed.push(text);
    try {
      const hooks = await entry.mochaHooksWith({ emulator: 'happy-dom', url: 'https://shop.example/' })();
      await hooks.beforeAll.call({});
      const other = await entry.otherTab('/orders');
      other.localStorage.setItem('k', 'v');
      expect([other.url, entry.ownTab().url]).to.deep.equal(['https://shop.example/orders', 'https://shop.example/']);
      await hooks.afterEach.call({ currentTest: { state: 'failed' } });
      await hooks.afterAll();
    } finally {
      console.error = error;
      if (worker !== undefined) process.env['MOCHA_WORKER_ID'] = worker;
    }

    expect([printed.length, 'document' in globalThis]).to.deep.equal([1, false]);
  });
});
