import type { Fact } from '../event-loop/observer.ts';
import { describeThrown } from './describe-thrown.ts';

/** A document as far as exceptions of its scripts go. */
interface ReportingDocument {
  readonly id: number;
  readonly destroyed: boolean;
  /** An exception is being reported: another one meanwhile is only recorded. */
  isReporting: boolean;
  readonly host: { fireError(kind: 'exception' | 'rejection', error: unknown): boolean };
  readonly userAgent: { fact(fact: Fact): void };
}

/** Reports what page code threw, or a rejection that nobody handled: to the window, and to whoever watches. */
// HTML, runtime script errors, report an exception.
// https://html.spec.whatwg.org/multipage/#report-an-exception
export function reportException(document: ReportingDocument, kind: 'exception' | 'rejection', error: unknown): void {
  // 1 to 4
  const message = describeThrown(error);
  // 5 and 6
  let handled = false;
  if (!document.isReporting && !document.destroyed) {
    document.isReporting = true;
    try {
      handled = document.host.fireError(kind, error);
    } finally {
      document.isReporting = false;
    }
  }
  // 7
  document.userAgent.fact({ type: 'error', document: document.id, kind, message, handled });
}
