import { Cookie, CookieJar, defaultPath, MemoryCookieStore, pathMatch } from 'tough-cookie';
import type { Observer } from '../event-loop/observer.ts';
import type { Owner } from '../event-loop/task.ts';
import { utf8Length } from '../infra/utf8-length.ts';
import { registrableDomain } from '../origin/site.ts';
import { isPotentiallyTrustworthy } from '../origin/potentially-trustworthy.ts';
import type { LastingCookies } from './lasting-cookies.ts';

/** Which cookies a request may carry: `strict` all, `lax` all but those with `SameSite=Strict`, `none` only `SameSite=None`. */
export type SameSiteMode = 'strict' | 'lax' | 'none';

/** A document as cookies see it. */
export interface CookieDocument extends Owner {
  readonly url: string;
  /** It is in a frame, and one of the documents around it is of another site. Default false. */
  readonly hasCrossSiteAncestor?: boolean;
}

/** Who sets a cookie. */
interface Setter {
  /** A response, and not a script. */
  readonly http: boolean;
  /** Cookies that are not `SameSite=None` may be set. */
  readonly sameSite: boolean;
}

/**
 * The cookies of a user agent, shared by all its tabs, kept by tough-cookie under virtual time.
 *
 * HTML, document.cookie: https://html.spec.whatwg.org/multipage/#dom-document-cookie
 */
export class CookieStore {
  /** Null until a cookie is set: most runs have none. */
  #kept: { readonly cookies: MemoryCookieStore; readonly jar: CookieJar } | null = null;
  /** Names of the areas that the observer knows; null until there is one. */
  #areas: Set<string> | null = null;
  readonly #observer: Observer | null;
  readonly #epochNow: () => number;
  readonly #lasting: LastingCookies | null;

  constructor(options: { observer: Observer | null; epochNow: () => number; lasting?: LastingCookies | null }) {
    this.#observer = options.observer;
    this.#epochNow = options.epochNow;
    this.#lasting = options.lasting ?? null;
    for (const text of this.#lasting?.cookies() ?? []) this.#restore(text);
  }

  /** What `document.cookie` answers: `a=1; b=2`. Empty for documents that are averse to cookies. */
  // HTML, resource metadata management, document.cookie getter.
  // https://html.spec.whatwg.org/multipage/#dom-document-cookie
  get(document: CookieDocument, url: string = document.url): string {
    // 1
    if (isCookieAverse(url)) return '';
    // 2 (the window has refused)
    // 3
    const cookies = this.#retrieve(url, false, document.hasCrossSiteAncestor === true ? 'none' : 'strict');
    this.#observer?.fact({ type: 'cookie-read', document: document.id, area: this.#areaOf(url), cookies });
    return cookies;
  }

  /** The value of a request's `Cookie` header; empty for none. */
  // Fetch, Cookie header, append a request Cookie header.
  // https://fetch.spec.whatwg.org/#append-a-request-cookie-header
  header(url: string, mode: SameSiteMode): string {
    // 1 to 4 (whether there are any at all)
    if (this.#kept === null || isCookieAverse(url)) return '';
    // 5 to 8
    return this.#retrieve(url, true, mode);
  }

  /** The browser is closed: cookies that were not to last are gone. Those of a tab that is closed stay. */
  // Cookies (revised), storage model, end of the session.
  // https://httpwg.org/http-extensions/draft-ietf-httpbis-rfc6265bis.html#storage-model
  endSession(): void {
    for (const cookie of this.#all()) if (!cookie.isPersistent()) this.#remove(cookie);
  }

  /** What assigning to `document.cookie` does. What is no cookie, or not for this document, is ignored as in a browser. */
  // HTML, resource metadata management, document.cookie setter.
  // https://html.spec.whatwg.org/multipage/#dom-document-cookie
  set(document: CookieDocument, text: string, url: string = document.url): void {
    // 1
    if (isCookieAverse(url)) return;
    // 2 (the window has refused)
    // 3
    const cookie = this.#store(url, text, { http: false, sameSite: document.hasCrossSiteAncestor !== true });
    if (cookie !== null) this.#recordWrite(url, cookie, { document: document.id });
  }

  /** Takes the `Set-Cookie` headers of a response from `url`; `request` is the number of the request that it answers. */
  // Fetch, Set-Cookie header, parse and store response Set-Cookie headers.
  // https://fetch.spec.whatwg.org/#parse-and-store-response-set-cookie-headers
  setByResponse(url: string, headers: readonly string[], options: { request: number; sameSite: boolean }): void {
    // 1
    if (isCookieAverse(url)) return;
    // 2 to 5
    const { request, sameSite } = options;
    // 6
    for (const header of headers) {
      const cookie = this.#store(url, header, { http: true, sameSite });
      if (cookie !== null) this.#recordWrite(url, cookie, { document: -1, request });
    }
  }

  /**
   * Removes all cookies of the site of a host, also those of its other subdomains; `host` null: all cookies. `request`: the response to it
   * said so; null: the user did.
   */
  // Clear Site Data, clear cookies for origin, from step 1.
  // https://w3c.github.io/webappsec-clear-site-data/#clear-cookies
  clearSite(host: string | null, request: number | null): void {
    // 1
    const registered = host === null ? null : registrableDomain(host);
    // 2
    const cookieList = this.#all().filter((cookie) => {
      const domain = hostOf(cookie);
      if (host === null) return true;
      return registered === null ? domain === host : domain === registered || domain.endsWith(`.${registered}`);
    });
    // 3
    for (const cookie of cookieList) {
      this.#remove(cookie);
      const area = this.#areaOf(`https://${hostOf(cookie)}/`);
      const by = request === null ? {} : { request };
      this.#observer?.fact({ type: 'cookie-written', document: -1, area, name: cookie.key, value: null, ...by });
    }
  }

  // Cookies (revised), retrieval algorithm.
  // https://httpwg.org/http-extensions/draft-ietf-httpbis-rfc6265bis.html#retrieval-algorithm
  #retrieve(url: string, http: boolean, mode: SameSiteMode): string {
    const now = this.#epochNow();
    const cookies = this.#kept?.jar.getCookiesSync(url, { http, expire: false, sort: true }) ?? [];
    // What has expired goes for good: set again, it is a new cookie with a new place.
    for (const cookie of cookies) if (cookie.TTL(now) <= 0) this.#remove(cookie);
    return cookies
      .filter((cookie) => cookie.TTL(now) > 0 && goesWith(cookie, mode))
      .map((cookie) => cookie.cookieString())
      .join('; ');
  }

  /** Null: it is ignored. */
  // Cookies (revised), storage model, store a cookie.
  // https://httpwg.org/http-extensions/draft-ietf-httpbis-rfc6265bis.html#storage-model
  #store(url: string, text: string, { http, sameSite }: Setter): Cookie | null {
    const now = new Date(this.#epochNow());
    const cookie = Cookie.parse(text, { loose: true });
    if (cookie === undefined || (cookie.key === '' && cookie.value === '')) return null;
    if (utf8Length(cookie.key) + utf8Length(cookie.value) > mostOctets) return null;
    if (cookie.sameSite === 'none' ? !cookie.secure : !sameSite) return null;
    if (!keepsItsPromise(cookie) || this.#hidesSecureCookie(cookie, new URL(url))) return null;
    makeExpiryAbsolute(cookie, now.getTime());
    const stored = this.#jar().setCookieSync(cookie, url, { http, ignoreError: true, now });
    if (stored === undefined) return null;
    if (stored.TTL(now.getTime()) <= 0) this.#remove(stored);
    else this.#lasting?.cookieChanged(idOf(stored), stored.isPersistent() ? JSON.stringify(stored) : null);
    return stored;
  }

  /** A cookie that was kept. */
  #restore(text: string): void {
    const cookie = Cookie.fromJSON(text);
    if (cookie === undefined) return;
    this.#jar();
    this.#kept?.cookies.putCookie(cookie, () => undefined);
  }

  /** What comes over an insecure connection takes the place of no secure cookie. */
  #hidesSecureCookie(cookie: Cookie, url: URL): boolean {
    if (cookie.secure || this.#kept === null || isPotentiallyTrustworthy(url)) return false;
    const path = cookie.path ?? defaultPath(url.pathname);
    return this.#kept.jar
      .getCookiesSync(`https://${url.host}/`, { expire: false, allPaths: true })
      .some((other) => other.secure && other.key === cookie.key && pathMatch(path, other.path ?? '/'));
  }

  /** Made with the first cookie. */
  #jar(): CookieJar {
    if (this.#kept === null) {
      const cookies = new MemoryCookieStore();
      this.#kept = { cookies, jar: new CookieJar(cookies, { looseMode: true }) };
    }
    return this.#kept.jar;
  }

  #all(): readonly Cookie[] {
    let all: readonly Cookie[] = [];
    this.#kept?.cookies.getAllCookies((_error, cookies) => (all = cookies ?? []));
    return all;
  }

  #remove(cookie: Cookie): void {
    const { domain, path, key } = cookie;
    this.#lasting?.cookieChanged(idOf(cookie), null);
    this.#kept?.cookies.removeCookie(domain ?? '', path ?? '', key, () => undefined);
  }

  #recordWrite(url: string, cookie: Cookie, by: { document: number; request?: number }): void {
    const value = cookie.TTL(this.#epochNow()) > 0 ? cookie.value : null;
    const { document, ...request } = by;
    this.#observer?.fact({ type: 'cookie-written', document, area: this.#areaOf(url), name: cookie.key, value, ...request });
  }

  /** All cookies of a host are one area. */
  #areaOf(url: string): string {
    const { hostname } = new URL(url);
    const area = `cookies ${hostname}`;
    this.#areas ??= new Set();
    if (!this.#areas.has(area)) {
      this.#areas.add(area);
      this.#observer?.fact({ type: 'area-created', area, kind: 'cookies', origin: hostname, tab: null });
    }
    return area;
  }
}

/** Its domain, as a host in a URL: tough-cookie keeps addresses of version 6 without brackets. */
function hostOf({ domain }: Cookie): string {
  return domain?.includes(':') === true ? `[${domain}]` : (domain ?? '');
}

/** Of the name and the value of a cookie together. */
const mostOctets = 4096;

/** A jar has one cookie of each. */
function idOf({ domain, path, key }: Cookie): string {
  return JSON.stringify([domain, path, key]);
}

const latestDateMs = 8.64e15;

/** Of a Max-Age tough-cookie takes no account when it computes the time to live, and counts it by the real clock elsewhere. */
function makeExpiryAbsolute(cookie: Cookie, now: number): void {
  const { maxAge } = cookie;
  if (typeof maxAge !== 'number') return;
  cookie.setExpires(new Date(maxAge > 0 ? Math.min(now + maxAge * 1000, latestDateMs) : 0));
  cookie.maxAge = null;
}

/** IMPL-DEFINED: a cookie without SameSite is as one with `SameSite=Lax`. */
function goesWith({ sameSite = 'lax' }: Cookie, mode: SameSiteMode): boolean {
  if (mode === 'strict') return true;
  return sameSite === 'none' || (mode === 'lax' && sameSite === 'lax');
}

/** tough-cookie knows the prefixes in this spelling only; in any other, and in front of a nameless value, they promise the same. */
function keepsItsPromise({ key, value, secure, domain, path }: Cookie): boolean {
  if (key === '') return !/^__(?:Secure|Host)-/i.test(value);
  if (/^__Secure-/i.test(key)) return secure;
  return !/^__Host-/i.test(key) || (secure && domain === null && path === '/');
}

// HTML, resource metadata management, cookie-averse Document object.
// https://html.spec.whatwg.org/multipage/#cookie-averse-document-object
function isCookieAverse(url: string): boolean {
  return !/^https?:/.test(url);
}
