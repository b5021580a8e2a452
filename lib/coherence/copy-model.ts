import type { Process } from '../event-loop/process.ts';
import type { Area } from '../storage/area.ts';
import type { CoherenceInit, CoherenceModel } from './coherence-model.ts';
import { Pipe } from './pipe.ts';
import type { Mutation, ProcessCopy } from './process-copy.ts';
import type { Pipes, StoredArea } from './stored-area.ts';

type AnyStoredArea = StoredArea<ProcessCopy, Mutation>;

/** What an engine has of its own: the areas in its browser process. */
export type StoredAreaClass = new (area: Area, init: CoherenceInit, pipesOf: (process: Process) => Pipes) => AnyStoredArea;

/** Each process has a copy of local storage, and messages go between it and the browser process. Session storage is used by one process alone. */
export class CopyModel implements CoherenceModel {
  readonly name: string;
  readonly #init: CoherenceInit;
  readonly #storedArea: StoredAreaClass;
  readonly #stored = new Map<Area, AnyStoredArea>();
  readonly #pipes = new Map<Process, Pipes>();

  constructor(name: string, storedArea: StoredAreaClass, init: CoherenceInit) {
    this.name = name;
    this.#storedArea = storedArea;
    this.#init = init;
  }

  areaFor(truth: Area, process: Process): Area {
    if (truth.identifier === 'sessionStorage') return truth;
    let stored = this.#stored.get(truth);
    if (stored === undefined) {
      stored = new this.#storedArea(truth, this.#init, (each) => this.#pipesOf(each));
      this.#stored.set(truth, stored);
      truth.copies = stored;
    }
    return stored.copyOf(process).area;
  }

  processGone(process: Process): void {
    for (const stored of this.#stored.values()) stored.processGone(process);
    this.#pipes.get(process)?.fromBrowser.drop(null, 'process gone');
  }

  arrive(): void {
    for (const { toBrowser } of this.#pipes.values()) toBrowser.receiveNow(null);
  }

  end(): void {
    for (const stored of this.#stored.values()) stored.end();
  }

  #pipesOf(process: Process): Pipes {
    let pipes = this.#pipes.get(process);
    if (pipes === undefined) {
      const { kernel } = this.#init;
      const { name } = process;
      pipes = { toBrowser: new Pipe(kernel, name, 'browser'), fromBrowser: new Pipe(kernel, 'browser', name) };
      this.#pipes.set(process, pipes);
    }
    return pipes;
  }
}
