import { expect } from 'chai';
import { PropertySnapshot } from '../../lib/infra/property-snapshot.ts';

const made = () => ({
  method: () => 1,
  get accessor(): number {
    return 2;
  },
  value: Number.NaN,
});

describe('a snapshot of properties', () => {
  it('is intact while nobody changes anything', () => {
    const [one, other] = [made(), made()];
    const snapshot = new PropertySnapshot([one, other]);

    one.method();

    expect(snapshot.intact).to.equal(true);
    expect(new PropertySnapshot([]).intact).to.equal(true);
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
