import type { StorageKey } from '../../origin/storage-key.ts';
import type { Document } from './document.ts';
import type { EventHandler, HandlerTarget } from './event-handler.ts';

/**
 * A BroadcastChannel of one window.
 *
 * HTML, broadcasting to other browsing contexts: https://html.spec.whatwg.org/multipage/#broadcasting-to-other-browsing-contexts
 */
export class BroadcastChannel implements HandlerTarget {
  readonly name: string;
  readonly object: object;
  readonly #owner: DocumentChannels;
  #handlers: Map<string, EventHandler> | null = null;

  constructor(owner: DocumentChannels, name: string, object: object) {
    this.#owner = owner;
    this.name = name;
    this.object = object;
    owner.open.add(this);
  }

  /** The one that its window shows. */
  get document(): Document {
    return this.#owner.document;
  }

  /** HTML's closed flag. */
  get closed(): boolean {
    return !this.#owner.open.has(this);
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

  constructor(document: Document) {
    this.document = document;
  }
}

/**
 * The open channels of one user agent, by what decides who hears whom. Of each name they stand in the order in which they were made;
 * a name is kept no longer than its channels.
 */
export class ChannelIndex {
  readonly #byKey: Map<StorageKey, Map<string, Set<BroadcastChannel>>> = new Map();

  add(channel: BroadcastChannel): void {
    const { name } = channel;
    const { nonStorageKey } = channel.document;
    let names = this.#byKey.get(nonStorageKey);
    if (names === undefined) this.#byKey.set(nonStorageKey, (names = new Map()));
    const channels = names.get(name);
    if (channels === undefined) names.set(name, new Set([channel]));
    else channels.add(channel);
  }

  remove(channel: BroadcastChannel): void {
    const { name } = channel;
    const { nonStorageKey } = channel.document;
    const names = this.#byKey.get(nonStorageKey);
    const channels = names?.get(name);
    if (names === undefined || channels?.delete(channel) !== true || channels.size > 0) return;
    names.delete(name);
    if (names.size === 0) this.#byKey.delete(nonStorageKey);
  }

  named(key: StorageKey, name: string): Iterable<BroadcastChannel> {
    return this.#byKey.get(key)?.get(name) ?? [];
  }

  /** How many storage keys have a channel. */
  get keys(): number {
    return this.#byKey.size;
  }
}
