import { PropertySymbol, type EventTarget } from 'happy-dom';
import XMLHttpRequestEventTarget from 'happy-dom/lib/xml-http-request/XMLHttpRequestEventTarget.js';
import { named } from './base-url.ts';
import type { Insides } from './insides.ts';
import { XMLHttpRequestState } from './xml-http-request-state.ts';

/**
 * happy-dom's own knows no timeouts, sends no synchronous request that could be answered, and tells its states in another order.
 *
 * XMLHttpRequest: https://xhr.spec.whatwg.org/#interface-xmlhttprequest
 */
class PageXMLHttpRequest extends XMLHttpRequestEventTarget {
  readonly upload: EventTarget;
  readonly #state: XMLHttpRequestState;

  constructor(insides: Insides) {
    super();
    this.upload = new insides.raw.XMLHttpRequestUpload();
    this.#state = new XMLHttpRequestState(insides, this, this.upload);
  }

  get onreadystatechange(): unknown {
    return this[PropertySymbol.propertyEventListeners].get('onreadystatechange') ?? null;
  }
  set onreadystatechange(value: unknown) {
    const handler = typeof value === 'function' ? (value as () => void) : null;
    this[PropertySymbol.propertyEventListeners].set('onreadystatechange', handler);
  }
  get readyState(): number {
    return this.#state.readyState;
  }
  get timeout(): number {
    return this.#state.timeoutMs;
  }
  set timeout(ms: unknown) {
    this.#state.setTimeout(Math.max(0, Number(ms) || 0));
  }
  get withCredentials(): boolean {
    return this.#state.withCredentials;
  }
  set withCredentials(value: unknown) {
    this.#state.setWithCredentials(Boolean(value));
  }
  get responseType(): string {
    return this.#state.responseType;
  }
  set responseType(type: unknown) {
    this.#state.setResponseType(String(type));
  }
  open(method: unknown, url: unknown, ...rest: unknown[]): void {
    const [isAsync = true] = rest;
    this.#state.open(String(method), String(url), Boolean(isAsync));
  }
  setRequestHeader(name: unknown, value: unknown): void {
    this.#state.setRequestHeader(String(name), String(value));
  }
  send(body: unknown = null): void {
    this.#state.send(body);
  }
  abort(): void {
    this.#state.abort();
  }
  overrideMimeType(mimeType: unknown): void {
    this.#state.overrideMimeType(String(mimeType));
  }
  get responseURL(): string {
    return this.#state.response.url;
  }
  get status(): number {
    return this.#state.response.status;
  }
  get statusText(): string {
    return this.#state.response.statusText;
  }
  getResponseHeader(name: unknown): string | null {
    return this.#state.response.header(String(name));
  }
  getAllResponseHeaders(): string {
    return this.#state.response.allHeaders();
  }
  get responseText(): string {
    return this.#state.responseText();
  }
  get responseXML(): unknown {
    return this.#state.responseXML();
  }
  get response(): unknown {
    return this.#state.responseObject();
  }
}

const states = { UNSENT: 0, OPENED: 1, HEADERS_RECEIVED: 2, LOADING: 3, DONE: 4 } as const;
for (const [name, value] of Object.entries(states)) {
  for (const object of [PageXMLHttpRequest, PageXMLHttpRequest.prototype]) {
    Object.defineProperty(object, name, { value, enumerable: true });
  }
}

/** Puts it into the window. */
export function installXMLHttpRequest(insides: Insides): void {
  const { raw } = insides;
  class XMLHttpRequest extends PageXMLHttpRequest {
    constructor() {
      super(insides);
    }
  }
  // With what it derives from.
  Object.assign(raw, { XMLHttpRequest: named(XMLHttpRequest, 'XMLHttpRequest'), XMLHttpRequestEventTarget });
}
