import { expect } from 'chai';
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
