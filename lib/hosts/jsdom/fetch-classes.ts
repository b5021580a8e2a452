import { encodeMultipart } from '../page/links.ts';
import type { EntryValue } from '../page/elements.ts';
import type { JsdomInsides } from './insides.ts';
import { bodyFrom, keepText, keptText } from './request-body.ts';

/** What is used of a Request or a Response of Node's. */
interface NodeBody {
  readonly headers: { has(name: string): boolean; set(name: string, value: string): void; get(name: string): string | null };
  clone(): NodeBody;
  text(): Promise<string>;
  arrayBuffer(): Promise<ArrayBuffer>;
}

type NodeClass = new (input: unknown, init: object) => NodeBody;

// Wall: as Node's types have them, no accessor can stand in the place of their members.
const [NodeHeaders, NodeRequest, NodeResponse] = [Headers, Request, Response] as unknown as [
  new (init: unknown, more?: object) => NodeBody['headers'],
  NodeClass,
  NodeClass,
];

type Init = Record<string, unknown> & { body?: unknown; signal?: object | null };

/**
 * jsdom has none of the classes of `fetch` but Headers. They are Node's, made for the window: what it gives and takes is the page's.
 * DIVERGES: what they inherit is the process's, as their streams are.
 */
export function installFetchClasses(insides: JsdomInsides): void {
  const classes = { Headers: headersClass(), Request: requestBase(insides), Response: responseClass(insides) };
  for (const [name, value] of Object.entries(classes)) {
    Object.defineProperty(value, 'name', { value: name });
  }
  insides.patches.values(insides.raw, classes, false);
}

function headersClass(): Function {
  return class extends NodeHeaders {
    static override [Symbol.hasInstance](value: unknown): boolean {
      return NodeHeaders.prototype.isPrototypeOf(value as object);
    }
  };
}

function requestBase(insides: JsdomInsides): Function {
  const multipart = (form: object): { body: string; contentType: string } =>
    encodeMultipart([...(form as Iterable<[string, EntryValue]>)], () => insides.hooks.random());
  class PageRequest extends NodeRequest {
    readonly #signal: object;
    static override [Symbol.hasInstance](value: unknown): boolean {
      return NodeRequest.prototype.isPrototypeOf(value as object);
    }
    constructor(input: string | object, { signal, ...init }: Init = {}) {
      const { body, type, text } = bodyFrom(init.body, multipart);
      const hasType = new NodeHeaders(init['headers'] ?? {}).has('content-type');
      super(input, { ...init, ...(body === null ? {} : { body, duplex: 'half' }) });
      if (type !== null && !hasType) this.headers.set('content-type', type);
      const kept = body === null && typeof input === 'object' ? keptText(input) : text;
      if (kept !== null) keepText(this, kept);
      this.#signal = signal ?? (typeof input === 'object' && #signal in input ? input.#signal : neverAborted(insides));
    }
    /** jsdom's own, which is no AbortSignal of Node's. */
    get signal(): object {
      return this.#signal;
    }
    override clone(): NodeBody {
      const made = super.clone();
      const text = keptText(this);
      if (text !== null) keepText(made, text);
      return made;
    }
  }
  addReaders(PageRequest.prototype, insides);
  // What Node throws is of the process.
  return new Proxy(PageRequest, {
    construct(target, args: unknown[], newTarget: Function) {
      try {
        return Reflect.construct(target, args, newTarget) as object;
      } catch (error) {
        if (!(error instanceof TypeError)) throw error;
        throw new insides.realm.TypeError(`Failed to construct 'Request': ${error.message}`);
      }
    },
  });
}

function neverAborted({ raw }: JsdomInsides): object {
  const AbortController = raw['AbortController'] as new () => { readonly signal: object };
  return new AbortController().signal;
}

function responseClass(insides: JsdomInsides): Function {
  class PageResponse extends NodeResponse {
    static override [Symbol.hasInstance](value: unknown): boolean {
      return NodeResponse.prototype.isPrototypeOf(value as object);
    }
    constructor(value: unknown = null, init: { readonly status?: number } = {}) {
      const { body, type } = bodyFrom(value, () => ({ body: String(value), contentType: 'text/plain' }));
      // Of another origin, or a redirect: nothing is known of it.
      const isOpaque = init.status === 0 && body === null;
      super(body, isOpaque ? {} : init);
      if (isOpaque)
        for (const [name, each] of [
          ['status', 0],
          ['ok', false],
        ] as const)
          Object.defineProperty(this, name, { value: each });
      if (type !== null && !this.headers.has('content-type')) this.headers.set('content-type', type);
    }
  }
  addReaders(PageResponse.prototype, insides);
  return PageResponse;
}

/** What reads a body gives objects of the page, and promises. */
function addReaders(prototype: NodeBody, insides: JsdomInsides): void {
  const { inner, raw } = insides;
  const { text, arrayBuffer } = prototype;
  const readers = {
    text: async (body: NodeBody) => await text.call(body),
    json: async (body: NodeBody) => inner.JSON.parse(await text.call(body)) as unknown,
    arrayBuffer: async (body: NodeBody) => bytesOf(insides, await arrayBuffer.call(body)).buffer,
    bytes: async (body: NodeBody) => bytesOf(insides, await arrayBuffer.call(body)),
    blob: async (body: NodeBody) => {
      const Blob = raw['Blob'] as new (parts: unknown[], init: object) => object;
      const bytes = await arrayBuffer.call(body);
      return new Blob([bytes], { type: body.headers.get('content-type') ?? '' });
    },
  };
  for (const [name, read] of Object.entries(readers)) {
    const value = function (this: NodeBody): Promise<unknown> {
      return new inner.Promise((resolve, reject) => void read(this).then(resolve, reject));
    };
    Object.defineProperty(value, 'name', { value: name });
    Object.defineProperty(prototype, name, { value, writable: true, enumerable: true, configurable: true });
  }
}

function bytesOf({ inner }: JsdomInsides, buffer: ArrayBuffer): Uint8Array<ArrayBuffer> {
  const bytes = new inner.Uint8Array(buffer.byteLength);
  bytes.set(new Uint8Array(buffer));
  return bytes;
}
