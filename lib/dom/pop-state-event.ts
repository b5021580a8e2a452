import { Event, requireDictionary, type EventInit } from './event.ts';
import type { InterfaceDefinition } from './interface-object.ts';
import type { RelevantGlobal } from './relevant-global.ts';

/** What a PopStateEvent is made with: by default null and false. */
export interface PopStateEventInit extends EventInit {
  readonly state?: unknown;
  readonly hasUAVisualTransition?: boolean;
}

/** HTML, PopStateEvent: https://html.spec.whatwg.org/multipage/#the-popstateevent-interface */
export class PopStateEvent extends Event {
  readonly #state: unknown;
  readonly #hasUAVisualTransition: boolean;

  constructor(global: RelevantGlobal, type: unknown, init?: unknown) {
    super(global, type, init);
    const { hasUAVisualTransition, state = null } = requireDictionary<PopStateEventInit>(global, init, 'PopStateEventInit') ?? {};
    this.#hasUAVisualTransition = Boolean(hasUAVisualTransition);
    this.#state = state;
  }

  /** What page code gave to pushState or replaceState for the entry that is shown now, as a copy. */
  get state(): unknown {
    return this.#state;
  }
  get hasUAVisualTransition(): boolean {
    return this.#hasUAVisualTransition;
  }
}

/** The definition from which each window makes its own `PopStateEvent`. */
export const popStateEventInterface: InterfaceDefinition = { name: 'PopStateEvent', base: PopStateEvent, required: 1 };
