import { keepText } from './kept-text.ts';
import { kindOf } from '../infra/arguments.ts';
import { Late } from './late.ts';
import { mendFor, text } from './page-answers.ts';
import type { PageAnswer, PageServer } from './page-server.ts';
import { isResponse, nullBodyStatuses } from './response.ts';

/**
 * Pages by path: what answers a request for each, or the answer itself, which is given to every request anew.
 *
 * A key is a path, `/cart`, or a URL where the origin matters, `https://api.example/cart`; without a `?` it stands for every query.
 * With a `*` at its end it stands for all that begin so. Every other pattern is one of the platform's URLPattern, which is there in
 * browsers and from Node 23.8 on. The key that is exactly the URL goes first, one with an origin before one without; then the others,
 * as they are written. What no key stands for is a 404. The method is the function's business.
 */
export type PageRecord = Readonly<Record<string, PageAnswer | PageServer>>;

/** What of the platform's URLPattern is used. */
export type URLPatternClass = new (pattern: string, base?: string) => { test(url: string): boolean };

/** What is wrong with the record: the member, why, and what to do; null when nothing is. */
export interface RecordFault {
  readonly key: string;
  readonly why: string;
  readonly mend: string;
}

/** One key with its answer. */
interface Route {
  /** 0: exactly one URL; 1: one path, whatever the origin; 2: all else, in their order. */
  readonly rank: 0 | 1 | 2;
  readonly matches: (url: URL) => boolean;
  readonly answer: PageServer;
}

/** What marks a pattern that more than a final `*` is needed for. What stands behind a scheme, or is a port, is no name. */
const patternSyntax = /[{}()*\\]|:(?=[\p{ID_Start}_$])/u;

/** Any origin: relative keys have one to be parsed with. */
const anyOrigin = 'http://localhost';

/** What cannot be meant in a record of pages; the first of it. */
export function faultOfRecord(record: object, URLPattern: URLPatternClass | null): RecordFault | null {
  for (const [key, value] of Object.entries(record) as [string, unknown][]) {
    const fault = faultOfKey(key, URLPattern) ?? faultOfValue(value);
    if (fault !== null) return { key, ...fault };
  }
  return null;
}

/** The record as a function. Nothing is wrong with it. */
export function serverOf(record: PageRecord, URLPattern: URLPatternClass | null): PageServer {
  const routes = Object.entries(record)
    .map(([key, value]): Route => ({ ...matcherOf(key, URLPattern), answer: answerOf(value) }))
    .sort((a, b) => a.rank - b.rank);
  const keys = Object.keys(record);
  return (request) => {
    const url = new URL(request.url);
    const found = routes.find(({ matches }) => matches(url));
    return found === undefined ? notFound(request, keys) : found.answer(request);
  };
}

function notFound({ method, url }: Request, keys: readonly string[]): Response {
  const known = keys.length === 0 ? 'it has none' : `they are ${keys.slice(0, 20).join(', ')}`;
  const all = `404: there is no page ${url}. No key of pages stands for it; ${known}.`;
  return text(method === 'HEAD' ? '' : all, { status: 404 });
}

type Fault = Omit<RecordFault, 'key'>;

function faultOfKey(key: string, URLPattern: URLPatternClass | null): Fault | null {
  if (!/^(?:\/(?!\/)|https?:\/\/)/i.test(key)) {
    const path = key.replace(/^[./]+/, '');
    return { why: 'Its key is no path and no URL', mend: `Did you mean '/${path}'?` };
  }
  if (key.includes('#')) return { why: 'No server is told of a fragment', mend: `Write '${key.replace(/#.*$/s, '')}'.` };
  if (needsPattern(key) && URLPattern === null) {
    const why = 'It is a pattern for URLPattern, which this platform does not have; Node has it from 23.8 on';
    return { why, mend: "Write exact paths and a '*' at their end, or a function from Request to Response." };
  }
  try {
    matcherOf(key, URLPattern);
    return null;
  } catch {
    return { why: 'Its key does not parse', mend: "Write a path such as '/cart' or '/api/*', or an absolute URL." };
  }
}

function faultOfValue(value: unknown): Fault | null {
  if (typeof value === 'function') return null;
  const response: unknown = value instanceof Late ? value.response : value;
  if (value instanceof Late && response === null) return null;
  if (isResponse(response)) {
    if (typeof response.clone !== 'function') {
      const why = 'Its answer cannot be given twice, as it has no method clone()';
      return { why, mend: 'Give a Response, or a function that makes one.' };
    }
    if (!response.bodyUsed) return null;
    return { why: 'The body of its Response was read before', mend: 'Make a new Response, or give a function that makes one.' };
  }
  return { why: `It is ${kindOf(value)}, neither a Response nor a function`, mend: mendFor(value) };
}

function needsPattern(key: string): boolean {
  return patternSyntax.test(key.replace(/\*$/, ''));
}

function matcherOf(key: string, URLPattern: URLPatternClass | null): Pick<Route, 'rank' | 'matches'> {
  const absolute = !key.startsWith('/');
  if (needsPattern(key) && URLPattern !== null) {
    // A path is asked without its origin, as every other key.
    const pattern = new URLPattern(key, anyOrigin);
    const asked = ({ href, pathname, search }: URL): string => (absolute ? href : anyOrigin + pathname + search);
    return { rank: 2, matches: (url) => pattern.test(asked(url)) };
  }
  const isPrefix = key.endsWith('*');
  const { origin, pathname, search } = new URL(isPrefix ? key.slice(0, -1) : key, anyOrigin);
  const hasQuery = key.includes('?');
  const wanted = pathname + search;
  const isThere = (url: URL): boolean => !absolute || url.origin === origin;
  if (isPrefix) return { rank: 2, matches: (url) => isThere(url) && (url.pathname + url.search).startsWith(wanted) };
  const rank = absolute ? 0 : 1;
  return { rank, matches: (url) => isThere(url) && (hasQuery ? url.pathname + url.search : url.pathname) === wanted };
}

/** An answer that stands there is given to every request anew. */
function answerOf(value: PageAnswer | PageServer): PageServer {
  if (typeof value === 'function') return value;
  if (!(value instanceof Late)) return copies(value);
  const { response, afterMs } = value;
  if (response === null) return () => value;
  const copy = copies(response);
  return async () => new Late(await copy(), afterMs);
}

/** The body is read once: a clone of a clone of a clone would have to be read through all of them. */
function copies(response: Response): () => Promise<Response> {
  let body: Promise<string> | null = null;
  const { status, headers } = response;
  return async () => {
    // It has no body, and no other can be made.
    if (status === 0) return response;
    const read = await (body ??= response.clone().text());
    return nullBodyStatuses.has(status)
      ? new Response(null, { status, headers })
      : keepText(new Response(read, { status, headers }), read);
  };
}
