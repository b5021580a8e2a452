import { isSafelistedMethod, isSafelistedRequestHeader } from '../../fetch/request-headers.ts';
import type { PageSignal } from '../../html/records/document-hooks.ts';
import type { Realm } from '../../webidl/realm.ts';

/** A Request of whichever emulator, or of Node. */
export interface PageRequestObject {
  readonly url: string;
  readonly method: string;
  readonly headers: Iterable<[string, string]> & { delete(name: string): void };
  readonly body: unknown;
  readonly credentials: 'omit' | 'same-origin' | 'include';
  readonly mode: string;
  readonly redirect: 'follow' | 'error' | 'manual';
  readonly signal: PageSignal & { readonly reason: unknown };
}

export type RequestClass = new (input: never, init?: never) => PageRequestObject;

/**
 * What emulators have resolves URLs against the page's or not at all, with errors of other kinds, and lets a request to who knows whom
 * have any method and any header. `parse`: relative to the document.
 */
export function requestClass<C extends RequestClass>(Base: C, realm: Realm, parse: (url: string) => URL | null): C {
  const context = "Failed to construct 'Request'";
  // Wall: of a type parameter no class can be derived.
  const Original = Base as RequestClass as new (input: unknown, init?: unknown) => PageRequestObject;
  class WindowRequest extends Original {
    constructor(input: unknown, init?: unknown) {
      super(input instanceof Original ? input : located(input), init);
      if (this.mode === 'no-cors') this.#guard();
    }

    // Fetch, the Request class, new Request(), from step 32.
    // https://fetch.spec.whatwg.org/#dom-request
    #guard(): void {
      // 32.1
      if (!isSafelistedMethod(this.method)) {
        throw new realm.TypeError(`${context}: '${this.method}' is unsupported in no-cors mode.`);
      }
      // 32.2
      for (const [name, value] of [...this.headers]) if (!isSafelistedRequestHeader(name, value)) this.headers.delete(name);
    }
  }

  function located(input: unknown): string {
    const url = String(input);
    const parsed = parse(url);
    if (parsed === null) throw new realm.TypeError(`${context}: Failed to parse URL from ${url}`);
    if (parsed.username !== '' || parsed.password !== '') {
      throw new realm.TypeError(`${context}: Request cannot be constructed from a URL that includes credentials: ${url}`);
    }
    return parsed.href;
  }
  Object.defineProperty(WindowRequest, 'name', { value: 'Request' });
  return WindowRequest as RequestClass as C;
}
