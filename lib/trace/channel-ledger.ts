import type { TraceEvent } from './trace-event.ts';

/** A BroadcastChannel, as a trace tells of it. */
export interface ChannelActor {
  readonly document: number;
  readonly name: string;
  /** Place in the trace of the event that opened it, and of that which closed it; null: none did. */
  readonly opened: number;
  closed: number | null;
}

/** Which channels documents have and had: every event is to be shown to it once, in order. */
export class ChannelLedger {
  readonly #channels = new Map<number, ChannelActor>();

  note(event: TraceEvent): void {
    if (event.type === 'channel-opened') {
      const { channel, document, name, i } = event;
      this.#channels.set(channel, { document, name, opened: i, closed: null });
    } else if (event.type === 'channel-closed') {
      const actor = this.#channels.get(event.channel);
      if (actor !== undefined) actor.closed = event.i;
    }
  }

  /** Names of those that a document had open at a place in the trace. */
  namesAt(document: number, i: number): readonly string[] {
    const open = [...this.#channels.values()].filter(
      ({ document: its, opened, closed }) => its === document && opened < i && (closed ?? Infinity) > i,
    );
    return open.map(({ name }) => name);
  }

  /** Those of a name that a document has or had, oldest first. */
  of(document: number, name: string): readonly ChannelActor[] {
    return [...this.#channels.values()].filter((each) => each.document === document && each.name === name);
  }
}
