import type { GlobalIntrinsics } from '../../ecmascript/global-intrinsics.ts';
import type { StorageIdentifier } from '../../storage/endpoint.ts';
import type { StorageChange } from '../../web-storage/storage-document.ts';

/** A storage event that was heard, as plain data. */
export interface HeardEvent {
  readonly key: string | null;
  readonly oldValue: string | null;
  readonly newValue: string | null;
  /** URL of the document that made the change, at that moment. */
  readonly url: string;
  readonly storageArea: StorageIdentifier;
}

type Text = string | null;

/** Places of one event in a chunk. */
const columns = 5;

/** Events of the first chunk, and of the largest: each has room for twice as many as the one before. */
const firstChunkEvents = 16;
const chunkEvents = 1024;

/** Most logs stay empty: they share one list. */
const none = Object.freeze([]) as never[];

/** Chunks kept at most, the oldest goes: 65,536 events and some more. */
const chunkLimit = 72;

/**
 * The storage events that the documents of one navigable heard, oldest first. Their texts stand side by side in chunks that are used
 * again: a record for each event would outlive its task, and the garbage collector would carry it about.
 */
export class HeardLog {
  #chunks: Text[][] = none;
  #chunk: Text[] = none;
  /** Where the next event goes in the newest chunk. */
  #place = 0;

  add({ area, key, oldValue, newValue, url }: StorageChange): void {
    if (this.#place === this.#chunk.length) this.#nextChunk();
    const chunk = this.#chunk;
    const place = this.#place;
    this.#place = place + columns;
    chunk[place] = area.identifier;
    chunk[place + 1] = key;
    chunk[place + 2] = oldValue;
    chunk[place + 3] = newValue;
    chunk[place + 4] = url;
  }

  /** Made anew for each who asks, of the intrinsics of who asks. */
  events({ Array, Object }: Pick<GlobalIntrinsics, 'Array' | 'Object'> = globalThis): HeardEvent[] {
    const events = new Array<HeardEvent>();
    const isForeign = Object !== globalThis.Object;
    for (const chunk of this.#chunks) {
      const end = chunk === this.#chunk ? this.#place : chunk.length;
      for (let place = 0; place < end; place += columns) {
        const event = eventAt(chunk, place);
        events.push(isForeign ? Object.assign(new Object(), event) : event);
      }
    }
    return events;
  }

  clear(): void {
    this.#chunks = this.#chunk = none;
    this.#place = 0;
  }

  #nextChunk(): void {
    const oldest = this.#chunks.length === chunkLimit ? this.#chunks.shift() : undefined;
    const events = Math.min(2 * (this.#chunk.length / columns) || firstChunkEvents, chunkEvents);
    const isReusable = oldest !== undefined && oldest.length === events * columns;
    this.#chunk = isReusable ? oldest : new Array<Text>(events * columns).fill(null);
    if (this.#chunks === none) this.#chunks = [];
    this.#chunks.push(this.#chunk);
    this.#place = 0;
  }
}

/** What was written there by `add`. */
function eventAt(chunk: readonly Text[], place: number): HeardEvent {
  return {
    key: chunk[place + 1] as Text,
    oldValue: chunk[place + 2] as Text,
    newValue: chunk[place + 3] as Text,
    url: chunk[place + 4] as string,
    storageArea: chunk[place] as StorageIdentifier,
  };
}
