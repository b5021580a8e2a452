import type { Actors } from './actors.ts';
import { CookieLedger } from './cookie-ledger.ts';
import type { RequestLines } from './request-lines.ts';
import type { Arrow } from './row.ts';
import type { StepRows } from './step-rows.ts';
import type { TraceEvent, TraceEventOf } from './trace-event.ts';
import { assignment, changeText, shortValue } from './wording.ts';

type CookieEvent = TraceEvent & TraceEventOf<'cookie-read' | 'cookie-written'>;

/** Draws an arrow between a tab and an area. */
type DrawArrow = (event: CookieEvent, text: string, direction: Arrow['direction'], tab: string | null) => void;

/** Tells of cookies: who reads and writes them, and which of another tab's a tab gets to see. */
export class CookieRows {
  readonly #actors: Actors;
  readonly #rows: StepRows;
  readonly #requests: RequestLines;
  readonly #arrow: DrawArrow;
  readonly #ledger = new CookieLedger();
  /** The request whose response had site data cleared last. */
  #clearing = -1;

  constructor(actors: Actors, rows: StepRows, requests: RequestLines, arrow: DrawArrow) {
    this.#actors = actors;
    this.#rows = rows;
    this.#requests = requests;
    this.#arrow = arrow;
  }

  cleared({ request }: TraceEventOf<'site-data-cleared'>): void {
    this.#clearing = request;
  }

  forget(): void {
    this.#ledger.forget();
  }

  read(event: TraceEvent & TraceEventOf<'cookie-read'>): void {
    const tab = this.#actors.tabOf(event.document);
    if (tab === null) return;
    this.#arrow(event, `cookies? ${event.cookies === '' ? 'none' : shortValue(event.cookies)}`, 'from', tab);
    for (const { name, value, writer, ownValue } of this.#ledger.read(event.area, tab, event.cookies)) {
      const over = ownValue === null || ownValue === value ? '' : `, over ${shortValue(ownValue)} of ${tab}`;
      this.#rows.line(event, tab, '▲', `leak: ${assignment(name, value)} was written by ${writer}${over}`, 'leak');
    }
  }

  written(event: TraceEvent & TraceEventOf<'cookie-written'>): void {
    const tab = this.#actors.tabOf(event.document);
    this.#ledger.wrote(event.area, tab, event.name, event.value);
    const text = changeText(event.name, event.value);
    const asker = this.#requests.tabOf(event.request);
    if (tab !== null) this.#arrow(event, text, 'to', tab);
    else if (asker !== null) this.#arrow(event, `${this.#headerOf(event)}: ${text}`, 'to', asker);
    else this.#rows.line(event, null, '', `a response sets the cookie ${text}`, 'write');
  }

  /** By which a response did it. */
  #headerOf({ request, value }: TraceEventOf<'cookie-written'>): string {
    return value === null && request === this.#clearing ? 'Clear-Site-Data' : 'Set-Cookie';
  }
}
