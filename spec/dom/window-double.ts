import { domExceptionInterface } from '../../lib/dom/dom-exception.ts';
import { begin, proceed } from '../../lib/dom/dispatch.ts';
import { Event, eventInterface, type EventState } from '../../lib/dom/event.ts';
import { EventTarget, eventTargetInterface } from '../../lib/dom/event-target.ts';
import { interfaceObject, type InterfaceDefinition } from '../../lib/dom/interface-object.ts';
import type { RelevantGlobal } from '../../lib/dom/relevant-global.ts';
import { TargetRecord } from '../../lib/dom/target-record.ts';
import { ScriptExecution } from '../../lib/event-loop/script-execution.ts';
import type { DOMExceptionClass, Realm } from '../../lib/webidl/realm.ts';

export class RealmTypeError extends TypeError {}

export type AnyEvent = Event & { readonly isTrusted: boolean };
export type EventClass = new (type?: unknown, init?: unknown) => AnyEvent;
export interface Target {
  addEventListener(...args: unknown[]): void;
  removeEventListener(...args: unknown[]): void;
  dispatchEvent(event?: unknown): boolean;
}

/** Records of a small tree: a target, inside of one that is a window. */
export class TreeRecord extends TargetRecord {
  parent: TargetRecord | null = null;
  isWindow = false;
  override get isGlobal(): boolean {
    return this.isWindow;
  }
  override get passiveByDefault(): boolean {
    return this.isWindow;
  }
  override parentFor(): TargetRecord | null {
    return this.parent;
  }
}

/** The least of a window that events need: its own interface objects, and a list of what was reported. */
export class WindowDouble implements RelevantGlobal {
  readonly reported: unknown[] = [];
  nowMs = 0;
  currentEvent: object | undefined = undefined;
  readonly realm: Realm;
  readonly scripts: ScriptExecution = new ScriptExecution();
  readonly Event: EventClass;
  readonly EventTarget: new () => Target;
  readonly record: TreeRecord;
  readonly window: Target;

  constructor() {
    this.realm = {
      TypeError: RealmTypeError,
      RangeError,
      DOMException,
      objectPrototype: Object.prototype,
      Promise,
      functionPrototype: Function.prototype,
      arrayPrototype: Array.prototype,
    };
    const own = interfaceObject(domExceptionInterface, this, Error) as DOMExceptionClass;
    this.realm = { ...this.realm, DOMException: own };
    this.Event = this.interface(eventInterface) as EventClass;
    this.EventTarget = eventTargetInterface(this, () => this.record) as new () => Target;
    [this.window, this.record] = this.target();
    this.record.isWindow = true;
  }

  interface(definition: InterfaceDefinition, parent: object | null = null): new (...args: unknown[]) => object {
    return interfaceObject(definition, this, parent);
  }

  /** A target whose place in a tree a test can set. */
  target(): [target: Target, record: TreeRecord] {
    const made: { record?: TreeRecord } = {};
    const newRecord = (self: object): TargetRecord => (made.record = new TreeRecord(this, self));
    const base: Function = EventTarget;
    const target: Target = Reflect.construct(base, [this, newRecord], this.EventTarget);
    if (made.record === undefined) throw new Error('a target has a record');
    return [target, made.record];
  }

  /** Fires an event as the user agent does: trusted. False: cancelled. */
  fire(event: AnyEvent, record: TargetRecord = this.record): boolean {
    const state = stateOf(event);
    state.trusted = true;
    begin(state, record);
    while (proceed(state));
    return !state.canceled;
  }

  now(): number {
    return this.nowMs;
  }
  ownerOf(): 'page' {
    return 'page';
  }
  returned(): void {}

  reportException(error: unknown): void {
    this.reported.push(error);
  }
}

/** The slots of an event. */
export function stateOf(event: AnyEvent): EventState {
  const state = Event.stateOf(event);
  if (state === null) throw new Error('an event of a window');
  return state;
}
