import type { Trace } from '../trace/reader.ts';
import { isFailure } from '../trace/request-lines.ts';
import type { TraceEventOf } from '../trace/trace-event.ts';

/**
 * A line for each exception and rejection of page code that no page handled, and for each request of a page that got an error status
 * or no response; oldest first.
 */
export function pageErrors(trace: Trace): string[] {
  const places = new Map<number | null, string>();
  const requests = new Map<number, TraceEventOf<'request'>>();
  const lines: string[] = [];
  for (const event of trace.events({ type: ['document-created', 'error', 'request', 'response'] })) {
    if (event.type === 'document-created') places.set(event.document, `${event.tab} ${event.url}`);
    else if (event.type === 'request') requests.set(event.request, event);
    else if (event.type === 'error') {
      if (!event.handled && event.by === 'page') lines.push(...errorLines(event, places.get(event.document) ?? 'a page'));
    } else {
      const request = requests.get(event.request);
      // That a navigation failed is no error of a page.
      if (request === undefined || request.document === null || !isFailure(event)) continue;
      const what = event.status === 0 ? 'got no response' : `was answered with ${event.status}`;
      lines.push(`${places.get(request.document) ?? request.tab}: ${request.method} ${request.url} ${what}`);
    }
  }
  return lines;
}

function errorLines(event: TraceEventOf<'error'>, page: string): string[] {
  const where = event.line === 0 ? '' : ` (${event.url}:${event.line}:${event.column})`;
  const stack = event.stack === '' ? [] : event.stack.split('\n').map((line) => `    ${line}`);
  return [`${page}: uncaught ${event.kind}: ${event.message}${where}`, ...stack];
}
