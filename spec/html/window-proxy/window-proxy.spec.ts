import { expect } from 'chai';
import { Browser } from 'storageloom';
import { realmFor } from '../../../lib/html/window-proxy/window-proxy.ts';
import { thrownBy } from '../../conformance/thrown-by.ts';
import { foreignRealm } from '../../webidl/realm-double.ts';
import { a, b, ContextDouble } from './context-double.ts';

describe('a WindowProxy', () => {
  let context: ContextDouble;
  let proxy: object;

  beforeEach(() => {
    context = new ContextDouble();
    proxy = context.proxies.for(a);
  });

  it('stands for the window that is shown at the moment of each access', () => {
    context.show({ k: 1 });
    const before: unknown = Reflect.get(proxy, 'k');
    context.show({ k: 2 });

    expect([before, Reflect.get(proxy, 'k')]).to.deep.equal([1, 2]);
  });

  it('reports every property of its window as configurable, and cannot be given one that is not', () => {
    const window = Object.freeze({ k: 1 });
    context.show(window);

    expect(Object.getOwnPropertyDescriptor(proxy, 'k')).to.deep.equal({
      value: 1,
      writable: false,
      enumerable: true,
      configurable: true,
    });
    expect(Object.getOwnPropertyDescriptor(proxy, 'missing')).to.equal(undefined);
    context.show({});
    expect(Reflect.defineProperty(proxy, 'x', { value: 1, configurable: false })).to.equal(false);
    expect(Reflect.defineProperty(proxy, 'y', { value: 1 })).to.equal(true);
    expect(Reflect.ownKeys(proxy)).to.deep.equal(['y']);
  });

  it('tells the context of each change of its window, handlers aside', () => {
    context.show({ onstorage: null });

    Reflect.set(proxy, 'onstorage', null);
    const byHandlers = context.proxies.changed;
    const changes = [
      () => Reflect.set(proxy, 'k', 1),
      () => Reflect.defineProperty(proxy, 'l', { value: 1 }),
      () => Reflect.deleteProperty(proxy, 'k'),
      () => Reflect.set(proxy, 'onceOnly', 1),
    ].map((change) => {
      context.changed = false;
      change();
      return context.proxies.changed;
    });

    expect([byHandlers, ...changes]).to.deep.equal([false, true, true, true, true]);
  });

  it('gives accessors of its window the receiver, also inherited ones, and fails where there is no setter', () => {
    const seen: unknown[] = [];
    const accessor = {
      get(this: unknown) {
        return this;
      },
      set(this: unknown) {
        seen.push(this);
      },
    };
    const prototype = Object.defineProperties({}, { inherited: accessor, fixed: { get: () => 1 } });
    context.show(Object.defineProperty(Object.create(prototype), 'own', accessor));
    const derived: object = Object.create(proxy);

    expect([Reflect.get(proxy, 'own'), Reflect.get(proxy, 'inherited')]).to.deep.equal([proxy, proxy]);
    expect(Reflect.get(derived, 'inherited')).to.equal(derived);
    expect([Reflect.set(proxy, 'own', 1), Reflect.set(derived, 'inherited', 1)]).to.deep.equal([true, true]);
    expect(seen).to.deep.equal([proxy, derived]);
    expect(Reflect.set(proxy, 'fixed', 2)).to.equal(false);
  });

  it('ends as the engine does, where the prototypes of its window lead back to it', () => {
    context.show(Object.create(proxy));

    expect(thrownBy(() => Reflect.set(proxy, 'k', 1))).to.be.instanceOf(context.current?.realm.RangeError);
  });

  it('takes only whole numbers below 2^32 - 1, as they are written, for frames', () => {
    const child = {};
    const window = { '00': 'a', '1.5': 'b', '4294967295': 'c', '-1': 'd' };
    context.show(window);
    context.children = [child];

    expect(Reflect.get(proxy, '0')).to.equal(child);
    expect(Reflect.get(proxy, '4294967294')).to.equal(undefined);
    for (const [name, value] of Object.entries(window)) expect(Reflect.get(proxy, name)).to.equal(value);
  });

  it('finds a frame by name only where the window has no property of that name', () => {
    const child = {};
    context.show({ taken: 1, empty: undefined });
    context.named = { taken: child, empty: child, free: child };
    const withoutFrames: unknown = Reflect.get(proxy, 'free');
    context.children = [child];

    expect(withoutFrames).to.equal(undefined);
    expect(['taken', 'empty', 'free'].map((name) => Reflect.get(proxy, name))).to.deep.equal([1, undefined, child]);
    expect([Reflect.has(proxy, 'free'), Reflect.has(proxy, 'other'), Reflect.get(proxy, Symbol.iterator)]).to.deep.equal([
      true,
      false,
      undefined,
    ]);
  });

  it('shows a frame by name to another origin, if the context does', () => {
    const child = {};
    context.show({}, b);
    context.children = [child];
    context.named = { free: child };

    expect(Object.getOwnPropertyDescriptor(proxy, 'free')).to.deep.equal({
      value: child,
      writable: false,
      enumerable: false,
      configurable: true,
    });
    expect(Reflect.get(proxy, 'free')).to.equal(child);
  });

  it('has the prototype of its window, and takes no other', () => {
    const prototype = {};
    context.show(Object.create(prototype) as object);

    expect(Reflect.getPrototypeOf(proxy)).to.equal(prototype);
    expect([Reflect.setPrototypeOf(proxy, prototype), Reflect.setPrototypeOf(proxy, null)]).to.deep.equal([true, false]);
  });

  it('throws errors of the accessing realm, or of the window it stands for where there is none any more', () => {
    context.show({}, b);
    const ofWindow = context.current?.realm;
    expect(realmFor(context, a)).to.equal(ofWindow);

    context.accessing = foreignRealm();

    expect(realmFor(context, a)).to.equal(context.accessing);
    expect(() => Reflect.get(proxy, 'secret')).to.throw(context.accessing.DOMException);
  });

  it('has the same functions for another origin until another window is shown', () => {
    context.show({}, b);
    const getter = (): unknown => Object.getOwnPropertyDescriptor(proxy, 'self')?.get;
    const first = getter();
    const second = getter();

    context.show({}, b);

    expect(first).to.equal(second).and.not.equal(getter());
  });

  it('can always be extended', () => {
    context.show({});

    expect(Reflect.preventExtensions(proxy)).to.equal(false);
  });

  it('is called Window where it cannot be cloned', async () => {
    const tab = await new Browser().open('https://a.example/');

    expect(() => tab.window.postMessage(tab.window, '*')).to.throw(/#<Window> could not be cloned/);
  });
});
