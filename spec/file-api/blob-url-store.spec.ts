import { expect } from 'chai';
import {
  addBlobURLEntry,
  generateBlobURL,
  isOfAnotherSite,
  isSamePartitionBlobUsage,
  removeBlobURLsOf,
  resolveBlobURL,
  revokeBlobURL,
  type BlobEnvironment,
  type BlobURLStore,
} from '../../lib/file-api/blob-url-store.ts';
import { AssertionFailure } from '../../lib/infra/assert.ts';
import { randomStream } from '../../lib/infra/random.ts';
import { originOfURL, type Origin } from '../../lib/origin/origin.ts';
import { StorageKeys } from '../../lib/origin/storage-key.ts';

const userAgent = { storageKeys: new StorageKeys() };
let lastId = 0;
const of = (url: string): Origin => originOfURL(new URL(url), () => ({ opaque: true, id: ++lastId }));
const environment = (url: string): BlobEnvironment => ({ origin: of(url), partition: null, userAgent });

describe('a new blob URL', () => {
  it('is the origin and a UUID of version 4', () => {
    const url = generateBlobURL(of('https://a.example:444/x'), randomStream(1, 0));

    expect(url).to.match(/^blob:https:\/\/a\.example:444\/[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
  });

  it('comes from the numbers that it is given, and nowhere else', () => {
    expect(generateBlobURL(of('https://a.example/'), () => 0)).to.equal(
      'blob:https://a.example/00000000-0000-4000-8000-000000000000',
    );
    expect(generateBlobURL(of('https://a.example/'), () => 1 - 2 ** -32)).to.equal(
      'blob:https://a.example/ffffffff-ffff-4fff-bfff-ffffffffffff',
    );
    expect(generateBlobURL(of('https://a.example/'), randomStream(7, 1))).to.equal(
      generateBlobURL(of('https://a.example/'), randomStream(7, 1)),
    );
  });

  it('of an opaque origin begins with null', () => {
    expect(generateBlobURL(of('data:,x'), () => 0)).to.equal('blob:null/00000000-0000-4000-8000-000000000000');
  });

  it('is a URL that is serialized already', () => {
    const url = generateBlobURL(of('https://a.example/'), randomStream(2, 0));

    expect(new URL(url).href).to.equal(url);
  });
});

describe('the blob URL store', () => {
  const random = randomStream(1, 0);
  let store: BlobURLStore<string>;
  let page: BlobEnvironment;
  let url: string;

  beforeEach(() => {
    store = new Map();
    page = environment('https://a.example/');
    url = addBlobURLEntry(store, 'hello', page, random);
  });

  it('resolves a URL to its object and who made it', () => {
    expect(resolveBlobURL(store, new URL(url))).to.deep.equal({ object: 'hello', environment: page });
  });

  it('resolves with a fragment, and not with a query or a path', () => {
    expect(resolveBlobURL(store, new URL(`${url}#part`))?.object).to.equal('hello');
    expect(resolveBlobURL(store, new URL(`${url}#`))?.object).to.equal('hello');
    expect(resolveBlobURL(store, new URL(`${url}?query`))).to.equal(null);
    expect(resolveBlobURL(store, new URL(`${url}/path`))).to.equal(null);
  });

  it('gives the same object another URL each time', () => {
    const second = addBlobURLEntry(store, 'hello', page, random);

    expect(second).not.to.equal(url);
    expect(store.size).to.equal(2);
  });

  it('is asked for blob URLs alone, and takes no URL twice', () => {
    addBlobURLEntry(store, 'first', page, () => 0);

    expect(() => resolveBlobURL(store, new URL('https://a.example/'))).to.throw(AssertionFailure);
    expect(() => addBlobURLEntry(store, 'second', page, () => 0)).to.throw(AssertionFailure);
  });

  it('forgets what is revoked, by any environment of the same key', () => {
    revokeBlobURL(store, url, environment('https://a.example/other'));

    expect(resolveBlobURL(store, new URL(url))).to.equal(null);
  });

  it('keeps what another origin revokes', () => {
    revokeBlobURL(store, url, environment('https://b.example/'));

    expect(resolveBlobURL(store, new URL(url))?.object).to.equal('hello');
  });

  it('lets an opaque origin revoke its own, and no other opaque origin', () => {
    const own = environment('data:,x');
    const opaque = addBlobURLEntry(store, 'secret', own, random);

    revokeBlobURL(store, opaque, environment('data:,x'));
    const kept = resolveBlobURL(store, new URL(opaque));
    revokeBlobURL(store, opaque, own);

    expect(kept?.object).to.equal('secret');
    expect(resolveBlobURL(store, new URL(opaque))).to.equal(null);
  });

  it('revokes exact matches only, and nothing that is no blob URL of its own', () => {
    for (const other of [`${url}#part`, `${url}?query`, 'https://a.example/', 'no URL', '', 'blob:https://a.example/unknown']) {
      revokeBlobURL(store, other, page);
    }

    expect([...store.keys()]).to.deep.equal([url]);
  });

  it('loses with an environment what it made, and nothing of others of the same origin', () => {
    const twin = environment('https://a.example/');
    const kept = addBlobURLEntry(store, 'kept', twin, random);
    addBlobURLEntry(store, 'gone', page, random);

    removeBlobURLsOf(store, page);

    expect([...store.keys()]).to.deep.equal([kept]);
  });
});

describe('same-partition use of a blob URL', () => {
  it('is that of an environment with the same key for non-storage purposes', () => {
    const entry = { object: 'x', environment: environment('https://a.example/') };

    expect(isSamePartitionBlobUsage(entry, environment('https://a.example:443/y'))).to.equal(true);
    expect(isSamePartitionBlobUsage(entry, environment('https://x.a.example/'))).to.equal(false);
  });
});

describe('a blob that is opened', () => {
  it('is of another site where its maker and the top-level origin are not same site', () => {
    const topLevelOrigin = of('https://a.example/');

    expect(isOfAnotherSite({ blobOrigin: of('https://x.a.example:444/'), topLevelOrigin })).to.equal(false);
    expect(isOfAnotherSite({ blobOrigin: of('http://a.example/'), topLevelOrigin })).to.equal(true);
    expect(isOfAnotherSite({ blobOrigin: of('data:,x'), topLevelOrigin })).to.equal(true);
  });
});
