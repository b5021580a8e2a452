import { describeThrown } from '../../infra/describe-thrown.ts';
import type { StackFrames, StackPlace } from '../../infra/stack-frames.ts';
import type { Thrown } from '../../infra/thrown.ts';
import type { Document } from './document.ts';

/** Something that page code threw, or a promise of it that was rejected, and that no handler of the page cancelled. */
export interface PageError extends StackPlace {
  readonly kind: 'exception' | 'rejection';
  /** Of the tab or frame: `tab1`. */
  readonly name: string;
  /** URL of the document at which it was reported. */
  readonly document: string;
  /** In one line, `TypeError: cart is undefined`. */
  readonly message: string;
  /** Lines of the stack: those of page code, then those of your own files. */
  readonly stack: readonly string[];
  /** What was thrown, or what the promise was rejected with. */
  readonly error: unknown;
}

/**
 * `url`, `line` and `column` are of the innermost place in page code, of a module that was imported those of its file; without one, the
 * document's URL and zeros.
 */
export function pageErrorOf(document: Document, kind: PageError['kind'], thrown: Thrown): PageError {
  const { navigable, url } = document;
  const { error } = thrown;
  const { page, test, place } = framesIn(document, thrown);
  const where = place ?? { url, line: 0, column: 0 };
  return {
    kind,
    name: navigable.name,
    document: url,
    message: describeThrown(error),
    ...where,
    stack: [...page, ...test],
    error,
  };
}

/**
 * Without a realm of its own a page has no code that could be told by its URL, but for files of modules: in a web page that of the test has
 * one, too.
 */
export function framesIn({ realm }: Document, { frames }: Thrown): Pick<StackFrames, 'page' | 'test' | 'place'> {
  if (realm.objectPrototype !== Object.prototype) return frames;
  return { page: [], test: [...frames.page, ...frames.test], place: frames.modulePlace };
}

/** Whoever hears of failures, for a Browser. */
export interface FailureListener {
  /** Of a page, which did not handle it. */
  ofPage(error: PageError): void;
  /** Of whoever tests. */
  ofTest(error: unknown): void;
  /** Calls `body`. Where it throws, and something of whoever tests failed meanwhile, that is thrown: it is why. */
  within<T>(body: () => T): T;
  /** Code of whoever tests has returned that. Where it is a promise, it is theirs, whichever page's step rejects it. */
  returned(value: unknown): void;
  /** Whether the promise was returned so. */
  wasReturned(promise: unknown): boolean;
}
