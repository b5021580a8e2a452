/** What is asked of the process. */
export interface EndingProcess {
  readonly stderr?: { write(text: string): unknown };
  /** Number, or what else somebody has set. */
  readonly exitCode?: unknown;
  on?(event: 'exit', listener: () => void): unknown;
  off?(event: 'exit', listener: () => void): unknown;
}

/** Node ends with it where a top-level await waits and nothing is left that could go on; it then writes a warning at most. */
const unsettledAwait = 13;

type Hint = () => string | null;

/** One for each process: what Browsers have to say where it ends because of an await that nothing settles. */
export class LastWords {
  readonly #ending: EndingProcess;
  readonly #hints = new Set<Hint>();

  constructor(ending: EndingProcess) {
    this.#ending = ending;
  }

  readonly watch = (hint: Hint): Disposable => {
    if (this.#hints.size === 0) this.#ending.on?.('exit', this.#ended);
    this.#hints.add(hint);
    return { [Symbol.dispose]: () => this.#forget(hint) };
  };

  #forget(hint: Hint): void {
    if (this.#hints.delete(hint) && this.#hints.size === 0) this.#ending.off?.('exit', this.#ended);
  }

  /** Node's own listener, which sets the code, was there before the program was. */
  readonly #ended = (): void => {
    if (this.#ending.exitCode !== unsettledAwait) return;
    for (const hint of this.#hints) {
      const line = hint();
      if (line !== null) this.#ending.stderr?.write(`storageloom: ${line}\n`);
    }
  };
}
