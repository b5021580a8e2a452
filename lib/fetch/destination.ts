import type { HostResponse } from './response.ts';

/**
 * What an element asks for something as; `document` and `frame` are navigations. Modules are scripts.
 *
 * Fetch, requests, destination: https://fetch.spec.whatwg.org/#concept-request-destination
 */
export type Destination = 'document' | 'frame' | SubresourceDestination;

export type SubresourceDestination = 'script' | 'style' | 'image';

/** IMPL-DEFINED: an image is what has the type of one, or none; nothing is decoded. A script may have any type. */
const types: Readonly<Record<SubresourceDestination, RegExp>> = {
  script: /^/,
  style: /^text\/css$/,
  image: /^(?:image\/.*|application\/octet-stream|)$/,
};

/** Why an answer is none for that destination, as the end of a sentence that says "was answered"; null: it is one. */
export function unfitness(destination: SubresourceDestination, { status, headers }: HostResponse): string | null {
  if (status < 200 || status > 299) return `with ${status}`;
  const value = headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? '';
  const type = value.replace(/;.*$/s, '').trim().toLowerCase();
  if (types[destination].test(type)) return null;
  return type === '' ? 'without a content type' : `as ${type}`;
}
