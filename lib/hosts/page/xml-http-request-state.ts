import type { HostResponse } from '../../fetch/response.ts';
import type { PageRequest } from '../../html/records/document-hooks.ts';
import { utf8Length } from '../../infra/utf8-length.ts';
import { parseURL } from './base-url.ts';
import { construct } from './construct.ts';
import type { PageInsides } from './insides.ts';
import { pageRequest } from './network.ts';
import type { PageRequestObject } from './request-class.ts';
import { sendable, XMLHttpResponse } from './xml-http-response.ts';

interface Controller {
  readonly signal: PageRequestObject['signal'];
  abort(): void;
}

const responseTypes: ReadonlySet<string> = new Set(['', 'arraybuffer', 'blob', 'document', 'json', 'text']);
const token = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;
const [unsent, opened, headersReceived, loading, done] = [0, 1, 2, 3, 4];

/** One XMLHttpRequest: what it was told, how far it is, and what came. */
export class XMLHttpRequestState {
  readonly #insides: PageInsides;
  readonly #target: object;
  readonly #upload: object;
  readyState: number = unsent;
  /** DIVERGES: it counts as it is when the request is sent. */
  timeoutMs: number = 0;
  withCredentials: boolean = false;
  responseType: string = '';
  readonly response: XMLHttpResponse;
  #sent = false;
  #async = true;
  #method = 'GET';
  #url = '';
  #headers: [name: string, value: string][] = [];
  #uploaded = true;
  #uploadIsHeard = false;
  #controller: Controller | null = null;

  constructor(insides: PageInsides, target: object, upload: object) {
    this.#insides = insides;
    this.#target = target;
    this.#upload = upload;
    this.response = new XMLHttpResponse(insides);
  }

  setTimeout(ms: number): void {
    if (!this.#async) throw this.#failure("set 'timeout'", 'The request is synchronous.', 'InvalidAccessError');
    this.timeoutMs = ms;
  }

  setWithCredentials(value: boolean): void {
    const isOver = this.readyState > opened || this.#sent;
    if (isOver) throw this.#failure("set 'withCredentials'", 'The request was sent.', 'InvalidStateError');
    this.withCredentials = value;
  }

  setResponseType(type: string): void {
    if (!responseTypes.has(type)) return;
    if (this.readyState >= loading) throw this.#failure("set 'responseType'", 'The response is loading.', 'InvalidStateError');
    if (!this.#async) throw this.#failure("set 'responseType'", 'The request is synchronous.', 'InvalidAccessError');
    this.responseType = type;
  }

  // XMLHttpRequest, the open() method.
  // https://xhr.spec.whatwg.org/#the-open()-method
  open(method: string, url: string, async: boolean): void {
    // 1, 2
    if (!token.test(method)) throw this.#failure("execute 'open'", `'${method}' is no method.`, 'SyntaxError');
    // 3
    if (/^(?:connect|trace|track)$/i.test(method)) {
      throw this.#failure("execute 'open'", `'${method}' is forbidden.`, 'SecurityError');
    }
    // 4
    const normalized = /^(?:delete|get|head|options|post|put)$/i.test(method) ? method.toUpperCase() : method;
    // 5
    const parsedURL = parseURL(this.#insides, url);
    // 6
    if (parsedURL === null) throw this.#failure("execute 'open'", 'Invalid URL', 'SyntaxError');
    // 7 (the caller's)
    // 8 (nobody is asked who they are)
    parsedURL.username = parsedURL.password = '';
    // 9
    if (!async && (this.timeoutMs !== 0 || this.responseType !== '')) {
      const why = 'A synchronous request has neither a timeout nor a response type.';
      throw this.#failure("execute 'open'", why, 'InvalidAccessError');
    }
    // 10
    this.#controller?.abort();
    // 11
    [this.#sent, this.#uploadIsHeard, this.#uploaded] = [false, false, true];
    [this.#method, this.#url, this.#async, this.#headers] = [normalized, parsedURL.href, async, []];
    this.response.set(null);
    // 12
    if (this.readyState !== opened) this.#become(opened);
  }

  // XMLHttpRequest, the setRequestHeader() method.
  // https://xhr.spec.whatwg.org/#the-setrequestheader()-method
  setRequestHeader(name: string, value: string): void {
    // 1, 2
    this.#requireUnsent("execute 'setRequestHeader'");
    // 3
    const normalized = value.trim();
    // 4
    const isHeader = token.test(name) && !/[\0\r\n]/.test(normalized);
    if (!isHeader) throw this.#failure("execute 'setRequestHeader'", `'${name}' is no header.`, 'SyntaxError');
    // 5 (the Request drops them)
    // 6
    this.#headers.push([name, normalized]);
  }

  // XMLHttpRequest, the send() method.
  // https://xhr.spec.whatwg.org/#the-send()-method
  send(body: unknown): void {
    // 1, 2
    this.#requireUnsent("execute 'send'");
    // 3, 4
    const request = this.#request(this.#method === 'GET' || this.#method === 'HEAD' ? null : body);
    // 5
    this.#uploadIsHeard = this.#insides.elements.isHeard(this.#upload);
    // 6 to 9
    this.#uploaded = request.body === null;
    // 10
    this.#sent = true;
    // 11, 12
    if (this.#async) this.#sendAsync(request);
    else this.#sendSync(request);
  }

  // XMLHttpRequest, the abort() method.
  // https://xhr.spec.whatwg.org/#the-abort()-method
  abort(): void {
    // 1
    this.#controller?.abort();
    const isUnderWay = this.readyState === headersReceived || this.readyState === loading;
    // 2
    if ((this.readyState === opened && this.#sent) || isUnderWay) this.#requestError('abort');
    // 3
    if (this.readyState !== done) return;
    this.readyState = unsent;
    this.response.set(null);
  }

  overrideMimeType(mimeType: string): void {
    if (this.readyState >= loading) {
      throw this.#failure("execute 'overrideMimeType'", 'The response is loading.', 'InvalidStateError');
    }
    this.response.mimeType = mimeType;
  }

  responseText(): string {
    this.#requireType('responseText', 'text');
    return this.readyState >= loading ? this.response.text : '';
  }

  responseXML(): unknown {
    this.#requireType('responseXML', 'document');
    return this.readyState === done ? this.response.made('document', this.responseType === '') : null;
  }

  // XMLHttpRequest, the response getter.
  // https://xhr.spec.whatwg.org/#the-response-attribute
  responseObject(): unknown {
    // 1
    if (this.responseType === '' || this.responseType === 'text') return this.responseText();
    // 2, 3
    if (this.readyState !== done) return null;
    // 4 to 9
    return this.response.made(this.responseType, false);
  }

  #request(body: unknown): PageRequestObject {
    const { raw } = this.#insides;
    const headers = construct<{ append(name: string, value: string): void }>(raw, 'Headers');
    for (const [name, value] of this.#headers) headers.append(name, value);
    return construct(raw, 'Request', this.#url, {
      method: this.#method,
      headers,
      body: sendable(this.#insides, body),
      credentials: this.withCredentials ? 'include' : 'same-origin',
    });
  }

  #asked(request: PageRequestObject, body: string | null): PageRequest {
    return { ...pageRequest(request, body), mode: 'cors', useCORSPreflight: this.#uploadIsHeard };
  }

  #sendSync(request: PageRequestObject): void {
    const body = request.body === null ? null : this.#insides.elements.bodyOf(request);
    let response: HostResponse;
    try {
      if (body !== null && typeof body !== 'string') throw new Error('A stream can only be waited for.');
      response = this.#insides.hooks.fetchSynchronously(this.#asked(request, body));
    } catch {
      [this.readyState, this.#sent] = [done, false];
      this.response.set(null);
      throw this.#failure("execute 'send'", `Failed to load '${this.#url}'.`, 'NetworkError');
    }
    this.#uploaded = true;
    this.response.set(response);
    this.#end(response);
  }

  #sendAsync(request: PageRequestObject): void {
    const controller = construct<Controller>(this.#insides.raw, 'AbortController');
    this.#controller = controller;
    this.#progress(this.#target, 'loadstart', 0);
    if (!this.#uploaded && this.#uploadIsHeard) this.#progress(this.#upload, 'loadstart', 0);
    // A listener may have aborted it, or opened another one.
    if (this.readyState === opened && this.#sent && !controller.signal.aborted) void this.#fetch(request, controller.signal);
  }

  async #fetch(request: PageRequestObject, signal: Controller['signal']): Promise<void> {
    const isOver = (): boolean => signal.aborted || this.#insides.gone;
    try {
      const body = request.body === null ? null : this.#insides.elements.bodyOf(request);
      const text = typeof body === 'string' || body === null ? body : await body;
      if (isOver()) return;
      const asked = { ...this.#asked(request, text), timeoutMs: this.timeoutMs, signal };
      const response = await this.#insides.hooks.fetch(asked);
      if (!isOver()) this.#receive(response, isOver);
    } catch (error) {
      if (!isOver()) this.#requestError(error instanceof Error && error.name === 'TimeoutError' ? 'timeout' : 'error');
    }
  }

  #receive(response: HostResponse, isOver: () => boolean): void {
    this.#endUpload(['progress', 'load', 'loadend']);
    this.response.set(response);
    this.#become(headersReceived);
    const length = utf8Length(response.body);
    if (isOver()) return;
    if (length > 0) {
      this.#become(loading);
      if (isOver()) return;
      this.#progress(this.#target, 'progress', length);
    }
    if (!isOver()) this.#end(response);
  }

  // XMLHttpRequest, handle response end-of-body.
  // https://xhr.spec.whatwg.org/#handle-response-end-of-body
  #end({ body }: HostResponse): void {
    // 1 to 7
    const length = utf8Length(body);
    // 8, 9
    this.#sent = false;
    // 10
    this.#become(done);
    // 11, 12
    for (const type of ['load', 'loadend']) if (this.readyState === done) this.#progress(this.#target, type, length);
  }

  // XMLHttpRequest, request error steps.
  // https://xhr.spec.whatwg.org/#request-error-steps
  #requestError(event: 'error' | 'abort' | 'timeout'): void {
    // 1 (readiness is below)
    // 2
    this.#sent = false;
    // 3
    this.response.set(null);
    // 4 (it is not synchronous)
    // 5
    this.#become(done);
    // 6
    this.#endUpload([event, 'loadend']);
    // 7, 8
    for (const type of [event, 'loadend']) this.#progress(this.#target, type, 0);
  }

  #endUpload(types: readonly string[]): void {
    if (this.#uploaded) return;
    this.#uploaded = true;
    if (this.#uploadIsHeard) for (const type of types) this.#progress(this.#upload, type, 0);
  }

  #become(state: number): void {
    this.readyState = state;
    this.#insides.elements.fireAtTarget(this.#target, 'readystatechange');
  }

  #progress(target: object, type: string, loaded: number): void {
    this.#insides.elements.fireAtTarget(target, type, loaded);
  }

  #requireUnsent(toDo: string): void {
    if (this.readyState !== opened || this.#sent) throw this.#failure(toDo, 'The state is not OPENED.', 'InvalidStateError');
  }

  #requireType(name: string, type: string): void {
    if (this.responseType === '' || this.responseType === type) return;
    throw this.#failure(`read '${name}'`, `The response type is '${this.responseType}'.`, 'InvalidStateError');
  }

  #failure(toDo: string, why: string, name: string): Error {
    return new this.#insides.realm.DOMException(`Failed to ${toDo} on 'XMLHttpRequest': ${why}`, name);
  }
}
