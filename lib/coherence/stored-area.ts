import type { Observer } from '../event-loop/observer.ts';
import type { Process } from '../event-loop/process.ts';
import type { Area, Copies, Recipient } from '../storage/area.ts';
import type { CoherenceInit } from './coherence-model.ts';
import type { Pipe } from './pipe.ts';
import { ProcessCopy, type Browserside, type Mutation } from './process-copy.ts';

/** The pipes of one process. */
export interface Pipes {
  readonly toBrowser: Pipe;
  readonly fromBrowser: Pipe;
}

/**
 * What the browser process does with an area: makes the changes that processes send, in the order in which they come, and sends each
 * to all that have documents there.
 *
 * Chromium, components/services/storage/dom_storage/storage_area_impl.cc
 */
export class StoredArea implements Copies, Browserside {
  readonly observer: Observer | null;
  readonly #area: Area;
  readonly #init: CoherenceInit;
  readonly #pipesOf: (process: Process) => Pipes;
  readonly #copies = new Map<Process, ProcessCopy>();

  constructor(area: Area, init: CoherenceInit, pipesOf: (process: Process) => Pipes) {
    this.observer = init.observer;
    this.#area = area;
    this.#init = init;
    this.#pipesOf = pipesOf;
  }

  copyOf(process: Process): ProcessCopy {
    let copy = this.#copies.get(process);
    if (copy === undefined) this.#copies.set(process, (copy = new ProcessCopy(this.#area, process, this)));
    return copy;
  }

  load(copy: ProcessCopy): void {
    const { toBrowser, fromBrowser } = this.#pipesOf(copy.process);
    toBrowser.receiveNow(copy);
    fromBrowser.drop(copy, 'pipe replaced');
    this.#access(`stored ${this.#area.name}`, 'read');
  }

  send(mutation: Mutation): void {
    const { by } = mutation;
    this.#pipesOf(by.process).toBrowser.send(`storage ${doneIn(mutation)}`, by, () => this.#receive(mutation));
  }

  emptied(): void {
    this.#access(`stored ${this.#area.name}`, 'write');
    this.#sendToAll('storage emptied', (copy) => copy.emptied());
  }

  processGone(process: Process): void {
    this.#copies.get(process)?.forget();
  }

  /** What is still written reaches nobody. */
  end(): void {
    for (const { area } of this.#copies.values()) area.detach();
  }

  #receive(mutation: Mutation): void {
    const { key, value, by } = mutation;
    const area = this.#area;
    this.#access(`stored ${area.name}`, 'write');
    const oldValue = key === null ? null : (area.raw.get(key) ?? null);
    if (key !== null && value !== null && oldValue !== value && !area.fits(key, oldValue, value)) {
      // No process but the writer's had it.
      this.#pipesOf(by.process).fromBrowser.send(`storage ${key} refused`, by, () => this.#takeBack(mutation));
      return;
    }
    const isChange = key === null ? area.raw.size > 0 : oldValue !== value;
    if (isChange) {
      area.apply(key, value);
      if (area.guard !== null) area.guard.changed(area, key, oldValue, value, mutation.source);
      const { observer } = this;
      const change = { area: area.name, key, oldValue, newValue: value, by: by.process.name };
      if (observer !== null) observer.fact({ type: 'applied', ...change });
    }
    this.#sendToAll(`storage ${doneIn(mutation)}`, (copy) => {
      copy.received(mutation);
      if (isChange) this.#announce(copy, mutation, oldValue);
    });
  }

  /** Other documents of the process hear that the value goes back to what it was, as if the writer had set that. */
  #takeBack(mutation: Mutation): void {
    const change = mutation.by.refused(mutation);
    if (change !== null && change.had !== change.has) this.#announce(mutation.by, { ...mutation, value: change.has }, change.had);
  }

  #announce({ area, process }: ProcessCopy, { key, value, source, url }: Mutation, oldValue: string | null): void {
    this.#access('documents', 'read');
    this.#init.announce(this.#area, { area, key, oldValue, newValue: value, source, url }, process);
  }

  /** To the processes that have documents there. Others have none that could tell, and load it anew when they do. */
  #sendToAll(label: string, receive: (copy: ProcessCopy) => void): void {
    this.#access('documents', 'read');
    const processes = processesOf(this.#area.recipients);
    for (const [process, copy] of this.#copies) if (!processes.includes(process)) copy.forget();
    for (const process of processes) {
      const copy = this.copyOf(process);
      this.#pipesOf(process).fromBrowser.send(label, copy, () => receive(copy));
    }
  }

  #access(cell: string, kind: 'read' | 'write'): void {
    if (this.observer !== null) this.observer.access(cell, kind);
  }
}

/** In an order that is the same whoever comes first. */
function processesOf(recipients: readonly Recipient[]): Process[] {
  const processes = new Set<Process>();
  for (const { process } of recipients) if (process !== undefined) processes.add(process as Process);
  return [...processes].sort((a, b) => a.name.length - b.name.length || (a.name < b.name ? -1 : 1));
}

function doneIn({ key, value }: Mutation): string {
  if (key === null) return 'cleared';
  return value === null ? `${key} removed` : key;
}
