import { expect } from 'chai';
import { originOfURL, type Origin } from '../../lib/origin/origin.ts';
import { obtainStorageKey, obtainStorageKeyForNonStoragePurposes } from '../../lib/origin/storage-key.ts';

const of = (url: string): Origin => originOfURL(new URL(url), () => ({ opaque: true, id: 7 }));

describe('a storage key', () => {
  it('is equal for the same origin, and no other', () => {
    const keys = [
      'https://a.example/x',
      'https://a.example:443/y',
      'http://a.example/',
      'https://a.example:81/',
      'https://b.a.example/',
    ].map((url) => obtainStorageKey({ origin: of(url), storageDisabled: false }));

    expect(keys[0]).to.equal(keys[1]);
    expect(new Set(keys).size).to.equal(4);
  });

  it('is not to be had for an opaque origin', () => {
    expect(obtainStorageKey({ origin: of('data:,x'), storageDisabled: false })).to.equal(null);
  });

  it('is not to be had where the user disabled storage', () => {
    expect(obtainStorageKey({ origin: of('https://a.example/'), storageDisabled: true })).to.equal(null);
  });
});

describe('a storage key for non-storage purposes', () => {
  it('is that of storage where there is one', () => {
    const origin = of('https://a.example/');

    expect(obtainStorageKeyForNonStoragePurposes({ origin })).to.equal(obtainStorageKey({ origin, storageDisabled: false }));
  });

  it('is there for opaque origins, too, one for each', () => {
    const key = obtainStorageKeyForNonStoragePurposes({ origin: { opaque: true, id: 1 } });

    expect(key).not.to.equal(obtainStorageKeyForNonStoragePurposes({ origin: { opaque: true, id: 2 } }));
    expect(key).not.to.match(/^\w+:/);
  });
});
