import type { Outcome } from './outcome.ts';

/** What a task answered: a value, or a promise that is watched from then on. */
export class Answer<T> {
  #outcome: Outcome<Awaited<T>> | null = null;
  #listener: ((error: unknown) => void) | null = null;

  /** To be made within the task: a promise that is rejected in it is handled then, and no page hears of it. */
  constructor(value: T) {
    const isObject = (typeof value === 'object' && value !== null) || typeof value === 'function';
    if (!isObject) {
      // What is no object is no promise.
      this.#outcome = { value: value as Awaited<T> };
      return;
    }
    // What has no `then` resolves in the checkpoint of the task.
    void Promise.resolve(value).then(
      (settled) => (this.#outcome = { value: settled }),
      (error: unknown) => {
        this.#outcome = { error };
        this.#listener?.(error);
      },
    );
  }

  /** Null: it is not settled. */
  get outcome(): Outcome<Awaited<T>> | null {
    return this.#outcome;
  }

  /** Nobody waits for it any more: `listener` is told when it is rejected from now on. */
  leaveTo(listener: (error: unknown) => void): void {
    this.#listener = listener;
  }
}
