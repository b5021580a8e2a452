import { Outstanding } from '../event-loop/outstanding-work.ts';
import type { Exchange } from './exchange.ts';
import type { NetworkError } from './response.ts';

/** The moment at which a request has taken too long. */
export class Deadline extends Outstanding {
  readonly #exchange: Exchange;
  readonly #passed: (exchange: Exchange, error: NetworkError) => void;

  constructor(exchange: Exchange, passed: (exchange: Exchange, error: NetworkError) => void) {
    super();
    this.#exchange = exchange;
    this.#passed = passed;
  }

  override get lane(): Exchange['lane'] {
    return this.#exchange.lane;
  }

  override get label(): string {
    return `timeout of ${this.#exchange.label}`;
  }

  override deliver(): void {
    const { request, label } = this.#exchange;
    this.#passed(this.#exchange, { reason: `${label} was not answered within ${request.timeoutMs} ms.`, timedOut: true });
  }
}
