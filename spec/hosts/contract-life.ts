import { expect } from 'chai';
import type { Open, PageEvent } from './contract-setup.ts';

export function lifeEventRules(open: Open): void {
  it('is a PopStateEvent of the window, with the state, for popstate at the window', () => {
    const { host, window, document } = open();
    const state = { n: 1 };
    const seen: unknown[] = [];
    document.addEventListener('popstate', () => seen.push('document'));
    window.addEventListener('popstate', (event) =>
      seen.push(event.isTrusted, event.target === window, event.state === state, isOf(window['PopStateEvent'], event)),
    );

    host.fire('popstate', { state });
    host.fire('popstate');

    expect(seen).to.deep.equal([true, true, true, true, true, true, false, true]);
  });

  it('is a HashChangeEvent of the window, with both URLs, for hashchange at the window', () => {
    const { host, window } = open();
    const seen: unknown[] = [];
    window['onhashchange'] = (event: PageEvent) =>
      seen.push(event.isTrusted, event.target === window, event.oldURL, event.newURL, isOf(window['HashChangeEvent'], event));

    host.fire('hashchange', { oldURL: 'https://a.example/#a', newURL: 'https://a.example/#b' });
    host.fire('hashchange');

    expect(seen).to.deep.equal([
      ...[true, true, 'https://a.example/#a', 'https://a.example/#b', true],
      ...[true, true, '', '', true],
    ]);
  });

  it('is at the window alone for focus and blur, and cannot be cancelled', () => {
    const { host, window, document } = open();
    const seen: unknown[] = [];
    for (const target of [window, document]) {
      for (const type of ['focus', 'blur']) {
        target.addEventListener(type, ({ type: heard, isTrusted, bubbles, cancelable, target: at }) =>
          seen.push(heard, isTrusted, bubbles, cancelable, at === window),
        );
      }
    }

    const answers = [host.fire('focus'), host.fire('blur')];

    expect(seen).to.deep.equal(['focus', true, false, false, true, 'blur', true, false, false, true]);
    expect(answers).to.deep.equal([true, true]);
  });

  it('is at the document for visibilitychange, and bubbles to the window', () => {
    const { host, window, document } = open();
    const order: string[] = [];
    const listen = (name: string) => (event: PageEvent) =>
      order.push(`${name} ${event.eventPhase} ${event.isTrusted} ${event.target === document}`);
    window.addEventListener('visibilitychange', listen('window'), true);
    window.addEventListener('visibilitychange', listen('window'));
    document.addEventListener('visibilitychange', listen('document'));

    host.fire('visibilitychange');

    expect(order).to.deep.equal(['window 1 true true', 'document 2 true true', 'window 3 true true']);
  });

  it('says that it bubbles and can be cancelled, though neither means anything, for pageshow and pagehide', () => {
    const { host, window } = open();
    const seen: unknown[] = [];
    for (const type of ['pageshow', 'pagehide'] as const) {
      window.addEventListener(type, ({ bubbles, cancelable }) => seen.push([type, bubbles, cancelable]));
    }

    host.fire('pageshow');
    host.fire('pagehide');

    expect(seen).to.deep.equal([
      ['pageshow', true, true],
      ['pagehide', true, true],
    ]);
  });

  it('is at the window for beforeprint and afterprint', () => {
    const { host, window } = open();
    const seen: unknown[] = [];
    window['onbeforeprint'] = (event: PageEvent) => seen.push(event.type, event.isTrusted, event.target === window);
    window.addEventListener('afterprint', (event) => seen.push(event.type, event.bubbles, event.target === window));

    host.fire('beforeprint');
    host.fire('afterprint');

    expect(seen).to.deep.equal(['beforeprint', true, true, 'afterprint', false, true]);
  });

  it('asks for the user when beforeunload got a returnValue', () => {
    const { host, window } = open();
    window.addEventListener('beforeunload', (event) => void (event.returnValue = 'stay?'));

    expect(host.fire('beforeunload')).to.equal(false);
  });

  for (const type of ['unload', 'beforeunload', 'focus', 'blur'] as const) {
    it(`is listened to, as ${type}, by a listener of either phase and by a handler`, () => {
      const listener = (): void => undefined;
      const [none, bubbling, capturing, handler] = [open(), open(), open(), open()];
      none.window.addEventListener('load', listener);
      none.window.addEventListener(type, listener);
      none.window.removeEventListener(type, listener);
      none.document.addEventListener(type, listener);
      bubbling.window.addEventListener(type, listener);
      capturing.window.addEventListener(type, listener, { capture: true });
      handler.window[`on${type}`] = listener;

      const answers = [none, bubbling, capturing, handler].map(({ host }) => host.listensTo(type));
      handler.window[`on${type}`] = null;

      expect(answers).to.deep.equal([false, true, true, true]);
      expect(handler.host.listensTo(type)).to.equal(false);
    });
  }

  it('is heard by nobody any more after a listener or handler ended the document', () => {
    const atWindow = open();
    const atDocument = open();
    const order: string[] = [];
    atWindow.window.addEventListener('pagehide', () => {
      order.push('first');
      atWindow.host.destroy();
    });
    atWindow.window.addEventListener('pagehide', () => order.push('second'));
    atWindow.window['onpagehide'] = () => order.push('handler');
    atDocument.document.addEventListener('visibilitychange', () => {
      order.push('document');
      atDocument.host.destroy();
      atDocument.window.addEventListener('visibilitychange', () => order.push('late'));
    });
    atDocument.document.addEventListener('visibilitychange', () => order.push('second of the document'));
    Reflect.set(atDocument.document, 'onvisibilitychange', () => order.push('handler of the document'));
    atDocument.window.addEventListener('visibilitychange', () => order.push('window'));

    atWindow.host.fire('pagehide');
    atDocument.host.fire('visibilitychange');

    expect(order).to.deep.equal(['first', 'document']);
  });

  it('is heard by nobody after the end of the document', () => {
    const { host, window, document } = open();
    const order: string[] = [];
    for (const target of [window, document]) target.addEventListener('visibilitychange', () => order.push('visibilitychange'));
    window.addEventListener('popstate', () => order.push('popstate'));

    host.destroy();

    expect([host.fire('visibilitychange'), host.fire('popstate'), host.fire('beforeunload')]).to.deep.equal([true, true, true]);
    expect(order).to.deep.equal([]);
  });
}

export function visibilityRules(open: Open): void {
  it('is what the model says', () => {
    const { hooks, document } = open();
    const seen = [document.visibilityState, document.hidden];

    hooks.visibility = 'hidden';

    expect([...seen, document.visibilityState, document.hidden]).to.deep.equal(['visible', false, 'hidden', true]);
  });
}

export function cloneRules(open: Open): void {
  it("is equal, another object, and one of the window's realm", () => {
    const { host, window } = open();
    const value = { list: [1, new Date(5)], map: new Map([['k', new Set(['v'])]]) };

    window['copy'] = host.clone(value);

    const shape = host.evaluate(`JSON.stringify([copy instanceof Object, copy.list instanceof Array, copy.list[0],
      copy.list[1] instanceof Date, copy.list[1].getTime(), copy.map instanceof Map, copy.map.get('k').has('v')])`);
    expect(shape).to.equal('[true,true,1,true,5,true,true]');
    expect(window['copy'] === value).to.equal(false);
  });

  it('keeps what is no object, and what is in it twice', () => {
    const { host } = open();
    const twice = {};

    const copy = host.clone([twice, twice]) as object[];

    expect([undefined, null, 'text', 0, true].map((value) => host.clone(value))).to.deep.equal([
      undefined,
      null,
      'text',
      0,
      true,
    ]);
    expect(copy[0] === copy[1]).to.equal(true);
  });

  it('throws a DataCloneError of the window for what cannot be cloned', () => {
    const { host, window } = open();

    for (const value of [() => undefined, { symbol: Symbol('s') }, window]) {
      expect(() => host.clone(value))
        .to.throw(window.DOMException)
        .with.property('name', 'DataCloneError');
    }
  });

  it('moves buffers that are transferred, and copies all others', () => {
    const { host } = open();
    const [moved, copied] = [new ArrayBuffer(8), new ArrayBuffer(8)];

    const clone = host.clone({ moved, copied }, [moved]) as { moved: ArrayBuffer; copied: ArrayBuffer };

    expect([moved.byteLength, copied.byteLength]).to.deep.equal([0, 8]);
    expect([clone.moved.byteLength, clone.copied.byteLength]).to.deep.equal([8, 8]);
  });

  it('throws a DataCloneError of the window for a transfer of what cannot be transferred, or of the same twice', () => {
    const { host, window } = open();
    const buffer = new ArrayBuffer(8);

    for (const transfer of [[{}], [buffer, buffer]]) {
      expect(() => host.clone(1, transfer))
        .to.throw(window.DOMException)
        .with.property('name', 'DataCloneError');
    }
  });

  it('throws what a getter of the value throws', () => {
    const { host } = open();
    const error = new RangeError('of the page');
    const value = { get a(): never { throw error; } }; // prettier-ignore

    expect(() => host.clone(value)).to.throw(error);
  });
}

function isOf(eventClass: unknown, event: unknown): boolean {
  return typeof eventClass === 'function' && event instanceof eventClass;
}
