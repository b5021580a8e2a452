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
  /** URL of the document that heard it, at that moment. Not enumerable, so that events can be compared without it. */
  readonly document: string;
  /** The number that the trace names that document by. Not enumerable. */
  readonly documentId: number;
}

/** At whose window it was fired. */
interface Hearer {
  readonly id: number;
  readonly url: string;
}

type Text = string | null;

/** Texts, and the numbers of documents. */
type Chunk = (Text | number)[];

/** Places of one event in a chunk. */
const columns = 7;

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
  #chunks: Chunk[] = none;
  #chunk: Chunk = none;
  /** Where the next event goes in the newest chunk. */
  #place = 0;

  add({ area, key, oldValue, newValue, url }: StorageChange, document: Hearer): void {
    if (this.#place === this.#chunk.length) this.#nextChunk();
    const chunk = this.#chunk;
    const place = this.#place;
    this.#place = place + columns;
    chunk[place] = area.identifier;
    chunk[place + 1] = key;
    chunk[place + 2] = oldValue;
    chunk[place + 3] = newValue;
    chunk[place + 4] = url;
    chunk[place + 5] = document.url;
    chunk[place + 6] = document.id;
  }

  /** Made anew for each who asks, of the intrinsics of who asks. */
  events({ Array, Object }: Pick<GlobalIntrinsics, 'Array' | 'Object'> = globalThis): HeardEvent[] {
    const events = new Array<HeardEvent>();
    const isForeign = Object !== globalThis.Object;
    for (const chunk of this.#chunks) {
      const end = chunk === this.#chunk ? this.#place : chunk.length;
      for (let place = 0; place < end; place += columns) {
        const event = eventAt(chunk, place);
        const made: object = isForeign ? Object.assign(new Object(), event) : event;
        events.push(Object.defineProperties(made, documentAt(chunk, place)) as HeardEvent);
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
    this.#chunk = isReusable ? oldest : new Array<Text | number>(events * columns).fill(null);
    if (this.#chunks === none) this.#chunks = [];
    this.#chunks.push(this.#chunk);
    this.#place = 0;
  }
}

/** What was written there by `add`. */
function eventAt(chunk: Chunk, place: number): Omit<HeardEvent, 'document' | 'documentId'> {
  return {
    key: chunk[place + 1] as Text,
    oldValue: chunk[place + 2] as Text,
    newValue: chunk[place + 3] as Text,
    url: chunk[place + 4] as string,
    storageArea: chunk[place] as StorageIdentifier,
  };
}

function documentAt(chunk: Chunk, place: number): PropertyDescriptorMap {
  return { document: { value: chunk[place + 5] }, documentId: { value: chunk[place + 6] } };
}
