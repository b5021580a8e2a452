import { Event, requireDictionary, type EventInit } from './event.ts';
import type { InterfaceDefinition } from './interface-object.ts';
import type { RelevantGlobal } from './relevant-global.ts';

/** What a PageTransitionEvent is made with: `persisted` is false by default. */
export interface PageTransitionEventInit extends EventInit {
  readonly persisted?: boolean;
}

/** HTML, PageTransitionEvent: https://html.spec.whatwg.org/multipage/#the-pagetransitionevent-interface */
export class PageTransitionEvent extends Event {
  readonly #persisted: boolean;

  constructor(global: RelevantGlobal, type: unknown, init?: unknown) {
    super(global, type, init);
    this.#persisted = Boolean(requireDictionary<PageTransitionEventInit>(global, init, 'PageTransitionEventInit')?.persisted);
  }

  /** Whether the document comes from, or goes to, the back/forward cache. */
  get persisted(): boolean {
    return this.#persisted;
  }
}

/** The definition from which each window makes its own `PageTransitionEvent`. */
export const pageTransitionEventInterface: InterfaceDefinition = {
  name: 'PageTransitionEvent',
  base: PageTransitionEvent,
  required: 1,
};
