import { setImmediate as turn } from 'node:timers/promises';
import { expect } from 'chai';
import { opened, tabsOf } from './three-tabs.ts';

describe('page code of an earlier run', () => {
  it('stores nothing through a Storage object that it kept', async () => {
    const browser = await opened();
    const [first, second] = tabsOf(browser);
    const { localStorage, sessionStorage } = first.window;
    localStorage.setItem('k', 'old');

    await browser.reset();
    localStorage.setItem('k', 'late');
    sessionStorage.clear();
    await browser.settle();

    expect([first.localStorage.getItem('k'), localStorage.getItem('k'), second.heard]).to.deep.equal([null, 'late', []]);
    expect(browser.trace.events({ type: ['storage-written', 'storage-read'] })).to.have.lengthOf(1);
  });

  it('starts and stops no timer through functions that it kept', async () => {
    const browser = await opened();
    const [first] = tabsOf(browser);
    const { setTimeout, clearTimeout, close } = first.window;
    setTimeout(() => undefined);

    await browser.reset();
    const started = setTimeout(() => expect.fail('It ran.'), 0);
    const id = first.window.setTimeout(() => undefined, 1);
    clearTimeout(id);
    close();
    await browser.settle();

    expect([started, browser.timers.length, first.closed]).to.deep.equal([0, 1, false]);
  });

  it('is not woken by its timers, tasks and promise jobs', async () => {
    const browser = await opened();
    const [first] = tabsOf(browser);
    const woken: string[] = [];
    first.window.setTimeout(() => woken.push('timer'), 1);
    first.window.queueMicrotask(() => woken.push('before'));
    void Promise.resolve().then(() => woken.push('job'));

    await browser.reset();
    await browser.settle({ timers: true });

    expect(woken).to.deep.equal(['before', 'job']);
  });

  it('acts in the next run when it waits for the test and then asks its window', async () => {
    const browser = await opened();
    const [first] = tabsOf(browser);
    let wake = (): void => undefined;
    const waking = new Promise<void>((resolve) => (wake = resolve));
    const late = first.run(async (window) => {
      await waking;
      window.localStorage.setItem('late', '1');
    });
    await turn();

    await browser.reset();
    wake();
    await late;

    expect(first.localStorage.getItem('late')).to.equal('1');
  });
});
