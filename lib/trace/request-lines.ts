import type { Actors } from './actors.ts';
import type { EventLine } from './event-line.ts';
import type { TraceEventOf } from './trace-event.ts';
import { shortURL } from './wording.ts';

type Asked = TraceEventOf<'request'>;
type Answered = TraceEventOf<'response'>;

/** What is told of requests and their answers: those of pages, and in full those of navigations. */
export class RequestLines {
  readonly #full: boolean;
  readonly #actors: Actors;
  readonly #asked = new Map<number, Asked>();

  constructor(full: boolean, actors: Actors) {
    this.#full = full;
    this.#actors = actors;
  }

  /** The tab that made a request which is under way; null when the trace does not tell. */
  tabOf(request: number | undefined): string | null {
    return this.#asked.get(request ?? -1)?.tab ?? null;
  }

  asked(event: Asked): EventLine | null {
    const { document, method, request, tab, url } = event;
    this.#asked.set(request, event);
    if (document !== null) return { tab, mark: '↑', text: `${method} ${this.#short(event)}`, tone: 'plain' };
    return this.#full ? { tab, mark: '·', text: `${method} ${shortURL(url, null)}`, tone: 'dim' } : null;
  }

  /** A failed navigation is told where it ends. */
  answered(event: Answered): EventLine | null {
    const { request, status } = event;
    const asked = this.#asked.get(request);
    this.#asked.delete(request);
    if (asked === undefined || asked.document === null) {
      return this.#full ? { tab: asked?.tab ?? null, mark: '·', text: `response ${status}`, tone: 'dim' } : null;
    }
    const text = `${this.#short(asked)}: ${status === 0 ? failureText(event, asked) : status}`;
    if (isFailure(event)) return { tab: asked.tab, mark: '✗', text, tone: 'bad' };
    return { tab: asked.tab, mark: '↓', text, tone: 'plain' };
  }

  /** The page, or who ended it, does not wait for the answer any more. */
  aborted({ request }: TraceEventOf<'request-aborted'>): EventLine | null {
    const asked = this.#asked.get(request);
    this.#asked.delete(request);
    if (asked === undefined) return null;
    if (asked.document !== null) return { tab: asked.tab, mark: '✗', text: `${this.#short(asked)}: aborted`, tone: 'bad' };
    return this.#full ? { tab: asked.tab, mark: '·', text: `${shortURL(asked.url, null)}: aborted`, tone: 'dim' } : null;
  }

  #short({ url, document }: Asked): string {
    return shortURL(url, this.#actors.documents.get(document ?? -1)?.origin ?? null);
  }
}

/** That no response came, and where that is known, why. */
function failureText({ reason = '' }: Answered, { method, url }: Asked): string {
  const why = reason.replace(`${method} ${url} `, '').replace(/\.$/, '');
  return why === '' ? 'network error' : `network error, ${why}`;
}

/** Whether a response says that there is nothing to be had, or none came. */
export function isFailure({ status }: Answered): boolean {
  return status === 0 || status >= 400;
}
