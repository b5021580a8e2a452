import { parsedURL } from '../infra/can-parse-url.ts';
import { assert } from '../infra/assert.ts';
import { serializeOrigin, type Origin } from '../origin/origin.ts';
import { sameSite } from '../origin/site.ts';
import { obtainStorageKeyForNonStoragePurposes, type KeyedEnvironment } from '../origin/storage-key.ts';

/** A Blob of a page, as far as a page can be loaded from it. */
export interface HostBlob {
  /** MIME type; empty when it is not known. */
  readonly type: string;
  text(): Promise<string>;
}

/** Who makes blob URLs: one object for each document, compared by identity. */
export type BlobEnvironment = KeyedEnvironment;

/** `T`: what a Blob is to the host. */
export interface BlobURLEntry<T> {
  readonly object: T;
  readonly environment: BlobEnvironment;
}

/**
 * One for each user agent: serialized URLs, with what they stand for.
 *
 * File API, blob URLs: https://w3c.github.io/FileAPI/#BlobURLStore
 */
export type BlobURLStore<T> = Map<string, BlobURLEntry<T>>;

/** A URL with a blob URL entry that is opened: who made the blob, and the top-level origin of who opens it. */
export interface BlobTarget {
  readonly blobOrigin: Origin;
  readonly topLevelOrigin: Origin;
}

/** What is opened so gets no opener, whatever features and links say. */
export function isOfAnotherSite({ blobOrigin, topLevelOrigin }: BlobTarget): boolean {
  return !sameSite(blobOrigin, topLevelOrigin);
}

/** `random`: numbers in [0, 1). With a stream for each agent the URLs of a run are the same in every order of tabs. */
// Web Cryptography, Crypto, generate a random UUID.
// https://w3c.github.io/webcrypto/#dfn-generate-a-random-uuid
function generateUUID(random: () => number): string {
  // 1, 2 (random as the given source is)
  const bytes = Array.from({ length: 16 }, () => Math.floor(random() * 256));
  // 3
  bytes[6] = ((bytes[6] as number) & 0x0f) | 0x40;
  // 4
  bytes[8] = ((bytes[8] as number) & 0x3f) | 0x80;
  // 5
  const hex = bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

// File API, blob URLs, generate a new blob URL.
// https://w3c.github.io/FileAPI/#unicodeBlobURL
export function generateBlobURL(origin: Origin, random: () => number): string {
  // 1 to 5
  const serialized = serializeOrigin(origin);
  // 6 (IMPL-DEFINED: an opaque origin stays "null")
  // 7 to 10
  return `blob:${serialized}/${generateUUID(random)}`;
}

/** What `URL.createObjectURL()` does. */
// File API, blob URLs, add an entry to the blob URL store.
// https://w3c.github.io/FileAPI/#add-an-entry
export function addBlobURLEntry<T>(
  store: BlobURLStore<T>,
  object: T,
  environment: BlobEnvironment,
  random: () => number,
): string {
  // 1 (the caller's)
  // 2
  const url = generateBlobURL(environment.origin, random);
  assert(!store.has(url), 'no two blob URLs are equal');
  // 3, 4
  store.set(url, { object, environment });
  // 5
  return url;
}

/** Null: the URL stands for nothing, and fetching it is a network error. A fragment is no part of the name. */
// File API, blob URLs, resolve a blob URL.
// https://w3c.github.io/FileAPI/#blob-url-resolve
export function resolveBlobURL<T>(store: BlobURLStore<T>, url: URL): BlobURLEntry<T> | null {
  // 1
  assert(url.protocol === 'blob:', 'only blob URLs are resolved in the store of blob URLs');
  // 2 to 4
  return store.get(url.href.replace(/#.*$/, '')) ?? null;
}

// File API, blob URLs, check for same-partition blob URL usage.
// https://w3c.github.io/FileAPI/#check-for-same-partition-blob-url-usage
export function isSamePartitionBlobUsage(entry: BlobURLEntry<unknown>, environment: BlobEnvironment): boolean {
  // 1
  const blobStorageKey = obtainStorageKeyForNonStoragePurposes(entry.environment);
  // 2
  const environmentStorageKey = obtainStorageKeyForNonStoragePurposes(environment);
  // 3, 4
  return blobStorageKey === environmentStorageKey;
}

/** What `URL.revokeObjectURL()` does. Whatever is no blob URL of the same partition is passed over in silence. */
// File API, blob URLs, revokeObjectURL.
// https://w3c.github.io/FileAPI/#dfn-revokeObjectURL
export function revokeBlobURL<T>(store: BlobURLStore<T>, url: string, environment: BlobEnvironment): void {
  // 1
  const urlRecord = parsedURL(url);
  // 2
  if (urlRecord?.protocol !== 'blob:') return;
  // 3
  const entry = resolveBlobURL(store, urlRecord);
  // 4
  if (entry === null) return;
  // 5, 6
  if (!isSamePartitionBlobUsage(entry, environment)) return;
  // 7 (with its fragment: only exact matches count)
  store.delete(urlRecord.href);
}

/** What the unloading of a document does to the URLs that it made. */
// File API, blob URLs, lifetime of blob URLs.
// https://w3c.github.io/FileAPI/#lifeTime
export function removeBlobURLsOf<T>(store: BlobURLStore<T>, environment: BlobEnvironment): void {
  // 1 to 3
  for (const [url, entry] of store) if (entry.environment === environment) store.delete(url);
}
