import { getEventHandler, setEventHandler } from '../../dom/event-handler.ts';
import { EventTarget } from '../../dom/event-target.ts';
import { modelInterfaces } from '../../html/window-interfaces.ts';
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
import { urlClass } from './url.ts';

/** Types of the events for which a window has an `on…` member. */
const handlerTypes = [
  ...['storage', 'load', 'pageshow', 'pagehide', 'unload', 'beforeunload', 'error', 'unhandledrejection', 'rejectionhandled'],
  ...['message', 'messageerror', 'hashchange', 'popstate', 'online', 'offline', 'focus', 'blur'],
] as const;

type Getter = (record: WindowRecord) => unknown;
type Setter = (record: WindowRecord, value: unknown) => void;

/** The record of a window, or of what stands for one. Throws a TypeError for all else. */
export function windowRecordOf(self: unknown): WindowRecord {
  const record = EventTarget.recordOf(self);
  if (!(record instanceof WindowRecord)) throw new TypeError('Illegal invocation');
  return record;
}

function attribute(get: Getter, set?: Setter): PropertyDescriptor {
  const accessors = {
    get(this: unknown): unknown {
      return get(windowRecordOf(this));
    },
    set(this: unknown, value: unknown): void {
      set?.(windowRecordOf(this), value);
    },
  };
  const descriptor: PropertyDescriptor = { get: accessors.get, enumerable: true, configurable: true };
  if (set !== undefined) descriptor.set = accessors.set;
  return descriptor;
}

/** An attribute that page code can replace by a value of its own. */
function replaceable(name: string, get: Getter, enumerable = true): PropertyDescriptor {
  return { ...attribute(get, (record, value) => replace(record, name, value, enumerable)), enumerable };
}

function replace(record: WindowRecord, name: string, value: unknown, enumerable: boolean): void {
  record.global.changed = true;
  Object.defineProperty(record.inFull, name, { value, writable: true, enumerable, configurable: true });
}

/** A value made when it is first asked for. DIVERGES: until page code sets it, its descriptor is an accessor's. */
function lazy(name: string, make: (global: BareGlobal, record: WindowRecord) => unknown, enumerable = true): PropertyDescriptor {
  return replaceable(name, (record) => record.global.once(`window.${name}`, () => make(record.global, record)), enumerable);
}

function handler(type: string): PropertyDescriptor {
  return attribute(
    (record) => getEventHandler(record, type),
    (record, value) => setEventHandler(record, type, value),
  );
}

function timersOf(record: WindowRecord): TimerFunctions {
  return (record.global.timers ??= newTimers(record));
}

function newTimers(record: WindowRecord): TimerFunctions {
  const { global } = record;
  const run = (code: string): unknown => {
    global.changed = true;
    return evaluate(global, record.inFull, code, undefined);
  };
  return timerFunctions(global.hooks, global.realm, run, () => record.self);
}

// HTML, the Window object, open.
// https://html.spec.whatwg.org/multipage/#dom-open
function open(global: BareGlobal, url: unknown, target: unknown, features: unknown): object | null {
  const string = toUSVString(global.realm, url);
  const convertedTarget = toDOMString(global.realm, target);
  const convertedFeatures = features === null ? '' : toDOMString(global.realm, features);
  // 1
  const href = string === '' ? null : parseURL(global, string, "Failed to execute 'open' on 'Window'").href;
  return global.hooks.open(href, convertedTarget, convertedFeatures);
}

/** `window.opener = value`: null disowns, and all else becomes the window's own. */
// HTML, the Window object, opener.
// https://html.spec.whatwg.org/multipage/#dom-opener
function setOpener(record: WindowRecord, value: unknown): void {
  // 1, 2
  if (value === null) record.global.model?.disown();
  else replace(record, 'opener', value, true);
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
    document: attribute(({ global }) => documentOf(global)),
    name: attribute(
      ({ global }) => (global.model === null ? global.name : global.model.name()),
      ({ global }, value) => {
        if (global.model === null) global.name = toDOMString(global.realm, value);
        else global.model.setName(value);
      },
    ),
    location: attribute(
      ({ global }) => global.once('location', () => global.create(Location, 'Location')),
      ({ global }, value) => navigateTo(global, value, false),
    ),
    history: attribute(({ global }) => global.once('history', () => global.create(History, 'History'))),
    closed: attribute(({ global }) => (global.model === null ? global.destroyed : global.model.closed())),
    frames: replaceable('frames', self),
    length: replaceable('length', ({ global }) => global.model?.length() ?? 0),
    top: attribute((record) => (record.global.model === null ? record.self : record.global.model.top())),
    frameElement: attribute(({ global }) => global.model?.frameElement() ?? null),
    localStorage: attribute(({ global }) => global.model?.localStorage()),
    sessionStorage: attribute(({ global }) => global.model?.sessionStorage()),
    opener: attribute(({ global }) => global.model?.opener() ?? null, setOpener),
    parent: replaceable('parent', (record) => (record.global.model === null ? record.self : record.global.model.parent())),
    origin: replaceable('origin', ({ global }) => global.init.origin),
    event: replaceable('event', ({ global }) => global.currentEvent),
    performance: lazy('performance', performanceOf),
    globalThis: replaceable('globalThis', self, false),
    structuredClone: lazy('structuredClone', structuredCloneOf),
    ...methods(),
  };
}

function methods(): PropertyDescriptorMap {
  return {
    close: lazy('close', ({ hooks }) => ({ close: () => hooks.close() }).close),
    // There is no system focus to move.
    focus: lazy('focus', () => ({ focus: () => undefined }).focus),
    blur: lazy('blur', () => ({ blur: () => undefined }).blur),
    open: lazy('open', (global) => {
      const method = {
        open: (url: unknown = '', target: unknown = '_blank', features: unknown = '') => open(global, url, target, features),
      };
      return method.open;
    }),
    postMessage: lazy('postMessage', ({ model }) => {
      const method = { postMessage: (...args: unknown[]) => model?.postMessage(...args) };
      return Object.defineProperty(method.postMessage, 'length', { value: 1, configurable: true });
    }),
  };
}

/** The document of a window, made when it is first asked for. */
export function documentOf(global: BareGlobal): Document {
  return global.once('document', () => global.create(Document, 'Document'));
}

const timerNames = [
  ...(['setTimeout', 'setInterval', 'clearTimeout', 'clearInterval'] as const),
  ...(['requestAnimationFrame', 'cancelAnimationFrame', 'queueMicrotask'] as const),
];

/** The own properties of every bare window: the same accessors for all of them, so that making a window makes no function. */
export const windowMembers: PropertyDescriptorMap = named({
  ...attributes(),
  ...Object.fromEntries(timerNames.map((name) => [name, replaceable(name, (record) => timersOf(record)[name])])),
  ...Object.fromEntries(handlerTypes.map((type) => [`on${type}`, handler(type)])),
  ...Object.fromEntries(lazyInterfaceNames.map((name) => [name, lazy(name, (global) => global.interfaceObject(name), false)])),
  ...Object.fromEntries(modelInterfaces.map((name) => [name, lazy(name, ({ model }) => model?.interfaceObject(name), false)])),
  URL: lazy('URL', urlClass, false),
  ...Object.fromEntries(platformMembers.map((name) => [name, replaceable(name, () => fromSurroundings(name), false)])),
});

/** Gives accessors the names that Web IDL gives them. */
function named(members: PropertyDescriptorMap): PropertyDescriptorMap {
  for (const [name, { get, set }] of Object.entries(members)) {
    if (get !== undefined) Object.defineProperty(get, 'name', { value: `get ${name}` });
    if (set !== undefined) Object.defineProperty(set, 'name', { value: `set ${name}` });
  }
  return members;
}
