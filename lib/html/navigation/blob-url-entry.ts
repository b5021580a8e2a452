import { resolveBlobURL, type BlobURLEntry } from '../../file-api/blob-url-store.ts';
import type { HostBlob } from '../../file-api/blob-url-store.ts';
import type { NetworkAnswer } from '../../fetch/response.ts';
import type { UserAgent } from '../records/user-agent.ts';

/** What a URL stands for, now: it may be revoked at any time. Null for all but `blob:` URLs that stand for something. */
// URL, URL parsing, blob URL entry.
// https://url.spec.whatwg.org/#concept-url-blob-entry
export function blobURLEntryOf({ blobURLs }: UserAgent, url: string): BlobURLEntry<HostBlob> | null {
  return url.startsWith('blob:') ? resolveBlobURL(blobURLs, new URL(url)) : null;
}

/** What is read from a blob URL. Null: it stands for nothing. */
export async function readBlob(url: string, blob: BlobURLEntry<HostBlob> | null): Promise<NetworkAnswer> {
  if (blob === null) return { reason: `${url} stands for nothing (any more).` };
  const { type } = blob.object;
  return { url, status: 200, headers: type === '' ? [] : [['content-type', type]], body: await blob.object.text() };
}
