import { toDOMString, toUSVString } from '../webidl/conversions.ts';
import { requireArguments } from '../webidl/interface.ts';
import { Event, requireDictionary, type EventInit } from './event.ts';
import type { InterfaceDefinition } from './interface-object.ts';
import type { RelevantGlobal } from './relevant-global.ts';

/** What a MessageEvent is made with: by default nulls, empty strings and no ports. */
export interface MessageEventInit extends EventInit {
  readonly data?: unknown;
  readonly origin?: string;
  readonly lastEventId?: string;
  readonly source?: object | null;
  readonly ports?: Iterable<object>;
}

interface Message {
  readonly data: unknown;
  readonly origin: string;
  /** Default: empty. */
  readonly lastEventId?: string;
  readonly source: object | null;
  /** Frozen; null: there are none, and nobody has asked for them. */
  ports: readonly object[] | null;
}

/** As its user agent tells it. */
interface ToldMessage {
  readonly data: unknown;
  readonly origin: string;
  readonly source: object | null;
  readonly ports: readonly object[];
}

/** HTML, MessageEvent: https://html.spec.whatwg.org/multipage/#the-messageevent-interface */
export class MessageEvent extends Event {
  readonly #relevantGlobal: RelevantGlobal;
  #message: Message;

  constructor(global: RelevantGlobal, type: unknown, init?: unknown) {
    super(global, type, init);
    this.#relevantGlobal = global;
    if (init === undefined) {
      this.#message = { data: null, origin: '', source: null, ports: null };
      return;
    }
    const {
      data = null,
      lastEventId = '',
      origin = '',
      ports = [],
      source = null,
    } = requireDictionary<MessageEventInit>(global, init, 'MessageEventInit') ?? {};
    this.#message = {
      data,
      lastEventId: toDOMString(global.realm, lastEventId),
      origin: toUSVString(global.realm, origin),
      ports: toPorts(global, ports),
      source: toSource(global, source),
    };
  }

  /** What the user agent has an event tell: nothing of it needs a conversion, and undefined data is not the default. */
  static told(event: MessageEvent, { data, origin, source, ports }: ToldMessage): MessageEvent {
    event.#message = { data, origin, source, ports: ports.length === 0 ? null : Object.freeze([...ports]) };
    return event;
  }

  get data(): unknown {
    return this.#message.data;
  }
  get origin(): string {
    return this.#message.origin;
  }
  get lastEventId(): string {
    return this.#message.lastEventId ?? '';
  }
  get source(): object | null {
    return this.#message.source;
  }
  /** The same frozen array at each access. */
  get ports(): readonly object[] {
    return (this.#message.ports ??= Object.freeze([]));
  }

  initMessageEvent(
    type: unknown,
    bubbles: unknown = false,
    cancelable: unknown = false,
    data: unknown = null,
    origin: unknown = '',
    lastEventId: unknown = '',
    source: unknown = null,
    ports: unknown = [],
  ): void {
    const global = this.#relevantGlobal;
    requireArguments(global.realm, "Failed to execute 'initMessageEvent' on 'MessageEvent'", arguments.length, 1);
    const convertedType = toDOMString(global.realm, type);
    const message = {
      data,
      origin: toUSVString(global.realm, origin),
      lastEventId: toDOMString(global.realm, lastEventId),
      source: toSource(global, source),
      ports: toPorts(global, ports),
    };
    if (Event.stateOf(this)?.dispatching === true) return;
    super.initEvent(convertedType, bubbles, cancelable);
    this.#message = message;
  }
}

/** The definition from which each window makes its own `MessageEvent`. */
export const messageEventInterface: InterfaceDefinition = { name: 'MessageEvent', base: MessageEvent, required: 1 };

/** DIVERGES: every object is taken, since a WindowProxy of another origin is known to nobody here. */
function toSource({ realm }: RelevantGlobal, value: unknown): object | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'object') return value;
  throw new realm.TypeError("Failed to read the 'source' of a message: it is neither a window nor a port.");
}

// Web IDL, sequence types.
// https://webidl.spec.whatwg.org/#es-sequence
function toPorts({ realm }: RelevantGlobal, value: unknown): readonly object[] {
  // 1 to 3
  if (!isIterable(value)) throw new realm.TypeError("Failed to read the 'ports' of a message: it is no sequence.");
  // 4
  const ports: unknown[] = [...value];
  if (ports.every((port) => typeof port === 'object' && port !== null)) return Object.freeze(ports);
  throw new realm.TypeError("Failed to read the 'ports' of a message: one of them is no port.");
}

function isIterable(value: unknown): value is Iterable<unknown> {
  return typeof value === 'object' && value !== null && typeof Reflect.get(value, Symbol.iterator) === 'function';
}
