import { expect } from 'chai';
import { Browser } from '../../lib/index.ts';
import { allHosts } from '../conformance/hosts.ts';
import { collectGarbage } from './collect-garbage.ts';

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

      // What was used last may be on the stack still.
      const left = (): number => dropped.filter((each) => each.deref() !== undefined).length;

      await collectGarbage(() => left() <= 2);

      expect(left()).to.be.at.most(2);
    });
  }
});
