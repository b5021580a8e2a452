import type { PageError } from './page-error.ts';

/** Most logs stay empty: they share one list. */
const none = Object.freeze([]) as never[];

/** The failures of the documents of one navigable, oldest first. Of more than the limit only the count is kept. */
export class ErrorLog {
  readonly #limit: number;
  #errors: PageError[] = none;

  constructor(limit: number) {
    this.#limit = limit;
  }

  get errors(): readonly PageError[] {
    return [...this.#errors];
  }

  add(error: PageError): void {
    if (this.#errors === none) this.#errors = [];
    if (this.#errors.length < this.#limit) this.#errors.push(error);
  }
}
