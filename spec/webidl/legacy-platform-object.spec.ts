import { expect } from 'chai';
import { inspect } from 'node:util';
import {
  LegacyPlatformInterface,
  type AssignmentToAccessor,
  type NamedProperties,
} from '../../lib/webidl/legacy-platform-object.ts';
import { foreignRealm, thrownBy } from './realm-double.ts';

const realm = foreignRealm();

/** Named properties over a plain map. */
class Names implements NamedProperties {
  readonly stored: Map<string, string> = new Map();
  namedGet(name: string): string | undefined {
    return this.stored.get(name);
  }
  namedSet(name: string, value: string): void {
    this.stored.set(name, value);
  }
  namedDelete(name: string): void {
    this.stored.delete(name);
  }
  supportedNames(): string[] {
    return [...this.stored.keys()];
  }
}

function platformInterface(prototype: object, assignmentToAccessor: AssignmentToAccessor = 'store'): LegacyPlatformInterface {
  return new LegacyPlatformInterface(realm, { prototype, assignmentToAccessor, inspect: () => 'inspected' });
}

function make(
  entries: Record<string, string> = {},
  assignmentToAccessor: AssignmentToAccessor = 'store',
): {
  object: Record<PropertyKey, unknown>;
  prototype: Record<string, unknown>;
  names: Names;
} {
  const names = new Names();
  for (const [name, value] of Object.entries(entries)) names.stored.set(name, value);
  const prototype: Record<string, unknown> = { getItem: () => 'method', clear: () => 'method' };
  const object = platformInterface(prototype, assignmentToAccessor).create(names) as Record<PropertyKey, unknown>;
  return { object, prototype, names };
}

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

describe('[[Set]] where engines let an accessor of the prototypes answer', () => {
  it('calls the setter, with the object as its receiver, and stores nothing', () => {
    const { object, prototype, names } = make({}, 'call');
    const seen: unknown[] = [];
    Object.defineProperty(prototype, 'a', { set(this: unknown, value: unknown) { seen.push(this === object, value); } }); // prettier-ignore

    object['a'] = 5;

    expect([seen, names.stored.size]).to.deep.equal([[true, 5], 0]);
  });

  it('fails where there is no setter', () => {
    const { object, prototype, names } = make({}, 'call');
    Object.defineProperty(prototype, 'length', { get: () => 0 });

    expect(Reflect.set(object, 'length', 1)).to.equal(false);
    expect(() => (object['length'] = 1)).to.throw(TypeError);

    expect(names.stored.size).to.equal(0);
  });

  it('stores under the names of methods and under all others', () => {
    const { object, names } = make({}, 'call');

    object['getItem'] = 1;
    object['b'] = 2;

    expect([...names.stored.keys()]).to.deep.equal(['getItem', 'b']);
  });
});

describe('[[SetPrototypeOf]]', () => {
  it('gives the object another chain, which then decides what is visible', () => {
    const { object } = make({ a: 'stored', b: 'stored' });
    const prototype = { a: 'of the chain', clear: 'another' };

    Object.setPrototypeOf(object, prototype);

    expect(Object.getPrototypeOf(object)).to.equal(prototype);
    expect([object['a'], object['b'], object['clear'], object['getItem']]).to.deep.equal([
      'of the chain',
      'stored',
      'another',
      undefined,
    ]);
  });

  it('takes null, and the prototype that it has', () => {
    const { object, prototype } = make({ toString: 'stored' });

    expect(Reflect.setPrototypeOf(object, prototype)).to.equal(true);
    expect(Reflect.setPrototypeOf(object, null)).to.equal(true);

    expect([Object.getPrototypeOf(object), object['toString'], 'getItem' in object]).to.deep.equal([null, 'stored', false]);
  });

  it('refuses a circle', () => {
    const { object, prototype } = make();

    const results = [object, Object.create(object) as object].map((each) => Reflect.setPrototypeOf(object, each));

    expect([results, Object.getPrototypeOf(object)]).to.deep.equal([[false, false], prototype]);
  });

  it('ends in a RangeError where an ordinary object closed a circle', () => {
    const [{ object }, { object: other }] = [make({ a: 'stored' }), make()];
    const ordinary = {};
    for (const each of [object, other]) Object.setPrototypeOf(each, ordinary);
    Object.setPrototypeOf(ordinary, other);

    expect(thrownBy(() => object['a'])).to.be.instanceOf(realm.RangeError);
  });
});

describe('the accessors and methods of the prototype', () => {
  for (const name of ['getItem', 'setItem', 'removeItem', 'key', 'clear']) {
    it(`get the object itself as this, also in the place of ${name}`, () => {
      const { object, prototype } = make();
      Object.defineProperty(prototype, name, { get(this: unknown): unknown { return this; } }); // prettier-ignore
      const heir: object = Object.create(object);

      expect(object[name]).to.equal(object);
      expect([Reflect.get(heir, name) === heir, Reflect.get(object, name, 5)]).to.deep.equal([true, 5]);
    });
  }
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
});
