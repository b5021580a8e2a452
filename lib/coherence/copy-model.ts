import type { Process } from '../event-loop/process.ts';
import type { Area, Copies } from '../storage/area.ts';
import type { CoherenceInit, CoherenceModel } from './coherence-model.ts';
import { Pipe, type Pipes } from './pipe.ts';

/** An area in the browser process, with what processes have of it. */
export interface CopiedArea extends Copies {
  /** What documents of the process read and write. */
  areaIn(process: Process): Area;
  processGone(process: Process): void;
  end(): void;
}

/** What an engine has of its own. */
export type CopiedAreaClass = new (area: Area, init: CoherenceInit, pipesOf: (process: Process) => Pipes) => CopiedArea;

/** Each process has a copy of local storage, and messages go between it and the browser process. Session storage is used by one process alone. */
export class CopyModel implements CoherenceModel {
  readonly name: string;
  readonly #init: CoherenceInit;
  readonly #copiedArea: CopiedAreaClass;
  readonly #stored = new Map<Area, CopiedArea>();
  readonly #pipes = new Map<Process, Pipes>();

  constructor(name: string, copiedArea: CopiedAreaClass, init: CoherenceInit) {
    this.name = name;
    this.#copiedArea = copiedArea;
    this.#init = init;
  }

  areaFor(truth: Area, process: Process): Area {
    if (truth.identifier === 'sessionStorage') return truth;
    let stored = this.#stored.get(truth);
    if (stored === undefined) {
      stored = new this.#copiedArea(truth, this.#init, (each) => this.#pipesOf(each));
      this.#stored.set(truth, stored);
      truth.copies = stored;
    }
    return stored.areaIn(process);
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
