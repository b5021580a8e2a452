import { Event, requireDictionary, type EventInit } from './event.ts';
import type { InterfaceDefinition } from './interface-object.ts';
import type { RelevantGlobal } from './relevant-global.ts';

/** What a PromiseRejectionEvent is made with; `promise` is required. */
export interface PromiseRejectionEventInit extends EventInit {
  readonly promise: object;
  readonly reason?: unknown;
}

/** HTML, PromiseRejectionEvent: https://html.spec.whatwg.org/multipage/#the-promiserejectionevent-interface */
export class PromiseRejectionEvent extends Event {
  readonly #promise: object;
  readonly #reason: unknown;

  constructor(global: RelevantGlobal, type: unknown, init: unknown) {
    super(global, type, init);
    const { promise, reason } = requireDictionary<PromiseRejectionEventInit>(global, init, 'PromiseRejectionEventInit') ?? {};
    if (typeof promise !== 'object' || promise === null) {
      throw new global.realm.TypeError(
        "Failed to construct 'PromiseRejectionEvent': member promise is required and must be an Object.",
      );
    }
    this.#promise = promise;
    this.#reason = reason;
  }

  get promise(): object {
    return this.#promise;
  }
  get reason(): unknown {
    return this.#reason;
  }
}

/** The definition from which each window makes its own `PromiseRejectionEvent`. */
export const promiseRejectionEventInterface: InterfaceDefinition = {
  name: 'PromiseRejectionEvent',
  base: PromiseRejectionEvent,
  required: 2,
};
