import { Event as HappyEvent, PropertySymbol, type BrowserWindow, type EventTarget } from 'happy-dom';
import type { Insides } from './insides.ts';
import { adoptFunction } from '../page/realm-functions.ts';

/** Under this name the windows of the model have a method that answers when something happens, in ms since the time origin. */
export const eventTime: unique symbol = Symbol('event time');

type Made = Record<PropertyKey, unknown>;
type Class = (new (...values: unknown[]) => object) & { readonly prototype: object };

/**
 * happy-dom makes events, files and media streams with the real clock and the real chance. What a page makes gets the model's here. What
 * happy-dom makes itself has them when a page looks, see {@link stamp}. DIVERGES: `MouseEvent.prototype.constructor` and the like is
 * happy-dom's class, which all windows share, and not the window's `MouseEvent`.
 */
export function installTimeStamps(insides: Insides): void {
  const { raw, hooks, realm, patches } = insides;
  // Wall: the compiler does not know its members by computed names.
  const members = raw as unknown as Readonly<Record<string, unknown>>;
  const complete = (name: string, with_: Parameters<typeof completed>[1]): void =>
    patches.assign(raw, { [name]: completed(members[name] as Class, with_) });
  for (const name of (sharedEvents ??= sharedEventsOf(raw))) {
    complete(name, (event) => stamp(event, hooks.timeStamp()));
  }
  const uuid = (made: Made): void => void (made['id'] = (raw.crypto as { randomUUID(): string }).randomUUID());
  for (const name of ['MediaStream', 'MediaStreamTrack', 'CanvasCaptureMediaStreamTrack']) {
    complete(name, uuid);
  }
  const currentTime = (originTime: number): PropertyDescriptor => {
    const get = (): number => hooks.now() - originTime;
    adoptFunction(get, realm.functionPrototype);
    return { get, configurable: true };
  };
  complete('DocumentTimeline', (made, [options]) => {
    const { originTime = 0 } = (options ?? {}) as { originTime?: number };
    Object.defineProperty(made, 'currentTime', currentTime(originTime));
  });
  patches.define(raw.document.timeline, 'currentTime', currentTime(0));
}

/** Names of the event classes of happy-dom that a window shares with all others; the same for each. */
let sharedEvents: readonly string[] | null = null;

function sharedEventsOf(raw: BrowserWindow): readonly string[] {
  return Object.getOwnPropertyNames(raw).filter((name) => {
    const value: unknown = Object.getOwnPropertyDescriptor(raw, name)?.value;
    return isEventClass(value) && value !== raw.Event && !raw.Event.prototype.isPrototypeOf(value.prototype);
  });
}

function isEventClass(value: unknown): value is Class {
  return typeof value === 'function' && HappyEvent.prototype.isPrototypeOf((value as Partial<Class>).prototype ?? {});
}

/** Stands for a class, and does something with each object that it has made. */
export function completed<C extends Class>(original: C, complete: (made: Made, values: readonly unknown[]) => void): C {
  const standIn: C = new Proxy(original, {
    construct(target, values: unknown[], newTarget: Function) {
      const made = Reflect.construct(target, values, newTarget === standIn ? target : newTarget) as Made;
      complete(made, values);
      return made;
    },
  });
  return standIn;
}

/** Gives an event the model's time, unless it has it. */
export function stamp(event: object, ms: number): void {
  if (isStamped(event)) return;
  Object.defineProperty(event, 'timeStamp', { value: ms, configurable: true });
}

/** The time is an own property of the event, or of a class of the window's own. */
function isStamped(event: object): boolean {
  for (let each: object | null = event; each !== null && each !== HappyEvent.prototype; each = Reflect.getPrototypeOf(each)) {
    if (Object.hasOwn(each, 'timeStamp')) return true;
  }
  return false;
}

const realTimeStamp = Object.getOwnPropertyDescriptor(HappyEvent.prototype, 'timeStamp')?.get;

/** What happy-dom made itself has its time from the window where it is fired. In windows that are not the model's nothing changes. */
Object.defineProperty(HappyEvent.prototype, 'timeStamp', {
  get(this: HappyEvent): unknown {
    const target = this[PropertySymbol.target] as (EventTarget & { [PropertySymbol.window]?: object }) | null;
    const window = target?.[PropertySymbol.window] as { [eventTime]?(): number } | undefined;
    const ms = window?.[eventTime]?.();
    if (ms === undefined) return realTimeStamp?.call(this);
    stamp(this, ms);
    return ms;
  },
  configurable: true,
});
