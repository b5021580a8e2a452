import { expect } from 'chai';
import { originOfURL, type OpaqueOrigin, type Origin } from '../../lib/origin/origin.ts';
import { obtainStorageKey, obtainStorageKeyForNonStoragePurposes, StorageKeys } from '../../lib/origin/storage-key.ts';
import { collectGarbage } from '../browser/collect-garbage.ts';

const of = (url: string): Origin => originOfURL(new URL(url), () => ({ opaque: true, id: 7 }));
const userAgent = { storageKeys: new StorageKeys() };

describe('a storage key', () => {
  it('is the same object for the same origin, and for no other', () => {
    const keys = [
      'https://a.example/x',
      'https://a.example:443/y',
      'http://a.example/',
      'https://a.example:81/',
      'https://b.a.example/',
    ].map((url) => obtainStorageKey({ origin: of(url), partition: null, userAgent, storageDisabled: false }));

    expect(keys[0]).to.equal(keys[1]);
    expect(new Set(keys).size).to.equal(4);
  });

  it('is that of the origin’s own site as long as storage is not partitioned', () => {
    const origin = of('https://sub.a.example:81/');

    const key = userAgent.storageKeys.of(origin);

    expect(key).to.deep.equal({
      origin,
      topLevelSite: 'https://a.example',
      ancestorBit: false,
      text: 'https://sub.a.example:81',
    });
  });

  it('is another one for each partition, which its text names', () => {
    const origin = of('https://widget.a.example/');
    const partitions = [
      { topLevelSite: 'https://a.example', ancestorBit: false },
      { topLevelSite: 'https://a.example', ancestorBit: true },
      { topLevelSite: 'https://b.example', ancestorBit: true },
      { topLevelSite: 'https://c.example', ancestorBit: true },
    ];

    const keys = partitions.map((partition) => userAgent.storageKeys.of(origin, partition));

    expect(keys[0]).to.equal(userAgent.storageKeys.of(origin));
    expect(userAgent.storageKeys.of(origin, { ...partitions[2]! })).to.equal(keys[2]);
    expect(keys.slice(1).map(({ topLevelSite, ancestorBit }) => ({ topLevelSite, ancestorBit }))).to.deep.equal(
      partitions.slice(1),
    );
    expect(keys.map(({ text }) => text)).to.deep.equal([
      'https://widget.a.example',
      'https://widget.a.example under https://a.example, partitioned',
      'https://widget.a.example under https://b.example',
      'https://widget.a.example under https://c.example',
    ]);
  });

  it('of an opaque origin is the same in each partition', () => {
    const origin: OpaqueOrigin = { opaque: true, id: 3 };

    const key = userAgent.storageKeys.of(origin, { topLevelSite: 'https://b.example', ancestorBit: true });

    expect(key).to.equal(userAgent.storageKeys.of(origin)).and.include({ text: 'opaque 3', topLevelSite: 'opaque 3' });
  });

  it('does not change with document.domain', () => {
    const origin = of('https://www.a.example/');
    const before = userAgent.storageKeys.of(origin);

    Object.assign(origin, { domain: 'a.example' });

    expect(userAgent.storageKeys.of(origin)).to.equal(before);
  });

  it('is another one in each user agent', () => {
    const origin = of('https://a.example/');

    expect(new StorageKeys().of(origin)).not.to.equal(new StorageKeys().of(origin));
  });

  it('is not to be had for an opaque origin', () => {
    expect(obtainStorageKey({ origin: of('data:,x'), partition: null, userAgent, storageDisabled: false })).to.equal(null);
  });

  it('is not to be had where the user disabled storage', () => {
    expect(obtainStorageKey({ origin: of('https://a.example/'), partition: null, userAgent, storageDisabled: true })).to.equal(
      null,
    );
  });
});

describe('a storage key for non-storage purposes', () => {
  it('is that of storage where there is one', () => {
    const environment = { origin: of('https://a.example/'), partition: null, userAgent, storageDisabled: false };

    expect(obtainStorageKeyForNonStoragePurposes(environment)).to.equal(obtainStorageKey(environment));
  });

  it('is there for opaque origins, too, one for each', () => {
    const origin: OpaqueOrigin = { opaque: true, id: 3 };

    const key = obtainStorageKeyForNonStoragePurposes({ origin, partition: null, userAgent });

    expect(key).to.equal(userAgent.storageKeys.of(origin)).and.include({ text: 'opaque 3', topLevelSite: 'opaque 3' });
    expect(key).not.to.equal(userAgent.storageKeys.of({ opaque: true, id: 4 }));
  });

  it('of an opaque origin is kept no longer than the origin', async () => {
    const keys = new StorageKeys();
    const key = new WeakRef(keys.of({ opaque: true, id: 5 }));

    await collectGarbage(() => key.deref() === undefined);

    expect([key.deref(), keys.of(of('https://a.example/')).text]).to.deep.equal([undefined, 'https://a.example']);
  });
});
