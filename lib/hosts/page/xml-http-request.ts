import type { PageInsides } from './insides.ts';
import { XMLHttpRequestState } from './xml-http-request-state.ts';

/** What emulators give to the request: it is an event target with `on*` handlers, and so is its `upload`. */
export type XMLHttpRequestBase = new () => { readonly upload: object };

const states = { UNSENT: 0, OPENED: 1, HEADERS_RECEIVED: 2, LOADING: 3, DONE: 4 } as const;

/** Finds what one request was told, how far it is, and what came. */
type StateOf = (request: object) => XMLHttpRequestState;

/** The half of the class by which a request is made. */
function requestHalf(Base: XMLHttpRequestBase, stateOf: StateOf): XMLHttpRequestBase {
  return class extends Base {
    get readyState(): number {
      return stateOf(this).readyState;
    }
    get timeout(): number {
      return stateOf(this).timeoutMs;
    }
    set timeout(ms: unknown) {
      stateOf(this).setTimeout(Math.max(0, Number(ms) || 0));
    }
    get withCredentials(): boolean {
      return stateOf(this).withCredentials;
    }
    set withCredentials(value: unknown) {
      stateOf(this).setWithCredentials(Boolean(value));
    }
    get responseType(): string {
      return stateOf(this).responseType;
    }
    set responseType(type: unknown) {
      stateOf(this).setResponseType(String(type));
    }
    open(method: unknown, url: unknown, ...rest: unknown[]): void {
      const [isAsync = true] = rest;
      stateOf(this).open(String(method), String(url), Boolean(isAsync));
    }
    setRequestHeader(name: unknown, value: unknown): void {
      stateOf(this).setRequestHeader(String(name), String(value));
    }
    send(body: unknown = null): void {
      stateOf(this).send(body);
    }
    abort(): void {
      stateOf(this).abort();
    }
    overrideMimeType(mimeType: unknown): void {
      stateOf(this).overrideMimeType(String(mimeType));
    }
  };
}

/**
 * `XMLHttpRequest` of one window. Those of emulators go to the real network, know no timeouts or send no synchronous request that could be
 * answered, and tell their states in another order.
 *
 * XMLHttpRequest: https://xhr.spec.whatwg.org/#interface-xmlhttprequest
 */
export function xmlHttpRequestClass(insides: PageInsides, Base: XMLHttpRequestBase): XMLHttpRequestBase {
  const made = new WeakMap<object, XMLHttpRequestState>();
  const stateOf: StateOf = (request) => {
    const state = made.get(request);
    if (state === undefined) throw new insides.realm.TypeError('Illegal invocation');
    return state;
  };
  class XMLHttpRequest extends requestHalf(Base, stateOf) {
    constructor() {
      super();
      made.set(this, new XMLHttpRequestState(insides, this, this.upload));
    }
    get responseURL(): string {
      return stateOf(this).response.url;
    }
    get status(): number {
      return stateOf(this).response.status;
    }
    get statusText(): string {
      return stateOf(this).response.statusText;
    }
    getResponseHeader(name: unknown): string | null {
      return stateOf(this).response.header(String(name));
    }
    getAllResponseHeaders(): string {
      return stateOf(this).response.allHeaders();
    }
    get responseText(): string {
      return stateOf(this).responseText();
    }
    get responseXML(): unknown {
      return stateOf(this).responseXML();
    }
    get response(): unknown {
      return stateOf(this).responseObject();
    }
  }
  for (const [name, value] of Object.entries(states)) {
    for (const object of [XMLHttpRequest, XMLHttpRequest.prototype])
      Object.defineProperty(object, name, { value, enumerable: true });
  }
  return XMLHttpRequest;
}
