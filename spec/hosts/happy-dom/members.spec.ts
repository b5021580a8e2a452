import { expect } from 'chai';
import type { BareWindow, DocumentHostFactory, Tab } from '../../../lib/index.ts';
import { happyDom } from '../../../lib/hosts/happy-dom/index.ts';
import { openServed, page } from '../../conformance/lives/server.ts';

async function open(sandbox?: string): Promise<Tab> {
  const host = happyDom() as DocumentHostFactory<object> as DocumentHostFactory<BareWindow>;
  const headers: Record<string, string> = sandbox === undefined ? {} : { 'content-security-policy': `sandbox ${sandbox}` };
  return (await openServed(host, 'https://a.example/', { '/': () => page('', headers) })).tab;
}

describe('a member of the window (happy-dom)', () => {
  it('is there, as "in" says, without a call of its accessor', async () => {
    const tab = await open('allow-scripts');

    expect(await tab.evaluate(`['localStorage' in window, 'sessionStorage' in globalThis, 'nothing' in window]`)).to.deep.equal([
      ...[true, true, false],
    ]);
  });

  it('is not there where it is absent on purpose', async () => {
    expect(await (await open()).evaluate(`['cookieStore' in window, 'WebSocket' in window]`)).to.deep.equal([false, false]);
  });

  it('can be defined anew where its accessor throws', async () => {
    const tab = await open('allow-scripts');

    await tab.evaluate(`Object.defineProperty(window, 'localStorage', { value: 3 }); 0`);

    expect(await tab.evaluate('[window.localStorage, localStorage]')).to.deep.equal([3, 3]);
  });

  it('is gone when it is deleted, under all of its names, and can come back', async () => {
    const tab = await open();

    const gone = await tab.evaluate(`
      delete window.sessionStorage; delete window.name; delete window.fetch; delete window.localStorage; delete window.toString;
      [typeof window.sessionStorage, typeof sessionStorage, 'sessionStorage' in window, 'name' in window, typeof fetch, typeof toString]`);
    await tab.evaluate('window.localStorage = 5');

    expect(gone).to.deep.equal(['undefined', 'undefined', false, false, 'undefined', 'function']);
    expect(await tab.evaluate(`[localStorage, 'localStorage' in window]`)).to.deep.equal([5, true]);
  });

  it('is gone from behind the window, too, when it is deleted by its bare name', async () => {
    const tab = await open();

    await tab.evaluate('delete isSecureContext');

    expect(await tab.evaluate(`['isSecureContext' in window, window.isSecureContext]`)).to.deep.equal([false, undefined]);
    await tab.evaluate('delete frameElement');
    expect(await tab.evaluate('[typeof window.frameElement, typeof frameElement]')).to.deep.equal(['undefined', 'undefined']);
  });

  it('may be a symbol, with an accessor that is called on the WindowProxy', async () => {
    const tab = await open();

    const seen = await tab.evaluate(`
      const [own, inherited, value] = [Symbol(), Symbol(), Symbol()];
      const descriptor = { get() { return this === window }, configurable: true };
      Object.defineProperty(window, own, descriptor);
      Object.defineProperty(Window.prototype, inherited, descriptor);
      window[value] = 4;
      [window[own], window[inherited], window[value], own in window, inherited in window, Symbol() in window]`);

    expect(seen).to.deep.equal([true, true, 4, true, true, false]);
  });

  it('is an intrinsic, or stands on Object.prototype', async () => {
    const tab = await open();

    const seen = await tab.evaluate(
      `Object.prototype.far = 1; [window.Array === Array, 'Array' in window, window.far, 'far' in window]`,
    );

    expect(seen).to.deep.equal([true, true, 1, true]);
  });
});

describe('the interface object of a window (happy-dom)', () => {
  it('is that of the window alone, which is an instance of it', async () => {
    const [tab, other] = [await open(), await open()];

    const seen = await tab.evaluate(`
      const thrown = (() => { try { new Window() } catch (error) { return error } })();
      Window.prototype.mine = 1;
      [window instanceof Window, window.constructor === Window, Object.getPrototypeOf(window) === Window.prototype,
       String(window), Window instanceof Function, thrown instanceof TypeError, mine]`);

    expect(seen).to.deep.equal([true, true, true, '[object Window]', true, true, 1]);
    expect(await other.evaluate('typeof mine')).to.equal('undefined');
  });

  it('hands the WindowProxy to what a page puts behind its prototype object', async () => {
    const seen = await (
      await open()
    ).evaluate(`
      const receivers = [], name = Symbol();
      const get = (target, key, receiver) => { if (key === 'far' || key === name) receivers.push(receiver === window) };
      Object.setPrototypeOf(Window.prototype, new Proxy({}, { get, has: () => false }));
      window.far; window[name]; 'far' in window;
      receivers`);

    expect(seen).to.deep.equal([true, true]);
  });
});
