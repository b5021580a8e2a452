import type { Kernel } from '../../event-loop/kernel.ts';

/** What something of the caller's threw in the middle of page code: it reaches no page, and ends the driving call when the step ends. */
export class StepFailure {
  readonly #kernel: Kernel;
  #first: { readonly error: unknown } | null = null;

  constructor(kernel: Kernel) {
    this.#kernel = kernel;
  }

  /** There is one in the running step. */
  get isThere(): boolean {
    return this.#first !== null;
  }

  /** Keeps the first one of the step. Outside of any task it is the test that calls, and it is thrown at once. */
  keep(error: unknown): void {
    if (this.#kernel.current === null) throw error;
    this.#first ??= { error };
  }

  /** Of a step that ended with another failure, which its caller has. */
  forget(): void {
    this.#first = null;
  }

  /** At the end of a step. */
  throwIfThere(): void {
    const first = this.#first;
    this.#first = null;
    if (first !== null) throw first.error;
  }
}
