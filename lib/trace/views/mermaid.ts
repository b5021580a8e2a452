import { Actors } from '../actors.ts';
import { checkMermaidOptions } from '../check-options.ts';
import { eventLine, type EventLine } from '../event-line.ts';
import { placed } from '../event-places.ts';
import type { PlacedEvent } from '../placed-event.ts';
import { visible } from '../text-width.ts';
import type { TraceEvent, TraceEventType, TraceHeader } from '../trace-event.ts';
import { droppedText, shortKey, shortValue, waitedText } from '../wording.ts';
import { eventName } from './event-name.ts';
import { MermaidDiagram, type MermaidArrow } from './mermaid-diagram.ts';

/** How a trace is drawn as a Mermaid diagram. */
export interface MermaidOptions {
  /** Most rows; default 400. A note at the end says how many more there would be. */
  readonly rows?: number;
}

const comments = [
  'Solid: a write. Dotted: a read. Open: queued, and a note says where it ran and for how many tasks it waited.',
  'How long something waits cannot be drawn: Mermaid has every arrow arrive at once.',
  'Shaded: a page is kept in the back/forward cache, and is not fully active.',
];

/**
 * A trace as a sequence diagram of Mermaid: tabs and storage areas take part. Ends with a newline. Throws a {@link StorageloomError} with
 * the code `BAD_OPTION` for an option that does not exist, or has a value that it cannot have.
 */
export function mermaid(events: Iterable<TraceEvent>, { dropped }: TraceHeader, options: MermaidOptions = {}): string {
  checkMermaidOptions(options);
  const diagram = new MermaidDiagram(options.rows ?? 400);
  if (dropped > 0) diagram.note(null, droppedText(dropped));
  const sequence = new Sequence(diagram);
  for (const event of placed(events)) sequence.hear(event);
  return diagram.end(comments);
}

/** What somebody waits for. */
interface Waiting {
  readonly label: string;
  /** Tasks that its loop had begun when it was queued. */
  readonly begun: number;
}

type TaskEvent = Extract<TraceEventType, `task-${string}`>;

/** Tasks that a person or a timer made are told whatever they do. */
const deliberate: ReadonlySet<string | undefined> = new Set(['user interaction', 'timer']);

/** What makes others hear of it. */
const occasions: ReadonlySet<string> = new Set([
  ...['storage-written', 'storage-removed', 'storage-cleared', 'message-posted', 'lock-granted', 'lock-unavailable'],
]);

class Sequence {
  readonly #diagram: MermaidDiagram;
  readonly #actors = new Actors();
  /** How many tasks each loop has begun. */
  readonly #begun = new Map<string | null, number>();
  readonly #waiting = new Map<number, Waiting>();
  readonly #kept = new Set<number>();
  /** Where the steps under way are, the innermost last. */
  readonly #running: (string | null)[] = [];
  /** Names of locks, by the requests for them. */
  readonly #locks = new Map<number, string>();
  /** The last event that others hear of: where it is in the trace, and what was sent with it. */
  #occasion: { readonly i: number; readonly message: string | null } = { i: -1, message: null };

  constructor(diagram: MermaidDiagram) {
    this.#diagram = diagram;
  }

  hear(event: PlacedEvent): void {
    this.#actors.note(event);
    if (occasions.has(event.type)) {
      this.#occasion = { i: event.i, message: event.type === 'message-posted' ? shortValue(event.data) : null };
    }
    switch (event.type) {
      case 'tab-opened':
        return void this.#diagram.tab(event.tab);
      case 'storage-written':
      case 'storage-removed':
      case 'storage-cleared':
      case 'storage-unchanged':
      case 'cookie-written':
        return this.#arrow(event, '->>');
      case 'write-refused':
        return this.#arrow(event, '-x');
      case 'storage-read':
      case 'cookie-read':
        return this.#arrow(event, '-->>');
      case 'outside-started':
        return void this.#running.push(event.tab);
      case 'outside-ended':
        return void this.#running.pop();
      case 'document-left':
      case 'document-returned':
      case 'document-dropped':
      case 'document-destroyed':
        return this.#moved(event);
      default:
        if ('task' in event && event.type !== 'event-fired') this.#task(event);
        else this.#note(event);
    }
  }

  #arrow(event: Extract<PlacedEvent, { readonly area: string }>, arrow: MermaidArrow): void {
    const area = this.#diagram.area(this.#actors.areaName(event.area));
    const text = eventName(event, this.#actors);
    // What a response does, no tab does.
    if (event.tab === null) return this.#diagram.note(area, text);
    const tab = this.#diagram.tab(event.tab);
    if (arrow === '-->>') this.#diagram.arrow(area, arrow, tab, text);
    else this.#diagram.arrow(tab, arrow, area, text);
  }

  #task(event: PlacedEvent<TaskEvent>): void {
    const { task, tab, loop } = event;
    const queued = this.#actors.tasks.get(task)?.queued;
    const waiting = this.#waiting.get(task);
    const begun = this.#begun.get(loop) ?? 0;
    if (event.type === 'task-queued') {
      if (tab === null || event.causedBy !== this.#occasion.i || deliberate.has(event.source)) return;
      const label = this.#occasion.message ?? visible(event.label);
      this.#waiting.set(task, { label, begun });
      const to = this.#diagram.tab(tab);
      const from = this.#running.at(-1) ?? null;
      if (from === null) this.#diagram.note(to, `${label} queued`);
      else this.#diagram.arrow(this.#diagram.tab(from), '-)', to, label);
    } else if (event.type === 'task-started') {
      this.#running.push(tab);
      this.#begun.set(loop, begun + 1);
      if (tab === null) return;
      const over = this.#diagram.tab(tab);
      const waited = waiting === undefined ? '' : waitedText(begun - waiting.begun);
      if (waiting !== undefined) this.#diagram.note(over, `● ${waiting.label} runs${waited === '' ? '' : `, ${waited}`}`);
      else if (deliberate.has(queued?.source)) this.#diagram.note(over, `▸ ${visible(queued?.label ?? '')}`);
    } else if (event.type === 'task-held' || event.type === 'task-returned') {
      const what = event.type === 'task-held' ? 'waits, its page is not fully active' : 'may run again';
      if (waiting !== undefined && tab !== null) this.#diagram.note(this.#diagram.tab(tab), `‖ ${waiting.label} ${what}`);
    } else {
      if (event.type === 'task-ended') this.#running.pop();
      else if (waiting !== undefined && tab !== null) {
        this.#diagram.note(this.#diagram.tab(tab), `✕ ${waiting.label} never runs, ${event.reason}`);
      }
      this.#waiting.delete(task);
      this.#actors.tasks.delete(task);
    }
  }

  #moved(event: PlacedEvent<'document-left' | 'document-returned' | 'document-dropped' | 'document-destroyed'>): void {
    const keeps = event.type === 'document-left' && event.kept;
    if (keeps) {
      this.#kept.add(event.document);
      this.#diagram.shade(true);
    }
    this.#note(event);
    if (keeps) return;
    this.#kept.delete(event.document);
    if (this.#kept.size === 0) this.#diagram.shade(false);
  }

  #note(event: PlacedEvent): void {
    if (event.type === 'lock-requested') this.#locks.set(event.request, event.name);
    const line = event.type.startsWith('lock-') ? this.#lockLine(event) : eventLine(event, this.#actors);
    if (line === null) return;
    const over = line.tab === null ? null : this.#diagram.tab(line.tab);
    this.#diagram.note(over, `${line.mark} ${line.text}`.trim());
  }

  #lockLine(event: PlacedEvent): EventLine {
    const request = 'request' in event ? (event.request ?? -1) : -1;
    const name = this.#locks.get(request) ?? `of request ${request}`;
    if (event.type === 'lock-released' || event.type === 'lock-aborted') this.#locks.delete(request);
    return { tab: event.tab, mark: '', text: `lock ${shortKey(name)}: ${event.type.slice('lock-'.length)}`, tone: 'plain' };
  }
}
