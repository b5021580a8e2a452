import { Thrown } from '../../infra/thrown.ts';
import type { Document } from '../records/document.ts';
import { pageErrorOf } from '../records/page-error.ts';
import type { RejectedPromise } from '../records/rejected-promises.ts';
import { recordFailure } from './report-exception.ts';

/** Label of the tasks that tell a page. */
const label = 'unhandled rejection';

/** A promise was rejected, and when the promise jobs of the step had run nobody handled it: its page will be told. */
// HTML, unhandled promise rejections, notify about rejected promises.
// https://html.spec.whatwg.org/multipage/#notify-about-rejected-promises
export function notifyAboutRejectedPromise(document: Document, reason: unknown, promise: object): void {
  const { rejectedPromises } = document.userAgent;
  const rejected: RejectedPromise = { promise, reason, document, handled: false, notified: false };
  // 1, 2 (one by one)
  rejectedPromises.add(rejected);
  // 3
  if (!document.active) abandon(rejected);
  // 4
  else document.queueTask('DOM manipulation', label, () => notify(rejected));
}

/** The steps of the task. */
// HTML, unhandled promise rejections, notify about rejected promises, in the task.
// https://html.spec.whatwg.org/multipage/#notify-about-rejected-promises
function notify(rejected: RejectedPromise): void {
  const { document, reason, promise } = rejected;
  const { rejectedPromises } = document.userAgent;
  rejectedPromises.settle(rejected);
  // 1
  if (rejected.handled) {
    rejectedPromises.forget(rejected);
    return;
  }
  // 2
  const handled = document.host.fireRejection('unhandledrejection', reason, promise);
  // 3
  rejected.notified = true;
  recordRejection(rejected, handled);
}

/** A rejected promise of a page is handled after all. */
// HTML, integration with the JavaScript agent formalism, HostPromiseRejectionTracker, for "handle".
// https://html.spec.whatwg.org/multipage/#the-hostpromiserejectiontracker-implementation
export function rejectionHandled(rejected: RejectedPromise): void {
  const { document, reason, promise } = rejected;
  // 1 to 6
  rejected.handled = true;
  // 7.1, 7.2
  if (!rejected.notified) return;
  // 7.3
  document.userAgent.rejectedPromises.forget(rejected);
  // 7.4
  document.queueTask('DOM manipulation', 'rejection handled', () => {
    document.host.fireRejection('rejectionhandled', reason, promise);
  });
}

/** Its page cannot be told, because it is gone or kept to be returned to: it is a failure all the same. */
function abandon(rejected: RejectedPromise): void {
  const { document, handled } = rejected;
  const { rejectedPromises } = document.userAgent;
  rejectedPromises.settle(rejected);
  rejectedPromises.forget(rejected);
  if (!handled) recordRejection(rejected, false);
}

function recordRejection({ document, reason }: RejectedPromise, handled: boolean): void {
  const thrown = new Thrown(reason, document.userAgent.realmOwners.modules);
  recordFailure(document, thrown, { pageError: pageErrorOf(document, 'rejection', thrown), handled, by: 'page' });
}

/** The same for all of a document that ends. */
export function abandonRejections(document: Document): void {
  for (const rejected of document.userAgent.rejectedPromises.waiting) if (rejected.document === document) abandon(rejected);
}
