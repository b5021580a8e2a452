import { expect } from 'chai';
import {
  createInterfacePrototype,
  defineInterfaceObject,
  defineOperation,
  defineReadonlyAttribute,
  illegalInvocation,
  requireArguments,
} from '../../lib/webidl/interface.ts';
import { foreignRealm, thrownBy } from './realm-double.ts';

const realm = foreignRealm();

describe('requireArguments', () => {
  it('says how many are required and how many came', () => {
    const one = thrownBy(() => requireArguments(realm, "Failed to execute 'getItem' on 'Storage'", 0, 1));
    const two = thrownBy(() => requireArguments(realm, "Failed to execute 'setItem' on 'Storage'", 1, 2));

    expect(one).to.be.instanceOf(realm.TypeError);
    expect(one).to.have.property('message', "Failed to execute 'getItem' on 'Storage': 1 argument required, but only 0 present.");
    expect(two).to.have.property(
      'message',
      "Failed to execute 'setItem' on 'Storage': 2 arguments required, but only 1 present.",
    );
  });

  it('accepts more than are required', () => {
    expect(() => requireArguments(realm, 'context', 3, 2)).not.to.throw();
  });
});

describe('illegalInvocation', () => {
  it('is a TypeError of the realm', () => {
    expect(illegalInvocation(realm)).to.be.instanceOf(realm.TypeError).with.property('message', 'Illegal invocation');
  });
});

describe('an interface', () => {
  function Thing(): void {}
  const parent = (): void => {};
  const parentPrototype = {};
  const prototype = createInterfacePrototype('Thing', parentPrototype);
  const { act, get } = { act: (): void => {}, get: (): number => 1 };
  defineInterfaceObject(realm, 'Thing', 2, Thing, prototype, parent);
  defineOperation(realm, prototype, 'act', 3, act);
  defineReadonlyAttribute(realm, prototype, 'size', get);

  it('has a class string that cannot be written', () => {
    expect(Object.getOwnPropertyDescriptor(prototype, Symbol.toStringTag)).to.deep.equal({
      value: 'Thing',
      writable: false,
      enumerable: false,
      configurable: true,
    });
  });

  it('has an interface object that inherits from the parent, with a fixed prototype', () => {
    expect(Object.getPrototypeOf(Thing)).to.equal(parent);
    expect(Object.getPrototypeOf(prototype)).to.equal(parentPrototype);
    expect(Object.getOwnPropertyDescriptors(Thing)).to.deep.equal({
      length: { value: 2, writable: false, enumerable: false, configurable: true },
      name: { value: 'Thing', writable: false, enumerable: false, configurable: true },
      prototype: { value: prototype, writable: false, enumerable: false, configurable: false },
    });
    expect(Object.getOwnPropertyDescriptor(prototype, 'constructor')).to.deep.equal({
      value: Thing,
      writable: true,
      enumerable: false,
      configurable: true,
    });
  });

  it('has enumerable operations that are functions of the realm', () => {
    expect(Object.getOwnPropertyDescriptor(prototype, 'act')).to.deep.equal({
      value: act,
      writable: true,
      enumerable: true,
      configurable: true,
    });
    expect([act.name, act.length, Object.getPrototypeOf(act)]).to.deep.equal(['act', 3, realm.functionPrototype]);
  });

  it('has enumerable accessors without a setter', () => {
    expect(Object.getOwnPropertyDescriptor(prototype, 'size')).to.deep.equal({
      get,
      set: undefined,
      enumerable: true,
      configurable: true,
    });
    expect([get.name, get.length, Object.getPrototypeOf(get)]).to.deep.equal(['get size', 0, realm.functionPrototype]);
  });
});
