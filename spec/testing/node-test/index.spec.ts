import { expect } from 'chai';
import { installedPlug } from '../../../lib/testing/plug/current-plug.ts';
import { follow } from '../../../lib/testing/plug/follow.ts';
import { storageloom, type NodeTestOptions, type TestScope } from '../../../lib/testing/node-test/index.ts';
import { expectFailure, failureOf } from '../../browser/expect-failure.ts';

type Hook = Parameters<TestScope['after']>[0];

/** The context of a test, which keeps what it is to call. */
class ScopeDouble implements TestScope {
  readonly ends: Hook[] = [];
  readonly testEnds: Hook[] = [];

  after(hook: Hook): void {
    this.ends.push(hook);
  }

  afterEach(hook: Hook): void {
    this.testEnds.push(hook);
  }
}

class WindowDouble extends EventTarget {
  readonly location = { href: 'https://shop.example/' };
}

describe('storageloom/node-test', () => {
  let scope: ScopeDouble;
  const printed: unknown[] = [];
  const { error } = console;

  beforeEach(() => {
    scope = new ScopeDouble();
    printed.length = 0;
    console.error = (text: unknown) => void printed.push(text);
  });

  afterEach(async () => {
    console.error = error;
    for (const hook of scope.ends) await hook();
  });

  it('makes a tab of a window until the test has ended', async () => {
    const window = new WindowDouble();
    const plug = storageloom(scope, { window });
    const [other, third] = [await plug.otherTab('/cart'), ...(await plug.tabs(1))];
    other.localStorage.setItem('k', 'v');
    await plug.browser.settle();
    const urls = [other.url, third.url, plug.tab.url];
    const heard = plug.tab.heard.length;

    await scope.ends[0]?.({ passed: true });

    expect(urls).to.deep.equal(['https://shop.example/cart', 'https://shop.example/', 'https://shop.example/']);
    expect([heard, plug.tab.closed, Object.keys(window)]).to.deep.equal([1, true, ['location']]);
    expect([installedPlug(window), plug.follow, printed]).to.deep.equal([null, follow, []]);
  });

  it('ends each test of a file or suite, and shows the last steps of one that failed', async () => {
    const { browser, otherTab } = storageloom(scope, { window: new WindowDouble() });
    await scope.testEnds[0]?.({ passed: false });
    for (const ended of [{ passed: false }, { passed: true }, {}, undefined]) {
      (await otherTab()).localStorage.setItem('k', 'v');
      await scope.testEnds[0]?.(ended);
    }

    expect(browser.tabs).to.have.length(1);
    expect(printed).to.have.length(1);
    expect(printed[0]).to.match(/^storageloom: the last [^]*k=v/);
  });

  it('takes a scope that tells of its end alone', async () => {
    const ends: Hook[] = [];

    const { tab } = storageloom({ after: (hook) => ends.push(hook) }, { window: new WindowDouble() });
    await ends[0]?.();

    expect(tab.closed).to.equal(true);
  });

  it('takes the global where that has a window', async () => {
    Object.assign(globalThis, { document: {} });
    try {
      const { tab } = storageloom(scope, { url: 'https://shop.example/' });
      expect(tab.window).to.equal(globalThis);
    } finally {
      for (const hook of scope.ends.splice(0)) await hook();
      Reflect.deleteProperty(globalThis, 'document');
    }
  });

  it('refuses what it cannot work with', async () => {
    expectFailure(await failureOf(() => storageloom(scope)), 'NO_PLUG', 'storageloom(t, { window })');
    for (const wrong of [undefined, {}, { after: 1 }]) {
      expectFailure(await failureOf(() => storageloom(wrong as TestScope)), 'BAD_OPTION', 'storageloom(t)');
    }
    for (const wrong of [{ window: 1 }, { windows: {} }, { reset: 'tests' }, 1]) {
      const failure = await failureOf(() => storageloom(scope, wrong as NodeTestOptions));
      expectFailure(failure, 'BAD_OPTION', 'Write storageloom(t, { ');
    }
  });
});
