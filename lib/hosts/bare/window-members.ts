import { getEventHandler, setEventHandler } from '../../dom/event-handler.ts';
import { EventTarget } from '../../dom/event-target.ts';
import { timerFunctions, type TimerFunctions } from '../../html/window-timers.ts';
import { toDOMString, toUSVString } from '../../webidl/conversions.ts';
import { Document } from './document.ts';
import { evaluate } from './evaluate.ts';
import { WindowRecord, type BareGlobal } from './global.ts';
import { History } from './history.ts';
import { lazyInterfaceNames } from './interfaces.ts';
import { Location, navigateTo, parseURL } from './location.ts';
import { structuredCloneOf } from './structured-clone.ts';
import { fromSurroundings, platformMembers } from './surroundings.ts';

/** Types of the events for which a window has an `on…` member. */
const handlerTypes = [
  ...['storage', 'load', 'pageshow', 'pagehide', 'unload', 'beforeunload', 'error', 'unhandledrejection', 'rejectionhandled'],
  ...['message', 'messageerror', 'hashchange', 'popstate', 'online', 'offline', 'focus', 'blur'],
] as const;

type Getter = (record: WindowRecord) => unknown;
type Setter = (record: WindowRecord, value: unknown) => void;

function recordOf(self: unknown): WindowRecord {
  const record = EventTarget.recordOf(self);
  if (!(record instanceof WindowRecord)) throw new TypeError('Illegal invocation');
  return record;
}

function attribute(get: Getter, set?: Setter): PropertyDescriptor {
  const accessors = {
    get(this: unknown): unknown {
      return get(recordOf(this));
    },
    set(this: unknown, value: unknown): void {
      set?.(recordOf(this), value);
    },
  };
  const descriptor: PropertyDescriptor = { get: accessors.get, enumerable: true, configurable: true };
  if (set !== undefined) descriptor.set = accessors.set;
  return descriptor;
}

/** An attribute that page code can replace by a value of its own. */
function replaceable(name: string, get: Getter, enumerable = true): PropertyDescriptor {
  const replace: Setter = ({ window }, value) =>
    Object.defineProperty(window, name, { value, writable: true, enumerable, configurable: true });
  return { ...attribute(get, replace), enumerable };
}

/** A value made when it is first asked for. DIVERGES: until page code sets it, its descriptor is an accessor's. */
export function lazy(
  name: string,
  make: (global: BareGlobal, record: WindowRecord) => unknown,
  enumerable = true,
): PropertyDescriptor {
  return replaceable(name, (record) => record.global.once(`window.${name}`, () => make(record.global, record)), enumerable);
}

function handler(type: string): PropertyDescriptor {
  return attribute(
    (record) => getEventHandler(record, type),
    (record, value) => setEventHandler(record, type, value),
  );
}

function timersOf(record: WindowRecord): TimerFunctions {
  const { global, window } = record;
  const run = (code: string): unknown => evaluate(global, window, code, undefined);
  return global.once('timers', () => timerFunctions(global.hooks, global.realm, run, () => record.self));
}

// HTML, the Window object, open.
// https://html.spec.whatwg.org/multipage/#dom-open
function open(global: BareGlobal, url: unknown, target: unknown, features: unknown): object | null {
  const string = toUSVString(global.realm, url);
  const convertedTarget = toDOMString(global.realm, target);
  const convertedFeatures = toDOMString(global.realm, features);
  const href = string === '' ? '' : parseURL(global, string, "Failed to execute 'open' on 'Window'").href;
  return global.hooks.open(href, convertedTarget, convertedFeatures);
}

const performanceOf = ({ hooks }: BareGlobal): object => {
  const timeOrigin = hooks.epochNow() - hooks.now();
  return { now: () => hooks.now(), timeOrigin, toJSON: () => ({ timeOrigin }) };
};

function attributes(): PropertyDescriptorMap {
  const self: Getter = (record) => record.self;
  return {
    window: attribute(self),
    self: replaceable('self', self),
    document: attribute(({ global }) => global.once('document', () => global.create(Document, 'Document'))),
    name: attribute(
      ({ global }) => global.name,
      ({ global }, value) => (global.name = toDOMString(global.realm, value)),
    ),
    location: attribute(
      ({ global }) => global.once('location', () => global.create(Location, 'Location')),
      ({ global }, value) => navigateTo(global, value, false),
    ),
    history: attribute(({ global }) => global.once('history', () => global.create(History, 'History'))),
    closed: attribute(({ global }) => global.destroyed),
    frames: replaceable('frames', self),
    length: replaceable('length', () => 0),
    top: attribute(self),
    opener: attribute(
      ({ global }) => global.opener,
      ({ global }, value) => (global.opener = value),
    ),
    parent: replaceable('parent', self),
    origin: replaceable('origin', ({ global }) => global.init.origin),
    event: replaceable('event', ({ global }) => global.currentEvent),
    performance: lazy('performance', performanceOf),
    globalThis: replaceable('globalThis', self, false),
    structuredClone: lazy('structuredClone', structuredCloneOf),
    close: lazy('close', ({ hooks }) => ({ close: () => hooks.close() }).close),
    open: lazy('open', (global) => {
      const method = {
        open: (url: unknown = '', target: unknown = '_blank', features: unknown = '') => open(global, url, target, features),
      };
      return method.open;
    }),
  };
}

const timerNames = [
  ...(['setTimeout', 'setInterval', 'clearTimeout', 'clearInterval'] as const),
  ...(['requestAnimationFrame', 'cancelAnimationFrame', 'queueMicrotask'] as const),
];

/** The own properties of every bare window: the same accessors for all of them, so that making a window makes no function. */
export const windowMembers: PropertyDescriptorMap = {
  ...attributes(),
  ...Object.fromEntries(timerNames.map((name) => [name, replaceable(name, (record) => timersOf(record)[name])])),
  ...Object.fromEntries(handlerTypes.map((type) => [`on${type}`, handler(type)])),
  ...Object.fromEntries(lazyInterfaceNames.map((name) => [name, lazy(name, (global) => global.interfaceObject(name), false)])),
  ...Object.fromEntries(platformMembers.map((name) => [name, replaceable(name, () => fromSurroundings(name), false)])),
};
