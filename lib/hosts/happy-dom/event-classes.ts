import { Event as HappyEvent, PropertySymbol } from 'happy-dom';
import type { Insides } from './insides.ts';

interface Init {
  bubbles?: boolean;
  cancelable?: boolean;
  composed?: boolean;
}

interface Classes {
  readonly Event: typeof HappyEvent;
  readonly PageTransitionEvent: new (type: string, init?: Init & { persisted?: boolean }) => HappyEvent;
  readonly BeforeUnloadEvent: new (type: string, init?: Init) => HappyEvent;
  readonly PromiseRejectionEvent: new (type: string, init: Init & { promise: Promise<unknown>; reason?: unknown }) => HappyEvent;
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
 * BeforeUnloadEvent are other names of it, PromiseRejectionEvent is missing. Each window gets its own. Events of happy-dom's other
 * classes count as instances, though the prototype of their classes is the shared one (DIVERGES).
 */
export function installEventClasses({ raw, hooks, realm }: Insides): void {
  class Event extends HappyEvent {
    static override [Symbol.hasInstance](value: unknown): boolean {
      return this === Event ? value instanceof HappyEvent : Function.prototype[Symbol.hasInstance].call(this, value);
    }
    override [PropertySymbol.timeStamp]: number = hooks.now();
    get isTrusted(): boolean {
      return false;
    }
    // DOM, events, srcElement: https://dom.spec.whatwg.org/#dom-event-srcelement
    get srcElement(): HappyEvent['target'] {
      return this.target;
    }
  }
  class PageTransitionEvent extends Event {
    readonly persisted: boolean;
    constructor(type: string, init: Init & { persisted?: boolean } = {}) {
      super(type, init);
      this.persisted = init.persisted ?? false;
    }
  }
  class BeforeUnloadEvent extends Event {
    returnValue = '';
  }
  class PromiseRejectionEvent extends Event {
    readonly promise: Promise<unknown>;
    readonly reason: unknown;
    constructor(type: string, init: Init & { promise: Promise<unknown>; reason?: unknown }) {
      super(type, init);
      this.promise = init.promise;
      this.reason = init.reason;
    }
  }
  const classes: Classes = { Event, PageTransitionEvent, BeforeUnloadEvent, PromiseRejectionEvent };
  for (const [name, value] of Object.entries(classes)) {
    Object.defineProperty(raw, name, { value, writable: true, enumerable: false, configurable: true });
  }
  const createEvent = (name: unknown): HappyEvent => {
    const className = legacyNames[String(name).toLowerCase()];
    const made: unknown = className === undefined ? undefined : Reflect.get(raw, className);
    if (typeof made !== 'function') {
      throw new realm.DOMException(
        `Failed to execute 'createEvent' on 'Document': '${String(name)}' is not supported.`,
        'NotSupportedError',
      );
    }
    return Reflect.construct(made, ['']) as HappyEvent;
  };
  Object.defineProperty(raw.document, 'createEvent', { value: createEvent, writable: true, configurable: true });
}

/** The classes that {@link installEventClasses} put into a window. */
export function eventClassesOf(raw: object): Classes {
  return raw as Classes;
}
