import { expect } from 'chai';
import { inspect } from 'node:util';
import { sessionStorageGetter } from '../../lib/web-storage/getters.ts';
import { createStorageInterface, isStorage, storageMapOf, type Storage } from '../../lib/web-storage/storage.ts';
import { quotaExceededErrorInterface } from '../../lib/webidl/quota-exceeded-error.ts';
import { foreignRealm, thrownBy } from '../webidl/realm-double.ts';
import { UserAgentDouble } from './document-double.ts';
import { call, makeStorage, silent } from './made-storage.ts';

describe('the Storage interface', () => {
  const realm = foreignRealm();
  const { interfaceObject, prototype } = createStorageInterface(realm);

  it('cannot be constructed', () => {
    for (const steps of [() => Reflect.construct(interfaceObject, []), () => Reflect.apply(interfaceObject, undefined, [])]) {
      expect(thrownBy(steps)).to.be.instanceOf(realm.TypeError).with.property('message', 'Illegal constructor');
    }
  });

  it('has its members on the prototype, enumerable, in order', () => {
    expect(Object.keys(prototype)).to.deep.equal(['length', 'key', 'getItem', 'setItem', 'removeItem', 'clear']);
    expect(Reflect.ownKeys(prototype)).to.have.members([...Object.keys(prototype), 'constructor', Symbol.toStringTag]);
    expect(Object.getPrototypeOf(prototype)).to.equal(realm.objectPrototype);
    expect(Object.getPrototypeOf(interfaceObject)).to.equal(realm.functionPrototype);
  });

  it('has methods with the lengths and names of their declarations, which are no constructors', () => {
    for (const [name, length] of [['key', 1], ['getItem', 1], ['setItem', 2], ['removeItem', 1], ['clear', 0]] as const) {
      const { value: method, ...attributes } = Object.getOwnPropertyDescriptor(prototype, name) ?? {};

      expect(attributes).to.deep.equal({ writable: true, enumerable: true, configurable: true });
      expect([method.name, method.length, Object.getPrototypeOf(method)]).to.deep.equal([name, length, realm.functionPrototype]);
      expect(Object.hasOwn(method, 'prototype')).to.equal(false);
    } // prettier-ignore
  });

  it('has a length accessor without a setter', () => {
    const descriptor = Object.getOwnPropertyDescriptor(prototype, 'length');

    expect([descriptor?.set, descriptor?.enumerable, descriptor?.configurable]).to.deep.equal([undefined, true, true]);
    expect([descriptor?.get?.name, descriptor?.get?.length]).to.deep.equal(['get length', 0]);
  });

  it('gives each window classes of its own', () => {
    expect(createStorageInterface(realm).interfaceObject).not.to.equal(interfaceObject);
  });
});

describe('a Storage object', () => {
  it('stores, reads, removes, counts and clears', () => {
    const { storage } = makeStorage();

    storage.setItem('b', '1');
    storage.setItem('a', '2');
    storage.setItem('b', '3');

    expect([storage.length, storage.key(0), storage.key(1), storage.key(2)]).to.deep.equal([2, 'b', 'a', null]);
    expect([storage.getItem('b'), storage.getItem('x')]).to.deep.equal(['3', null]);
    storage.removeItem('b');
    expect([storage.length, storage.getItem('b'), storage['b']]).to.deep.equal([1, null, undefined]);
    storage.clear();
    expect(storage.length).to.equal(0);
  });

  it('is its window’s Storage, by class string and prototype', () => {
    const { storage, document } = makeStorage();

    expect(Object.prototype.toString.call(storage)).to.equal('[object Storage]');
    expect(Object.getPrototypeOf(storage)).to.equal(document.storageInterface.prototype);
    expect(storage).to.be.instanceOf(document.storageInterface.interfaceObject);
  });

  it('gives stored items as properties, and takes properties as items', () => {
    const { storage } = makeStorage();

    storage['a'] = 1;
    storage.setItem('getItem', 'stored');
    Reflect.set(storage, 'length', 5);

    expect([storage.getItem('a'), storage['a'], storage.length, storage.getItem('length')]).to.deep.equal(['1', '1', 3, '5']);
    expect(storage.getItem).to.be.a('function');
    expect(Object.keys(storage)).to.deep.equal(['a']);
    expect(JSON.stringify(storage)).to.equal('{"a":"1"}');
    expect(delete storage['a']).to.equal(true);
    expect(storage.length).to.equal(2);
  });

  it('takes the index of key modulo 2 to the 32', () => {
    const { storage } = makeStorage();
    storage.setItem('k', 'v');

    const keys = [-1, 4294967295, NaN, 'x', 2 ** 32, 0.9, null].map((index) => call(storage, storage, 'key', index));

    expect(keys).to.deep.equal([null, null, 'k', 'k', 'k', 'k', 'k']);
  });

  it('converts the key, then the value, and only then looks at the map', () => {
    const { storage } = makeStorage();
    const order: string[] = [];
    const note = (name: string) => ({ toString: () => (order.push(`${name} of ${storage.length}`), name) });

    call(storage, storage, 'setItem', note('key'), note('value'));
    call(storage, storage, 'setItem', undefined, null);

    expect(order).to.deep.equal(['key of 0', 'value of 0']);
    expect([storage.getItem('key'), storage.getItem('undefined')]).to.deep.equal(['value', 'null']);
  });

  it('does not store when the conversion of the value throws', () => {
    const { storage, document } = makeStorage();

    const error = thrownBy(() => call(storage, storage, 'setItem', 'k', Symbol('s')));

    expect(error).to.be.instanceOf(document.realm.TypeError);
    expect(storage.length).to.equal(0);
  });

  it('keeps lone surrogates', () => {
    const { storage } = makeStorage();

    storage.setItem('\uD800', '\uDC00x');

    expect([storage.key(0), storage.getItem('\uD800')]).to.deep.equal(['\uD800', '\uDC00x']);
  });

  for (const [method, args, message] of [
    ['key', [], "Failed to execute 'key' on 'Storage': 1 argument required, but only 0 present."],
    ['getItem', [], "Failed to execute 'getItem' on 'Storage': 1 argument required, but only 0 present."],
    ['setItem', ['k'], "Failed to execute 'setItem' on 'Storage': 2 arguments required, but only 1 present."],
    ['removeItem', [], "Failed to execute 'removeItem' on 'Storage': 1 argument required, but only 0 present."],
  ] as const) {
    it(`throws a TypeError of the window when ${method} gets too few arguments`, () => {
      const { storage, document } = makeStorage();

      const error = thrownBy(() => call(storage, storage, method, ...args));

      expect(error).to.be.instanceOf(document.realm.TypeError).with.property('message', message);
    });
  }

  it('throws a TypeError for a receiver that is no Storage, before it counts arguments', () => {
    const { storage, document } = makeStorage();

    for (const receiver of [undefined, null, 1, {}, Object.create(storage), document.storageInterface.prototype]) {
      for (const method of ['key', 'getItem', 'setItem', 'removeItem', 'clear']) {
        const error = thrownBy(() => call(receiver, storage, method));
        expect(error).to.be.instanceOf(document.realm.TypeError).with.property('message', 'Illegal invocation');
      }
    }
    expect(thrownBy(() => Reflect.get(document.storageInterface.prototype, 'length'))).to.be.instanceOf(document.realm.TypeError);
  });

  it('accepts the methods of another window, whose realm its errors are then of', () => {
    const { storage } = makeStorage();
    const { storage: other, document } = makeStorage();
    storage.setItem('k', 'v');
    other.setItem('k', 'w');

    expect([call(storage, other, 'getItem', 'k'), call(other, other, 'getItem', 'k')]).to.deep.equal(['v', 'w']);
    expect(thrownBy(() => call(storage, other, 'getItem'))).to.be.instanceOf(document.realm.TypeError);
  });

  it('throws the window’s QuotaExceededError, and keeps the old value', () => {
    const { storage, document } = makeStorage();
    document.userAgent.storageShed.area(document.nonStorageKey)!.quotaUnits = 5;
    storage.setItem('k', '1234');

    const byMethod = thrownBy(() => storage.setItem('k', '12345'));
    const byProperty = thrownBy(() => (storage['k'] = '12345'));

    for (const error of [byMethod, byProperty]) {
      expect(error).to.be.instanceOf(quotaExceededErrorInterface(document.realm).interfaceObject);
      expect(error).to.include({ name: 'QuotaExceededError', code: 22, quota: null, requested: null });
    }
    expect(byMethod).to.have.property(
      'message',
      "Failed to execute 'setItem' on 'Storage': Setting the value of 'k' exceeded the quota.",
    );
    expect(byProperty).to.have.property(
      'message',
      "Failed to set the 'k' property on 'Storage': Setting the value of 'k' exceeded the quota.",
    );
    expect(storage.getItem('k')).to.equal('1234');
  });

  it('follows its proxy map to another backing map', () => {
    const { storage, document } = makeStorage();
    const map = storageMapOf(storage)?.map;
    const other = new UserAgentDouble(silent).storageShed;
    other.create(document.nonStorageKey);
    storage.setItem('here', '1');

    if (map !== undefined) map.backingMap = other.area(document.nonStorageKey)!;
    storage.setItem('there', '2');

    expect(Object.keys(storage)).to.deep.equal(['there']);
    expect(document.userAgent.storageShed.area(document.nonStorageKey)?.raw.keys()).to.deep.equal(['here']);
  });

  it('is itself the this of an accessor that a page puts in the place of a method', () => {
    const { storage, document } = makeStorage();
    const { getItem } = storage;
    storage.setItem('k', 'v');
    Object.defineProperty(document.storageInterface.prototype, 'getItem', {
      get(this: Storage): unknown {
        return this === storage ? getItem.bind(this) : undefined;
      },
    });

    expect(storage.getItem('k')).to.equal('v');
  });

  it('shows its first entries in the console of Node, shortened, and reads nothing for that', () => {
    const { storage, document } = makeStorage();
    for (let i = 0; i < 12; i++) storage.setItem(`k${i}`, 'v'.repeat(10 * i));
    const read = inspect(storage);

    expect(read).to.match(/^Storage \(localStorage of https:\/\/a\.example\) \{ "k0": "", "k1": "v{10}", .*, … 2 more \}$/);
    expect(read)
      .to.include('"k6": "' + 'v'.repeat(60) + '",')
      .and.include('"k7": "' + 'v'.repeat(60) + '…",');
    expect(inspect(document.storageInterface.prototype)).to.be.a('string');
  });

  it('shows as much as nothing in the console where it is only looked at through something else', () => {
    const { storage } = makeStorage();

    expect(inspect(new Proxy(storage, {}))).to.equal('Storage {}');
  });
});

describe('isStorage', () => {
  it('knows the Storage objects of any window, and nothing else', () => {
    const { storage, document } = makeStorage();
    const session = sessionStorageGetter(document);

    expect(
      [storage, session, {}, null, 'x', Object.create(storage), document.storageInterface.prototype].map(isStorage),
    ).to.deep.equal([true, true, false, false, false, false, false]);
    expect([storageMapOf(storage)?.type, storageMapOf(session)?.type, storageMapOf({})]).to.deep.equal([
      'local',
      'session',
      null,
    ]);
  });
});
