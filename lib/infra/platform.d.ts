// The few names of the platform that the core may use, in the least shape that it needs. They exist in Node 20 and later
// and in every browser. This file is part of tsconfig.core.json only: elsewhere the surroundings' own types declare them.

interface URLSearchParams {
  toString(): string;
}
interface URL {
  href: string;
  readonly origin: string;
  protocol: string;
  username: string;
  password: string;
  host: string;
  hostname: string;
  port: string;
  pathname: string;
  search: string;
  hash: string;
  readonly searchParams: URLSearchParams;
  toString(): string;
}
declare var URL: { new (url: string | URL, base?: string | URL): URL };

declare var TextEncoder: { new (): { encode(text: string): Uint8Array } };
declare var TextDecoder: { new (label?: string): { decode(bytes: Uint8Array): string } };

interface Headers {
  get(name: string): string | null;
  getSetCookie(): string[];
  forEach(callback: (value: string, name: string) => void): void;
}
interface AbortSignal {
  readonly aborted: boolean;
}
declare var AbortController: { new (): { readonly signal: AbortSignal; abort(reason?: unknown): void } };
declare var AbortSignal: { readonly prototype: AbortSignal; new (): AbortSignal; timeout(ms: number): AbortSignal };

interface Request {
  readonly url: string;
  readonly method: string;
  readonly headers: Headers;
}
declare var Request: {
  new (
    url: string,
    init?: { method?: string; headers?: Record<string, string>; body?: string | null; signal?: AbortSignal },
  ): Request;
};
interface Response {
  readonly status: number;
  readonly statusText: string;
  readonly headers: Headers;
  readonly url: string;
  readonly bodyUsed: boolean;
  text(): Promise<string>;
  clone(): Response;
}
declare var Response: {
  new (body?: string | null, init?: { status?: number; headers?: Record<string, string> | Headers }): Response;
};

/** Of each module: where it was loaded from. */
interface ImportMeta {
  readonly url: string;
}
