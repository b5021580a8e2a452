import { notifyAboutRejectedPromise, rejectionHandled } from '../html/document-lifecycle/unhandled-rejection.ts';
import type { Document } from '../html/records/document.ts';
import type { UserAgent } from '../html/records/user-agent.ts';
import { isFailureOfTest } from '../infra/code-owner.ts';
import type { RejectionTaker } from './rejection-router.ts';
import type { Surroundings } from './surroundings.ts';

/** Takes each rejection that nobody handles to the page that it belongs to. */
export class PageRejections {
  #userAgent: UserAgent;
  readonly #surroundings: Surroundings;
  #stopped = false;
  /** Between driving calls, as long as the Browser is open. */
  #watching: Disposable | null = null;

  constructor(userAgent: UserAgent, surroundings: Surroundings) {
    this.#userAgent = userAgent;
    this.#surroundings = surroundings;
  }

  /** Another run begins. */
  follow(userAgent: UserAgent): void {
    this.#userAgent = userAgent;
  }

  /** During a driving call: what is rejected in a step is of the page whose step it is. */
  duringDriving(): Disposable {
    return this.#surroundings.routeRejections(this.#driving);
  }

  /** From the first window on whose promises are its own: when they are rejected between driving calls, it hears of it, too. */
  watch(): void {
    if (this.#watching !== null || this.#stopped || !this.#userAgent.realmOwners.known) return;
    // A Browser that nobody closes and nobody holds is not kept for this.
    const self = new WeakRef(this);
    const open: RejectionTaker = {
      take: (reason, promise) => PageRejections.#of(self, (each) => each.#takeOwn(reason, promise)),
      takeHandled: (promise) => PageRejections.#of(self, (each) => each.#takeHandled(promise)),
    };
    this.#watching = this.#surroundings.routeRejections(open, 'open');
    forgotten.register(this, this.#watching);
  }

  /** Nothing is watched between driving calls any more. */
  stop(): void {
    this.#stopped = true;
    this.#watching?.[Symbol.dispose]();
  }

  readonly #driving: RejectionTaker = {
    take: (reason, promise) => this.#take(reason, promise, this.#ownerOf(promise)) || this.#takeOfTest(reason, promise),
    takeHandled: (promise) => this.#takeHandled(promise),
  };

  static #of(reference: WeakRef<PageRejections>, ask: (rejections: PageRejections) => boolean): boolean {
    const rejections = reference.deref();
    return rejections !== undefined && ask(rejections);
  }

  /**
   * Where windows have realms of their own, a promise of none of them is the test's; else one that code of the test has returned is, and
   * all others are of the page whose step it is.
   */
  #ownerOf(promise: unknown): Document | null {
    const { realmOwners, runningDocument, options } = this.#userAgent;
    if (realmOwners.known) return realmOwners.ownerOf(promise);
    return options.failures?.wasReturned(promise) === true ? null : runningDocument;
  }

  /** What code of the test rejects in a step of a page, or has returned, fails the call that runs; all else goes on to those who listen. */
  #takeOfTest(reason: unknown, promise: unknown): boolean {
    const { runningDocument, options } = this.#userAgent;
    const { failures } = options;
    if (failures === undefined || (runningDocument === null && !failures.wasReturned(promise))) return false;
    failures.ofTest(reason);
    return true;
  }

  #takeOwn(reason: unknown, promise: unknown): boolean {
    return this.#take(reason, promise, this.#userAgent.realmOwners.ownerOf(promise));
  }

  #take(reason: unknown, promise: unknown, owner: Document | null): boolean {
    if (owner === null || isFailureOfTest(reason)) return false;
    notifyAboutRejectedPromise(owner, reason, promise as object);
    return true;
  }

  /** Of the run in which it was rejected: another one hears of nothing. */
  #takeHandled(promise: unknown): boolean {
    if (typeof promise !== 'object' || promise === null) return false;
    const rejected = this.#userAgent.madeRejectedPromises?.of(promise) ?? null;
    if (rejected !== null) rejectionHandled(rejected);
    return rejected !== null;
  }
}

/** Ends the watch of what was collected. */
const forgotten = new FinalizationRegistry<Disposable>((watching) => watching[Symbol.dispose]());
