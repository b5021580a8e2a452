import type { GlobalIntrinsics } from '../../ecmascript/global-intrinsics.ts';
import type { StorageIdentifier } from '../../storage/endpoint.ts';
import type { StorageChange } from '../../web-storage/storage-document.ts';
import { ColumnChunks } from './column-chunks.ts';
import { documentDefiner } from './document-of-record.ts';

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

/** Places of one event in a chunk. */
const columns = 7;

/** Events kept at least; the oldest go. */
const eventLimit = 65_536;

/** The storage events that the documents of one navigable heard, oldest first. */
export class HeardLog {
  /** Texts, and the numbers of documents. */
  readonly #chunks = new ColumnChunks<string | number>(columns, eventLimit);

  /** How many there are. */
  get count(): number {
    return this.#chunks.count;
  }

  add({ area, key, oldValue, newValue, url }: StorageChange, document: Hearer): void {
    const chunks = this.#chunks;
    const place = chunks.add();
    const { chunk } = chunks;
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
    const withDocument = documentDefiner();
    this.#chunks.forEach(Infinity, (chunk, place) => {
      const event = new Object() as { -readonly [Name in keyof HeardEvent]: HeardEvent[Name] };
      event.key = chunk[place + 1] as Text;
      event.oldValue = chunk[place + 2] as Text;
      event.newValue = chunk[place + 3] as Text;
      event.url = chunk[place + 4] as string;
      event.storageArea = chunk[place] as StorageIdentifier;
      events.push(withDocument(event, chunk[place + 5] as string, chunk[place + 6] as number));
    });
    return events;
  }

  clear(): void {
    this.#chunks.clear();
  }
}
