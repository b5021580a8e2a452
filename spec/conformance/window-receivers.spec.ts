import { expect } from 'chai';
import { bare, type BareWindow } from '../../lib/index.ts';
import { openTabs } from './hosts.ts';
import { thrownBy } from './thrown-by.ts';

/** A page, the WindowProxy of a popup of its own that has gone to another origin, and what it had as a page of this one. */
async function strayed(): Promise<{ window: BareWindow; popup: BareWindow; getters: (name: string) => () => unknown }> {
  const [tab] = await openTabs(bare(), 'https://a.example/');
  const popup = tab.window.open('/q') as BareWindow;
  await tab.browser.settle();
  const descriptors = Object.getOwnPropertyDescriptors(popup);
  popup.location.href = 'https://b.example/';
  await tab.browser.settle();
  const getters = (name: string): (() => unknown) => descriptors[name as keyof typeof descriptors]?.get as () => unknown;
  return { window: tab.window, popup, getters };
}

describe('an accessor that is called on a WindowProxy which shows another origin (bare)', () => {
  it('throws the SecurityError of whoever holds it', async () => {
    const { window, popup, getters } = await strayed();

    for (const name of ['localStorage', 'document', 'name', 'onload', 'setTimeout']) {
      const error = thrownBy(() => Reflect.apply(getters(name), popup, []));
      expect([name, error instanceof window.DOMException, Reflect.get(error as object, 'name')]).to.deep.equal([
        ...[name, true, 'SecurityError'],
      ]);
    }
  });

  it('reads what all origins may read, of the window that is shown', async () => {
    const { window, popup, getters } = await strayed();

    const values = ['closed', 'length', 'opener', 'window'].map((name) => Reflect.apply(getters(name), popup, []) as unknown);

    expect(values).to.deep.equal([false, 0, window, popup]);
  });

  it('sets its location', async () => {
    const { window, popup } = await strayed();
    const { set } = Object.getOwnPropertyDescriptor(window, 'location') ?? {};

    set?.call(popup, 'https://c.example/');
    set?.call(window, '#here');

    expect(window.location.hash).to.equal('#here');
  });
});

describe('a method of EventTarget that is called on such a WindowProxy (bare)', () => {
  it('adds no listener to the window that was shown before', async () => {
    const { window, popup } = await strayed();
    const { addEventListener } = window.EventTarget.prototype as BareWindow;

    expect(thrownBy(() => addEventListener.call(popup, 'x', () => undefined))).to.be.instanceOf(TypeError);
  });
});

describe('what a page has put behind its window (bare)', () => {
  it('never meets the window itself, as the receiver of a bare name', async () => {
    const [tab] = await openTabs(bare(), 'https://a.example/');

    const seen = await tab.run((window) => {
      const receivers: boolean[] = [];
      const note = (key: unknown, receiver: unknown): void => void (key === 'far' && receivers.push(receiver === window));
      const first = Object.getPrototypeOf(window) as object;
      const before = Object.getPrototypeOf(first) as object;
      const behind = new Proxy(before, {
        get: (target, key, receiver) => (key === 'far' ? note(key, receiver) : Reflect.get(target, key)),
        set: (_target, key, _value, receiver) => (note(key, receiver), true),
        has: (target, key) => key === 'far' || key in target,
      });
      Object.setPrototypeOf(first, behind);
      return receivers;
    });
    await tab.evaluate('far; far = 1; far');

    expect(seen).to.deep.equal([true]);
    expect(Reflect.get(tab.window, 'far')).to.equal(1);
  });
});
