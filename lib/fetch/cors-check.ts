import { getHeader, type HeaderList } from './header-list.ts';
import type { FetchParams } from './fetch-params.ts';
import { serializeRequestOrigin } from './origin-header.ts';
import { assert } from '../infra/assert.ts';

/** Null: success. Otherwise what is wrong, for people: the second half of a sentence about the response. */
// Fetch, HTTP-extensions, CORS check.
// https://fetch.spec.whatwg.org/#concept-cors-check
export function corsCheck({ request, urls }: FetchParams, headers: HeaderList): string | null {
  const { initiator = null, credentials = 'include' } = request;
  assert(initiator !== null, 'only documents ask other origins to let them read');
  // 1
  const origin = getHeader(headers, 'Access-Control-Allow-Origin');
  // 2
  if (origin === null) return 'has no Access-Control-Allow-Origin header';
  // 3
  if (credentials !== 'include' && origin === '*') return null;
  // 4
  const mine = serializeRequestOrigin(initiator, urls);
  if (mine !== origin) return wrongOrigin(origin, mine);
  // 5
  if (credentials !== 'include') return null;
  // 6
  const allowed = getHeader(headers, 'Access-Control-Allow-Credentials');
  // 7, 8
  return allowed === 'true' ? null : 'has no Access-Control-Allow-Credentials: true, and the request is with credentials';
}

function wrongOrigin(origin: string, mine: string): string {
  const sentence = `has the Access-Control-Allow-Origin ${origin}, and the page's origin is ${mine}`;
  return origin === '*' ? `${sentence}: with credentials * does not do` : sentence;
}
