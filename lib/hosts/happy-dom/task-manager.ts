import type { DetachedBrowserFrame, PropertySymbol } from 'happy-dom';

export type AsyncTaskManager = DetachedBrowserFrame[typeof PropertySymbol.asyncTaskManager];

type AbortHandler = (destroy?: boolean) => void;

/**
 * happy-dom counts what is under way and waits a real millisecond after the last of it: that is where its own `load` event and
 * the promise of `waitUntilComplete` come from. The model decides both, so this one only keeps what has to be aborted.
 */
class QuietTaskManager {
  #aborts = new Map<number, AbortHandler>();
  #lastId = 0;

  startTask(abort?: AbortHandler): number {
    this.#lastId += 1;
    if (abort !== undefined) this.#aborts.set(this.#lastId, abort);
    return this.#lastId;
  }
  endTask(id: number): void {
    this.#aborts.delete(id);
  }
  getTaskCount(): number {
    return this.#aborts.size;
  }
  startTimer(): void {}
  endTimer(): void {}
  startImmediate(): void {}
  endImmediate(): void {}
  /** Never: whoever waits for it would fire events that are the model's. */
  waitUntilComplete(): Promise<void> {
    return new Promise(() => undefined);
  }
  abort(): Promise<void> {
    const aborts = [...this.#aborts.values()];
    this.#aborts.clear();
    for (const abort of aborts) abort(true);
    return Promise.resolve();
  }
  destroy(): Promise<void> {
    return this.abort();
  }
}

/** A task manager without real timers. */
export function taskManager(): AsyncTaskManager {
  // A wall of the emulator: its class has private members, so no other class can be assigned to it.
  return new QuietTaskManager() as object as AsyncTaskManager;
}
