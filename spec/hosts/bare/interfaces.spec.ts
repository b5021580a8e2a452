import { expect } from 'chai';
import { lazyInterfaceNames } from '../../../lib/hosts/bare/interfaces.ts';
import { openBare } from './open-bare.ts';

describe('the interfaces of a bare window', () => {
  it('are made for each window, under their names', () => {
    const [a, b] = [openBare().window, openBare().window];

    for (const name of lazyInterfaceNames) {
      const own: unknown = Reflect.get(a, name);
      expect(own, name).to.be.a('function').with.property('name', name);
      expect(own === Reflect.get(b, name), name).to.equal(false);
    }
  });

  it('derive from each other in the window', () => {
    const { window } = openBare();
    const parentOf = (name: string): unknown => Object.getPrototypeOf(Reflect.get(window, name));

    expect(parentOf('ErrorEvent')).to.equal(window.Event);
    expect(parentOf('Document')).to.equal(window.EventTarget);
    expect(parentOf('DOMException')).to.equal(Error);
  });

  it('of which there is only one object cannot be constructed', () => {
    const { window } = openBare();

    for (const name of ['Document', 'Location', 'History']) {
      const constructor: unknown = Reflect.get(window, name);
      expect(() => Reflect.construct(Object(constructor), []), name).to.throw(TypeError, 'Illegal constructor');
    }
  });
});
