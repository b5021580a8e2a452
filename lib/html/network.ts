import type { Observer } from '../event-loop/observer.ts';
import type { Kernel, Scope } from '../event-loop/kernel.ts';
import { Task, type Lane, type Owner } from '../event-loop/task.ts';
import { describeThrown } from './describe-thrown.ts';
import type { HostResponse } from './document-host.ts';
import { kindOf } from '../infra/arguments.ts';
import type { CookieStore } from './cookie-store.ts';
import { determineReferrer } from './referrer.ts';
import { determineSameSiteMode, includesCredentials, maySetSameSiteCookies, type RequestContext } from './same-site-mode.ts';

/**
 * What answers the requests of pages: your server, as a function. When it throws, rejects or answers with `Response.error()` the
 * page sees a network error.
 * When it answers does not matter: responses reach the page in the order of the requests, at one virtual instant.
 * DIVERGES: in a web page its requests show no `Cookie` and no `Referer`, and its responses set no cookies.
 */
export type PageServer = (request: Request) => Response | Promise<Response>;

/** What a document or a navigation asks for. */
export interface NetworkRequest extends RequestContext {
  readonly url: string;
  readonly method: string;
  /** What page code or the model gave; `Cookie` and `Referer` are the network's, and any that stand here are dropped. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
  /** What {@link determineReferrer} gave for it; empty or absent for none. */
  readonly referrer?: string;
}

/** No response came. `reason` is one sentence for people. */
export interface NetworkError {
  readonly reason: string;
}

export type NetworkAnswer = HostResponse | NetworkError;

export function isNetworkError(answer: NetworkAnswer): answer is NetworkError {
  return 'reason' in answer;
}

/** Who asks: where the answer's task is queued, and what runs in it. */
export interface NetworkClient {
  /** Name of the tab, for the trace. */
  readonly tab: string;
  /** The document that asks; null for a navigation. When it is destroyed the answer goes nowhere. */
  readonly owner: Owner | null;
  readonly lane: Lane;
  /** Runs in the answer's task. */
  receive(answer: NetworkAnswer): void;
  /** Runs in the same task, after the microtasks of `receive`. */
  received?(): void;
}

const maximumRedirects = 20;
const redirectStatuses: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

const emptyPage: Omit<HostResponse, 'url'> = {
  status: 200,
  headers: [['content-type', 'text/html']],
  body: '<!doctype html><html><head></head><body></body></html>',
};

/** What the server said to one request of a chain of redirects: an answer, or what is to be asked next. */
interface Reply {
  readonly setCookies: readonly string[];
  readonly result: NetworkAnswer | { readonly next: NetworkRequest };
}

interface Exchange {
  readonly id: number;
  readonly client: NetworkClient;
  /** What is asked now: the last of the chain. */
  request: NetworkRequest;
  /** URLs of the chain so far, oldest first. */
  readonly urls: string[];
  /** To what is asked now; null as long as there is none. */
  reply: Reply | null;
  /** Resolves when there is a reply. */
  answered: Promise<void> | null;
  /** What is delivered in the end. */
  answer: NetworkAnswer | null;
}

class ResponseTask extends Task {
  readonly #exchange: Exchange;
  #received = false;

  constructor(exchange: Exchange) {
    super('networking', exchange.client.owner);
    this.#exchange = exchange;
  }

  override get label(): string {
    const { answer } = this.#exchange;
    return answer === null || isNetworkError(answer) ? 'network error' : `response ${answer.status} ${lastPart(answer.url)}`;
  }

  override run(): boolean {
    const { client, answer } = this.#exchange;
    if (this.#received) {
      client.received?.();
      return false;
    }
    this.#received = true;
    client.receive(answer as NetworkAnswer);
    return client.received !== undefined;
  }
}

/**
 * Requests and their answers. The server may take real time, which virtual time cannot see; so that every run is the same, answers
 * are not queued as they come: whoever drives the loop waits, when nothing else may run, until all requests in its scope are
 * answered, and then has them queued in the order of the requests.
 *
 * Cookies keep to the same order: those of a response go into the jar when it is delivered, not when the server answered. So a
 * redirect is delivered, too: its cookies are stored, and what it leads to is asked with the cookies of that moment, in its old
 * place among the requests. What was forgotten before its delivery sets no cookies.
 */
export class Network {
  readonly #server: PageServer | null;
  readonly #kernel: Kernel;
  readonly #observer: Observer | null;
  readonly #cookies: CookieStore | null;
  /** Called when an answer has come; null when nobody runs tasks by themselves. */
  wake: (() => void) | null = null;
  #outstanding: Exchange[] = [];
  #lastId = 0;

  /** Without a server every URL is an empty HTML document. Without cookies none are sent or stored. */
  constructor(server: PageServer | null, kernel: Kernel, observer: Observer | null, cookies: CookieStore | null = null) {
    this.#server = server;
    this.#cookies = cookies;
    this.#kernel = kernel;
    this.#observer = observer;
  }

  /** Nobody is asked: every URL has the same answer at any time. */
  get serverless(): boolean {
    return this.#server === null;
  }

  /** Starts a request; the answer's task is queued by {@link deliver}. */
  request(request: NetworkRequest, client: NetworkClient): void {
    const exchange = this.#begin(request, client);
    if (this.#server !== null) {
      this.#ask(this.#server, exchange);
      return;
    }
    exchange.reply = { setCookies: [], result: { ...emptyPage, url: request.url } };
    this.wake?.();
  }

  /** The same for what no server is asked for: `answering` brings the answer, and never rejects. */
  read(url: string, answering: Promise<NetworkAnswer>, client: NetworkClient): void {
    const exchange = this.#begin({ url, method: 'GET', headers: {}, body: null }, client);
    // The page's own Blob may refuse.
    const answered = answering.catch((error: unknown): NetworkAnswer => ({
      reason: `${url} was not read: ${describeThrown(error)}`,
    }));
    exchange.answered = answered.then((result) => this.#replied(exchange, { setCookies: [], result }));
  }

  /** Whether a request of that scope waits for its answer's task. */
  isBusy(scope: Scope | null): boolean {
    return this.#outstanding.some(({ client }) => scope === null || scope(client.lane));
  }

  /** Whether a request of that document waits for its answer. */
  isAsked(owner: Owner): boolean {
    return this.#outstanding.some(({ client }) => client.owner === owner);
  }

  /** Whether the oldest request is answered, so that its answer can be delivered. */
  get hasAnswer(): boolean {
    return (this.#outstanding[0]?.reply ?? null) !== null;
  }

  /** Resolves when all requests of that scope are answered; null when they are already. */
  answered(scope: Scope | null): Promise<unknown> | null {
    const waiting = this.#inScope(scope).filter(({ reply }) => reply === null);
    return waiting.length === 0 ? null : Promise.all(waiting.map((exchange) => exchange.answered));
  }

  /** Queues the answers of that scope, in the order of the requests, up to the first one that is missing. Follows redirects. */
  deliver(scope: Scope | null): void {
    for (const exchange of this.#inScope(scope)) {
      const answer = this.#answerOf(exchange);
      if (answer === null) return;
      exchange.answer = answer;
      this.#outstanding.splice(this.#outstanding.indexOf(exchange), 1);
      const status = isNetworkError(answer) ? 0 : answer.status;
      this.#observer?.fact({ type: 'response', request: exchange.id, status });
      this.#kernel.post(new ResponseTask(exchange), exchange.client.lane, 0);
    }
  }

  /** Forgets all requests; their numbers begin at 1 again. */
  reset(): void {
    this.#outstanding = [];
    this.#lastId = 0;
  }

  /** Forgets what a navigable's navigation asked for: it was overtaken, or its navigable is gone. */
  abortNavigation(lane: Lane): void {
    this.#outstanding = this.#outstanding.filter(({ client }) => client.lane !== lane || client.owner !== null);
  }

  /** Forgets what a destroyed document asked for. */
  abort(owner: Owner): void {
    this.#outstanding = this.#outstanding.filter(({ client }) => client.owner !== owner);
  }

  #begin(request: NetworkRequest, client: NetworkClient): Exchange {
    const id = ++this.#lastId;
    const { method, url } = request;
    this.#observer?.fact({ type: 'request', request: id, tab: client.tab, document: client.owner?.id ?? null, method, url });
    const exchange: Exchange = { id, client, request, urls: [url], reply: null, answered: null, answer: null };
    this.#outstanding.push(exchange);
    return exchange;
  }

  #replied(exchange: Exchange, reply: Reply): void {
    exchange.reply = reply;
    this.wake?.();
  }

  /** Stores the cookies of a reply. Null: there is none yet, or it is a redirect, which is followed. */
  #answerOf(exchange: Exchange): NetworkAnswer | null {
    const { reply, request, urls, id } = exchange;
    if (reply === null) return null;
    if (reply.setCookies.length > 0 && includesCredentials(request, urls)) {
      const sameSite = maySetSameSiteCookies(request.method, request, urls);
      this.#cookies?.setByResponse(request.url, reply.setCookies, { request: id, sameSite });
    }
    const { result } = reply;
    if (!('next' in result)) return result;
    if (urls.length > maximumRedirects) return tooManyRedirects(urls);
    exchange.request = result.next;
    urls.push(result.next.url);
    this.#ask(this.#server as PageServer, exchange);
    return null;
  }

  #ask(server: PageServer, exchange: Exchange): void {
    const { request } = exchange;
    exchange.reply = null;
    exchange.answered = ask(server, request, this.#headersOf(exchange)).then((reply) => this.#replied(exchange, reply));
  }

  #headersOf({ request, urls }: Exchange): Record<string, string> {
    const { headers, referrer = '', method } = request;
    const sent = Object.fromEntries(Object.entries(headers).filter(([name]) => !/^(?:cookie|referer)$/i.test(name)));
    if (referrer !== '') sent['referer'] = referrer;
    if (this.#cookies === null || !includesCredentials(request, urls)) return sent;
    const cookie = this.#cookies.header(request.url, determineSameSiteMode(method, request, urls));
    if (cookie !== '') sent['cookie'] = cookie;
    return sent;
  }

  #inScope(scope: Scope | null): Exchange[] {
    return this.#outstanding.filter(({ client }) => scope === null || scope(client.lane));
  }
}

/** What the server says to one request. A network error rather than a rejection. */
async function ask(server: PageServer, request: NetworkRequest, headers: Record<string, string>): Promise<Reply> {
  const { url, method, body } = request;
  const asked = `${method} ${url}`;
  let setCookies: readonly string[] = [];
  try {
    const response = await server(new Request(url, { method, headers, ...(body === null ? {} : { body }) }));
    if (!isResponse(response)) return { setCookies, result: { reason: `${asked} was not answered: ${notAResponse(response)}` } };
    if (response.status === 0) return { setCookies, result: { reason: `${asked} was answered with a network error.` } };
    setCookies = setCookiesOf(response.headers);
    const location = redirectStatuses.has(response.status) ? response.headers.get('location') : null;
    if (location === null) return { setCookies, result: await read(response, url) };
    return { setCookies, result: { next: redirected(request, response.status, location) } };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { setCookies, result: { reason: `${asked} was not answered: ${why}` } };
  }
}

/** Headers of older surroundings join them with commas, of which those inside dates are none. */
function setCookiesOf(headers: Headers): readonly string[] {
  if (typeof headers.getSetCookie === 'function') return headers.getSetCookie();
  const joined: string | null = (headers as Headers).get('set-cookie');
  return joined === null ? [] : joined.split(/,\s*(?=[^\s;,=]+=)/);
}

function tooManyRedirects(urls: readonly string[]): NetworkError {
  const again = urls.find((url, index) => urls.indexOf(url) !== index);
  const loop = again === undefined ? '' : `: it goes round in a loop, through ${again}`;
  return { reason: `${urls[0]} was redirected more than ${maximumRedirects} times${loop}.` };
}

function notAResponse(answer: unknown): string {
  const sentence = `pages answered with ${kindOf(answer)}, not a Response.`;
  if (typeof answer !== 'string') return sentence;
  return `${sentence} Write new Response(html, { headers: { 'content-type': 'text/html' } }).`;
}

/** By its shape: it may be of another realm, or of a package. */
function isResponse(value: unknown): value is Response {
  return typeof value === 'object' && value !== null && 'status' in value && 'headers' in value && 'text' in value;
}

/** The request that follows a redirect. Throws for a location that cannot be asked. */
// Fetch, HTTP-redirect fetch.
// https://fetch.spec.whatwg.org/#concept-http-redirect-fetch
function redirected(request: NetworkRequest, status: number, location: string): NetworkRequest {
  // 1 to 5 (the old fragment, without a new one)
  const url = new URL(location, request.url);
  if (url.hash === '') url.hash = new URL(request.url).hash;
  // 6
  if (!/^https?:$/.test(url.protocol)) throw new TypeError(`it redirects to ${url.href}, which is not HTTP.`);
  // 7 to 11 (the limit is the caller's)
  const { method, headers, referrer } = request;
  const next = { ...request, url: url.href, ...(referrer ? { referrer: determineReferrer(referrer, url.href) } : {}) };
  // 12
  const dropsPost = (status === 301 || status === 302) && method === 'POST';
  const dropsMethod = status === 303 && method !== 'GET' && method !== 'HEAD';
  if (!dropsPost && !dropsMethod) return next;
  const kept = Object.entries(headers).filter(([name]) => !/^content-(?:encoding|language|location|type|length)$/i.test(name));
  return { ...next, method: 'GET', headers: Object.fromEntries(kept), body: null };
}

/** Cookies are for the jar: no page sees the headers that set them. */
async function read(response: Response, url: string): Promise<HostResponse> {
  const headers: [string, string][] = [];
  response.headers.forEach((value, name) => {
    if (name.toLowerCase() !== 'set-cookie') headers.push([name, value]);
  });
  return { url, status: response.status, headers, body: await response.text() };
}

function lastPart(url: string): string {
  const path = url.replace(/[?#].*$/s, '');
  return path.slice(path.lastIndexOf('/', path.length - 2) + 1);
}
