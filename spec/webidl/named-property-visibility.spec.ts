import { expect } from 'chai';
import { hasAccessor, prototypesOf, supportedNameIsVisible } from '../../lib/webidl/named-property-visibility.ts';
import { foreignRealm, thrownBy } from './realm-double.ts';

const realm = foreignRealm();

describe('the named property visibility algorithm', () => {
  it('hides names that the object or a prototype of it has', () => {
    const object = Object.assign(Object.create({ inherited: 1 }) as object, { own: 1 });

    const visible = ['own', 'inherited', 'toString', 'k'].map((name) => supportedNameIsVisible(realm, object, name));

    expect(visible).to.deep.equal([false, false, false, true]);
  });

  it('asks prototypes that are proxies for their own properties alone', () => {
    const asked: string[] = [];
    const ask = {
      getOwnPropertyDescriptor: (_target: object, name: PropertyKey) => void asked.push(`own ${String(name)}`),
      has: () => asked.push('has') > 0,
    };
    const object: object = Object.create(new Proxy({}, ask));

    expect([supportedNameIsVisible(realm, object, 'k'), asked]).to.deep.equal([true, ['own k']]);
  });
});

describe('the chain of prototypes', () => {
  it('begins with the first prototype, and ends with the last', () => {
    const middle = {};

    expect([...prototypesOf(realm, Object.create(middle) as object)]).to.deep.equal([middle, Object.prototype]);
  });

  it('ends in a RangeError where it is a circle', () => {
    const circle: object = new Proxy({}, { getPrototypeOf: () => circle });

    expect(thrownBy(() => [...prototypesOf(realm, circle)])).to.be.instanceOf(realm.RangeError);
  });

  it('has an accessor where the first that has the property has it so', () => {
    const accessor = Object.defineProperty({}, 'k', { get: () => 1 });
    const setter = Object.defineProperty({}, 'k', { set: () => undefined });
    const hidden = Object.assign(Object.create(null, { k: { value: 1 } }) as object);
    Object.setPrototypeOf(hidden, accessor);

    const found = [accessor, setter, hidden, {}].map((prototype) => hasAccessor(realm, Object.create(prototype) as object, 'k'));

    expect(found).to.deep.equal([true, true, false, false]);
  });
});
