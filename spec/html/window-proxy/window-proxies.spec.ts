import { expect } from 'chai';
import { windowOf } from '../../../lib/html/window-proxy/window-proxies.ts';
import type { Origin } from '../../../lib/origin/origin.ts';
import { thrownBy } from '../../conformance/thrown-by.ts';
import { a, b, ContextDouble } from './context-double.ts';

describe('the WindowProxy of a browsing context', () => {
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

  it('leads to the window for accessors that are called on it, where its code may reach that', () => {
    const window = {};
    const before = windowOf(proxy);
    context.show(window);

    expect([before, windowOf(proxy), windowOf(context.proxies.for(b))]).to.deep.equal([null, window, null]);
    expect([windowOf(window), windowOf(undefined), windowOf(null)]).to.deep.equal([null, null, null]);
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

    context.proxies.standFor(gone);

    expect(Reflect.get(proxy, 'k')).to.equal(2);
  });

  it('is let go with the opaque origin that nobody has any more, whichever was made first', () => {
    const { proxies } = new ContextDouble();
    const origins = [1, 2].map((id) => ({ opaque: true, id }) as const);
    const [first, second] = origins.map((origin) => proxies.for(origin));

    proxies.forget(origins[0]!);
    const afterFirst = origins.map((origin) => proxies.for(origin));
    proxies.forget(origins[1]!);
    const afterSecond = origins.map((origin) => proxies.for(origin));

    expect([afterFirst[0] === first, afterFirst[1] === second]).to.deep.equal([false, true]);
    expect([afterSecond[0] === afterFirst[0], afterSecond[1] === second]).to.deep.equal([true, false]);
  });
});
