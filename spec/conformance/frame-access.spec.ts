import { expect } from 'chai';
import type { BareWindow, Frame, Tab } from '../../lib/index.ts';
import { hosts, openTabs } from './hosts.ts';

const a = 'https://a.example/';
const b = 'https://b.example/';

/** The standard's CrossOriginProperties, and the names that are undefined instead of an error. */
const names = [
  'window',
  'self',
  'location',
  'close',
  'closed',
  'focus',
  'blur',
  'frames',
  'length',
  'top',
  'opener',
  'parent',
  'postMessage',
];
const fallbacks = ['then', Symbol.toStringTag, Symbol.hasInstance, Symbol.isConcatSpreadable];

for (const { name, host } of hosts) {
  describe(`a window of another origin (${name})`, () => {
    let tab: Tab;
    let frame: Frame;
    /** The tab's window as the frame has it. */
    let top: BareWindow;

    /** The SecurityError of the frame's realm, and no other error. */
    const refuses = (action: () => unknown): void => {
      let thrown: unknown = null;
      try {
        action();
      } catch (error) {
        thrown = error;
      }
      expect(thrown).to.be.instanceOf(frame.window.DOMException);
      expect(thrown).to.have.property('name', 'SecurityError');
    };

    beforeEach(async () => {
      [tab] = await openTabs(host(), a);
      frame = await tab.addFrame(b);
      top = frame.window.parent;
    });

    it('is one object for all code of the accessing origin, and not that of its own', async () => {
      const nextToIt = await tab.addFrame(`${b}2`);

      expect(nextToIt.window.parent).to.equal(top);
      expect([top.window, top.self, top.frames, top.top, top.parent].every((each) => each === top)).to.equal(true);
      expect(top).not.to.equal(tab.window);
    });

    it('shows how many frames it has, and these', async () => {
      expect([top.length, top.closed, top.opener]).to.deep.equal([1, false, null]);
      expect(Reflect.get(top, 0)).to.equal(frame.window);
      expect('0' in top).to.equal(true);
      refuses(() => Reflect.get(top, 1));
    });

    for (const property of [
      'document',
      'localStorage',
      'sessionStorage',
      'name',
      'origin',
      'frameElement',
      'constructor',
      'secret',
    ]) {
      it(`does not show ${property}, nor whether it has it`, () => {
        refuses(() => Reflect.get(top, property));
        refuses(() => property in top);
        refuses(() => Object.getOwnPropertyDescriptor(top, property));
      });
    }

    it('lets nothing be set, defined or deleted', () => {
      for (const property of ['secret', 'name', 'onstorage', 'closed', 'then']) {
        refuses(() => Reflect.set(top, property, 1));
        refuses(() => Reflect.defineProperty(top, property, { value: 1 }));
        refuses(() => Reflect.deleteProperty(top, property));
      }
    });

    it('refuses with errors of the tab in which it is used, when another tab has documents of the accessing origin, too', async () => {
      const other = await tab.browser.open(a);
      const inOther = await other.addFrame(b);

      expect(() => inOther.window.parent.document).to.throw(inOther.window.DOMException);
      refuses(() => top.document);
    });

    it('can be awaited, concatenated and printed', async () => {
      expect(await top).to.equal(top);
      expect([].concat(top as never)).to.deep.equal([top]);
      expect(Object.prototype.toString.call(top)).to.equal('[object Object]');
      for (const property of fallbacks) expect(Reflect.get(top, property)).to.equal(undefined);
    });

    it('has no prototype, takes none, and stays extensible', () => {
      expect(Reflect.getPrototypeOf(top)).to.equal(null);
      expect([Reflect.setPrototypeOf(top, null), Reflect.setPrototypeOf(top, {})]).to.deep.equal([true, false]);
      expect([Reflect.preventExtensions(top), Reflect.isExtensible(top)]).to.deep.equal([false, true]);
    });

    it('lists its frames and what can be used of it, none of the latter enumerable', () => {
      expect(Reflect.ownKeys(top)).to.deep.equal(['0', ...names, ...fallbacks]);
      expect(Object.keys(top)).to.deep.equal(['0']);
    });

    it('has accessors and methods of the accessing realm, the same at each access', () => {
      const { get, set, ...rest } = Object.getOwnPropertyDescriptor(top, 'location') ?? {};
      const close = Object.getOwnPropertyDescriptor(top, 'close');

      expect([typeof get, typeof set, rest]).to.deep.equal(['function', 'function', { enumerable: false, configurable: true }]);
      expect([get?.name, set?.name, close?.value.name]).to.deep.equal(['get location', 'set location', 'close']);
      expect(close).to.deep.equal({ value: top.close, writable: false, enumerable: false, configurable: true });
      expect(top.close).to.equal(top.close);
      expect(Object.getOwnPropertyDescriptor(top, 'closed')?.set).to.equal(undefined);
      expect(top.close).to.be.instanceOf(
        frame.window.document.defaultView === frame.window ? Reflect.get(frame.window, 'Function') : null,
      );
    });

    it('can be navigated by its location, which tells nothing', async () => {
      const { location } = top;

      refuses(() => location.href);
      refuses(() => location.assign(b));
      refuses(() => Reflect.set(location, 'hash', 'x'));
      refuses(() => Reflect.defineProperty(location, 'href', { value: b }));
      refuses(() => Reflect.deleteProperty(location, 'href'));
      expect(Reflect.ownKeys(location)).to.deep.equal(['href', 'replace', ...fallbacks]);
      expect([Reflect.getPrototypeOf(location), Reflect.setPrototypeOf(location, null)]).to.deep.equal([null, true]);
      expect([Reflect.preventExtensions(location), 'href' in location, (await location) === location]).to.deep.equal([
        false,
        true,
        true,
      ]);
      expect(top.location).to.equal(location);

      location.replace('/away');
      await tab.browser.settle();

      expect(tab.url).to.equal(`${b}away`);
    });

    it('can be navigated by setting its location, relative to who sets it', async () => {
      await frame.goto(`${b}dir/page`);

      frame.window.parent.location = 'next';
      await tab.browser.settle();

      expect(tab.url).to.equal(`${b}dir/next`);
      expect(tab.frames).to.deep.equal([]);
    });

    it('refuses a location that is no URL, with a SyntaxError of the accessing realm', () => {
      expect(() => (top.location = 'http://['))
        .to.throw()
        .with.property('name', 'SyntaxError');
      expect(() => (top.location = 'http://[')).to.throw(frame.window.DOMException);
    });

    it('can be told to close, focus and blur', async () => {
      Reflect.apply(Reflect.get(top, 'focus'), top, []);
      Reflect.apply(Reflect.get(top, 'blur'), top, []);
      top.close();
      await tab.browser.settle();

      expect(tab.closed).to.equal(true);
    });

    it('is what a window becomes for who holds it when it was navigated away, and is no more when it is back', async () => {
      const held = tab.window;
      const child = Reflect.get(held, 'document');

      await tab.goto(b);
      const opaque: unknown[] = [];
      for (const property of ['document', 'localStorage']) {
        try {
          Reflect.get(held, property);
        } catch (error) {
          opaque.push(Reflect.get(error as object, 'name'));
        }
      }
      await tab.goto(a);

      expect(opaque).to.deep.equal(['SecurityError', 'SecurityError']);
      expect(held.document).to.equal(tab.document);
      expect(held.document).not.to.equal(child);
    });
  });

  describe(`a window of the same origin in between (${name})`, () => {
    it('is fully reachable though the document around it is of another one', async () => {
      const [tab] = await openTabs(host(), a);
      const middle = await tab.addFrame(b);
      const inner = await middle.addFrame(`${a}inner`);
      tab.window.localStorage.setItem('k', 'v');

      const fromInner = inner.window.top;

      expect(fromInner).to.equal(tab.window);
      expect(fromInner.localStorage.getItem('k')).to.equal('v');
      expect(() => inner.window.parent.document).to.throw();
      expect(Reflect.get(Reflect.get(tab.window, 0), 0)).to.equal(inner.window);
    });
  });
}
