import { expect } from 'chai';
import { Browser, type BareWindow } from '../../../lib/index.ts';
import { openBare } from './open-bare.ts';

describe('a bare window', () => {
  it('is a Window, and an EventTarget, of its own', () => {
    const { window } = openBare();
    const other = openBare().window;
    const Window: unknown = Reflect.get(window, 'Window');

    expect(String(window)).to.equal('[object Window]');
    expect(Object.getPrototypeOf(window)).to.equal(Reflect.get(Object(Window), 'prototype'));
    expect(window).to.be.instanceOf(window.EventTarget).and.not.instanceOf(other.EventTarget);
    expect(Object.getPrototypeOf(Window)).to.equal(window.EventTarget);
    expect(() => Reflect.construct(Object(Window), [])).to.throw(TypeError, 'Illegal constructor');
  });

  it('hears through an EventTarget that page code changed', () => {
    const { window } = openBare();
    const seen: unknown[] = [];
    const { prototype } = window.EventTarget;
    const original: unknown = Reflect.get(prototype, 'addEventListener');
    Reflect.set(prototype, 'addEventListener', function (this: object, ...args: unknown[]) {
      seen.push(args[0]);
      if (typeof original === 'function') Reflect.apply(original, this, args);
    });

    window.addEventListener('x', () => seen.push('heard'));
    window.dispatchEvent(new window.Event('x'));

    expect(seen).to.deep.equal(['x', 'heard']);
  });
});

describe('a bare window that nobody has looked at closely', () => {
  /** A window behind its WindowProxy, as pages see it: in full only from the first look on. */
  async function unseen(): Promise<BareWindow> {
    return (await new Browser().open()).window;
  }

  const looks: Readonly<Record<string, (window: BareWindow) => unknown>> = {
    'its own properties': (window) => Reflect.ownKeys(window).filter((name) => name === 'localStorage' || name === 'Window'),
    'one of them': (window) => Object.hasOwn(window, 'onstorage'),
    'its prototype': (window) => Object.getPrototypeOf(window) === Reflect.get(Reflect.get(window, 'Window'), 'prototype'),
    'its prototype, the old way': (window) => Reflect.get(window, '__proto__') === Object.getPrototypeOf(window),
    'its class': (window) => Reflect.get(window, 'constructor') === Reflect.get(window, 'Window'),
    'an interface': (window) => window instanceof window.EventTarget,
    'a member by name': (window) => ['localStorage' in window, 'Window' in window, 'Array' in window, 'navigator' in window],
    'its class string': (window) => Object.prototype.toString.call(window),
    'a getter': (window) => Object.getOwnPropertyDescriptor(window, 'sessionStorage')?.get?.name,
  };
  for (const [what, look] of Object.entries(looks)) {
    it(`is like any other in ${what}`, async () => {
      const [window, seen] = [await unseen(), await unseen()];
      Reflect.ownKeys(seen);

      const answer = look(window);

      expect(answer).to.deep.equal(look(seen));
      expect(answer).to.not.be.oneOf([false, undefined]);
    });
  }

  it('keeps its functions and objects when it is looked at', async () => {
    const window = await unseen();
    const names = ['addEventListener', 'dispatchEvent', 'setTimeout', 'document', 'localStorage', 'Event', 'Storage', 'close'];
    const before = names.map((name) => Reflect.get(window, name));

    Reflect.ownKeys(window);

    expect(names.filter((name, index) => Reflect.get(window, name) !== before[index])).to.deep.equal([]);
  });

  it('has functions that know it without a this', async () => {
    const { addEventListener, dispatchEvent, Event } = await unseen();
    const heard: string[] = [];

    addEventListener('x', ({ type }) => heard.push(type));
    dispatchEvent(new Event('x'));

    expect(heard).to.deep.equal(['x']);
  });

  it('takes what page code does to EventTarget.prototype', async () => {
    const window = await unseen();
    const replaced = (): void => undefined;
    Object.assign(Reflect.get(window.EventTarget, 'prototype'), { addEventListener: replaced });

    expect(window.addEventListener === replaced).to.equal(true);
  });

  it('lets page code replace what may be replaced, and nothing else', async () => {
    const window = await unseen();

    Reflect.set(window, 'parent', 'mine');
    Reflect.set(window, 'StorageEvent', 'mine');
    const top = Reflect.set(window, 'top', 'mine');

    expect([window.parent, window.StorageEvent, top, window.top === window]).to.deep.equal(['mine', 'mine', false, true]);
  });
});
