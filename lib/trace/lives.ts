import type { TraceEvent } from './trace-event.ts';

const lockTypes = ['lock-requested', 'lock-waiting', 'lock-granted'] as const;

/**
 * What a reader must know of the beginning of a trace after it was dropped: the tabs, documents, areas, channels and locks that still lived when
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
        this.#forgetChannels(event.document);
        break;
      case 'area-created':
        this.#kept.set(`area ${event.area}`, event);
        break;
      case 'channel-opened':
        this.#kept.set(`channel ${event.channel}`, event);
        break;
      case 'channel-closed':
        this.#kept.delete(`channel ${event.channel}`);
        break;
      default:
        this.#noteLock(event);
    }
  }

  /** The events kept, in their order. */
  events(): TraceEvent[] {
    return [...this.#kept.values()].sort((a, b) => a.i - b.i);
  }

  #noteLock(event: TraceEvent): void {
    switch (event.type) {
      case 'lock-requested':
      case 'lock-waiting':
      case 'lock-granted':
        this.#kept.set(`${event.type} ${event.request}`, event);
        break;
      case 'lock-unavailable':
      case 'lock-released':
      case 'lock-stolen':
      case 'lock-aborted':
        for (const type of lockTypes) this.#kept.delete(`${type} ${event.request}`);
        break;
    }
  }

  #forgetChannels(document: number): void {
    for (const [name, event] of this.#kept)
      if (event.type === 'channel-opened' && event.document === document) this.#kept.delete(name);
  }

  #forgetTab(tab: string): void {
    this.#kept.delete(`tab ${tab}`);
    for (const [name, event] of this.#kept) if (event.type === 'area-created' && event.tab === tab) this.#kept.delete(name);
  }
}
