import type { GlobalIntrinsics } from '../../ecmascript/global-intrinsics.ts';
import type { MessageVia } from '../../event-loop/message-fact.ts';
import { ColumnChunks } from './column-chunks.ts';
import { sizeOfData } from './data-size.ts';
import { documentDefiner } from './document-of-record.ts';
import { plainCopy } from './plain-copy.ts';

/** A message that arrived, as plain data. */
export interface HeardMessage {
  /** `messageerror`: nothing could be made of it in that window. */
  readonly type: 'message' | 'messageerror';
  /** A BroadcastChannel, `postMessage` of a window, or a MessagePort. */
  readonly via: MessageVia;
  /** Name of the channel; null for windows and ports. */
  readonly name: string | null;
  /** A copy of what was sent. Ports, and what is no plain data, are there as a short text such as `[MessagePort]`. */
  readonly data: unknown;
  /** Serialized origin of the sender; empty for ports, which do not tell it. */
  readonly origin: string;
  /** Name of the tab or frame that sent it: `tab1`. Null where that is not known. */
  readonly source: string | null;
  /** URL of the document that it arrived at, at that moment. Not enumerable, so that messages can be compared without it. */
  readonly document: string;
  /** The number that the trace names that document by. Not enumerable. */
  readonly documentId: number;
}

/** Whose window it was fired at. */
interface Hearer {
  readonly id: number;
  readonly url: string;
}

/** Messages kept at most, the oldest go. */
export const messageLimit = 10_000;

/** Bytes of data kept at most, about, of messages that are not small; the oldest go, and what is older than they are. */
export const messageBytesLimit: number = 16 * 1024 * 1024;

/** A message of so many bytes of data is not small. */
const smallBytes = 1024;

/** A message that is not small. */
interface Large {
  /** The how manieth of all. */
  readonly number: number;
  readonly chunk: unknown[];
  readonly place: number;
  readonly bytes: number;
}

/** Places of one message in a chunk. */
const columns = 8;

/** The messages that were fired at the documents of one navigable, oldest first. Nothing in it belongs to a page. */
export class MessageLog {
  readonly #chunks = new ColumnChunks<unknown>(columns, messageLimit);
  /** Oldest first. */
  readonly #large: Large[] = [];
  #bytes = 0;
  /** So many were added, and so many of them have gone because those after them are large. */
  #added = 0;
  #gone = 0;

  /** `data`: a copy that no page has, see {@link plainCopy}. Null for a `messageerror`. */
  add(
    document: Hearer,
    type: HeardMessage['type'],
    via: MessageVia,
    name: string | null,
    data: unknown,
    origin: string,
    source: string | null,
  ): void {
    const chunks = this.#chunks;
    const place = chunks.add();
    const { chunk } = chunks;
    chunk[place] = type;
    chunk[place + 1] = via;
    chunk[place + 2] = name;
    chunk[place + 3] = data;
    chunk[place + 4] = origin;
    chunk[place + 5] = source;
    chunk[place + 6] = document.url;
    chunk[place + 7] = document.id;
    this.#added++;
    this.#measure(data, chunk, place);
  }

  /** Made anew for each who asks, of the intrinsics of who asks. */
  messages(intrinsics: GlobalIntrinsics = globalThis): HeardMessage[] {
    const { Array, Object } = intrinsics;
    const messages = new Array<HeardMessage>();
    const withDocument = documentDefiner();
    this.#chunks.forEach(Math.min(messageLimit, this.#added - this.#gone), (chunk, place) => {
      const message = new Object() as { -readonly [Name in keyof HeardMessage]: HeardMessage[Name] };
      message.type = chunk[place] as HeardMessage['type'];
      message.via = chunk[place + 1] as MessageVia;
      message.name = chunk[place + 2] as string | null;
      message.data = plainCopy(chunk[place + 3], intrinsics);
      message.origin = chunk[place + 4] as string;
      message.source = chunk[place + 5] as string | null;
      messages.push(withDocument(message, chunk[place + 6] as string, chunk[place + 7] as number));
    });
    return messages;
  }

  clear(): void {
    this.#chunks.clear();
    this.#large.length = this.#bytes = this.#added = this.#gone = 0;
  }

  #measure(data: unknown, chunk: unknown[], place: number): void {
    const isSmall = typeof data === 'string' ? 2 * data.length < smallBytes : typeof data !== 'object' || data === null;
    const bytes = isSmall ? 0 : sizeOfData(data);
    if (bytes < smallBytes) return;
    this.#large.push({ number: this.#added, chunk, place, bytes });
    this.#bytes += bytes;
    // The newest stays, however large it is.
    while (this.#bytes > messageBytesLimit && this.#large.length > 1) this.#forgetOldest();
  }

  #forgetOldest(): void {
    const oldest = this.#large.shift();
    if (oldest === undefined) return;
    this.#bytes -= oldest.bytes;
    // Its place may be another one's by now.
    if (oldest.number <= this.#added - messageLimit) return;
    oldest.chunk[oldest.place + 3] = null;
    this.#gone = oldest.number;
  }
}
