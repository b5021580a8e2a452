import { toUSVString } from '../webidl/conversions.ts';
import { Event, requireDictionary, type EventInit } from './event.ts';
import type { InterfaceDefinition } from './interface-object.ts';
import type { RelevantGlobal } from './relevant-global.ts';

/** What a HashChangeEvent is made with: both are empty by default. */
export interface HashChangeEventInit extends EventInit {
  readonly oldURL?: string;
  readonly newURL?: string;
}

/** HTML, HashChangeEvent: https://html.spec.whatwg.org/multipage/#the-hashchangeevent-interface */
export class HashChangeEvent extends Event {
  readonly #oldURL: string;
  readonly #newURL: string;

  constructor(global: RelevantGlobal, type: unknown, init?: unknown) {
    super(global, type, init);
    const { newURL = '', oldURL = '' } = requireDictionary<HashChangeEventInit>(global, init, 'HashChangeEventInit') ?? {};
    this.#newURL = toUSVString(global.realm, newURL);
    this.#oldURL = toUSVString(global.realm, oldURL);
  }

  get oldURL(): string {
    return this.#oldURL;
  }
  get newURL(): string {
    return this.#newURL;
  }
}

/** The definition from which each window makes its own `HashChangeEvent`. */
export const hashChangeEventInterface: InterfaceDefinition = { name: 'HashChangeEvent', base: HashChangeEvent, required: 1 };
