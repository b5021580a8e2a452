import type { Arrow, LockChange, Row, Tone } from './row.ts';
import type { TraceEvent } from './trace-event.ts';

/** A step that is under way. */
export interface OpenStep {
  readonly number: number;
  readonly tab: string | null;
  readonly head: Row | null;
  /** The head is shown even when nothing follows it. */
  readonly always: boolean;
}

/** The rows of a story. Those of one step are kept back until it is known whether they need a row above them that names the step. */
export class StepRows {
  /** Of the steps that have ended, and of what no step did. */
  readonly all: Row[] = [];
  #open: OpenStep | null = null;
  #kept: Row[] = [];

  /** The step that is under way. */
  get open(): OpenStep | null {
    return this.#open;
  }

  begin(step: OpenStep): void {
    this.#open = step;
    this.#kept = [];
  }

  line(event: TraceEvent, tab: string | null, mark: string, text: string, tone: Tone): void {
    this.push(row(event, tab, mark, text, tone));
  }

  push(made: Row): void {
    if (this.#open === null) this.all.push(made);
    else this.#kept.push(made);
  }

  /** Counts a row once more where the step has one that says the same. */
  pushOrCount(made: Row): void {
    const same = this.#open === null ? undefined : this.#kept.find((other) => repeats(other, made));
    if (same !== undefined) same.times++;
    else this.push(made);
  }

  end(step: number): void {
    if (this.#open?.number === step) this.flush();
  }

  /** Writes the rows of the step down. A call from outside that did a single thing needs no row of its own. */
  flush(): void {
    const open = this.#open;
    this.#open = null;
    if (open === null) return;
    const { head, always } = open;
    const rows = this.#kept;
    const task = head?.mark === '●' || always;
    const headed = head !== null && (task || rows.length > 1);
    if (headed) {
      this.all.push(head);
      for (const each of rows) each.inset = each.tab === head.tab;
    }
    this.all.push(...rows);
  }
}

export function row(
  { ms, step }: TraceEvent,
  tab: string | null,
  mark: string,
  text: string,
  tone: Tone,
  arrow: Arrow | null = null,
  ran: number | null = null,
  lock: LockChange | null = null,
): Row {
  return { ms, step, tab, mark, text, tone, arrow, queued: [], lock, ran, times: 1, inset: false };
}

function repeats(a: Row, b: Row): boolean {
  return a.tab === b.tab && a.text === b.text && a.arrow?.area === b.arrow?.area && a.arrow?.direction === b.arrow?.direction;
}
