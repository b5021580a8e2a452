import { expect } from 'chai';
import { PropertySnapshot } from '../../lib/infra/property-snapshot.ts';

const made = () => ({
  method: () => 1,
  get accessor(): number {
    return 2;
  },
  value: Number.NaN,
  nothing: undefined,
});

describe('a snapshot of properties', () => {
  it('is intact while nobody changes anything', () => {
    const [one, other] = [made(), made()];
    const snapshot = new PropertySnapshot([one, other]);

    one.method();

    expect(snapshot.intact).to.equal(true);
    expect(new PropertySnapshot([]).intact).to.equal(true);
  });

  it('looks at functions in properties where it is to', () => {
    const one = made();
    const [deep, shallow] = [new PropertySnapshot([one]), new PropertySnapshot([one], false)];
    Object.assign(one.method, { more: 1 });

    expect([deep.intact, shallow.intact]).to.deep.equal([false, true]);
    one.method = () => 1;
    expect(shallow.intact).to.equal(false);
  });

  it('is intact for what was frozen before, with frozen functions', () => {
    const { method, ...rest } = made();
    const frozen = Object.freeze({ method: Object.freeze(method), ...rest });
    const snapshot = new PropertySnapshot([frozen]);

    Reflect.set(frozen, 'value', 0);
    Reflect.set(method, 'more', 1);

    expect(snapshot.intact).to.equal(true);
  });

  const changes: Readonly<Record<string, (object: ReturnType<typeof made>) => unknown>> = {
    'adds a property': (object) => Object.assign(object, { more: 1 }),
    'adds a symbol': (object) => Object.assign(object, { [Symbol.iterator]: 1 }),
    'removes one': (object) => Reflect.deleteProperty(object, 'value'),
    'replaces one by another': (object) => [Reflect.deleteProperty(object, 'value'), Object.assign(object, { other: 1 })],
    'replaces a method': (object) => (object.method = () => 1),
    'replaces a getter': (object) => Object.defineProperty(object, 'accessor', { get: () => 2 }),
    'adds a setter': (object) => Object.defineProperty(object, 'accessor', { set: () => undefined }),
    'makes an accessor of a method': (object) => {
      const { method } = object;
      Object.defineProperty(object, 'method', { get: () => method });
    },
    'makes a value of a getter': (object) => Object.defineProperty(object, 'accessor', { value: 2 }),
    'changes a value': (object) => (object.value = 0),
    'makes one read-only': (object) => Object.defineProperty(object, 'value', { writable: false }),
    'hides one': (object) => Object.defineProperty(object, 'value', { enumerable: false }),
    'fixes one': (object) => Object.defineProperty(object, 'accessor', { configurable: false }),
    'gives a value an accessor without functions': (object) =>
      Object.defineProperty(object, 'nothing', { get: undefined, set: undefined } as object),
    'puts something on a method': (object) => Object.assign(object.method, { more: 1 }),
    'freezes a method': (object) => Object.freeze(object.method),
    'freezes it': (object) => Object.freeze(object),
    'closes it for more': (object) => Object.preventExtensions(object),
    'gives it another prototype': (object) => Object.setPrototypeOf(object, {}),
  };
  for (const [what, change] of Object.entries(changes)) {
    it(`is not intact any more when somebody ${what}`, () => {
      const [one, other] = [made(), made()];
      const snapshot = new PropertySnapshot([one, other]);

      change(other);

      expect(snapshot.intact).to.equal(false);
    });
  }
});
