import { getEventHandler, setEventHandler } from '../../dom/event-handler.ts';
import { EventTarget } from '../../dom/event-target.ts';
import { checkReach, isOutOfReach, windowOf } from '../../html/window-proxy/window-proxies.ts';
import { reportError } from '../../html/windows/report-error.ts';
import { modelInterfaces } from '../../html/windows/window-interfaces.ts';
import { timerFunctions, type TimerFunctions } from '../../html/windows/window-timers.ts';
import { toDOMString, toUSVString } from '../../webidl/conversions.ts';
import { abortSignalOf, cryptoOf, intlOf, mathOf, ownDate, performanceOf } from './clocks.ts';
import { Document } from './document.ts';
import { evaluate, scopeOf, type OwnAccessors } from './evaluate.ts';
import { fetchOf, requestClass } from './fetch.ts';
import { WindowRecord, type BareGlobal } from './global.ts';
import { History } from './history.ts';
import { lazyInterfaceNames } from './interfaces.ts';
import { Location, navigateTo, parseURL } from './location.ts';
import { navigatorOf } from './navigator.ts';
import { structuredCloneOf } from './structured-clone.ts';
import { fromSurroundings, platformMembers } from './surroundings.ts';
import { urlClass } from './url.ts';

/** Types of the events for which a window has an `on…` member. */
const handlerTypes = [
  ...['storage', 'load', 'pageshow', 'pagehide', 'unload', 'beforeunload', 'error', 'unhandledrejection', 'rejectionhandled'],
  ...['message', 'messageerror', 'hashchange', 'popstate', 'beforeprint', 'afterprint', 'online', 'offline', 'focus', 'blur'],
] as const;

const dialogTypes = ['alert', 'confirm', 'prompt', 'print'] as const;

type Getter = (record: WindowRecord) => unknown;
type Setter = (record: WindowRecord, value: unknown) => void;

/**
 * The record of a window, or of what stands for one. Throws a TypeError for all else, and a SecurityError for the WindowProxy of a window
 * that the code which holds it may not reach.
 */
// HTML, cross-origin objects, perform a security check.
// https://html.spec.whatwg.org/multipage/#integration-with-idl
export function windowRecordOf(self: unknown): WindowRecord {
  // 1, 2 (see readableByAll)
  // 3
  checkReach(self);
  const record = EventTarget.recordOf(windowOf(self) ?? self);
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
  Object.defineProperty(record.completeWindow, name, { value, writable: true, enumerable, configurable: true });
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
    return evaluate(record, scopeOf(record, ownAccessors), code, undefined);
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
  if (value === null) record.global.hooks.disown();
  else replace(record, 'opener', value, true);
}

function attributes(): PropertyDescriptorMap {
  const self: Getter = (record) => record.self;
  return {
    window: attribute(self),
    self: replaceable('self', self),
    document: attribute(({ global }) => documentOf(global)),
    name: attribute(
      ({ global }) => global.hooks.name(),
      ({ global }, value) => global.hooks.setName(value),
    ),
    location: attribute(
      ({ global }) => global.once('location', () => global.create(Location, 'Location')),
      ({ global }, value) => navigateTo(global, value, false),
    ),
    history: attribute(({ global }) => global.once('history', () => global.create(History, 'History'))),
    navigator: attribute(({ global }) => navigatorOf(global)),
    closed: attribute(({ global }) => global.hooks.closed()),
    frames: replaceable('frames', self),
    length: replaceable('length', ({ global }) => global.hooks.frameCount()),
    top: attribute(({ global }) => global.hooks.top()),
    frameElement: attribute(({ global }) => global.hooks.frameElement()),
    isSecureContext: attribute(({ global }) => global.hooks.isSecureContext()),
    localStorage: attribute(({ global }) => global.hooks.localStorage()),
    sessionStorage: attribute(({ global }) => global.hooks.sessionStorage()),
    opener: attribute(({ global }) => global.hooks.opener(), setOpener),
    parent: replaceable('parent', ({ global }) => global.hooks.parent()),
    origin: replaceable('origin', ({ global }) => global.init.origin),
    event: replaceable('event', ({ global }) => global.currentEvent),
    crypto: lazy('crypto', cryptoOf),
    console: lazy('console', ({ hooks }) => hooks.console()),
    performance: lazy('performance', performanceOf),
    globalThis: replaceable('globalThis', self, false),
    structuredClone: lazy('structuredClone', structuredCloneOf),
    ...methods(),
  };
}

/** `alert()` and its like. */
function dialog(type: (typeof dialogTypes)[number]): PropertyDescriptor {
  return lazy(type, ({ hooks }) => ({ [type]: (...args: unknown[]) => hooks.showDialog(type, args) })[type]);
}

function methods(): PropertyDescriptorMap {
  return {
    close: lazy('close', ({ hooks }) => ({ close: () => hooks.close() }).close),
    // No page moves the user to another tab.
    focus: lazy('focus', () => ({ focus: () => undefined }).focus),
    blur: lazy('blur', () => ({ blur: () => undefined }).blur),
    fetch: lazy('fetch', fetchOf),
    open: lazy('open', (global) => {
      const method = {
        open: (url: unknown = '', target: unknown = '_blank', features: unknown = '') => open(global, url, target, features),
      };
      return method.open;
    }),
    ...Object.fromEntries(dialogTypes.map((type) => [type, dialog(type)])),
    reportError: lazy('reportError', ({ hooks, realm }) => {
      const method = { reportError: (...args: unknown[]) => reportError(hooks, realm, args) };
      return Object.defineProperty(method.reportError, 'length', { value: 1, configurable: true });
    }),
    postMessage: lazy('postMessage', ({ hooks }) => {
      const method = { postMessage: (...args: unknown[]) => hooks.postMessage(...args) };
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
  ...(['requestIdleCallback', 'cancelIdleCallback'] as const),
];

/** Undefined where windows do not have it. */
function modelInterface({ hooks }: BareGlobal, name: string): unknown {
  return hooks.exposes(name) ? hooks.interfaceObject(name) : undefined;
}

/** The own properties of every bare window: the same accessors for all of them, so that making a window makes no function. */
export const windowMembers: PropertyDescriptorMap = named({
  ...readableByAll(attributes()),
  ...Object.fromEntries(timerNames.map((name) => [name, replaceable(name, (record) => timersOf(record)[name])])),
  ...Object.fromEntries(handlerTypes.map((type) => [`on${type}`, handler(type)])),
  ...Object.fromEntries(lazyInterfaceNames.map((name) => [name, lazy(name, (global) => global.interfaceObject(name), false)])),
  ...Object.fromEntries(modelInterfaces.map((name) => [name, lazy(name, (global) => modelInterface(global, name), false)])),
  Date: replaceable('Date', ({ global }) => ownDate(global), false),
  ...('AbortSignal' in globalThis ? { AbortSignal: lazy('AbortSignal', abortSignalOf, false) } : {}),
  Intl: lazy('Intl', intlOf, false),
  Math: lazy('Math', mathOf, false),
  URL: lazy('URL', urlClass, false),
  Request: lazy('Request', requestClass, false),
  ...Object.fromEntries(platformMembers.map((name) => [name, replaceable(name, () => fromSurroundings(name), false)])),
});

/** Their names: no page code stands under them as long as nobody changes the window. */
export const accessorNames: ReadonlySet<PropertyKey> = new Set(Object.keys(windowMembers));

function isOwnAccessor(name: PropertyKey, { get, set }: PropertyDescriptor): boolean {
  // Page code may have put something on `Object.prototype`.
  if (typeof name !== 'string' || !Object.hasOwn(windowMembers, name)) return false;
  const own = windowMembers[name];
  return get !== undefined && get === own?.get && set === own.set;
}

export const ownAccessors: OwnAccessors = { names: accessorNames, has: isOwnAccessor };

/** Attributes of a window that the accessor also reads, and for `location` sets, where it is of another origin. */
function readableByAll(members: PropertyDescriptorMap): PropertyDescriptorMap {
  for (const name of ['window', 'self', 'location', 'closed', 'frames', 'length', 'top', 'opener', 'parent']) {
    const { get, set, ...flags } = members[name] ?? {};
    const accessors = {
      get(this: unknown): unknown {
        return isOutOfReach(this) ? Reflect.get(this, name) : get?.call(this);
      },
      set(this: unknown, value: unknown): void {
        if (name === 'location' && isOutOfReach(this)) Reflect.set(this, name, value);
        else set?.call(this, value);
      },
    };
    members[name] = { ...flags, get: accessors.get, ...(set === undefined ? {} : { set: accessors.set }) };
  }
  return members;
}

/** Gives accessors the names that Web IDL gives them. All windows share them, so nobody can put anything on them. */
function named(members: PropertyDescriptorMap): PropertyDescriptorMap {
  for (const [name, { get, set }] of Object.entries(members)) {
    if (get !== undefined) Object.freeze(Object.defineProperty(get, 'name', { value: `get ${name}` }));
    if (set !== undefined) Object.freeze(Object.defineProperty(set, 'name', { value: `set ${name}` }));
  }
  return members;
}
