import type { GlobalIntrinsics } from '../../ecmascript/global-intrinsics.ts';
import type { MessageVia } from '../../event-loop/message-fact.ts';
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

/** Most logs stay empty: they share one list. */
const none = Object.freeze([]) as never[];

/** The messages that were fired at the documents of one navigable, oldest first. Nothing in it belongs to a page. */
export class MessageLog {
  #messages: HeardMessage[] = none;
  /** Where the oldest is. */
  #first = 0;

  /** `data`: a copy that no page has, see {@link plainCopy}. Null for a `messageerror`. */
  add({ id, url }: Hearer, message: Omit<HeardMessage, 'document' | 'documentId'>): void {
    if (this.#messages === none) this.#messages = [];
    this.#messages.push({ ...message, document: url, documentId: id });
    if (this.#messages.length - this.#first > messageLimit) this.#first++;
    // Seldom, since all that stay are moved.
    if (this.#first < messageLimit) return;
    this.#messages.splice(0, this.#first);
    this.#first = 0;
  }

  /** Made anew for each who asks, of the intrinsics of who asks. */
  messages(intrinsics: GlobalIntrinsics = globalThis): HeardMessage[] {
    const { Array, Object } = intrinsics;
    const messages = new Array<HeardMessage>();
    for (const { document, documentId, ...shown } of this.#messages.slice(this.#first)) {
      const message: object = Object.assign(new Object(), shown, { data: plainCopy(shown.data, intrinsics) });
      Object.defineProperties(message, { document: { value: document }, documentId: { value: documentId } });
      messages.push(message as HeardMessage);
    }
    return messages;
  }

  clear(): void {
    this.#messages = none;
    this.#first = 0;
  }
}
