import { expect } from 'chai';
import { Browser } from 'storageloom';
import type { CrossOriginProperty } from '../../lib/html/cross-origin-object.ts';
import { realmFor, WindowProxies, type ProxiedContext, type ProxiedWindow } from '../../lib/html/window-proxy.ts';
import type { Origin } from '../../lib/origin/origin.ts';
import type { Realm } from '../../lib/webidl/realm.ts';
import { thrownBy } from '../conformance/thrown-by.ts';
import { foreignRealm } from '../webidl/realm-double.ts';

const a: Origin = { opaque: false, scheme: 'https', host: 'a.example', port: null };
const b: Origin = { ...a, host: 'b.example' };

/** A browsing context of which a spec says what it shows. */
class ContextDouble implements ProxiedContext {
  current: ProxiedWindow | null = null;
  changes = 0;
  children: object[] = [];
  named: Readonly<Record<string, object>> = {};
  accessing: Realm | null = null;
  readonly proxies: WindowProxies = new WindowProxies(this);

  windowChanged(): void {
    this.changes++;
  }
  childCount(): number {
    return this.children.length;
  }
  childProxy(index: number): object | null {
    return this.children[index] ?? null;
  }
  namedChildProxy(name: string): object | null {
    return this.named[name] ?? null;
  }
  crossOriginProperties(accessor: Origin): Readonly<Record<string, CrossOriginProperty>> {
    return { self: { get: () => this.proxies.for(accessor) }, location: { set: () => undefined } };
  }
  realmOf(): Realm | null {
    return this.accessing;
  }
  show(window: object, origin: Origin = a): void {
    this.current = { window, origin, realm: foreignRealm() };
  }
}

describe('a WindowProxy', () => {
  let context: ContextDouble;
  let proxy: object;

  beforeEach(() => {
    context = new ContextDouble();
    proxy = context.proxies.for(a);
  });

  it('is one for each accessing origin', () => {
    expect(context.proxies.for({ ...a })).to.equal(proxy);
    expect(context.proxies.for(b)).not.to.equal(proxy);
    expect(context.proxies.for({ opaque: true, id: 1 })).not.to.equal(context.proxies.for({ opaque: true, id: 2 }));
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
    const byHandlers = context.changes;
    Reflect.set(proxy, 'k', 1);
    Reflect.defineProperty(proxy, 'l', { value: 1 });
    Reflect.deleteProperty(proxy, 'k');
    Reflect.set(proxy, 'onceOnly', 1);

    expect([byHandlers, context.changes]).to.deep.equal([0, 4]);
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

  it('goes along with the code that holds it when that sets its domain', () => {
    const foreign = context.proxies.for(b);
    context.show({ k: 1 }, { ...a, domain: 'example' });
    const refused = (): boolean => thrownBy(() => Reflect.get(proxy, 'k')) !== undefined;
    const before = refused();

    context.proxies.domainSet('https://a.example', { ...a, domain: 'example' }, true);
    context.proxies.domainSet('https://c.example', { ...a, domain: 'example' }, true);

    expect([before, refused()]).to.deep.equal([true, false]);
    expect(context.proxies.for({ ...a, domain: 'example' })).to.equal(proxy);
    expect(context.proxies.for(a)).not.to.equal(proxy);
    expect(context.proxies.for(b)).to.equal(foreign);
  });

  it('of a window that is not its own makes room for one that is there already', () => {
    const foreign = context.proxies.for(b);
    const joined: Origin = { ...b, domain: 'example' };
    const known = context.proxies.for(joined);

    context.proxies.domainSet('https://b.example', joined, false);

    expect(context.proxies.for(joined)).to.equal(known);
    expect([foreign, known].some((each) => each === context.proxies.for(b))).to.equal(false);
    expect(context.proxies.for(a)).to.equal(proxy);
  });

  it('of its own window takes the place of one that is there already, wherever that is', () => {
    const joined: Origin = { ...b, domain: 'example' };
    const [foreign, known] = [context.proxies.for(b), context.proxies.for(joined)];

    context.proxies.domainSet('https://b.example', joined, true);
    context.proxies.domainSet('https://b.example as example', { ...b, domain: 'b.example' }, true);

    expect(foreign).not.to.equal(known);
    expect(context.proxies.for({ ...b, domain: 'b.example' })).to.equal(foreign);
  });

  it('stands for another context when its own is gone', () => {
    context.show({ k: 1 });
    const gone = new ContextDouble();
    gone.show({ k: 2 });

    context.proxies.sever(gone);

    expect(Reflect.get(proxy, 'k')).to.equal(2);
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
