import { runInNewContext } from 'node:vm';
import { expect } from 'chai';
import { StorageloomError } from '../../../lib/index.ts';
import { install } from '../../../lib/testing/jest/install.ts';
import type { TestGlobal } from '../../../lib/testing/jest/window-plug.ts';
import { Circus, fileGlobal } from './test-file.ts';

describe("Jest's setup file", () => {
  it('makes the window a tab, ends its tests, and gives it back after the last one', async () => {
    const circus = new Circus();
    const global = circus.around(fileGlobal());
    const before = Object.getOwnPropertyDescriptor(global, 'localStorage');
    const { otherTab, browser, ownTab } = install(global);

    const errors = await circus.run(async () => {
      const [other, adopted] = [await otherTab(), ownTab()];
      other.localStorage.setItem('cart', '3');
      await browser().settle();
      expect(adopted.heard).to.have.lengthOf(1);
    });
    expect([errors, browser().tabs.length]).to.deep.equal([[], 1]);
    await circus.dispatch({ name: 'run_finish' });

    expect(Object.getOwnPropertyDescriptor(global, 'localStorage')).to.deep.equal(before);
    expect(() => browser())
      .to.throw(StorageloomError, 'setupFilesAfterEnv')
      .with.property('code', 'NO_PLUG');
  });

  it('hears that a test is done before the runner takes that for its end', async () => {
    const circus = new Circus();
    const order: string[] = [];
    circus.handlers.push(({ name }) => void order.push(`${name}, ${browser().tabs.length} tabs`));
    const { browser, otherTab } = install(circus.around(fileGlobal()));

    await circus.run(() => otherTab());

    expect(order).to.deep.equal(['test_start, 1 tabs', 'test_done, 1 tabs']);
    circus.handlers.pop();
    await circus.dispatch({ name: 'run_finish' });
  });

  it('works a second time, and beside an environment that has done the same', async () => {
    const circus = new Circus();
    const global = circus.around(fileGlobal());

    const [first, second] = [install(global), install(global)];

    expect(second.browser()).to.equal(first.browser());
    expect(circus.handlers).to.have.lengthOf(1);
    await circus.dispatch({ name: 'run_finish' });
  });

  it('is content with hooks where the runner has no handlers', async () => {
    const hooks: Record<string, () => Promise<void>> = {};
    const { browser, otherTab } = install(
      Object.assign(fileGlobal(), {
        afterEach: (hook: () => Promise<void>) => void (hooks['afterEach'] = hook),
        afterAll: (hook: () => Promise<void>) => void (hooks['afterAll'] = hook),
      }),
    );
    await otherTab();

    await hooks['afterEach']?.();

    expect(browser().tabs).to.have.lengthOf(1);
    await hooks['afterAll']?.();
    expect(() => browser())
      .to.throw(StorageloomError)
      .with.property('code', 'NO_PLUG');
  });

  it('does nothing without a window, or before there is a test runner, but tells who asks for a tab', async () => {
    const circus = new Circus();
    const nowhere = install(
      circus.around(Object.assign(runInNewContext('globalThis') as TestGlobal, { location: { href: 'http://localhost/' } })),
    );
    const tooEarly = install(fileGlobal());

    for (const { otherTab, tabs } of [nowhere, tooEarly]) {
      expect(await otherTab().catch((error: unknown) => error)).to.have.property('code', 'NO_PLUG');
      expect(await tabs(2).catch((error: unknown) => error)).to.have.property('code', 'NO_PLUG');
    }
    expect(circus.handlers).to.have.lengthOf(0);
  });

  it('takes its options from the globals of the configuration', async () => {
    const circus = new Circus();
    const { ownTab } = install(Object.assign(circus.around(fileGlobal()), { storageloom: { url: 'https://shop.example/' } }));

    expect(ownTab().url).to.equal('https://shop.example/');
    await circus.dispatch({ name: 'run_finish' });
  });
});
