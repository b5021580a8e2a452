/**
 * What keeps the `load` event of a document waiting: frames that load, scripts and other requests of it.
 *
 * HTML, delay the load event: https://html.spec.whatwg.org/multipage/#delay-the-load-event
 */
export class LoadDelay {
  #reasons = 0;
  #onceOver: (() => void) | null = null;

  /** One more thing to wait for, until {@link end} was called as often. */
  begin(): void {
    this.#reasons++;
  }

  end(): void {
    this.#reasons--;
    this.#check();
  }

  /** Runs `steps` when there is nothing to wait for, which may be at once. */
  onceOver(steps: () => void): void {
    this.#onceOver = steps;
    this.#check();
  }

  #check(): void {
    if (this.#reasons > 0) return;
    const steps = this.#onceOver;
    this.#onceOver = null;
    steps?.();
  }
}
