import { toDOMString, toUnsignedLong, toUSVString } from '../webidl/conversions.ts';
import { Event, requireDictionary, type EventInit } from './event.ts';
import type { InterfaceDefinition } from './interface-object.ts';
import type { RelevantGlobal } from './relevant-global.ts';

/** What an ErrorEvent is made with: by default empty strings, zeros and undefined. */
export interface ErrorEventInit extends EventInit {
  readonly message?: string;
  readonly filename?: string;
  readonly lineno?: number;
  readonly colno?: number;
  readonly error?: unknown;
}

/** HTML, ErrorEvent: https://html.spec.whatwg.org/multipage/#the-errorevent-interface */
export class ErrorEvent extends Event {
  readonly #message: string;
  readonly #filename: string;
  readonly #lineno: number;
  readonly #colno: number;
  readonly #error: unknown;

  constructor(global: RelevantGlobal, type: unknown, init?: unknown) {
    super(global, type, init);
    const {
      message = '',
      filename = '',
      lineno = 0,
      colno = 0,
      error,
    } = requireDictionary<ErrorEventInit>(global, init, 'ErrorEventInit') ?? {};
    this.#message = toDOMString(global.realm, message);
    this.#filename = toUSVString(global.realm, filename);
    this.#lineno = toUnsignedLong(global.realm, lineno);
    this.#colno = toUnsignedLong(global.realm, colno);
    this.#error = error;
  }

  /** Whether it is an ErrorEvent of any window. */
  static isErrorEvent(event: Event): event is ErrorEvent {
    return #message in event;
  }

  get message(): string {
    return this.#message;
  }
  get filename(): string {
    return this.#filename;
  }
  get lineno(): number {
    return this.#lineno;
  }
  get colno(): number {
    return this.#colno;
  }
  get error(): unknown {
    return this.#error;
  }
}

/** The definition from which each window makes its own `ErrorEvent`. */
export const errorEventInterface: InterfaceDefinition = { name: 'ErrorEvent', base: ErrorEvent, required: 1 };
