import { expect } from 'chai';
import { thrownBy } from './realm-double.ts';
import { make, realm } from './names-double.ts';

describe('[[Set]] where engines let an accessor of the prototypes answer', () => {
  it('calls the setter, with the object as its receiver, and stores nothing', () => {
    const { object, prototype, names } = make({}, { assignmentToAccessor: 'call' });
    const seen: unknown[] = [];
    Object.defineProperty(prototype, 'a', { set(this: unknown, value: unknown) { seen.push(this === object, value); } }); // prettier-ignore

    object['a'] = 5;

    expect([seen, names.stored.size]).to.deep.equal([[true, 5], 0]);
  });

  it('fails where there is no setter', () => {
    const { object, prototype, names } = make({}, { assignmentToAccessor: 'call' });
    Object.defineProperty(prototype, 'length', { get: () => 0 });

    expect(Reflect.set(object, 'length', 1)).to.equal(false);
    expect(() => (object['length'] = 1)).to.throw(TypeError);

    expect(names.stored.size).to.equal(0);
  });

  it('stores under the names of methods and under all others', () => {
    const { object, names } = make({}, { assignmentToAccessor: 'call' });

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
