import type { Request } from 'happy-dom';
import { isSafelistedMethod, isSafelistedRequestHeader } from '../../fetch/request-headers.ts';
import type { Realm } from '../../webidl/realm.ts';
import { named } from './base-url.ts';

type RequestClass = typeof Request;

/**
 * happy-dom resolves URLs against the page's, with errors of other kinds, and lets a request to who knows whom have any method and
 * any header. `parse`: relative to the document.
 */
export function requestClass(Base: RequestClass, realm: Realm, parse: (url: string) => URL | null): RequestClass {
  const context = "Failed to construct 'Request'";
  class WindowRequest extends Base {
    constructor(input: unknown, init?: ConstructorParameters<RequestClass>[1]) {
      super(input instanceof Base ? input : located(input), init);
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
      for (const [name, value] of this.headers) if (!isSafelistedRequestHeader(name, value)) this.headers.delete(name);
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
  return named(WindowRequest as RequestClass, 'Request');
}
