import type { Process } from '../event-loop/process.ts';
import type { Area } from '../storage/area.ts';
import { pipesOf } from './chromium.ts';
import type { CoherenceFactory, CoherenceInit, CoherenceModel } from './coherence-model.ts';
import { Datastore } from './datastore.ts';
import type { Pipes } from './stored-area.ts';

/**
 * A task reads and writes a snapshot of local storage, taken when it first uses it. What it has written is sent to the browser process in
 * one message when the task is over, and documents of other processes hear of it from there; those of its own at once. Session storage is
 * used by one process alone.
 *
 * Firefox, dom/localstorage (LocalStorage NextGen)
 */
export const firefox: CoherenceFactory = (init) => new Firefox(init);

class Firefox implements CoherenceModel {
  readonly name = 'firefox';
  readonly #init: CoherenceInit;
  readonly #datastores = new Map<Area, Datastore>();
  readonly #pipes = new Map<Process, Pipes>();

  constructor(init: CoherenceInit) {
    this.#init = init;
  }

  areaFor(truth: Area, process: Process): Area {
    if (truth.identifier === 'sessionStorage') return truth;
    let datastore = this.#datastores.get(truth);
    if (datastore === undefined) {
      datastore = new Datastore(truth, this.#init, (each) => this.#pipesOf(each));
      this.#datastores.set(truth, datastore);
      truth.copies = datastore;
    }
    return datastore.databaseOf(process).area;
  }

  processGone(process: Process): void {
    for (const datastore of this.#datastores.values()) datastore.processGone(process);
    this.#pipes.get(process)?.fromBrowser.drop(null, 'process gone');
  }

  arrive(): void {
    for (const { toBrowser } of this.#pipes.values()) toBrowser.receiveNow(null);
  }

  end(): void {
    for (const datastore of this.#datastores.values()) datastore.end();
  }

  #pipesOf(process: Process): Pipes {
    let pipes = this.#pipes.get(process);
    if (pipes === undefined) this.#pipes.set(process, (pipes = pipesOf(this.#init.kernel, process)));
    return pipes;
  }
}
