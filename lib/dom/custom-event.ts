import { Event, requireDictionary, type EventInit } from './event.ts';
import type { InterfaceDefinition } from './interface-object.ts';
import type { RelevantGlobal } from './relevant-global.ts';

/** What a CustomEvent is made with: `detail` is null by default. */
export interface CustomEventInit extends EventInit {
  readonly detail?: unknown;
}

/** DOM, CustomEvent: https://dom.spec.whatwg.org/#interface-customevent */
export class CustomEvent extends Event {
  readonly #detail: unknown;

  constructor(global: RelevantGlobal, type: unknown, init?: unknown) {
    super(global, type, init);
    this.#detail = requireDictionary<CustomEventInit>(global, init, 'CustomEventInit')?.detail ?? null;
  }

  get detail(): unknown {
    return this.#detail;
  }
}

/** The definition from which each window makes its own `CustomEvent`. */
export const customEventInterface: InterfaceDefinition = { name: 'CustomEvent', base: CustomEvent, required: 1 };
