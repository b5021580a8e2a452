import { expect } from 'chai';
import { localStorageGetter } from '../../lib/web-storage/getters.ts';
import {
  createStorageEventInterface,
  storageEventSlots,
  type StorageEventInterface,
} from '../../lib/web-storage/storage-event.ts';
import { isStorage, type Storage } from '../../lib/web-storage/storage.ts';
import { foreignRealm, thrownBy } from '../webidl/realm-double.ts';
import { UserAgentDouble } from './document-double.ts';

interface StorageEventLike extends Event {
  readonly key: string | null;
  readonly oldValue: string | null;
  readonly newValue: string | null;
  readonly url: string;
  readonly storageArea: Storage | null;
  initStorageEvent(...args: unknown[]): void;
}

const realm = foreignRealm();
const EventBase = globalThis.Event;
const StorageEvent: StorageEventInterface<Event> = createStorageEventInterface<Event>(realm, EventBase, isStorage);
const storage = localStorageGetter(new UserAgentDouble().document('https://a.example/'));
const defaults = { key: null, oldValue: null, newValue: null, url: '', storageArea: null };

function construct(...args: unknown[]): StorageEventLike {
  return Reflect.construct(StorageEvent.interfaceObject, args);
}

function slots({ key, oldValue, newValue, url, storageArea }: StorageEventLike): object {
  return { key, oldValue, newValue, url, storageArea };
}

describe('the StorageEvent constructor', () => {
  it('needs a type only', () => {
    const event = construct('storage');

    expect([event.type, event.bubbles, event.cancelable, event.composed]).to.deep.equal(['storage', false, false, false]);
    expect(slots(event)).to.deep.equal(defaults);
    expect(event).to.be.instanceOf(EventBase).and.instanceOf(StorageEvent.interfaceObject);
    expect(Object.prototype.toString.call(event)).to.equal('[object StorageEvent]');
  });

  it('takes its dictionary, converted', () => {
    const event = construct(1, {
      bubbles: 1,
      cancelable: 'x',
      composed: {},
      key: 2,
      oldValue: '',
      newValue: undefined,
      url: 'u\uD800',
      storageArea: storage,
    });

    expect([event.type, event.bubbles, event.cancelable, event.composed]).to.deep.equal(['1', true, true, true]);
    expect(slots(event)).to.deep.equal({ key: '2', oldValue: '', newValue: null, url: 'u\uFFFD', storageArea: storage });
    expect(construct('t', { url: null, storageArea: null }).url).to.equal('null');
  });

  it('reads inherited members first, and each group in alphabetical order', () => {
    const read: PropertyKey[] = [];
    const init = new Proxy({}, { get: (_target, name) => void read.push(name) });

    construct('t', init);

    expect(read).to.deep.equal(['bubbles', 'cancelable', 'composed', 'key', 'newValue', 'oldValue', 'storageArea', 'url']);
  });

  it('throws a TypeError of the window without a type, without new, and for what is no dictionary or no Storage', () => {
    const failures: [steps: () => unknown, message: string][] = [
      [() => construct(), "Failed to construct 'StorageEvent': 1 argument required, but only 0 present."],
      [() => construct('t', 1), "The provided value is not of type 'StorageEventInit'."],
      [
        () => construct('t', { storageArea: {} }),
        "Failed to construct 'StorageEvent': Failed to read the 'storageArea' property from 'StorageEventInit': Failed to convert value to 'Storage'.",
      ],
      [
        () => Reflect.apply(StorageEvent.interfaceObject, undefined, ['t']),
        "Failed to construct 'StorageEvent': Please use the 'new' operator, this DOM object constructor cannot be called as a function.",
      ],
    ];

    for (const [steps, message] of failures) {
      expect(thrownBy(steps)).to.be.instanceOf(realm.TypeError).with.property('message', message);
    }
  });

  it('can be extended', () => {
    class Derived extends (StorageEvent.interfaceObject as new (type: string, init?: object) => StorageEventLike) {}

    const event = new Derived('t', { key: 'k' });

    expect(event).to.be.instanceOf(Derived).and.instanceOf(EventBase);
    expect([event.type, event.key]).to.deep.equal(['t', 'k']);
  });
});

describe('the StorageEvent interface', () => {
  const { interfaceObject, prototype } = StorageEvent;

  it('derives from the window’s Event', () => {
    expect(Object.getPrototypeOf(interfaceObject)).to.equal(EventBase);
    expect(Object.getPrototypeOf(prototype)).to.equal(EventBase.prototype);
    expect([interfaceObject.name, interfaceObject.length]).to.deep.equal(['StorageEvent', 1]);
    expect(Object.getOwnPropertyDescriptor(prototype, 'constructor')).to.deep.equal({
      value: interfaceObject,
      writable: true,
      enumerable: false,
      configurable: true,
    });
  });

  it('has its attributes as accessors on the prototype', () => {
    expect(Object.keys(prototype)).to.deep.equal(['key', 'oldValue', 'newValue', 'url', 'storageArea', 'initStorageEvent']);
    expect(Object.keys(construct('t'))).not.to.include('key');
    expect(Reflect.set(construct('t'), 'key', 'x')).to.equal(false);
  });

  it('reads events of another window, and nothing else', () => {
    const other = createStorageEventInterface<Event>(foreignRealm(), globalThis.Event, isStorage);
    const getter = Object.getOwnPropertyDescriptor(prototype, 'key')?.get;

    expect(getter?.call(Reflect.construct(other.interfaceObject, ['t', { key: 'k' }]))).to.equal('k');
    for (const receiver of [new EventBase('t'), prototype, undefined, null, 'x']) {
      expect(thrownBy(() => getter?.call(receiver)))
        .to.be.instanceOf(realm.TypeError)
        .with.property('message', 'Illegal invocation');
    }
  });
});

describe('initStorageEvent', () => {
  it('sets everything, with defaults for what is left out', () => {
    const event = construct('t', { key: 'k', url: 'u', storageArea: storage });

    event.initStorageEvent('renamed', 1, 1, 'a', 'b', 'c', 'd', storage);
    expect([event.type, event.bubbles, event.cancelable]).to.deep.equal(['renamed', true, true]);
    expect(slots(event)).to.deep.equal({ key: 'a', oldValue: 'b', newValue: 'c', url: 'd', storageArea: storage });

    event.initStorageEvent('again');
    expect([event.type, event.bubbles, event.cancelable]).to.deep.equal(['again', false, false]);
    expect(slots(event)).to.deep.equal(defaults);
  });

  it('does nothing while the event is being dispatched', () => {
    const event = construct('t', { key: 'k' });
    const target = new EventTarget();
    target.addEventListener('t', () => event.initStorageEvent('x', true, true, 'changed'));

    target.dispatchEvent(event);

    expect([event.type, event.key]).to.deep.equal(['t', 'k']);
  });

  it('has the length 1, and throws a TypeError for missing or wrong arguments and receivers', () => {
    const event = construct('t');

    expect(event.initStorageEvent.length).to.equal(1);
    for (const steps of [
      () => event.initStorageEvent(),
      () => event.initStorageEvent('t', false, false, null, null, null, '', {}),
      () => Reflect.apply(event.initStorageEvent, {}, ['t']),
    ]) {
      expect(thrownBy(steps)).to.be.instanceOf(realm.TypeError);
    }
  });

  it('does nothing during dispatch where the window’s Event inherits its phase', () => {
    const derived = createStorageEventInterface(realm, class extends globalThis.Event {}, isStorage);
    const event: StorageEventLike = Reflect.construct(derived.interfaceObject, ['t', { key: 'k' }]);
    const target = new EventTarget();
    target.addEventListener('t', () => event.initStorageEvent('x', true, true, 'changed'));

    target.dispatchEvent(event);

    expect([event.type, event.key]).to.deep.equal(['t', 'k']);
  });

  it('serves a window whose Event has neither a phase of its own nor initEvent', () => {
    class PlainEvent {
      readonly type: string;
      constructor(type: string) {
        this.type = type;
      }
    }
    const plain = createStorageEventInterface(realm, PlainEvent, isStorage);
    const event: StorageEventLike = Reflect.construct(plain.interfaceObject, ['t']);

    event.initStorageEvent('x', false, false, 'k');

    expect([event.type, event.key]).to.deep.equal(['t', 'k']);
  });
});

describe('what a storage event tells', () => {
  it('is there for whoever watches, without code of a page, and is nothing of another event', () => {
    const event = construct('storage', { key: 'k', newValue: 'v' });
    Object.defineProperty(event, 'key', { get: () => expect.fail('it was asked') });

    expect(storageEventSlots(event)).to.deep.include({ key: 'k', oldValue: null, newValue: 'v' });
    expect(storageEventSlots(new EventBase('storage'))).to.equal(null);
  });
});

describe('a fired storage event', () => {
  it('has the change and the Storage object of its window, and neither bubbles nor can be cancelled', () => {
    const event = StorageEvent.createFired(
      { key: 'k', oldValue: null, newValue: 'v', url: 'https://a.example/' },
      storage,
    ) as StorageEventLike;

    expect([event.type, event.bubbles, event.cancelable, event.composed]).to.deep.equal(['storage', false, false, false]);
    expect(slots(event)).to.deep.equal({
      key: 'k',
      oldValue: null,
      newValue: 'v',
      url: 'https://a.example/',
      storageArea: storage,
    });
    expect(event).to.be.instanceOf(StorageEvent.interfaceObject);
    expect(event.constructor).to.equal(StorageEvent.interfaceObject);
  });
});
