import { expect } from 'chai';
import type { Origin } from '../../lib/origin/origin.ts';
import {
  obtainLocalStorageBottleMap,
  obtainLocalStorageShelf,
  obtainSessionStorageBottleMap,
  obtainStorageShelf,
  type StorageEnvironment,
} from '../../lib/storage/obtain-bottle-map.ts';
import { StorageKeys } from '../../lib/origin/storage-key.ts';
import { shedOf } from './shed-double.ts';

const origin: Origin = { opaque: false, scheme: 'https', host: 'a.example', port: null };
const keys = new StorageKeys();
const key = keys.of(origin);

function environment(changes: Partial<StorageEnvironment> = {}): StorageEnvironment {
  return {
    origin,
    storageDisabled: false,
    partition: null,
    userAgent: { storageKeys: keys, storageShed: shedOf('local') },
    traversable: { sessionShed: shedOf('session') },
    areaFor: (bottleMap) => bottleMap,
    ...changes,
  };
}

describe('obtain a storage shelf', () => {
  it('makes the shelf of a key once', () => {
    const shed = shedOf('local');

    const shelf = obtainStorageShelf(shed, environment());

    expect(obtainStorageShelf(shed, environment())).to.equal(shelf);
    expect(shed.keys).to.deep.equal([key]);
    expect(shed.area(key)?.origin).to.equal('https://a.example');
  });

  it('fails without a storage key, and makes nothing', () => {
    const shed = shedOf('local');

    expect(obtainStorageShelf(shed, environment({ origin: { opaque: true, id: 1 } }))).to.equal(null);
    expect(obtainStorageShelf(shed, environment({ storageDisabled: true }))).to.equal(null);
    expect(shed.keys).to.deep.equal([]);
  });
});

describe('obtain a local storage shelf', () => {
  it('gives that of the user agent’s shed, or fails', () => {
    const { userAgent } = environment();

    const shelf = obtainLocalStorageShelf(userAgent.storageShed, environment());

    expect(shelf).to.equal(userAgent.storageShed.get(key));
    expect(obtainLocalStorageShelf(userAgent.storageShed, environment({ storageDisabled: true }))).to.equal(null);
  });
});

describe('obtain a storage bottle map', () => {
  it('takes local storage from the user agent’s shed', () => {
    const of = environment();

    const proxyMap = obtainLocalStorageBottleMap(of);

    expect(proxyMap?.backingMap).to.equal(of.userAgent.storageShed.area(key));
    expect(of.traversable?.sessionShed.keys).to.deep.equal([]);
  });

  it('takes session storage from the traversable’s shed', () => {
    const of = environment();

    const proxyMap = obtainSessionStorageBottleMap(of);

    expect(proxyMap?.backingMap).to.equal(of.traversable?.sessionShed.area(key));
    expect(of.userAgent.storageShed.keys).to.deep.equal([]);
  });

  it('gives each caller its own proxy map over the same map', () => {
    const of = environment();

    const [first, second] = [obtainLocalStorageBottleMap(of), obtainLocalStorageBottleMap(of)];

    expect(first).not.to.equal(second);
    expect(first?.backingMap).to.equal(second?.backingMap);
  });

  it('fails for session storage without a navigable, not for local storage', () => {
    const of = environment({ traversable: null });

    expect(obtainSessionStorageBottleMap(of)).to.equal(null);
    expect(obtainLocalStorageBottleMap(of)).not.to.equal(null);
  });

  it('fails without a storage key', () => {
    expect(obtainLocalStorageBottleMap(environment({ storageDisabled: true }))).to.equal(null);
  });
});
