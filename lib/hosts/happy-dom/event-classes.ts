import { Event as HappyEvent, PropertySymbol } from 'happy-dom';
import { toDOMString, toUSVString } from '../../webidl/conversions.ts';
import { nameInterfacePrototype } from '../../webidl/interface.ts';
import type { Realm } from '../../webidl/realm.ts';
import type { Insides } from './insides.ts';

interface Init {
  bubbles?: boolean;
  cancelable?: boolean;
  composed?: boolean;
}

type PopStateInit = Init & { state?: unknown; hasUAVisualTransition?: boolean };
type HashChangeInit = Init & { oldURL?: string; newURL?: string };
type MessageInit = Init & { data?: unknown; origin?: string; lastEventId?: string; source?: object | null; ports?: object[] };

type EventClass = typeof HappyEvent;

interface Classes {
  readonly Event: EventClass;
  readonly PageTransitionEvent: new (type: string, init?: Init & { persisted?: boolean }) => HappyEvent;
  readonly BeforeUnloadEvent: new (type: string, init?: Init) => HappyEvent & { readonly returnValue: unknown };
  readonly PopStateEvent: new (type: string, init?: PopStateInit) => HappyEvent;
  readonly HashChangeEvent: new (type: string, init?: HashChangeInit) => HappyEvent;
  readonly MessageEvent: new (type: string, init?: MessageInit) => HappyEvent & { data: unknown };
  readonly PromiseRejectionEvent: new (type: string, init: Init & { promise: object; reason?: unknown }) => HappyEvent;
}

// DOM, createEvent: https://dom.spec.whatwg.org/#dom-document-createevent
const legacyNames: Readonly<Record<string, string>> = {
  customevent: 'CustomEvent',
  event: 'Event',
  events: 'Event',
  focusevent: 'FocusEvent',
  hashchangeevent: 'HashChangeEvent',
  htmlevents: 'Event',
  keyboardevent: 'KeyboardEvent',
  messageevent: 'MessageEvent',
  mouseevent: 'MouseEvent',
  mouseevents: 'MouseEvent',
  storageevent: 'StorageEvent',
  svgevents: 'Event',
  touchevent: 'TouchEvent',
  uievent: 'UIEvent',
  uievents: 'UIEvent',
};

/**
 * happy-dom has one Event class for all windows, without `isTrusted` and with the real clock in `timeStamp`; PageTransitionEvent and
 * BeforeUnloadEvent are other names of it, PromiseRejectionEvent is missing, a PopStateEvent can neither bubble nor be cancelled, and
 * a MessageEvent has no initMessageEvent. Each window gets its own of these. Events of happy-dom's other classes count as instances,
 * though the prototype of their classes is the shared one (DIVERGES).
 */
export function installEventClasses(insides: Insides): void {
  const { raw, realm, patches } = insides;
  const Event = eventClass(insides);
  const classes: Classes = { Event, ...lifeClasses(Event), ...historyClasses(Event, realm), ...messageClass(Event, insides) };
  for (const [name, { prototype }] of Object.entries(classes)) nameInterfacePrototype(prototype as object, name);
  patches.values(raw, { ...classes }, false);
}

/** The event, which cannot be dispatched before it was given a type: by `initEvent`, or by the like of its class. */
function uninitialized(event: HappyEvent, realm: Realm): HappyEvent {
  let { type, [PropertySymbol.dispatching]: dispatching } = event;
  let isInitialized = false;
  Object.defineProperties(event, {
    [PropertySymbol.type]: {
      get: () => type,
      set: (value: string) => {
        type = value;
        isInitialized = true;
      },
    },
    [PropertySymbol.dispatching]: {
      get: () => dispatching,
      set: (value: boolean) => {
        if (!isInitialized) throw new realm.DOMException('The event was never initialized.', 'InvalidStateError');
        dispatching = value;
      },
    },
  });
  return event;
}

/** `createEvent` of the document that the window has now. */
export function installCreateEvent({ raw, realm, patches }: Insides): void {
  const createEvent = (name: unknown): HappyEvent => {
    const className = legacyNames[String(name).toLowerCase()];
    const made: unknown = className === undefined ? undefined : Reflect.get(raw, className);
    if (typeof made !== 'function') {
      throw new realm.DOMException(
        `Failed to execute 'createEvent' on 'Document': '${String(name)}' is not supported.`,
        'NotSupportedError',
      );
    }
    return uninitialized(Reflect.construct(made, ['']) as HappyEvent, realm);
  };
  patches.values(raw.document, { createEvent }, false);
}

function eventClass({ hooks }: Insides): EventClass {
  class Event extends HappyEvent {
    static override [Symbol.hasInstance](value: unknown): boolean {
      return this === Event ? value instanceof HappyEvent : Function.prototype[Symbol.hasInstance].call(this, value);
    }
    override [PropertySymbol.timeStamp]: number = hooks.timeStamp();
    override get timeStamp(): number {
      return this[PropertySymbol.timeStamp];
    }
    get isTrusted(): boolean {
      return false;
    }
    // DOM, events, srcElement: https://dom.spec.whatwg.org/#dom-event-srcelement
    get srcElement(): HappyEvent['target'] {
      return this.target;
    }
  }
  return Event;
}

function lifeClasses(Event: EventClass): Pick<Classes, 'PageTransitionEvent' | 'BeforeUnloadEvent' | 'PromiseRejectionEvent'> {
  class PageTransitionEvent extends Event {
    readonly persisted: boolean;
    constructor(type: string, init: Init & { persisted?: boolean } = {}) {
      super(type, init);
      this.persisted = init.persisted ?? false;
    }
  }
  class BeforeUnloadEvent extends Event {
    returnValue: unknown = '';
  }
  class PromiseRejectionEvent extends Event {
    readonly promise: object;
    readonly reason: unknown;
    constructor(type: string, init: Init & { promise: object; reason?: unknown }) {
      super(type, init);
      this.promise = init.promise;
      this.reason = init.reason;
    }
  }
  return { PageTransitionEvent, BeforeUnloadEvent, PromiseRejectionEvent };
}

function historyClasses(Event: EventClass, realm: Realm): Pick<Classes, 'PopStateEvent' | 'HashChangeEvent'> {
  class PopStateEvent extends Event {
    readonly state: unknown;
    readonly hasUAVisualTransition: boolean;
    constructor(type: string, init: PopStateInit | null = null) {
      super(type, init);
      const { state = null, hasUAVisualTransition } = init ?? {};
      this.state = state;
      this.hasUAVisualTransition = Boolean(hasUAVisualTransition);
    }
  }
  class HashChangeEvent extends Event {
    readonly oldURL: string;
    readonly newURL: string;
    constructor(type: string, init: HashChangeInit | null = null) {
      super(type, init);
      const { oldURL = '', newURL = '' } = init ?? {};
      this.oldURL = toUSVString(realm, oldURL);
      this.newURL = toUSVString(realm, newURL);
    }
  }
  return { PopStateEvent, HashChangeEvent };
}

function messageClass(Event: EventClass, { inner, realm }: Insides): Pick<Classes, 'MessageEvent'> {
  // Objects of the page's realm.
  const portsOf = (ports: unknown): readonly unknown[] => inner.Object.freeze(inner.Array.from(ports as Iterable<unknown>));
  class MessageEvent extends Event {
    data: unknown;
    origin: string;
    lastEventId: string;
    source: unknown;
    ports: readonly unknown[];
    constructor(type: string, init: MessageInit | null = null) {
      super(type, init);
      const { data = null, origin = '', lastEventId = '', source = null, ports = [] } = init ?? {};
      this.data = data;
      this.origin = toUSVString(realm, origin);
      this.lastEventId = toDOMString(realm, lastEventId);
      this.source = source;
      this.ports = portsOf(ports);
    }
    // HTML, MessageEvent: https://html.spec.whatwg.org/multipage/#dom-messageevent-initmessageevent
    initMessageEvent(...args: unknown[]): void {
      const [type, bubbles = false, cancelable = false, data = null, origin = '', lastEventId = '', source = null, ports = []] =
        args;
      if (this[PropertySymbol.dispatching]) return;
      this.initEvent(toDOMString(realm, type), Boolean(bubbles), Boolean(cancelable));
      this.data = data;
      this.origin = toUSVString(realm, origin);
      this.lastEventId = toDOMString(realm, lastEventId);
      this.source = source;
      this.ports = portsOf(ports);
    }
  }
  return { MessageEvent };
}

/** The classes that {@link installEventClasses} put into a window. */
export function eventClassesOf(raw: object): Classes {
  return raw as Classes;
}
