import { expect } from 'chai';
import type { Storage } from '../../lib/web-storage/storage.ts';
import { makeStorage } from './made-storage.ts';

describe('a Storage object whose prototype nobody has got hold of', () => {
  it('hides what the prototype and Object.prototype have, as one whose prototype somebody has', () => {
    const [{ storage }, { storage: reached }] = [makeStorage(), makeStorage()];
    Object.getPrototypeOf(reached);
    const names = ['length', 'getItem', 'setItem', 'removeItem', 'key', 'clear', 'constructor', 'toString', '__proto__', 'k'];

    const seen = [storage, reached].map((each) => {
      const { setItem } = each;
      for (const name of names) setItem.call(each, name, 'v');
      return [
        names.map((name) => typeof each[name]),
        names.map((name) => name in each),
        names.map((name) => Object.getOwnPropertyDescriptor(each, name)?.value),
        Object.keys(each),
        Reflect.ownKeys(each),
        each.length,
        names.map((name) => delete each[name]),
        each.length,
      ];
    });

    expect(seen[0]).to.deep.equal(seen[1]);
    expect(seen[0]?.slice(3, 6)).to.deep.equal([['k'], ['k'], 10]);
  });

  it('lists no key that has the name of a member', () => {
    const { storage } = makeStorage();

    storage.setItem('getItem', 'v');

    expect([Reflect.ownKeys(storage), storage.key(0)]).to.deep.equal([[], 'getItem']);
  });

  it('hides what is put on Object.prototype, now and as long as it is there', () => {
    const { storage, document } = makeStorage();
    storage.setItem('k', 'v');
    const { objectPrototype } = document.realm;

    Object.defineProperty(objectPrototype, 'k', { value: 'of all objects', configurable: true });
    const hidden = [storage['k'], Reflect.ownKeys(storage)];
    Reflect.deleteProperty(objectPrototype, 'k');

    expect([hidden, storage['k'], Reflect.ownKeys(storage)]).to.deep.equal([['of all objects', []], 'v', ['k']]);
  });

  for (const [way, prototypeOf] of [
    ['getPrototypeOf', (storage: Storage) => Reflect.getPrototypeOf(storage)],
    ['__proto__', (storage: Storage) => storage['__proto__']],
    ['constructor', (storage: Storage) => (storage['constructor'] as Function).prototype as unknown],
  ] as const) {
    it(`sees what a page does to the prototype that it got by ${way}`, () => {
      const { storage } = makeStorage();
      storage.setItem('k', 'v');

      Object.assign(prototypeOf(storage) as object, { k: 'of the prototype', getItem: () => 'replaced' });

      expect([storage['k'], storage.getItem('k'), Object.keys(storage)]).to.deep.equal(['of the prototype', 'replaced', []]);
    });
  }
});
