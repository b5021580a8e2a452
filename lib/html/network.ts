import type { Observer } from '../event-loop/observer.ts';
import type { Kernel, Scope } from '../event-loop/kernel.ts';
import { Task, type Lane, type Owner } from '../event-loop/task.ts';
import type { HostResponse } from './document-host.ts';
import { kindOf } from '../infra/arguments.ts';

/**
 * What answers the requests of pages: your server, as a function. When it throws, rejects or answers with `Response.error()` the
 * page sees a network error.
 * When it answers does not matter: responses reach the page in the order of the requests, at one virtual instant.
 */
export type PageServer = (request: Request) => Response | Promise<Response>;

/** What a document or a navigation asks for. */
export interface NetworkRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
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

interface Exchange {
  readonly id: number;
  readonly client: NetworkClient;
  answer: NetworkAnswer | null;
  /** Resolves when there is an answer. */
  readonly answered: Promise<void> | null;
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
 */
export class Network {
  readonly #server: PageServer | null;
  readonly #kernel: Kernel;
  readonly #observer: Observer | null;
  /** Called when an answer has come; null when nobody runs tasks by themselves. */
  wake: (() => void) | null = null;
  #outstanding: Exchange[] = [];
  #lastId = 0;

  /** Without a server every URL is an empty HTML document. */
  constructor(server: PageServer | null, kernel: Kernel, observer: Observer | null) {
    this.#server = server;
    this.#kernel = kernel;
    this.#observer = observer;
  }

  /** Nobody is asked: every URL has the same answer at any time. */
  get serverless(): boolean {
    return this.#server === null;
  }

  /** Starts a request; the answer's task is queued by {@link deliver}. */
  request(request: NetworkRequest, client: NetworkClient): void {
    const id = ++this.#lastId;
    const { method, url } = request;
    this.#observer?.fact({ type: 'request', request: id, tab: client.tab, document: client.owner?.id ?? null, method, url });
    if (this.#server === null) {
      this.#outstanding.push({ id, client, answer: { ...emptyPage, url: request.url }, answered: null });
      this.wake?.();
      return;
    }
    const answering = ask(this.#server, request);
    const exchange: Exchange = {
      id,
      client,
      answer: null,
      answered: answering.then((answer) => {
        exchange.answer = answer;
        this.wake?.();
      }),
    };
    this.#outstanding.push(exchange);
  }

  /** Whether a request of that scope waits for its answer's task. */
  isBusy(scope: Scope | null): boolean {
    return this.#outstanding.some(({ client }) => scope === null || scope(client.lane));
  }

  /** Whether the oldest request is answered, so that its answer can be delivered. */
  get hasAnswer(): boolean {
    return (this.#outstanding[0]?.answer ?? null) !== null;
  }

  /** Resolves when all requests of that scope are answered; null when they are already. */
  answered(scope: Scope | null): Promise<unknown> | null {
    const waiting = this.#inScope(scope).filter(({ answer }) => answer === null);
    return waiting.length === 0 ? null : Promise.all(waiting.map((exchange) => exchange.answered));
  }

  /** Queues the answers of that scope, in the order of the requests, up to the first one that is missing. */
  deliver(scope: Scope | null): void {
    const exchanges = this.#inScope(scope);
    const missing = exchanges.findIndex(({ answer }) => answer === null);
    const delivered = new Set(missing === -1 ? exchanges : exchanges.slice(0, missing));
    this.#outstanding = this.#outstanding.filter((exchange) => !delivered.has(exchange));
    for (const exchange of delivered) {
      const answer = exchange.answer as NetworkAnswer;
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

  #inScope(scope: Scope | null): Exchange[] {
    return this.#outstanding.filter(({ client }) => scope === null || scope(client.lane));
  }
}

/** A request with its redirects followed. Answers with a network error rather than rejecting. */
async function ask(server: PageServer, request: NetworkRequest): Promise<NetworkAnswer> {
  let next = request;
  try {
    for (let redirects = 0; redirects <= maximumRedirects; redirects++) {
      const { url, method, headers, body } = next;
      const response = await server(new Request(url, { method, headers: { ...headers }, ...(body === null ? {} : { body }) }));
      if (!isResponse(response)) return { reason: `${method} ${url} was not answered: ${notAResponse(response)}` };
      if (response.status === 0) return { reason: `${method} ${url} was answered with a network error.` };
      const location = redirectStatuses.has(response.status) ? response.headers.get('location') : null;
      if (location === null) return await read(response, url);
      next = redirected(next, response.status, location);
    }
    return { reason: `${request.url} was redirected more than ${maximumRedirects} times.` };
  } catch (error) {
    return { reason: `${next.method} ${next.url} was not answered: ${error instanceof Error ? error.message : String(error)}` };
  }
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
  const { method, headers, body } = request;
  // 12
  const dropsPost = (status === 301 || status === 302) && method === 'POST';
  const dropsMethod = status === 303 && method !== 'GET' && method !== 'HEAD';
  if (!dropsPost && !dropsMethod) return { url: url.href, method, headers, body };
  const kept = Object.entries(headers).filter(([name]) => !/^content-(?:encoding|language|location|type|length)$/i.test(name));
  return { url: url.href, method: 'GET', headers: Object.fromEntries(kept), body: null };
}

async function read(response: Response, url: string): Promise<HostResponse> {
  const headers: [string, string][] = [];
  response.headers.forEach((value, name) => headers.push([name, value]));
  return { url, status: response.status, headers, body: await response.text() };
}

function lastPart(url: string): string {
  const path = url.replace(/[?#].*$/s, '');
  return path.slice(path.lastIndexOf('/', path.length - 2) + 1);
}
