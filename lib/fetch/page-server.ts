import { kindOf, kindOfThrown } from '../infra/arguments.ts';
import { describeThrown } from '../infra/describe-thrown.ts';
import { locationOf } from './http-redirect-fetch.ts';
import { Late } from './late.ts';
import { mendFor } from './page-answers.ts';
import type { NetworkRequest } from './request.ts';
import { isResponse, type HostResponse, type NetworkAnswer, type PagesFailure } from './response.ts';

/** What a server answers with: a Response, or one that takes virtual time, by `late()` and `never()`. */
export type PageAnswer = Response | Late;

/**
 * What answers the requests of pages: your server, as a function. When it answers with `Response.error()` the page sees a network
 * error; so it does when it throws, rejects or answers with something else, and then the call that loads the page rejects, too, with
 * PAGES_FAILED.
 * What a page asks of another origin is restricted as in browsers: answer with the headers of CORS, also to `OPTIONS`, where it may read.
 * How long it takes in real time does not matter: without a word of `late()` or `never()` responses reach the page when nothing else
 * may run, in the order of the requests. One that is missing after `limits.waitMs` holds up nobody any more.
 * DIVERGES: in a web page its requests show no `Cookie`, `Origin` and `Referer`, preflights not what they ask for, and its responses set no
 * cookies.
 */
export type PageServer = (request: Request) => PageAnswer | Promise<PageAnswer>;

/** What the server said to one request of a chain of redirects. */
export interface Reply {
  readonly setCookies: readonly string[];
  readonly result: NetworkAnswer;
  /** Where the answer leads; null when it is no redirect. */
  readonly location: string | null;
  /** When it comes, in ms of virtual time after the request; Infinity: never; null: nothing was said. */
  readonly afterMs: number | null;
}

/** What the server says to one request, whose `signal` is aborted when nobody waits for it any more. A network error rather than a rejection. */
export async function ask(
  server: PageServer,
  request: NetworkRequest,
  headers: Record<string, string>,
  signal: AbortSignal,
): Promise<Reply> {
  const { url, method } = request;
  let setCookies: readonly string[] = [];
  let afterMs: number | null = null;
  let location: string | null = null;
  const asked = `${method} ${url}`;
  const replyWith = (result: Reply['result']): Reply => ({ setCookies, result, location, afterMs });
  const networkError = (why: string): Reply => replyWith({ reason: `${asked} was not answered: ${why}` });
  const failed = (failure: Omit<PagesFailure, 'request'>, why: string = sentenceOf(failure)): Reply =>
    replyWith({ reason: `${asked} was not answered: ${why}`, failure: { request: asked, ...failure } });
  let answer: unknown;
  try {
    const forServer = requestOf(request, headers, signal);
    try {
      answer = await server(forServer);
    } catch (cause) {
      return failed({ why: `It threw ${kindOfThrown(cause)}.`, mend: mendTheServer, cause }, messageOf(cause));
    }
    if (answer instanceof Late) afterMs = answer.afterMs;
    const response: unknown = answer instanceof Late ? answer.response : answer;
    if (afterMs === Infinity) return networkError('pages answered with never().');
    if (!isResponse(response)) return failed(notAResponse(response));
    if (response.status === 0) return replyWith({ reason: `${asked} was answered with a network error.` });
    setCookies = setCookiesOf(response.headers);
    location = locationOf(response);
    // Nobody reads the body of a redirect.
    if (location === null && response.bodyUsed) return failed(usedResponse);
    return replyWith(hostResponse(response, url, location === null ? await response.text() : ''));
  } catch (error) {
    return networkError(messageOf(error));
  }
}

/** What the server gets. DIVERGES: name and password in a URL are never sent, also when the server answers 401. */
function requestOf(request: NetworkRequest, headers: Record<string, string>, signal: AbortSignal): Request {
  const { method, body } = request;
  const url = new URL(request.url);
  // The surroundings' Request refuses them.
  url.username = url.password = '';
  return new Request(url.href, { method, headers, signal, ...(body === null ? {} : { body }) });
}

const mendTheServer = 'Mend the function, or, if the page is to see a network error, answer with Response.error().';

/** Of an error its message; whatever else was thrown as it reads. */
function messageOf(error: unknown): string {
  try {
    return error instanceof Error ? String(error.message) : describeThrown(error);
  } catch {
    return describeThrown(error);
  }
}

/** After a colon. */
function sentenceOf({ why, mend }: Omit<PagesFailure, 'request'>): string {
  return `${why.replace(/^It/, 'pages').replace(/^The/, 'the')} ${mend}`;
}

const usedResponse = {
  why: 'The body of its Response was read before.',
  mend: 'Make a new Response for each request, or answer with response.clone().',
};

/** Headers of older surroundings join them with commas, of which those inside dates are none. */
export function setCookiesOf(headers: Headers): readonly string[] {
  if (typeof headers.getSetCookie === 'function') return [...headers.getSetCookie()].map(String);
  const joined: string | null = (headers as Headers).get('set-cookie');
  return joined === null ? [] : String(joined).split(/,\s*(?=[^\s;,=]+=)/);
}

function notAResponse(answer: unknown): Omit<PagesFailure, 'request'> {
  return { why: `It answered with ${kindOf(answer)}, not a Response.`, mend: mendFor(answer) };
}

/** Cookies are for the jar: no page sees the headers that set them. */
export function hostResponse(response: Response, url: string, body: string): HostResponse {
  const headers: [string, string][] = [];
  response.headers.forEach((value, name) => {
    // Of a package's Response they may be anything.
    if (String(name).toLowerCase() !== 'set-cookie') headers.push([String(name), String(value)]);
  });
  const { status, statusText = '' } = response;
  return { url, status, headers, body, ...(statusText === '' ? {} : { statusText }) };
}
