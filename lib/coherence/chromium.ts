import type { Kernel } from '../event-loop/kernel.ts';
import type { Process } from '../event-loop/process.ts';
import type { Area } from '../storage/area.ts';
import type { CoherenceFactory, CoherenceInit, CoherenceModel } from './coherence-model.ts';
import { Pipe } from './pipe.ts';
import { StoredArea, type Pipes } from './stored-area.ts';

/**
 * Each process has a copy of local storage, loaded at first use. A write is made there at once and sent to the browser process, which sends
 * it to all processes; documents hear of it, in the writer's process too, when it arrives there. Session storage is used by one process alone.
 *
 * Chromium, third_party/blink/renderer/modules/storage
 */
export const chromium: CoherenceFactory = (init) => new Chromium(init);

class Chromium implements CoherenceModel {
  readonly name = 'chromium';
  readonly #init: CoherenceInit;
  readonly #stored = new Map<Area, StoredArea>();
  readonly #pipes = new Map<Process, Pipes>();

  constructor(init: CoherenceInit) {
    this.#init = init;
  }

  areaFor(truth: Area, process: Process): Area {
    if (truth.identifier === 'sessionStorage') return truth;
    let stored = this.#stored.get(truth);
    if (stored === undefined) {
      stored = new StoredArea(truth, this.#init, (each) => this.#pipesOf(each));
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
    if (pipes === undefined) this.#pipes.set(process, (pipes = pipesOf(this.#init.kernel, process)));
    return pipes;
  }
}

export function pipesOf(kernel: Kernel, { name }: Process): Pipes {
  return { toBrowser: new Pipe(kernel, name, 'browser'), fromBrowser: new Pipe(kernel, 'browser', name) };
}
