import { essenceOf, isJavaScriptType, isJSONType } from './mime-type.ts';
import type { HostResponse } from './response.ts';

/**
 * What an element asks for something as; `document` and `frame` are navigations, `module` is a script that is a module.
 *
 * Fetch, requests, destination: https://fetch.spec.whatwg.org/#concept-request-destination
 */
export type Destination = 'document' | 'frame' | SubresourceDestination;

export type SubresourceDestination = 'script' | 'module' | 'json' | 'style' | 'image';

/**
 * The types with which an answer is one. For scripts that are no modules: Fetch, should response to request be blocked due to its MIME
 * type. IMPL-DEFINED: an image is what has the type of one, or none; nothing is decoded.
 */
const isFit: Readonly<Record<SubresourceDestination, (essence: string) => boolean>> = {
  script: (essence) => !/^(?:(?:audio|image|video)\/|text\/csv$)/.test(essence),
  module: isJavaScriptType,
  json: isJSONType,
  style: (essence) => essence === 'text/css',
  image: (essence) => /^(?:image\/.*|application\/octet-stream|)$/.test(essence),
};

/** Why an answer is none for that destination, as the end of a sentence that says "was answered"; null: it is one. */
export function unfitness(destination: SubresourceDestination, { status, headers }: HostResponse): string | null {
  if (status < 200 || status > 299) return `with ${status}`;
  const essence = essenceOf(headers);
  if (isFit[destination](essence)) return null;
  return essence === '' ? 'without a content type' : `as ${essence}`;
}
