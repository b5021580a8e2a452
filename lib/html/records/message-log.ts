import type { GlobalIntrinsics } from '../../ecmascript/global-intrinsics.ts';
import type { MessageVia } from '../../event-loop/observer.ts';
import { ColumnChunks } from './column-chunks.ts';
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

/** Places of one message in a chunk. */
const columns = 8;

/** The messages that were fired at the documents of one navigable, oldest first. Nothing in it belongs to a page. */
export class MessageLog {
  readonly #chunks = new ColumnChunks<unknown>(columns, messageLimit);

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
  }

  /** Made anew for each who asks, of the intrinsics of who asks. */
  messages(intrinsics: GlobalIntrinsics = globalThis): HeardMessage[] {
    const { Array, Object } = intrinsics;
    const messages = new Array<HeardMessage>();
    const withDocument = documentDefiner();
    this.#chunks.forEach(messageLimit, (chunk, place) => {
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
  }
}
