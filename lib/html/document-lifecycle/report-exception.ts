import { isFailureOfTest, type CodeOwner } from '../../infra/code-owner.ts';
import { stackFrames } from '../../infra/stack-frames.ts';
import type { Document } from '../records/document.ts';
import { framesIn, pageErrorOf, type PageError } from '../records/page-error.ts';

/**
 * Reports what was thrown: to the window, to whoever watches, and where no handler cancelled it to whoever hears of failures. `by` says
 * whose code threw; without it that is found out from the error.
 */
// HTML, runtime script errors, report an exception.
// https://html.spec.whatwg.org/multipage/#report-an-exception
export function reportException(document: Document, error: unknown, by: CodeOwner = throwerOf(document, error)): void {
  const { lifecycle } = document;
  // 1 to 4
  const pageError = pageErrorOf(document, 'exception', error);
  // 5
  let handled = false;
  // 6
  if (!lifecycle.isReporting && !document.destroyed) {
    lifecycle.isReporting = true;
    try {
      handled = document.host.fireException(error);
    } finally {
      lifecycle.isReporting = false;
    }
  }
  // 7
  recordFailure(document, pageError, handled, isFailureOfTest(error) ? 'test' : by);
}

/** Tells those who hear of failures, and the trace. What is of the test they hear of whatever a page does about it. */
export function recordFailure(document: Document, pageError: PageError, handled: boolean, by: CodeOwner): void {
  const { userAgent, navigable, id } = document;
  const { kind, message, url, line, column, error } = pageError;
  const stack = framesIn(document, error).page.join('\n');
  userAgent.fact({ type: 'error', document: id, kind, message, url, line, column, stack, by, handled });
  if (by === 'test') {
    userAgent.options.failures?.ofTest(error);
    return;
  }
  if (handled) return;
  navigable.errors.add(pageError);
  userAgent.options.failures?.ofPage(pageError);
}

/** Whose code threw that, by its realm where pages have one of their own, and otherwise by where it was made. */
function throwerOf({ userAgent }: Document, error: unknown): CodeOwner {
  if (userAgent.realmOwners.ownerOf(error) !== null) return 'page';
  return stackFrames(error).innermost === 'test' && userAgent.realmOwners.known ? 'test' : 'page';
}
