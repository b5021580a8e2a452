import { expect } from 'chai';
import { Browser } from '../../../lib/index.ts';
import { withMarkup } from '../../hosts/adopted/windows.ts';
import type { BareLockManager } from '../../../lib/hosts/bare/bare-window.ts';

interface Adoptable {
  navigator?: { locks?: BareLockManager };
  LockManager?: unknown;
  AbortController?: new () => AbortController;
}

describe('navigator.locks of a window that others made', () => {
  for (const [name, make] of Object.entries(withMarkup)) {
    it(`is the Browser's until the window is given back (${name})`, async () => {
      const { window, end } = make();
      const adopted = window as Adoptable;
      const before = [adopted.navigator?.locks, 'LockManager' in window];
      const browser = new Browser();
      const tab = browser.adopt(window);
      const other = await browser.open(tab.url);
      const heard: string[] = [];
      let letGo: (value: string) => void = () => undefined;
      void adopted.navigator?.locks
        ?.request('n', () => new Promise<string>((resolve) => (letGo = resolve)))
        .then((value) => heard.push(value));
      await browser.settle();
      void other.window.navigator.locks.request('n', () => heard.push('other'));
      await browser.settle();
      const state = browser.locks.map(({ tab: of, state: each }) => `${of?.name} ${each}`);
      letGo('done');
      await browser.settle();
      tab.dispose();

      expect(state).to.deep.equal(['tab1 held', 'tab2 waiting']);
      expect(heard).to.have.members(['done', 'other']);
      expect([adopted.navigator?.locks, 'LockManager' in window]).to.deep.equal(before);
      end();
    });

    it(`takes signals of the window and of the process (${name})`, async () => {
      const { window, end } = make();
      const adopted = window as Adoptable;
      const browser = new Browser();
      const tab = browser.adopt(window);
      const heard: unknown[] = [];
      const holding = (): Promise<never> => new Promise<never>(() => undefined);
      void adopted.navigator?.locks?.request('n', holding);
      await browser.settle();
      const controllers = [new (adopted.AbortController ?? AbortController)(), new AbortController()];
      for (const { signal } of controllers) {
        adopted.navigator?.locks?.request('n', { signal }, holding).catch((reason: unknown) => heard.push(reason));
      }
      await browser.settle();
      for (const [index, controller] of controllers.entries()) controller.abort(index);
      await browser.settle();

      expect(heard).to.deep.equal([0, 1]);
      tab.dispose();
      end();
    });
  }

  it('lets go when the window is given back, and in a new run', async () => {
    const browser = new Browser();
    const window: Adoptable & EventTarget = new EventTarget();
    const tab = browser.adopt(window, { url: 'https://a.example/' });
    void window.navigator?.locks?.request('n', () => new Promise(() => undefined));
    await browser.settle();
    const held = browser.locks.length;
    await browser.reset();
    const afterReset = browser.locks.length;
    void window.navigator?.locks?.request('n', () => new Promise(() => undefined));
    await browser.settle();
    const heldAgain = browser.locks.length;
    tab.dispose();
    await browser.settle();

    expect([held, afterReset, heldAgain, browser.locks.length]).to.deep.equal([1, 0, 1, 0]);
    expect(window.navigator).to.equal(undefined);
  });

  it('is not there in a context that is not secure, even where the process has one', () => {
    const locks = {};
    const navigator = Object.create({ locks }) as { readonly locks?: unknown };
    const window = Object.assign(new EventTarget(), { navigator, LockManager: Object });
    const tab = new Browser().adopt(window, { url: 'http://a.example/' });

    expect([window.navigator.locks, window.LockManager]).to.deep.equal([undefined, undefined]);
    tab.dispose();
    expect([window.navigator.locks, window.LockManager]).to.deep.equal([locks, Object]);
  });

  it('gives way to a double that a suite puts in its place', () => {
    const window: Adoptable & EventTarget = new EventTarget();
    const double = {} as BareLockManager;
    const tab = new Browser().adopt(window, { url: 'https://a.example/' });
    const { navigator } = window;
    if (navigator !== undefined) navigator.locks = double;

    expect(window.navigator?.locks).to.equal(double);
    tab.dispose();
  });
});
