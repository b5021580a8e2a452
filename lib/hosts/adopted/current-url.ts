import { canParseURL } from '../../infra/can-parse-url.ts';
import { StorageloomError } from '../../infra/failure.ts';

/** Where a window that others made, and others navigate, is at each moment. */
export class CurrentURL {
  /** Serialized. The one that it was adopted with, and keeps. */
  readonly origin: string;
  readonly #window: object;
  /** As it was when the window was adopted, or the last one of the same origin. */
  #last: string;
  /** Its window has no address, and the one that was given is meant for good. */
  readonly #isFixed: boolean;
  /** Of the document around it, which frames without an address of their own have. */
  readonly #originAround: string | null;

  /**
   * @param given what whoever adopts it says that its URL is; null: what its `location` says. Throws BAD_URL where neither is of use.
   * @param originAround serialized, of the document that it is in a frame of; default: it is in none
   */
  constructor(window: object, given: string | null, originAround: string | null = null) {
    this.#window = window;
    this.#originAround = originAround;
    const own = addressOf(window);
    this.#isFixed = own === null || (given !== null && this.#originOf(own) !== this.#originOf(given));
    this.#last = this.#checked(given ?? own);
    this.origin = this.#originOf(this.#last);
  }

  /** Its URL, or the last one before its window went to another origin. */
  get href(): string {
    const now = this.#now;
    if (now !== null && this.#originOf(now) === this.origin) this.#last = now;
    return this.#last;
  }

  /** Throws ORIGIN_CHANGED where the window has gone to another origin: its storage would be that of the old one. */
  checkOrigin(): void {
    const now = this.#now;
    if (now === null || this.#originOf(now) === this.origin) return;
    throw new StorageloomError('ORIGIN_CHANGED', {
      what: `The storage of a window at ${now} cannot be read.`,
      why: `It was adopted at ${this.#last}, and a window keeps the origin that it was adopted with.`,
      mend: 'Call dispose() on what browser.adopt() gave, and adopt the window again, after it has changed its URL.',
    });
  }

  /** Null: nothing new is known of it, as of one that has been closed. */
  get #now(): string | null {
    if (this.#isFixed) return null;
    try {
      return addressOf(this.#window);
    } catch {
      return null;
    }
  }

  #originOf(url: string): string {
    return this.#originAround !== null && isOfOriginAround(url) ? this.#originAround : originOf(url);
  }

  #checked(url: string | null): string {
    if (url !== null && this.#originOf(url) !== 'null') return url;
    throw new StorageloomError('BAD_URL', {
      what: 'browser.adopt() cannot adopt this window.',
      why:
        url === null
          ? 'It has no location that says where it is.'
          : `It is at ${url}, which has an opaque origin, and so no storage.`,
      mend: "Say where it is, browser.adopt(window, { url: 'https://shop.example/' }), or give the emulator a URL.",
    });
  }
}

/** Whether documents there have the origin of the one around them. */
export function isOfOriginAround(url: string): boolean {
  return /^about:(?:blank|srcdoc)(?:$|[?#])/.test(url);
}

function addressOf(window: object): string | null {
  const location: unknown = Reflect.get(window, 'location');
  const href: unknown = typeof location === 'object' && location !== null ? Reflect.get(location, 'href') : undefined;
  return typeof href === 'string' && href !== '' ? href : null;
}

function originOf(url: string): string {
  return canParseURL(url) ? new URL(url).origin : 'null';
}
