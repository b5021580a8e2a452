import type { CookieStore } from '../cookies/cookie-store.ts';
import type { Kernel } from '../event-loop/kernel.ts';
import type { Observer } from '../event-loop/observer.ts';
import type { OutstandingWork } from '../event-loop/outstanding-work.ts';
import type { Lane, Owner } from '../event-loop/task.ts';
import { describeThrown } from '../infra/describe-thrown.ts';
import { askSynchronously } from './ask-synchronously.ts';
import { Deadline } from './deadline.ts';
import { Exchange, ResponseTask, type NetworkClient } from './exchange.ts';
import type { FetchParams } from './fetch-params.ts';
import { askedNow, httpFetch, mainFetch } from './main-fetch.ts';
import { originHeader } from './origin-header.ts';
import { ask, type PageServer, type Reply } from './page-server.ts';
import type { NetworkRequest } from './request.ts';
import { internalResponse, isNetworkError, type HostResponse, type NetworkAnswer, type PagesFailure } from './response.ts';
import { siteDataResponse, type SiteDataClearer } from './site-data-response.ts';
import { determineSameSiteMode, includesCredentials, maySetSameSiteCookies } from './same-site-mode.ts';

const emptyPage: Omit<HostResponse, 'url'> = {
  status: 200,
  headers: [['content-type', 'text/html']],
  body: '<!doctype html><html><head></head><body></body></html>',
};

/** What a network is made with. */
export interface NetworkOptions {
  /** Null: every URL is an empty HTML document. */
  readonly server: PageServer | null;
  readonly kernel: Kernel;
  readonly observer: Observer | null;
  readonly outstanding: OutstandingWork;
  readonly cookies: CookieStore;
  /** Default: what responses say is to be removed stays. */
  readonly siteData?: SiteDataClearer;
}

/** Most runs make no request: they share one set, to which nothing is added. */
const none: Set<never> = new Set();

/**
 * The requests under way. When their answers come is the business of {@link OutstandingWork}.
 *
 * Cookies of a response go into the jar when it is delivered, not when the server answered. So a redirect is delivered, too: its
 * cookies are stored, and what it leads to is asked with the cookies of that moment, in its old place among the requests. What was
 * aborted before its delivery sets no cookies.
 */
export class Network {
  readonly #server: PageServer | null;
  readonly #kernel: Kernel;
  readonly #observer: Observer | null;
  readonly #outstanding: OutstandingWork;
  readonly #cookies: CookieStore;
  readonly #siteData: SiteDataClearer | null;
  /** What the server failed in, with its reason, as long as nobody was told; null until it did. */
  #failures: Map<PagesFailure, string> | null = null;
  #exchanges: Set<Exchange> = none;
  #lastId = 0;

  constructor({ server, kernel, observer, outstanding, cookies, siteData }: NetworkOptions) {
    this.#server = server;
    this.#kernel = kernel;
    this.#observer = observer;
    this.#outstanding = outstanding;
    this.#cookies = cookies;
    this.#siteData = siteData ?? null;
  }

  /** Nobody is asked: every URL has the same answer at any time. */
  get serverless(): boolean {
    return this.#server === null;
  }

  /** Returns how it is aborted: the answer then reaches nobody. False: it is on its way to the client, or was there. */
  request(request: NetworkRequest, client: NetworkClient): () => boolean {
    const exchange = this.#begin(request, client);
    const error = mainFetch(exchange);
    if (error === null) this.#ask(exchange);
    else exchange.replied(replyOf(error));
    return this.#aborting(exchange);
  }

  /** The same for what no server is asked for: `answering` brings the answer. */
  read(request: NetworkRequest, answering: Promise<NetworkAnswer>, client: NetworkClient): () => boolean {
    const exchange = this.#begin(request, client);
    const error = mainFetch(exchange);
    // The page's own Blob may refuse.
    const answered = answering.catch((thrown: unknown): NetworkAnswer => ({
      reason: `${request.url} was not read: ${describeThrown(thrown)}`,
    }));
    if (error === null) void answered.then((result) => exchange.replied(replyOf(result)));
    else exchange.replied(replyOf(error));
    return this.#aborting(exchange);
  }

  /** Asks within the running task. `local`: what the answer is where no server is asked. */
  requestSynchronously(
    request: NetworkRequest,
    { tab, owner }: Pick<NetworkClient, 'tab' | 'owner'>,
    local: NetworkAnswer | null,
  ): NetworkAnswer {
    const params: FetchParams = {
      request,
      urls: [request.url],
      redirects: [],
      responseTainting: 'basic',
      isPreflight: false,
    };
    const id = this.#tell(request, tab, owner);
    let answer: NetworkAnswer | null = mainFetch(params);
    while (answer === null) {
      const reply = local === null ? this.#askSynchronously(params) : replyOf(local);
      this.#keepOf(params, id, reply);
      answer = httpFetch(params, reply);
    }
    this.#told(id, answer);
    return answer;
  }

  /** Those under way, in the order of their beginning. */
  get underWay(): readonly Exchange[] {
    return [...this.#exchanges];
  }

  /** The failures that nobody has been told of, with their reasons: whoever takes them tells. */
  takeFailures(): readonly (readonly [PagesFailure, string])[] {
    const failures = [...(this.#failures ?? [])];
    this.#failures = null;
    return failures;
  }

  /** Somebody was told of this one already. */
  dropFailure(failure: PagesFailure): void {
    this.#failures?.delete(failure);
  }

  /** Whether a request of that document waits for its answer. */
  isAsked(owner: Owner): boolean {
    for (const { client } of this.#exchanges) if (client.owner === owner) return true;
    return false;
  }

  /** Aborts all requests; their numbers begin at 1 again. */
  reset(): void {
    // The run is over, and so is its trace.
    this.#abort(() => true, false);
    this.#failures = null;
    this.#lastId = 0;
  }

  /** Aborts what a navigable's navigation asked for: it was overtaken, or its navigable is gone. */
  abortNavigation(lane: Lane): void {
    this.#abort(({ client }) => client.lane === lane && client.owner === null);
  }

  /** Aborts what a destroyed document asked for. */
  abort(owner: Owner): void {
    this.#abort(({ client }) => client.owner === owner);
  }

  #aborting(exchange: Exchange): () => boolean {
    return () => {
      const isUnderWay = this.#exchanges.has(exchange);
      this.#abort((each) => each === exchange);
      return isUnderWay;
    };
  }

  #abort(concerns: (exchange: Exchange) => boolean, isTold: boolean = true): void {
    for (const exchange of this.#exchanges) {
      if (!concerns(exchange)) continue;
      this.#exchanges.delete(exchange);
      exchange.deadline?.abort();
      exchange.abort();
      if (isTold) this.#observer?.fact({ type: 'request-aborted', request: exchange.id });
    }
  }

  #begin(request: NetworkRequest, client: NetworkClient): Exchange {
    const id = this.#tell(request, client.tab, client.owner);
    const exchange = new Exchange(id, request, client, this.#deliver);
    if (this.#exchanges === none) this.#exchanges = new Set();
    this.#exchanges.add(exchange);
    this.#outstanding.begin(exchange);
    if (request.timeoutMs !== undefined && request.timeoutMs > 0) this.#limit(exchange, request.timeoutMs);
    return exchange;
  }

  /** Returns its number. */
  #tell({ method, url }: NetworkRequest, tab: string, owner: Owner | null): number {
    const request = ++this.#lastId;
    this.#observer?.fact({ type: 'request', request, tab, document: owner?.id ?? null, method, url });
    return request;
  }

  #limit(exchange: Exchange, afterMs: number): void {
    exchange.deadline = new Deadline(exchange, (late, error) => {
      late.abort();
      this.#answer(late, error);
    });
    this.#outstanding.begin(exchange.deadline);
    exchange.deadline.arrive(afterMs);
  }

  /** Takes of a reply what is for the user agent, and goes on to where it leads. */
  readonly #deliver = (exchange: Exchange): void => {
    const reply = exchange.reply as Reply;
    this.#keepOf(exchange, exchange.id, reply);
    const answer = httpFetch(exchange, reply);
    if (answer !== null) {
      this.#answer(exchange, answer);
      return;
    }
    this.#outstanding.askAgain(exchange);
    this.#ask(exchange);
  };

  #answer(exchange: Exchange, answer: NetworkAnswer): void {
    const { client, id } = exchange;
    this.#exchanges.delete(exchange);
    exchange.deadline?.abort();
    this.#told(id, answer);
    this.#kernel.post(new ResponseTask(client, answer), client.lane, 0);
  }

  #told(request: number, answer: NetworkAnswer): void {
    if (!isNetworkError(answer)) {
      this.#observer?.fact({ type: 'response', request, status: internalResponse(answer).status });
      return;
    }
    const { failure, reason } = answer;
    if (failure !== undefined) (this.#failures ??= new Map()).set(failure, reason);
    this.#observer?.fact({ type: 'response', request, status: 0, reason });
  }

  /** Cookies first: what clears them clears these, too. */
  #keepOf(params: FetchParams, id: number, reply: Reply): void {
    this.#storeCookies(params, id, reply);
    const response = siteDataResponse(params, id, reply);
    if (response !== null) this.#siteData?.clearSiteData(response);
  }

  #storeCookies(params: FetchParams, id: number, { setCookies }: Reply): void {
    const { urls } = params;
    const request = askedNow(params);
    if (setCookies.length === 0 || !includesCredentials(request, urls)) return;
    const sameSite = maySetSameSiteCookies(request.method, request, urls);
    this.#cookies.setByResponse(request.url, setCookies, { request: id, sameSite });
  }

  #ask(exchange: Exchange): void {
    exchange.reply = null;
    if (this.#server === null) {
      exchange.replied(replyOf({ ...emptyPage, url: exchange.request.url }));
      return;
    }
    const reply = ask(this.#server, askedNow(exchange), this.#headersOf(exchange), exchange.signal);
    void reply.then((said) => exchange.replied(said));
  }

  #askSynchronously(params: FetchParams): Reply {
    const request = askedNow(params);
    if (this.#server === null) return replyOf({ ...emptyPage, url: request.url });
    return askSynchronously(this.#server, request, this.#headersOf(params));
  }

  #headersOf(params: FetchParams): Record<string, string> {
    const { urls } = params;
    const request = askedNow(params);
    const { headers, referrer = '', method } = request;
    const sent = Object.fromEntries(Object.entries(headers).filter(([name]) => !/^(?:cookie|origin|referer)$/i.test(name)));
    if (referrer !== '') sent['referer'] = referrer;
    const origin = originHeader(params);
    if (origin !== null) sent['origin'] = origin;
    if (!includesCredentials(request, urls)) return sent;
    const cookie = this.#cookies.header(request.url, determineSameSiteMode(method, request, urls));
    if (cookie !== '') sent['cookie'] = cookie;
    return sent;
  }
}

/** Of nobody who could say when it comes. */
function replyOf(result: NetworkAnswer): Reply {
  return { setCookies: [], result, location: null, afterMs: null };
}
