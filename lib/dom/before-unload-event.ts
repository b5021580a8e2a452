import { toDOMString } from '../webidl/conversions.ts';
import { Event } from './event.ts';
import type { InterfaceDefinition } from './interface-object.ts';
import type { RelevantGlobal } from './relevant-global.ts';

/** HTML, BeforeUnloadEvent: https://html.spec.whatwg.org/multipage/#the-beforeunloadevent-interface */
export class BeforeUnloadEvent extends Event {
  readonly #relevantGlobal: RelevantGlobal;
  #returnValue = '';

  constructor(global: RelevantGlobal, type: unknown, init?: unknown) {
    super(global, type, init);
    this.#relevantGlobal = global;
  }

  /** Whether page code asked, in either way, that the user be asked. */
  static asksUser(event: Event): boolean {
    return event.defaultPrevented || (#returnValue in event && event.#returnValue !== '');
  }

  static {
    // Not an accessor of the class: its type, a string, differs from the one that it overrides.
    Object.defineProperty(BeforeUnloadEvent.prototype, 'returnValue', {
      get(this: BeforeUnloadEvent): string {
        return this.#returnValue;
      },
      set(this: BeforeUnloadEvent, value: unknown): void {
        this.#returnValue = toDOMString(this.#relevantGlobal.realm, value);
      },
      configurable: true,
    });
  }
}

/** The definition from which each window makes its own `BeforeUnloadEvent`; page code cannot construct it. */
export const beforeUnloadEventInterface: InterfaceDefinition = {
  name: 'BeforeUnloadEvent',
  base: BeforeUnloadEvent,
  required: null,
};
