import type { Observer } from '../event-loop/observer.ts';
import type { Process } from '../event-loop/process.ts';
import type { Area, Recipient } from '../storage/area.ts';
import type { CoherenceInit } from './coherence-model.ts';
import type { CopiedArea } from './copy-model.ts';
import type { Pipes } from './pipe.ts';
import { valueOf, type Browserside, type Mutation, type ProcessCopy } from './process-copy.ts';

/**
 * What the browser process does with an area: makes the changes that processes send, in the order in which they come, and sends them
 * to all that have documents there. What is sent to whom, each engine decides.
 */
export abstract class StoredArea<C extends ProcessCopy, M extends Mutation> implements CopiedArea, Browserside<M> {
  readonly observer: Observer | null;
  protected readonly area: Area;
  readonly #init: CoherenceInit;
  readonly #pipesOf: (process: Process) => Pipes;
  readonly #copies = new Map<Process, C>();

  constructor(area: Area, init: CoherenceInit, pipesOf: (process: Process) => Pipes) {
    this.observer = init.observer;
    this.area = area;
    this.#init = init;
    this.#pipesOf = pipesOf;
  }

  protected abstract newCopy(process: Process): C;

  /** A process has made the change, and the browser process hears of it. */
  protected abstract receive(mutation: M): void;

  copyOf(process: Process): C {
    let copy = this.#copies.get(process);
    if (copy === undefined) this.#copies.set(process, (copy = this.newCopy(process)));
    return copy;
  }

  areaIn(process: Process): Area {
    return this.copyOf(process).area;
  }

  load(copy: ProcessCopy): void {
    const { toBrowser, fromBrowser } = this.#pipesOf(copy.process);
    toBrowser.receiveNow(this.sentBefore(copy));
    fromBrowser.drop(copy, 'pipe replaced');
    this.access(`stored ${this.area.name}`, 'read');
  }

  send(mutation: M): void {
    const { by } = mutation;
    this.#pipesOf(by.process).toBrowser.send(`storage ${doneIn(mutation)}`, by, () => {
      this.access(`stored ${this.area.name}`, 'write');
      this.receive(mutation);
    });
  }

  emptied(): void {
    this.access(`stored ${this.area.name}`, 'write');
    this.sendToAll('storage emptied', (copy) => copy.emptied());
  }

  processGone(process: Process): void {
    this.#copies.get(process)?.forget();
  }

  /** What is still written reaches nobody. */
  end(): void {
    for (const { area } of this.#copies.values()) area.detach();
  }

  /** The topic of what is received before the copy is loaded; null: all that its process has sent. */
  protected sentBefore(copy: ProcessCopy): object | null {
    return copy;
  }

  /** Makes a change, unless there is that already. */
  protected apply({ key, value, source, by }: M): void {
    const { area, observer } = this;
    const oldValue = valueOf(area, key);
    if (key === null ? area.raw.size === 0 : oldValue === value) return;
    area.apply(key, value);
    if (area.guard !== null) area.guard.changed(area, key, oldValue, value, source);
    const change = { area: area.name, key, oldValue, newValue: value, by: by.process.name };
    if (observer !== null) observer.fact({ type: 'applied', ...change });
  }

  /** Documents in the copy's process hear of it. */
  protected announce({ area, process }: ProcessCopy, { key, value, source, url }: M, oldValue: string | null): void {
    this.access('documents', 'read');
    this.#init.announce(this.area, { area, key, oldValue, newValue: value, source, url }, process);
  }

  /** To the process of that copy alone. */
  protected sendTo(copy: ProcessCopy, label: string, receive: () => void): void {
    this.#pipesOf(copy.process).fromBrowser.send(label, copy, receive);
  }

  /** To the processes that have documents there. Others have none that could tell, and load it anew when they do. */
  protected sendToAll(label: string, receive: (copy: C) => void): void {
    this.access('documents', 'read');
    const processes = processesOf(this.area.recipients);
    for (const [process, copy] of this.#copies) if (!processes.includes(process)) copy.forget();
    for (const process of processes) {
      const copy = this.copyOf(process);
      this.sendTo(copy, label, () => receive(copy));
    }
  }

  protected access(cell: string, kind: 'read' | 'write'): void {
    if (this.observer !== null) this.observer.access(cell, kind);
  }
}

/** In an order that is the same whoever comes first. */
export function processesOf(recipients: readonly Recipient[]): Process[] {
  const processes = new Set<Process>();
  for (const { process } of recipients) if (process !== undefined) processes.add(process as Process);
  return [...processes].sort((a, b) => a.name.length - b.name.length || (a.name < b.name ? -1 : 1));
}

export function doneIn({ key, value }: Pick<Mutation, 'key' | 'value'>): string {
  if (key === null) return 'cleared';
  return value === null ? `${key} removed` : key;
}
