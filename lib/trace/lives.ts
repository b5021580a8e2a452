import type { TraceEvent } from './trace-event.ts';

/**
 * What a reader must know of the beginning of a trace after it was dropped: the tabs, documents and areas that still lived when
 * the kept part begins. As large as a user agent is, however long it has run.
 */
export class Lives {
  readonly #kept = new Map<string, TraceEvent>();

  get size(): number {
    return this.#kept.size;
  }

  /** Takes note of an event that is about to be dropped. */
  note(event: TraceEvent): void {
    switch (event.type) {
      case 'tab-opened':
        this.#kept.set(`tab ${event.tab}`, event);
        break;
      case 'tab-closed':
        this.#forgetTab(event.tab);
        break;
      case 'document-created':
        this.#kept.set(`document ${event.document}`, event);
        break;
      case 'url-changed':
        this.#kept.set(`url ${event.document}`, event);
        break;
      case 'document-destroyed':
        this.#kept.delete(`document ${event.document}`);
        this.#kept.delete(`url ${event.document}`);
        break;
      case 'area-created':
        this.#kept.set(`area ${event.area}`, event);
        break;
    }
  }

  /** The events kept, in their order. */
  events(): TraceEvent[] {
    return [...this.#kept.values()].sort((a, b) => a.i - b.i);
  }

  #forgetTab(tab: string): void {
    this.#kept.delete(`tab ${tab}`);
    for (const [name, event] of this.#kept) if (event.type === 'area-created' && event.tab === tab) this.#kept.delete(name);
  }
}
