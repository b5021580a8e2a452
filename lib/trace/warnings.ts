import { EventPlaces } from './event-places.ts';
import type { PlacedEvent } from './placed-event.ts';
import type { TraceEvent } from './trace-event.ts';
import { StaleWrites } from './stale-writes.ts';
import { assignment, changeText, shortKey, shortValue } from './wording.ts';

/**
 * What looks wrong: a page or a test made a `storage` event by hand; such an event tells of a value that was never stored; a listener threw
 * when it heard that everything was cleared; a tab writes what it has just heard; a tab writes from what it read before another changed it.
 */
export type WarningCode = 'HAND_MADE_EVENT' | 'NEVER_STORED' | 'THREW_ON_CLEAR' | 'ECHO' | 'STALE_WRITE';

/** Something that a test or a page probably does not mean. */
export interface Warning {
  readonly code: WarningCode;
  /** In which it happened; -1: in none. */
  readonly step: number;
  /** Of the event of the trace that shows it. */
  readonly i: number;
  readonly text: string;
  /** What to do instead. */
  readonly mend: string;
  /** Where the standard says how it is. */
  readonly section?: string;
}

const html = 'https://html.spec.whatwg.org/multipage/#';

type Heard = PlacedEvent<'event-fired'>;

/** The warnings of a trace, in the order of what shows them. */
export function warningsOf(events: Iterable<TraceEvent>): Warning[] {
  const watch = new Watch();
  for (const event of events) watch.note(event);
  return watch.warnings;
}

/** As `explain` ends with them; empty where there are none. */
export function textOfWarnings(warnings: readonly Warning[]): string {
  return warnings.map(({ text, mend }) => `\nWarning: ${text} ${mend}`).join('');
}

class Watch {
  readonly warnings: Warning[] = [];
  readonly #places = new EventPlaces();
  /** Values that were seen in storage, by storage key and key. */
  readonly #stored = new Map<string, Set<string>>();
  readonly #stale = new StaleWrites();
  /** The storage event that the running step has fired last. */
  #heard: Heard | null = null;

  note(event: TraceEvent): void {
    const at = this.#places.place(event);
    this.#stale.note(at);
    switch (at.type) {
      case 'task-started':
      case 'outside-started':
      case 'task-ended':
        this.#heard = null;
        return;
      case 'event-fired':
        this.#heard = at;
        return;
      case 'event-dispatched':
        this.#dispatched(at);
        return;
      case 'error':
        this.#failed(at);
        return;
      default:
        this.#used(at);
    }
  }

  #used(event: PlacedEvent): void {
    switch (event.type) {
      case 'storage-written':
        this.#store(event, event.key, event.oldValue);
        this.#store(event, event.key, event.newValue);
        this.#written(event);
        this.#stale.changed(event);
        return this.#changed(event, event.key, event.newValue);
      case 'storage-removed':
        this.#store(event, event.key, event.oldValue);
        this.#stale.changed(event);
        return this.#changed(event, event.key, null);
      case 'storage-read':
        return this.#store(event, event.key, event.value);
      case 'storage-unchanged':
        this.#store(event, event.key, event.value);
        this.#written(event);
        return this.#changed(event, event.key, event.value);
      case 'storage-cleared':
        this.#stale.changed(event);
        return this.#changed(event, null, null);
      default:
    }
  }

  #store({ storageKey }: PlacedEvent, key: string | null, value: string | null): void {
    if (key === null || value === null) return;
    const place = placeOf(storageKey, key);
    const values = this.#stored.get(place);
    if (values === undefined) this.#stored.set(place, new Set([value]));
    else values.add(value);
  }

  #dispatched(event: PlacedEvent<'event-dispatched'>): void {
    const { key, newValue, step, i, tab, storageKey } = event;
    const what = changeText(key, newValue);
    this.warnings.push({
      ...{ code: 'HAND_MADE_EVENT', step, i },
      text: `A storage event (${what}) was made by hand and dispatched at ${nameOf(tab)}: nothing was stored, and no other tab hears of it.`,
      mend: 'Let another tab of the same Browser write, and the event comes by itself.',
      section: `${html}concept-storage-broadcast`,
    });
    if (key === null || newValue === null || this.#stored.get(placeOf(storageKey, key))?.has(newValue) === true) return;
    this.warnings.push({
      ...{ code: 'NEVER_STORED', step, i },
      text: `That storage event tells of ${assignment(key, newValue)}, and ${shortKey(key)} had not had the value ${shortValue(newValue)} by then.`,
      mend: 'Who reads storage when the event comes must find what it tells of: write it in another tab.',
      section: `${html}dom-storage-setitem`,
    });
  }

  #failed({ step, i, tab, message }: PlacedEvent<'error'>): void {
    if (step === -1 || this.#heard?.key !== null) return;
    this.warnings.push({
      ...{ code: 'THREW_ON_CLEAR', step, i },
      text: `${nameOf(tab)} failed (${shortValue(message)}) when it heard that an area was cleared: the event of clear() has null for its key and both values.`,
      mend: 'Look whether event.key is null before anything is done with it.',
      section: `${html}dom-storage-clear`,
    });
  }

  /** What a document does when it hears of the key is its answer to the change: it knows of it. */
  #written(event: PlacedEvent<'storage-written' | 'storage-unchanged'>): void {
    const found = this.#stale.written(event);
    const heard = this.#heard;
    if (found === null || (heard?.key === event.key && heard.document === event.document)) return;
    const { step, i, tab, key } = event;
    const { read, changed } = found;
    this.warnings.push({
      ...{ code: 'STALE_WRITE', step, i },
      text: `${nameOf(tab)} wrote ${shortKey(key ?? '')} from what it read in step ${read}; ${nameOf(changed.tab)} changed it in step ${changed.step}.`,
      mend: 'Read and write in one task, or hold a lock of navigator.locks from before the read until after the write, in every tab.',
      section: 'https://w3c.github.io/web-locks/#api-lock-manager-request',
    });
  }

  /** In the step in which a tab hears of a change, the tab makes the same one. */
  #changed(event: PlacedEvent<WriteType>, key: string | null, value: string | null): void {
    const heard = this.#heard;
    if (heard === null || heard.area !== event.area || heard.document !== event.document) return;
    if (heard.key !== key || heard.newValue !== value) return;
    const { step, i, tab } = event;
    this.warnings.push({
      ...{ code: 'ECHO', step, i },
      text: `${nameOf(tab)} heard of ${changeText(key, value)} and did the same again${echoes[event.type] ?? ''}.`,
      mend: 'What an event tells of is stored already: take the value over, and write nothing. Two tabs that answer each other may never end.',
      section: `${html}concept-storage-broadcast`,
    });
  }
}

type WriteType = 'storage-written' | 'storage-removed' | 'storage-cleared' | 'storage-unchanged';

const echoes: Partial<Record<WriteType, string>> = {
  'storage-unchanged': ', which changed nothing only because the value was still there',
};

function placeOf(storageKey: string | null, key: string): string {
  return JSON.stringify([storageKey, key]);
}

function nameOf(tab: string | null): string {
  return tab ?? 'a page';
}
