/** Calls that run one at a time, in their order. */
export class CallQueue {
  /** Those that wait for the one that runs, in their order. */
  readonly #waiting: (() => void)[] = [];
  #underWay = 0;
  #current = '';

  /** Whether one runs or waits. */
  get busy(): boolean {
    return this.#underWay > 0;
  }

  /** The one that runs, or the last that did, as its user writes it. */
  get current(): string {
    return this.#current;
  }

  /** Runs `body` when the calls before it have ended. */
  async inTurn<T>(call: string, body: () => Promise<T>): Promise<T> {
    const isFirst = this.#underWay++ === 0;
    await (isFirst ? null : new Promise<void>((resolve) => this.#waiting.push(resolve)));
    this.#current = call;
    try {
      return await body();
    } finally {
      this.#underWay--;
      this.#waiting.shift()?.();
    }
  }
}
