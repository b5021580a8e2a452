import type { Document } from './document.ts';

/** A promise of a page that was rejected while nobody handled it. */
export interface RejectedPromise {
  readonly promise: object;
  readonly reason: unknown;
  readonly document: Document;
  /** Somebody handles it now. */
  handled: boolean;
  /** Its page was told: it is outstanding, in HTML's sense. */
  notified: boolean;
}

/**
 * The rejected promises of a user agent: those whose page is about to be told, and those whose page was told and may hear that they are
 * handled after all.
 *
 * HTML, unhandled promise rejections: https://html.spec.whatwg.org/multipage/#unhandled-promise-rejections
 */
export class RejectedPromises {
  readonly #aboutToBeNotified = new Set<RejectedPromise>();
  readonly #known = new WeakMap<object, RejectedPromise>();

  add(rejected: RejectedPromise): void {
    this.#aboutToBeNotified.add(rejected);
    this.#known.set(rejected.promise, rejected);
  }

  of(promise: object): RejectedPromise | null {
    return this.#known.get(promise) ?? null;
  }

  /** Its page is being told, or never will be. */
  settle(rejected: RejectedPromise): void {
    this.#aboutToBeNotified.delete(rejected);
  }

  /** Nobody will hear that it is handled. */
  forget({ promise }: RejectedPromise): void {
    this.#known.delete(promise);
  }

  /** Those of whom their page has not been told yet. */
  get waiting(): readonly RejectedPromise[] {
    return [...this.#aboutToBeNotified];
  }
}
