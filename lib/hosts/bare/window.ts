import { EventTarget } from '../../dom/event-target.ts';
import { modelInterfaces } from '../../html/windows/window-interfaces.ts';
import { assert } from '../../infra/assert.ts';
import { WindowRecord, type BareGlobal, type InterfaceObject } from './global.ts';
import type { BareIntrinsics } from './intrinsics.ts';
import { windowMembers, windowRecordOf } from './window-members.ts';

const toStringTag: PropertyDescriptor = { value: 'Window', configurable: true };
const hidden: PropertyDescriptor = {
  writable: true,
  enumerable: false,
  configurable: true,
};

/** Read from the window in full, where it is an own property or an inherited one. */
function ofCompleteWindow(name: string): PropertyDescriptor {
  return {
    get(this: unknown): unknown {
      return Reflect.get(windowRecordOf(this).completeWindow, name, this);
    },
  };
}

/** The window's own function, which knows its window also when it is called without a `this`. */
function ofEventTarget(name: string): PropertyDescriptor {
  return {
    get(this: unknown): unknown {
      return Reflect.get(windowRecordOf(this).global.eventTargetMethods, name, this);
    },
  };
}

/** What a window has that is not in full. What page code could tell by looking at it is not asked here: see {@link WindowObject}. */
const sharedMembers: PropertyDescriptorMap = {
  ...windowMembers,
  EventTarget: ofCompleteWindow('EventTarget'),
  Window: ofCompleteWindow('Window'),
  constructor: ofCompleteWindow('constructor'),
  ['__proto__']: ofCompleteWindow('__proto__'),
  addEventListener: ofEventTarget('addEventListener'),
  removeEventListener: ofEventTarget('removeEventListener'),
  dispatchEvent: ofEventTarget('dispatchEvent'),
  [Symbol.toStringTag]: toStringTag,
};

type WindowClass = new (global: BareGlobal) => object;

/**
 * A window as most of them stay: it has its members from a prototype that all windows share. Page code, which only has a WindowProxy,
 * could tell by its own properties, its prototypes and its interface objects: when one of these is asked for, it gets them.
 */
function windowClass({ members }: BareIntrinsics, hasQuotaError: boolean): WindowClass {
  return class WindowObject extends EventTarget {
    constructor(global: BareGlobal) {
      super(global, (self) => new WindowRecord(global, self, complete));
    }

    static {
      Object.defineProperties(this.prototype, sharedMembers);
      if (!hasQuotaError) Reflect.deleteProperty(this.prototype, quotaError);
      Object.setPrototypeOf(this.prototype, members);
    }
  };
}

/** The one interface that only some engines have: its name is not looked for in windows of others. */
const quotaError = 'QuotaExceededError';

// One for all windows with the same intrinsics, of engines that have the interface and of others.
const windowClasses = [new WeakMap<BareIntrinsics, WindowClass>(), new WeakMap<BareIntrinsics, WindowClass>()] as const;

function windowClassFor({ intrinsics, hooks }: BareGlobal): WindowClass {
  const hasQuotaError = hooks.exposes(quotaError);
  const classes = windowClasses[hasQuotaError ? 0 : 1];
  let known = classes.get(intrinsics);
  if (known === undefined) classes.set(intrinsics, (known = windowClass(intrinsics, hasQuotaError)));
  return known;
}

/** Makes the window object of one document. */
export function createWindow(global: BareGlobal): WindowRecord {
  const WindowObject = windowClassFor(global);
  const record = EventTarget.recordOf(new WindowObject(global));
  assert(record instanceof WindowRecord, 'a window has a record of its own kind');
  EventTarget.replaceSelf(record, global.init.windowProxy);
  global.windowRecord = record;
  return record;
}

/** Gives a window its own properties, and its place in its own chain of prototypes. */
function complete({ window, global }: WindowRecord): void {
  // First of all, with the prototype that all windows share now: the surroundings then keep one layout for all of them.
  Object.defineProperties(window, windowMembers);
  for (const name of modelInterfaces) if (!global.hooks.exposes(name)) Reflect.deleteProperty(window, name);
  const interfaceObject = global.once('Window', () => windowInterface(global));
  Object.setPrototypeOf(window, interfaceObject.prototype);
  Object.defineProperty(window, 'EventTarget', {
    ...hidden,
    value: global.eventTarget,
  });
  Object.defineProperty(window, 'Window', {
    ...hidden,
    value: interfaceObject,
  });
}

function windowInterface(global: BareGlobal): InterfaceObject {
  const { eventTarget, realm } = global;
  const interfaceObject = {
    Window: class {
      constructor() {
        throw new realm.TypeError('Illegal constructor');
      }
    },
  }.Window;
  Object.setPrototypeOf(interfaceObject, eventTarget);
  Object.setPrototypeOf(interfaceObject.prototype, eventTarget.prototype);
  Object.defineProperty(interfaceObject.prototype, Symbol.toStringTag, toStringTag);
  return interfaceObject;
}
