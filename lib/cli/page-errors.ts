import type { Trace } from '../trace/reader.ts';

/** A line for each exception and rejection of page code that no page handled, oldest first. */
export function pageErrors(trace: Trace): string[] {
  const places = new Map(trace.events({ type: 'document-created' }).map(({ document, tab, url }) => [document, `${tab} ${url}`]));
  return trace
    .events({ type: 'error' })
    .filter(({ handled }) => !handled)
    .map(({ document, kind, message }) => `${places.get(document) ?? 'a page'}: uncaught ${kind}: ${message}`);
}
