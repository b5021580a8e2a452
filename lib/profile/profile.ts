/** An entry of local storage. */
export type StoredEntry = readonly [key: string, value: string];

/** What has changed under one storage key. */
export interface AreaChange {
  /** Text of the storage key: opaque, and another one for each key. */
  readonly key: string;
  /** Serialized. */
  readonly origin: string;
  /** All that was there goes, before anything else. */
  readonly cleared: boolean;
  /** Keys that go, before the others come. */
  readonly removed: readonly string[];
  /** Those whose key is there keep their place; the others go to the end, in this order. */
  readonly written: readonly StoredEntry[];
}

/** A cookie that came, changed or went. */
export interface CookieChange {
  /** Its domain, path and name. */
  readonly id: string;
  /** JSON; null: it is gone. */
  readonly text: string | null;
}

/** Changes that are kept together, or not at all. */
export interface Batch {
  readonly areas: readonly AreaChange[];
  readonly cookies: readonly CookieChange[];
}

/** What is kept under one storage key. */
export interface StoredArea {
  readonly key: string;
  /** Serialized. */
  readonly origin: string;
  readonly entries: number;
  /** UTF-16 code units of keys and values together. */
  readonly units: number;
}

/** A profile that is in use by one Browser, and by nobody else. */
export interface OpenProfile {
  /**
   * Called before a document with that storage key is made, or what is kept under it is looked at, once in each run, and again where it
   * failed; a promise is waited for. Throws, or rejects, where what is kept cannot be read: that fails the call that loads the document.
   */
  prepare(key: string): void | Promise<void>;
  /** What is kept under a key that was prepared, in its order, as often as somebody asks. */
  read(key: string): readonly StoredEntry[];
  /** The texts of the cookies that are kept, oldest first. */
  cookies(): readonly string[];
  /** Keeps a batch, so that it outlives this process. What throws has kept nothing of it, and gets it again. */
  commit(batch: Batch): void;
  /** From now on all that was committed outlives the machine. */
  flush(): void;
  /** Nothing that was removed or overwritten so far can be found in what is kept. */
  purge(): void;
  /** All keys under which something is kept, by origin. */
  areas(): readonly StoredArea[];
  /** Flushes, and lets others in. */
  close(): void;
}

/** Where local storage and cookies with a date live: the option `profile` of a Browser. */
export interface Profile {
  /** `task`: it is committed to when a task has ended, and flushed when a driving call has; `close`: committed to when a driving call has ended, and flushed when one has that settles or closes. */
  readonly durability: 'close' | 'task';
  /** For one Browser. Null: nothing is kept. Throws where it cannot be used. */
  open(): OpenProfile | null;
}
