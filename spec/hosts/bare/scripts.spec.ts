import { expect } from 'chai';
import { CompiledExpression } from '../../../lib/hosts/page/modules/compiled-expression.ts';
import { innerOf } from '../../../lib/browser/inner.ts';
import { Browser } from '../../../lib/index.ts';
import { openBare } from './open-bare.ts';

const compiled = (code: string): CompiledExpression =>
  new CompiledExpression(`(function () { 'use strict'; ${code} })`, 'file:///m.js', { headLength: 0 });

describe('compiled scripts in a bare window', () => {
  const call = (code: string): unknown => (openBare().host.run(compiled(code)) as () => unknown)();

  it('find the names of the window, ECMAScript, and nothing else of the surroundings', () => {
    expect(call('return [location.pathname, typeof localStorage, Array.isArray([]), undefined === void 0]')).to.deep.equal([
      ...['/dir/page', 'object', true, true],
    ]);
    expect(call('return [typeof process, typeof Buffer, typeof setImmediate, typeof require, process]')).to.deep.equal([
      ...['undefined', 'undefined', 'undefined', 'undefined', undefined],
    ]);
  });

  it('are themselves where the surroundings have a window, as in a test runner', () => {
    const names = ['window', 'outside', 'arguments'];
    for (const name of names) Object.defineProperty(globalThis, name, { value: null, configurable: true });
    try {
      expect(call('return [window === self, typeof outside, typeof arguments]')).to.deep.equal([true, 'undefined', 'object']);
    } finally {
      for (const name of names) Reflect.deleteProperty(globalThis, name);
    }
  });

  it('cannot use, or set, what was never declared', () => {
    expect(() => call('return undeclared')).to.throw(ReferenceError, 'undeclared is not defined');
    expect(() => call('undeclared = 1')).to.throw(ReferenceError);
    expect(() => call('process = 1')).to.throw(TypeError);
  });

  it('have what they call names in as an object like the window', async () => {
    const tab = await new Browser().open('https://a.example/');
    const { window } = tab;
    Object.assign(window, {
      own(this: unknown) {
        return this;
      },
    });
    const scope = (await tab.run(() =>
      innerOf(tab.browser).userAgent.tabOpener.traversables[0]?.activeDocument?.host.run(compiled('return own()')),
    )) as () => object;
    const seen = scope();
    const isDefined = Reflect.defineProperty(seen, 'more', { value: 1, configurable: true });

    expect([isDefined, Reflect.get(window, 'more'), Reflect.deleteProperty(seen, 'more'), 'more' in window]).to.deep.equal([
      ...[true, 1, true, false],
    ]);
    expect(seen === window).to.equal(false);
    expect(Reflect.ownKeys(seen)).to.deep.equal(Reflect.ownKeys(window));
    expect(Reflect.getOwnPropertyDescriptor(seen, 'own')).to.deep.equal(Reflect.getOwnPropertyDescriptor(window, 'own'));
    expect(Reflect.getPrototypeOf(seen)).to.equal(Reflect.getPrototypeOf(window));
    expect([Reflect.setPrototypeOf(seen, null), Reflect.preventExtensions(seen)]).to.deep.equal([false, false]);
  });

  it('run in each window that is given to them', () => {
    const script = compiled('window.mark = location.href; return window');
    const [one, other] = [openBare(), openBare()];

    const windows = [one, other].map(({ host }) => (host.run(script) as () => unknown)());

    expect(windows[0]).not.to.equal(windows[1]);
    expect(Reflect.get(one.window, 'mark')).to.equal(Reflect.get(other.window, 'mark'));
  });
});
