import type { Observer } from '../event-loop/observer.ts';
import type { Process } from '../event-loop/process.ts';
import { Area, type Coherence } from '../storage/area.ts';
import type { Source } from '../storage/source.ts';

/** A change that a page has made in a snapshot. */
export interface SnapshotWrite {
  /** Null: everything was removed. */
  readonly key: string | null;
  /** Null: the key was removed. */
  readonly value: string | null;
  /** What the snapshot had before. */
  readonly oldValue: string | null;
  readonly source: Source;
  /** Of the document, when it made it. */
  readonly url: string;
  readonly urlAtFirstUse: string;
}

/** What a process has written in one task: one message. */
export interface Batch {
  readonly by: Database;
  readonly writes: SnapshotWrite[];
  /** By how many code units the writes together make the area larger. */
  growth: number;
  /** The most that it has been, which the browser process has given room for. */
  room: number;
}

/** What a database asks of the browser process, and of the kernel. */
export interface DatabaseHost {
  readonly observer: Observer | null;
  /**
   * Waits until all that the database has sent is received, then gives it what is stored; what is on its way to it is not received. `isNew`:
   * its process has had none until now. Answers whether other processes have one.
   */
  begin(database: Database, isNew: boolean): boolean;
  /** By so many code units; is answered at once. False: it does not fit. */
  makeRoom(batch: Batch, growth: number): boolean;
  send(batch: Batch): void;
  /** Sends word that a snapshot has to end; `receive` runs when it arrives. */
  sendMark(database: Database, receive: () => void): void;
  /** The documents of the database's process hear of a change. */
  tell(database: Database, write: SnapshotWrite): void;
  atStableState(callback: () => void): void;
}

/** What a task sees, and the tasks after it as long as it is kept. Its entries are in the database's area. */
interface Snapshot {
  /** Other processes had a database when it began: it ends with its task. Otherwise it is kept until one of them has. */
  readonly isShared: boolean;
  /** Of the document that began it. */
  readonly url: string;
  /** The browser process has sent word that others may change something from now on. */
  isMarked: boolean;
}

const toNobody = (): void => undefined;

/**
 * One process's way to an area. The first use of a task begins a snapshot, if none is kept; when the task is over, what it wrote is sent.
 *
 * Firefox, dom/localstorage/LSDatabase.cpp, LSSnapshot.cpp
 */
export class Database implements Coherence {
  readonly process: Process;
  readonly area: Area;
  readonly #stored: Area;
  readonly #datastore: DatabaseHost;
  /** Documents that have used it, and may be gone. */
  readonly #users = new Set<Source>();
  #snapshot: Snapshot | null = null;
  /** The running task has used the snapshot. */
  #isInUse = false;
  /** What is to be sent when the task is over. */
  #batch: Batch | null = null;
  /** Which version of the datastore the entries of {@link area} are, but for what is on its way there; -1: they have to be copied. */
  version = -1;

  constructor(stored: Area, process: Process, datastore: DatabaseHost) {
    const { identifier, origin, quotaUnits, recipients } = stored;
    const { observer } = datastore;
    const name = `${stored.name} in ${process.name}`;
    this.process = process;
    this.#stored = stored;
    this.#datastore = datastore;
    this.area = new Area({ name, identifier, origin, quotaUnits, recipients, observer, broadcast: toNobody });
    this.area.coherence = this;
    if (observer !== null) {
      observer.fact({ type: 'area-created', area: name, kind: identifier, origin, tab: null, copyOf: stored.name });
    }
  }

  /** A document that has used it is still there. */
  get isOpen(): boolean {
    return this.#stored.recipients.some((document) => document.process === this.process && this.#users.has(document));
  }

  touch(_area: Area, _key: string | null, source: Source): void {
    this.#use(source);
    this.#endWithTask();
  }

  write(area: Area, key: string | null, value: string | null, source: Source): boolean {
    const snapshot = this.#use(source);
    const done = this.#write(snapshot, area, key, value, source);
    // Between tasks it is over now.
    this.#endWithTask();
    return done;
  }

  /** Others may change something from now on: a snapshot that is kept has to end, as soon as word of it arrives. */
  mark(): void {
    const snapshot = this.#snapshot;
    if (snapshot === null || snapshot.isShared || snapshot.isMarked) return;
    snapshot.isMarked = true;
    this.#datastore.sendMark(this, () => {
      this.#access(this.#snapshot === snapshot ? 'write' : 'read');
      if (this.#snapshot === snapshot) this.#snapshot = null;
    });
  }

  /** Its process is gone, and with it what was not sent. Answers with the room that was given for that. */
  forget(): number {
    const room = this.#batch?.room ?? 0;
    this.#snapshot = null;
    this.#batch = null;
    this.version = -1;
    return room;
  }

  #use(source: Source): Snapshot {
    const isNew = !this.#users.has(source) && !this.isOpen;
    this.#users.add(source);
    // That of documents that are all gone has ended with them.
    if (isNew) this.#snapshot = null;
    if (this.#snapshot !== null) {
      if (!this.#isInUse) this.#access('read');
      return this.#snapshot;
    }
    const isShared = this.#datastore.begin(this, isNew);
    this.#access('write');
    return (this.#snapshot = { isShared, url: source.urlAtFirstUse ?? source.url, isMarked: false });
  }

  #write(snapshot: Snapshot, area: Area, key: string | null, value: string | null, source: Source): boolean {
    const { raw, observer } = area;
    const oldValue = key === null ? null : (raw.get(key) ?? null);
    if (key === null ? raw.size === 0 : oldValue === value) {
      if (observer !== null) observer.unchanged(area, source, key, value);
      return true;
    }
    const batch = (this.#batch ??= { by: this, writes: [], growth: 0, room: 0 });
    if (!this.#datastore.makeRoom(batch, growthBy(area, key, oldValue, value))) {
      if (observer !== null) observer.refused(area, source, key ?? '', value ?? '');
      return false;
    }
    area.apply(key, value);
    if (observer !== null) observer.wrote(area, source, key, oldValue, value);
    const { url, urlAtFirstUse = url } = source;
    batch.writes.push({ key, value, oldValue, source, url, urlAtFirstUse: snapshot.url });
    this.#datastore.tell(this, { key, value, oldValue, source, url, urlAtFirstUse });
    return true;
  }

  #endWithTask(): void {
    if (this.#isInUse) return;
    this.#isInUse = true;
    this.#datastore.atStableState(() => {
      this.#isInUse = false;
      const batch = this.#batch;
      this.#batch = null;
      if (batch !== null && batch.writes.length > 0) this.#datastore.send(batch);
      // The entries stay, so that a reading between tasks finds them.
      if (this.#snapshot?.isShared === true) this.#snapshot = null;
    });
  }

  #access(kind: 'read' | 'write'): void {
    const { observer } = this.#datastore;
    if (observer !== null) observer.access(`loaded ${this.area.name}`, kind);
  }
}

/** In code units. */
function growthBy({ raw }: Area, key: string | null, oldValue: string | null, value: string | null): number {
  if (key === null) return -raw.units;
  const before = oldValue === null ? 0 : key.length + oldValue.length;
  return (value === null ? 0 : key.length + value.length) - before;
}
