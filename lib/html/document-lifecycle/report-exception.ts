import { isFailureOfTest, type CodeOwner } from '../../infra/code-owner.ts';
import type { Thrown } from '../../infra/thrown.ts';
import type { Document } from '../records/document.ts';
import { framesIn, pageErrorOf, type PageError } from '../records/page-error.ts';

/**
 * Reports what was thrown: to the window, to whoever watches, and where no handler cancelled it to whoever hears of failures. `by` says
 * whose code threw; without it that is found out from the error.
 */
// HTML, runtime script errors, report an exception.
// https://html.spec.whatwg.org/multipage/#report-an-exception
export function reportException(document: Document, thrown: Thrown, by: CodeOwner = throwerOf(document, thrown)): void {
  const { lifecycle } = document;
  const { error } = thrown;
  // 1 to 4
  const pageError = pageErrorOf(document, 'exception', thrown);
  // 5
  let handled = false;
  // 6
  if (!lifecycle.isReporting && !document.destroyed) {
    lifecycle.isReporting = true;
    try {
      handled = document.host.fireException(error, framesIn(document, thrown).place);
    } finally {
      lifecycle.isReporting = false;
    }
  }
  // 7
  recordFailure(document, thrown, { pageError, handled, by: isFailureOfTest(error) ? 'test' : by });
}

/** What became of a failure. */
interface Failed {
  readonly pageError: PageError;
  /** A handler of the page cancelled it. */
  readonly handled: boolean;
  readonly by: CodeOwner;
}

/** Tells those who hear of failures, and the trace. What is of the test they hear of whatever a page does about it. */
export function recordFailure(document: Document, thrown: Thrown, { pageError, handled, by }: Failed): void {
  const { userAgent, navigable, id } = document;
  const { kind, message, url, line, column } = pageError;
  if (userAgent.observer !== null) {
    const stack = framesIn(document, thrown).page.join('\n');
    userAgent.fact({ type: 'error', document: id, kind, message, url, line, column, stack, by, handled });
  }
  if (by === 'test') {
    userAgent.options.failures?.ofTest(thrown.error);
    return;
  }
  if (handled) return;
  navigable.errors.add(pageError);
  userAgent.options.failures?.ofPage(pageError);
}

/** Whose code threw that, by its realm where pages have one of their own, and otherwise by where it was made. */
function throwerOf({ userAgent }: Document, { error, frames }: Thrown): CodeOwner {
  if (userAgent.realmOwners.ownerOf(error) !== null) return 'page';
  return frames.innermost === 'test' && userAgent.realmOwners.known ? 'test' : 'page';
}
