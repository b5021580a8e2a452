import { Cookie, CookieJar } from 'tough-cookie';
import type { Observer } from '../event-loop/observer.ts';
import type { Owner } from '../event-loop/task.ts';

/** A document as cookies see it. */
export interface CookieDocument extends Owner {
  readonly url: string;
}

/**
 * The cookies of a user agent, shared by all its tabs, kept by tough-cookie under virtual time.
 *
 * HTML, document.cookie: https://html.spec.whatwg.org/multipage/#dom-document-cookie
 */
export class CookieStore {
  readonly #jar = new CookieJar(null, { looseMode: true });
  /** A cookie was set since the last reset. */
  #written = false;
  readonly #areas = new Map<string, number>();
  readonly #observer: Observer | null;
  readonly #epochNow: () => number;
  readonly #nextAreaId: () => number;

  constructor(options: { observer: Observer | null; epochNow: () => number; nextAreaId: () => number }) {
    this.#observer = options.observer;
    this.#epochNow = options.epochNow;
    this.#nextAreaId = options.nextAreaId;
  }

  /** What `document.cookie` answers: `a=1; b=2`. Empty for documents that are averse to cookies. */
  // HTML, resource metadata management, document.cookie getter.
  // https://html.spec.whatwg.org/multipage/#dom-document-cookie
  get(document: CookieDocument): string {
    // 1
    if (isCookieAverse(document)) return '';
    // 2 and 3
    const now = this.#epochNow();
    const cookies = this.#jar
      .getCookiesSync(document.url, { http: false, expire: false, sort: true })
      .filter((cookie) => cookie.TTL(now) > 0)
      .map((cookie) => cookie.cookieString())
      .join('; ');
    this.#observer?.fact({ type: 'cookie-read', document: document.id, area: this.#areaOf(document.url), cookies });
    return cookies;
  }

  /** Forgets all cookies, without telling anybody. */
  reset(): void {
    if (this.#written) this.#jar.removeAllCookiesSync();
    this.#written = false;
    this.#areas.clear();
  }

  /** What assigning to `document.cookie` does. What is no cookie, or not for this document, is ignored as in a browser. */
  // HTML, resource metadata management, document.cookie setter.
  // https://html.spec.whatwg.org/multipage/#dom-document-cookie
  set(document: CookieDocument, text: string): void {
    // 1
    if (isCookieAverse(document)) return;
    // 2 and 3
    const now = new Date(this.#epochNow());
    const cookie = Cookie.parse(text, { loose: true });
    if (cookie === undefined || (cookie.key === '' && cookie.value === '')) return;
    makeExpiryAbsolute(cookie, now.getTime());
    this.#written = true;
    const stored = this.#jar.setCookieSync(cookie, document.url, { http: false, ignoreError: true, now });
    if (stored === undefined) return;
    const value = cookie.TTL(now.getTime()) > 0 ? cookie.value : null;
    this.#observer?.fact({
      type: 'cookie-written',
      document: document.id,
      area: this.#areaOf(document.url),
      name: cookie.key,
      value,
    });
  }

  #areaOf(url: string): number {
    const { hostname } = new URL(url);
    let area = this.#areas.get(hostname);
    if (area === undefined) {
      this.#areas.set(hostname, (area = this.#nextAreaId()));
      this.#observer?.fact({ type: 'area-created', area, kind: 'cookies', origin: hostname, tab: null });
    }
    return area;
  }
}

const latestDateMs = 8.64e15;

/** Of a Max-Age tough-cookie takes no account when it computes the time to live, and counts it by the real clock elsewhere. */
function makeExpiryAbsolute(cookie: Cookie, now: number): void {
  const { maxAge } = cookie;
  if (typeof maxAge !== 'number') return;
  cookie.setExpires(new Date(maxAge > 0 ? Math.min(now + maxAge * 1000, latestDateMs) : 0));
  cookie.maxAge = null;
}

// HTML, resource metadata management, cookie-averse Document object.
// https://html.spec.whatwg.org/multipage/#cookie-averse-document-object
function isCookieAverse(document: CookieDocument): boolean {
  return !/^https?:/.test(document.url);
}
