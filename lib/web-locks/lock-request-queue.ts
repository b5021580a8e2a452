import { assert } from '../infra/assert.ts';

/** What can wait in a queue: its place there. */
export interface Queued<R> {
  /** The one that it waits in; null: it waits in none. */
  queue: object | null;
  next: R | null;
  previous: R | null;
}

/**
 * The requests for one name that wait, first come, first served. Linked, so that one that goes costs the same wherever it stands.
 *
 * Web Locks, lock requests: https://w3c.github.io/web-locks/#lock-request-queue
 */
export class LockRequestQueue<R extends Queued<R>> {
  #first: R | null = null;
  #last: R | null = null;
  #size = 0;

  get first(): R | null {
    return this.#first;
  }

  get last(): R | null {
    return this.#last;
  }

  get size(): number {
    return this.#size;
  }

  *[Symbol.iterator](): Generator<R> {
    for (let request: R | null = this.#first; request !== null; request = request.next) yield request;
  }

  append(request: R): void {
    assert(request.queue === null, 'a request waits once');
    request.queue = this;
    this.#size++;
    request.previous = this.#last;
    if (this.#last === null) this.#first = request;
    else this.#last.next = request;
    this.#last = request;
  }

  prepend(request: R): void {
    assert(request.queue === null, 'a request waits once');
    request.queue = this;
    this.#size++;
    request.next = this.#first;
    if (this.#first === null) this.#last = request;
    else this.#first.previous = request;
    this.#first = request;
  }

  remove(request: R): void {
    assert(request.queue === this, 'a request leaves the queue that it waits in');
    this.#size--;
    const { next, previous } = request;
    if (previous === null) this.#first = next;
    else previous.next = next;
    if (next === null) this.#last = previous;
    else next.previous = previous;
    request.queue = request.next = request.previous = null;
  }
}
