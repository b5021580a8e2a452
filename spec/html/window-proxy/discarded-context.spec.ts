import { expect } from 'chai';
import { DiscardedContext } from '../../../lib/html/window-proxy/discarded-context.ts';
import { WindowProxies } from '../../../lib/html/window-proxy/window-proxies.ts';
import type { ProxiedWindow } from '../../../lib/html/window-proxy/window-proxy.ts';
import type { Origin } from '../../../lib/origin/origin.ts';
import { foreignRealm } from '../../webidl/realm-double.ts';
import { tabAt } from '../model-tree.ts';

const a: Origin = { opaque: false, scheme: 'https', host: 'a.example', port: null };
const b: Origin = { ...a, host: 'b.example' };

function gone(): DiscardedContext {
  const last: ProxiedWindow = { window: { k: 1 }, origin: a, realm: foreignRealm() };
  return new DiscardedContext(last, () => null);
}

describe('a browsing context that is gone', () => {
  it('is closed for another origin, with nobody around it', () => {
    const proxy = new WindowProxies(gone()).for(b);

    const seen = ['closed', 'length', 'window', 'self', 'frames', 'location', 'top', 'opener', 'parent'].map((name): unknown =>
      Reflect.get(proxy, name),
    );

    expect(seen).to.deep.equal([true, 0, null, null, null, null, null, null, null]);
  });

  it('takes messages and calls, and does nothing', () => {
    const proxy = new WindowProxies(gone()).for(b);

    for (const name of ['close', 'focus', 'blur', 'postMessage']) {
      const method = Reflect.get(proxy, name) as (...args: unknown[]) => unknown;
      expect(method('x', '*'), name).to.equal(undefined);
    }
    expect(Reflect.get(proxy, 'postMessage')).to.have.property('length', 1);
  });

  it('shows its last window to the origin of that, without frames', () => {
    const proxy = new WindowProxies(gone()).for(a);
    Reflect.set(proxy, 'mine', 2);

    expect([Reflect.get(proxy, 'k'), Reflect.get(proxy, 'mine'), Reflect.get(proxy, '0')]).to.deep.equal([1, 2, undefined]);
    expect(Object.keys(proxy)).to.deep.equal(['k', 'mine']);
    expect([gone().childProxy(), gone().namedChildProxy()]).to.deep.equal([null, null]);
  });

  it('stands for all that was asked of the context before, by whoever asked it', () => {
    const { tab, document } = tabAt('https://a.example/');
    const proxy = tab.windowProxies.for(b);
    const before: unknown = Reflect.get(proxy, 'closed');

    tab.windowProxies.standFor(new DiscardedContext(document, () => null));

    expect([before, Reflect.get(proxy, 'closed')]).to.deep.equal([false, true]);
  });
});
