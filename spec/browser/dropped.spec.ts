import { expect } from 'chai';
import { setImmediate } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { Browser } from '../../lib/index.ts';
import { allHosts } from '../conformance/hosts.ts';

/** A WeakRef that was made or read holds on until the turn of the event loop has ended. */
async function collectGarbage(): Promise<void> {
  setFlagsFromString('--expose-gc');
  const gc = runInNewContext('gc') as () => void;
  for (let time = 0; time < 4; time++) {
    await setImmediate();
    gc();
  }
}

async function dropBrowsers(host: (typeof allHosts)[0]['host'], count: number): Promise<WeakRef<object>[]> {
  const dropped: WeakRef<object>[] = [];
  for (let number = 0; number < count; number++) {
    const browser = new Browser({ host: host() });
    const tab = await browser.open('https://a.example/');
    tab.localStorage.setItem('k', 'v');
    await browser.settle();
    dropped.push(new WeakRef(browser), new WeakRef(tab.window));
  }
  return dropped;
}

describe('a Browser that nobody closes', () => {
  for (const { name, host } of allHosts) {
    it(`is collected with its windows when nobody has it any more: ${name}`, async () => {
      const dropped = await dropBrowsers(host, 5);

      await collectGarbage();

      const left = dropped.filter((each) => each.deref() !== undefined);
      // What was used last may be on the stack still.
      expect(left.length).to.be.at.most(2);
    });
  }
});
