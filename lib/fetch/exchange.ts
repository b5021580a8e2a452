import { Outstanding } from '../event-loop/outstanding-work.ts';
import { Task, type Lane, type Owner } from '../event-loop/task.ts';
import type { FetchParams } from './fetch-params.ts';
import { askedNow } from './main-fetch.ts';
import type { Reply } from './page-server.ts';
import type { NetworkRequest } from './request.ts';
import { internalResponse, isNetworkError, type NetworkAnswer, type Redirect } from './response.ts';

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

/** One request with its redirects, until it is answered. */
export class Exchange extends Outstanding implements FetchParams {
  readonly id: number;
  readonly client: NetworkClient;
  request: NetworkRequest;
  readonly urls: string[];
  readonly redirects: Redirect[] = [];
  responseTainting: FetchParams['responseTainting'] = 'basic';
  isPreflight: boolean = false;
  /** To what is asked now; null as long as there is none. */
  reply: Reply | null = null;
  /** Null while it may take for ever. */
  deadline: Outstanding | null = null;
  readonly #deliver: (exchange: Exchange) => void;
  #controller: InstanceType<typeof AbortController> | null = null;

  constructor(id: number, request: NetworkRequest, client: NetworkClient, deliver: (exchange: Exchange) => void) {
    super();
    this.id = id;
    this.request = request;
    this.client = client;
    this.urls = [request.url];
    this.#deliver = deliver;
  }

  override get lane(): Lane {
    return this.client.lane;
  }

  override get label(): string {
    const { method, url } = askedNow(this);
    return `${method} ${url}`;
  }

  /** For the server: it is aborted when nobody waits for the answer any more. */
  get signal(): AbortSignal {
    return (this.#controller ??= new AbortController()).signal;
  }

  override abort(): void {
    super.abort();
    this.#controller?.abort();
  }

  override deliver(): void {
    this.#deliver(this);
  }

  /** What the server said to the last request of the chain. */
  replied(reply: Reply): void {
    this.reply = reply;
    if (reply.afterMs === Infinity) this.neverArrives();
    else this.arrive(reply.afterMs);
  }
}

/** Hands an answer to who asked. */
export class ResponseTask extends Task {
  readonly #client: NetworkClient;
  readonly #answer: NetworkAnswer;
  #received = false;

  constructor(client: NetworkClient, answer: NetworkAnswer) {
    super('networking', client.owner);
    this.#client = client;
    this.#answer = answer;
  }

  override get label(): string {
    const answer = this.#answer;
    if (isNetworkError(answer)) return 'network error';
    const { status, url } = internalResponse(answer);
    return `response ${status} ${lastPart(url)}`;
  }

  override run(): boolean {
    const client = this.#client;
    if (this.#received) {
      client.received?.();
      return false;
    }
    this.#received = true;
    client.receive(this.#answer);
    return client.received !== undefined;
  }
}

function lastPart(url: string): string {
  const path = url.replace(/[?#].*$/s, '');
  return path.slice(path.lastIndexOf('/', path.length - 2) + 1);
}
