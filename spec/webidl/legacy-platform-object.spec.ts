import { expect } from 'chai';
import { inspect } from 'node:util';
import { thrownBy } from './realm-double.ts';
import { make, realm } from './names-double.ts';

describe('named property visibility', () => {
  it('shows a supported name that nothing else has', () => {
    const { object } = make({ a: '1' });

    expect(object['a']).to.equal('1');
    expect('a' in object).to.equal(true);
    expect(Object.getOwnPropertyDescriptor(object, 'a')).to.deep.equal({
      value: '1',
      writable: true,
      enumerable: true,
      configurable: true,
    });
  });

  it('hides a name that any object on the prototype chain has', () => {
    const { object, prototype } = make({ getItem: 'g', toString: 't', __proto__: 'p', constructor: 'c', later: 'l' });

    expect(object['getItem']).to.equal(prototype['getItem']);
    expect(object['toString']).to.equal(Object.prototype.toString);
    expect(Object.getOwnPropertyDescriptor(object, 'toString')).to.equal(undefined);
    expect('toString' in object).to.equal(true);
    expect(object['later']).to.equal('l');

    prototype['later'] = 'of the prototype';
    expect(object['later']).to.equal('of the prototype');
    expect(Object.keys(object)).to.deep.equal([]);
  });

  it('shows what was hidden once the property is gone from the chain', () => {
    const { object, prototype } = make({ getItem: 'stored' });

    delete prototype['getItem'];
    expect(object['getItem']).to.equal('stored');
    Object.setPrototypeOf(object, null);
    expect(Object.keys(object)).to.deep.equal(['getItem']);
  });

  it('gives undefined for an absent name, also for one of the methods', () => {
    const { object } = make();

    expect([object['a'], object['removeItem'], object['setItem'], object['key']]).to.deep.equal([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
    expect(['a' in object, Object.getOwnPropertyDescriptor(object, 'a')]).to.deep.equal([false, undefined]);
  });

  it('treats integer-like names as any other', () => {
    const { object } = make();

    object[9] = 'nine';

    expect([object['9'], object[9], Object.keys(object)]).to.deep.equal(['nine', 'nine', ['9']]);
  });

  it('hands an accessor of the prototype the object itself', () => {
    const { object, prototype } = make();
    Object.defineProperty(prototype, 'self', { get(): unknown { return this; } }); // prettier-ignore

    expect(object['self']).to.equal(object);
  });
});

describe('[[Set]]', () => {
  it('stores under any string, whatever the prototype has', () => {
    const { object, prototype, names } = make();

    object['getItem'] = 1;
    object['__proto__'] = 'p';
    object['a'] = null;

    expect([...names.stored]).to.deep.equal([['getItem', '1'], ['__proto__', 'p'], ['a', 'null']]); // prettier-ignore
    expect(Object.getPrototypeOf(object)).to.equal(prototype);
  });

  it('leaves a TypeError of the realm when the value cannot be converted', () => {
    const { object } = make();

    expect(thrownBy(() => (object['a'] = Symbol('s')))).to.be.instanceOf(realm.TypeError);
  });

  it('lands on the receiver when that is another object', () => {
    const { object, names } = make({ a: 'stored' });
    const heir: Record<string, unknown> = Object.create(object);
    const other = {};

    heir['a'] = 'own';
    expect(Reflect.set(object, 'b', 'own', other)).to.equal(true);

    expect([Object.keys(heir), other, [...names.stored]]).to.deep.equal([['a'], { b: 'own' }, [['a', 'stored']]]);
  });

  it('stores when the object is the receiver of another object’s assignment', () => {
    const { object, names } = make();

    expect(Reflect.set({}, 'a', 5, object)).to.equal(true);

    expect([...names.stored]).to.deep.equal([['a', '5']]);
  });

  it('makes ordinary properties of symbols', () => {
    const { object, names } = make();
    const symbol = Symbol('s');

    object[symbol] = 5;

    expect([object[symbol], symbol in object, names.stored.size]).to.deep.equal([5, true, 0]);
    expect(delete object[symbol]).to.equal(true);
    expect(object[symbol]).to.equal(undefined);
  });
});

describe('[[DefineOwnProperty]]', () => {
  it('stores the value of a data descriptor and ignores its attributes', () => {
    const { object, names } = make();

    Object.defineProperty(object, 'a', { value: 5, writable: false, enumerable: false });
    Object.defineProperty(object, 'b', { writable: true });
    Object.defineProperty(object, 'getItem', { value: 'stored', configurable: true });

    expect([...names.stored]).to.deep.equal([['a', '5'], ['b', 'undefined'], ['getItem', 'stored']]); // prettier-ignore
  });

  it('refuses accessors, descriptors that are neither, and what would not be configurable', () => {
    const { object, names } = make();

    const results = [{ get: () => 1 }, {}, { enumerable: true }, { value: 1, configurable: false }].map((descriptor) =>
      Reflect.defineProperty(object, 'a', descriptor),
    );

    expect(results).to.deep.equal([false, false, false, false]);
    expect(names.stored.size).to.equal(0);
  });

  it('is ordinary for symbols', () => {
    const { object } = make();
    const symbol = Symbol('s');

    expect(Reflect.defineProperty(object, symbol, { value: 1 })).to.equal(true);

    expect(Object.getOwnPropertyDescriptor(object, symbol)).to.include({ value: 1, writable: false });
  });
});

describe('[[Delete]]', () => {
  it('deletes a visible name', () => {
    const { object, names } = make({ a: '1' });

    expect(Reflect.deleteProperty(object, 'a')).to.equal(true);

    expect(names.stored.size).to.equal(0);
  });

  it('deletes nothing and succeeds for a hidden name and an absent one', () => {
    const { object, names } = make({ getItem: 'stored' });

    expect([Reflect.deleteProperty(object, 'getItem'), Reflect.deleteProperty(object, 'a')]).to.deep.equal([true, true]);

    expect([...names.stored.keys()]).to.deep.equal(['getItem']);
  });
});

describe('[[PreventExtensions]]', () => {
  it('always fails', () => {
    const { object } = make();

    expect([Reflect.preventExtensions(object), Object.isExtensible(object)]).to.deep.equal([false, true]);
    expect(() => Object.freeze(object)).to.throw(TypeError);
  });
});

describe('[[OwnPropertyKeys]]', () => {
  it('lists visible names in their own order, then symbols', () => {
    const { object } = make({ z: '1', toString: '2' });
    const symbol = Symbol('s');
    object[symbol] = 1;
    object['9'] = 'nine';
    object['1'] = 'one';

    expect(Reflect.ownKeys(object)).to.deep.equal(['z', '9', '1', symbol]);
    expect({ ...object }).to.deep.equal({ z: '1', 9: 'nine', 1: 'one', [symbol]: 1 });
  });
});

describe('what the console of Node shows', () => {
  const symbol = Symbol.for('nodejs.util.inspect.custom');

  it('is what the interface says, and page code finds nothing of it', () => {
    const { object } = make({ a: '1' });

    expect(inspect(object)).to.equal('inspected');
    expect([symbol in object, object[symbol], Reflect.ownKeys(object)]).to.deep.equal([false, undefined, ['a']]);
  });

  it('stays so after the prototype was changed, or taken away', () => {
    const { object } = make();

    Object.setPrototypeOf(object, { [symbol]: () => 'of the page' });
    expect((object[symbol] as () => string)()).to.equal('of the page');
    Object.setPrototypeOf(object, null);

    expect([inspect(object), symbol in object, object[symbol]]).to.deep.equal(['inspected', false, undefined]);
  });

  it('can be changed by a page that sets the symbol', () => {
    const { object } = make();

    object[symbol] = () => 'of the page';

    expect([inspect(object), symbol in object, Reflect.ownKeys(object)]).to.deep.equal(['of the page', true, [symbol]]);
  });

  it('lists names that the prototypes have, where an engine does', () => {
    const entries = { getItem: '1', length: '2', plain: '3' };
    const [web, all, most] = (['hidden', 'listed', 'listed-but-length'] as const).map((shadowedKeys) => {
      const { object, prototype } = make(entries, { shadowedKeys });
      Object.defineProperty(prototype, 'length', { get: () => 3 });
      return object;
    });

    const listed = [web, all, most].map((object) => [Object.keys(object!), Object.getOwnPropertyNames(object)]);

    expect(listed).to.deep.equal([
      [['plain'], ['plain']],
      [
        ['getItem', 'length', 'plain'],
        ['getItem', 'length', 'plain'],
      ],
      [
        ['getItem', 'plain'],
        ['getItem', 'length', 'plain'],
      ],
    ]);
    expect([typeof all?.['getItem'], all?.['length']]).to.deep.equal(['function', 3]);
  });
});
