import type { Observer } from '../event-loop/observer.ts';
import type { Process } from '../event-loop/process.ts';
import type { Area } from '../storage/area.ts';
import type { CoherenceInit } from './coherence-model.ts';
import { Database, type Batch, type DatabaseHost, type SnapshotWrite } from './database.ts';
import { RecentChanges } from './recent-changes.ts';
import type { CopiedArea } from './copy-model.ts';
import type { Pipes } from './pipe.ts';
import { doneIn, processesOf } from './stored-area.ts';

/** Of a message that tells of more changes, as many are named. */
const namedChanges = 3;

/**
 * What the browser process does with an area: gives snapshots of it, makes the changes that processes send, task by task in the order in
 * which they come, and tells all processes that have documents there but the one that made them.
 *
 * Firefox, dom/localstorage/ActorsParent.cpp
 */
export class Datastore implements CopiedArea, DatabaseHost {
  readonly observer: Observer | null;
  readonly #area: Area;
  readonly #init: CoherenceInit;
  readonly #pipesOf: (process: Process) => Pipes;
  readonly #databases = new Map<Process, Database>();
  readonly #changes = new RecentChanges();
  /** Room that was given for what has not arrived yet. */
  #given = 0;
  /** All room that was ever taken: in no order of the same writes was it more. */
  #taken: number;

  constructor(area: Area, init: CoherenceInit, pipesOf: (process: Process) => Pipes) {
    this.observer = init.observer;
    this.#area = area;
    this.#init = init;
    this.#pipesOf = pipesOf;
    this.#taken = area.raw.units;
  }

  databaseOf(process: Process): Database {
    let database = this.#databases.get(process);
    if (database === undefined) this.#databases.set(process, (database = new Database(this.#area, process, this)));
    return database;
  }

  areaIn(process: Process): Area {
    return this.databaseOf(process).area;
  }

  begin(database: Database, isNew: boolean): boolean {
    this.#pipesOf(database.process).toBrowser.receiveNow(database);
    // What has arrived by itself cannot be received here.
    this.#access(`sent ${database.area.name}`, 'read');
    this.#access(`stored ${this.#area.name}`, 'read');
    this.#access(`databases ${this.#area.name}`, isNew ? 'write' : 'read');
    this.#access('documents', 'read');
    this.#changes.bringUpToDate(database, this.#area);
    const others = [...this.#databases.values()].filter((other) => other !== database);
    if (isNew) for (const other of others) other.mark();
    return others.some(({ isOpen }) => isOpen);
  }

  /** Of what is stored, and what all processes have written that has not arrived. */
  // As without copies, what does not grow always fits.
  makeRoom(batch: Batch, growth: number): boolean {
    const after = batch.growth + growth;
    const more = growth > 0 ? after - batch.room : 0;
    if (more > 0) {
      this.#take(more);
      const { raw, quotaUnits } = this.#area;
      if (raw.units + this.#given + more > quotaUnits) return false;
      this.#given += more;
      batch.room += more;
    }
    batch.growth = after;
    return true;
  }

  tell({ area, process }: Database, { value, ...change }: SnapshotWrite): void {
    this.#init.announce(this.#area, { area, newValue: value, ...change }, process);
  }

  atStableState(callback: () => void): void {
    this.#init.kernel.stable(callback);
  }

  send(batch: Batch): void {
    const { by, writes } = batch;
    const named = writes.slice(0, namedChanges).map(doneIn).join(', ');
    const label = writes.length > namedChanges ? `${named} and ${writes.length - namedChanges} more` : named;
    this.#pipesOf(by.process).toBrowser.send(`storage ${label}`, by, () => this.#receive(batch));
  }

  sendMark(database: Database, receive: () => void): void {
    this.#pipesOf(database.process).fromBrowser.send('storage may change', database, receive);
  }

  emptied(): void {
    this.#access(`stored ${this.#area.name}`, 'write');
    this.#changes.add(null, null, 'browser');
    for (const database of this.#databases.values()) database.mark();
  }

  processGone(process: Process): void {
    const database = this.#databases.get(process);
    if (database !== undefined) this.#given -= database.forget();
  }

  /** What is still written reaches nobody. */
  end(): void {
    for (const { area } of this.#databases.values()) area.detach();
  }

  #receive({ by, writes, room }: Batch): void {
    const { raw } = this.#area;
    const unitsBefore = raw.units;
    this.#access(`sent ${by.area.name}`, 'write');
    for (const write of writes) {
      this.#apply(write, by);
      // They hear also of what has changed nothing here.
      for (const process of this.#listenersOf(by)) {
        const database = this.databaseOf(process);
        this.#pipesOf(process).fromBrowser.send(`storage ${doneIn(write)}`, database, () => {
          this.#access('documents', 'read');
          this.tell(database, write);
        });
      }
    }
    this.#given -= room;
    this.#take(Math.max(0, raw.units - unitsBefore - room));
  }

  #apply({ key, value }: SnapshotWrite, by: Database): void {
    const area = this.#area;
    const oldValue = key === null ? null : (area.raw.get(key) ?? null);
    const isChange = key === null ? area.raw.size > 0 : oldValue !== value;
    this.#access(`stored ${area.name}`, isChange ? 'write' : 'read');
    const wasCurrent = by.version === this.#changes.version;
    if (isChange) {
      area.apply(key, value);
      const { name } = by.process;
      if (this.observer !== null)
        this.observer.fact({ type: 'applied', area: area.name, key, oldValue, newValue: value, by: name });
      this.#changes.add(key, value, name);
      for (const other of this.#databases.values()) if (other !== by) other.mark();
    }
    // Where others have changed something in between, the order of keys may be another one.
    by.version = wasCurrent ? this.#changes.version : -1;
  }

  /** Processes other than that of the database which have documents there. */
  #listenersOf({ process }: Database): Process[] {
    this.#access('documents', 'read');
    return processesOf(this.#area.recipients).filter((other) => other !== process);
  }

  /** Two that take room can change places where all that was ever taken would fit. */
  #take(units: number): void {
    this.#taken += units;
    this.#access(`area ${this.#area.name} any`, this.#taken > this.#area.quotaUnits ? 'write' : 'add');
  }

  #access(cell: string, kind: 'read' | 'write' | 'add'): void {
    if (this.observer !== null) this.observer.access(cell, kind);
  }
}
