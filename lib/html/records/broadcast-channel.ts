import { serializeOrigin, type Origin } from '../../origin/origin.ts';
import type { StorageKey } from '../../origin/storage-key.ts';
import { SpareDeliveries } from './channel-delivery.ts';
import type { Document } from './document.ts';
import type { EventHandler, HandlerTarget } from './event-handler.ts';

/**
 * A BroadcastChannel of one window.
 *
 * HTML, broadcasting to other browsing contexts: https://html.spec.whatwg.org/multipage/#broadcasting-to-other-browsing-contexts
 */
export class BroadcastChannel implements HandlerTarget {
  /** For the trace. */
  readonly number: number;
  readonly name: string;
  readonly object: object;
  /** HTML's closed flag. */
  closed = false;
  /** Who hears it, and whom it hears; fixed when it is made. */
  readonly storageKey: StorageKey;
  readonly spareDeliveries: SpareDeliveries = new SpareDeliveries();
  readonly #owner: DocumentChannels;
  #handlers: Map<string, EventHandler> | null = null;

  constructor(owner: DocumentChannels, name: string, object: object) {
    const { nonStorageKey, userAgent } = owner.document;
    this.number = userAgent.ids.nextChannel();
    this.name = name;
    this.object = object;
    this.storageKey = nonStorageKey;
    this.#owner = owner;
  }

  /** The one that its window shows. */
  get document(): Document {
    return this.#owner.document;
  }

  /** Of its document, as messages tell it. */
  get serializedOrigin(): string {
    return this.#owner.serializedOrigin;
  }

  get handlers(): Map<string, EventHandler> {
    return (this.#handlers ??= new Map());
  }
}

/** The channels of one window. When it goes on with another document, so do they. */
export class DocumentChannels {
  document: Document;
  /** Those that are not closed. */
  readonly open: Set<BroadcastChannel> = new Set<BroadcastChannel>();
  #origin: Origin | null = null;
  #serializedOrigin = '';

  constructor(document: Document) {
    this.document = document;
  }

  /** Not made anew for each message. */
  get serializedOrigin(): string {
    const { origin } = this.document;
    if (origin !== this.#origin) {
      this.#origin = origin;
      this.#serializedOrigin = serializeOrigin(origin);
    }
    return this.#serializedOrigin;
  }

  /** The window is gone. */
  end(): void {
    const { channels } = this.document.userAgent;
    for (const channel of this.open) {
      channel.closed = true;
      channel.spareDeliveries.clear();
      channels.remove(channel);
    }
    this.open.clear();
  }
}

/** The open channels of one name. */
interface NamedChannels {
  readonly all: Set<BroadcastChannel>;
  /** The same, to be walked through; made when somebody posts. */
  list: readonly BroadcastChannel[] | null;
}

/**
 * The open channels of one user agent, by what decides who hears whom. Of each name they stand in the order in which they were made;
 * a name is kept no longer than its channels.
 */
export class ChannelIndex {
  readonly #byKey: Map<StorageKey, Map<string, NamedChannels>> = new Map();

  add(channel: BroadcastChannel): void {
    const { name, storageKey } = channel;
    let names = this.#byKey.get(storageKey);
    if (names === undefined) this.#byKey.set(storageKey, (names = new Map()));
    const channels = names.get(name);
    if (channels === undefined) names.set(name, { all: new Set([channel]), list: null });
    else {
      channels.all.add(channel);
      channels.list = null;
    }
  }

  remove(channel: BroadcastChannel): void {
    const { name, storageKey } = channel;
    const names = this.#byKey.get(storageKey);
    const channels = names?.get(name);
    if (names === undefined || channels?.all.delete(channel) !== true) return;
    channels.list = null;
    if (channels.all.size > 0) return;
    names.delete(name);
    if (names.size === 0) this.#byKey.delete(storageKey);
  }

  /** The list is never changed: when a channel is opened or closed, there is another one. */
  named(key: StorageKey, name: string): readonly BroadcastChannel[] {
    const channels = this.#byKey.get(key)?.get(name);
    return channels === undefined ? [] : (channels.list ??= [...channels.all]);
  }

  /** How many storage keys have a channel. */
  get keys(): number {
    return this.#byKey.size;
  }
}
