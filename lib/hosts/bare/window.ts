import { EventTarget, eventTargetInterface } from '../../dom/event-target.ts';
import { assert } from '../../infra/assert.ts';
import { WindowRecord, type BareGlobal } from './global.ts';
import { intrinsics } from './surroundings.ts';
import { windowMembers } from './window-members.ts';

/** A window before it gets its place in its own window's chain of prototypes. */
class WindowObject extends EventTarget {
  constructor(global: BareGlobal) {
    super(global, (self) => new WindowRecord(global, self));
    // First of all, with the prototype that all windows share now: the surroundings then keep one layout for all of them.
    Object.defineProperties(this, windowMembers);
  }
}

const toStringTag: PropertyDescriptor = { value: 'Window', configurable: true };
const hiddenMethod: PropertyDescriptor = { writable: true, enumerable: false, configurable: true };

/** Makes the window object of one document. */
export function createWindow(global: BareGlobal): WindowRecord {
  const record = EventTarget.recordOf(new WindowObject(global));
  assert(record instanceof WindowRecord, 'a window has a record of its own kind');
  EventTarget.replaceSelf(record, global.init.windowProxy);
  global.windowRecord = record;
  const eventTarget = eventTargetInterface(global, () => record, intrinsics);
  global.eventTarget = eventTarget;
  const window = {
    Window: class {
      constructor() {
        throw new TypeError('Illegal constructor');
      }
    },
  }.Window;
  Object.setPrototypeOf(window, eventTarget);
  Object.setPrototypeOf(window.prototype, eventTarget.prototype);
  Object.defineProperty(window.prototype, Symbol.toStringTag, toStringTag);
  Object.setPrototypeOf(record.window, window.prototype);
  Object.defineProperty(record.window, 'EventTarget', { ...hiddenMethod, value: eventTarget });
  Object.defineProperty(record.window, 'Window', { ...hiddenMethod, value: window });
  return record;
}
