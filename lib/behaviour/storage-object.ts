import { frozen, type Choices } from './choice.ts';

/** Choices about Storage objects. */
export interface StorageObjectBehaviour {
  /**
   * Assigning to a name that a prototype of a Storage object has as an accessor, as in `localStorage.length = 1`. `store`: it is
   * stored, though reading still gives the accessor's value. `refuse`: the accessor is called, and where it has no setter nothing
   * happens, or a TypeError in strict mode. Default `store`.
   */
  readonly builtinNames: 'store' | 'refuse';
  /**
   * Whether `Object.keys` and the like list keys that a member of the prototypes hides, such as a stored `getItem`. `hidden`: they do not.
   * `listed`: all of them, as own properties; reading one still gives the member. `listed-but-length`: `length` is no own property.
   * Default `hidden`.
   */
  readonly shadowedKeys: 'hidden' | 'listed' | 'listed-but-length';
  /**
   * What Storage objects do that somebody has kept of a document which is gone, such as that of a removed frame. `works`: all that they
   * did before. `read-only`: whatever may write throws an InvalidAccessError. `refused`: all of it throws a SecurityError.
   * Default `works`.
   */
  readonly storageOfGoneDocument: 'works' | 'read-only' | 'refused';
  /**
   * What a write throws that does not fit: a QuotaExceededError of the interface of this name, or a DOMException whose name that is, in
   * which case windows do not have the interface. Default `QuotaExceededError`.
   */
  readonly quotaException: 'QuotaExceededError' | 'DOMException';
}

export const storageObjectChoices: Choices<StorageObjectBehaviour> = frozen({
  builtinNames: {
    values: ['store', 'refuse'],
    default: 'store',
    standard: 'store',
    evidence: { chromium: 'refuse', firefox: 'refuse', webkit: 'refuse' },
    seen: 'localStorage.length = 1 stores nothing and is a TypeError in strict mode; setters of Storage.prototype are called.',
    link: 'https://github.com/web-platform-tests/wpt/blob/master/webstorage/set.window.js',
  },
  shadowedKeys: {
    values: ['hidden', 'listed', 'listed-but-length'],
    default: 'hidden',
    standard: 'hidden',
    evidence: { chromium: 'listed-but-length', firefox: 'hidden', webkit: 'listed' },
    seen: 'With getItem, length, toString and plain stored, Object.keys gives the last one, all but length, or all.',
    link: 'https://github.com/whatwg/webidl/pull/402',
  },
  storageOfGoneDocument: {
    values: ['works', 'read-only', 'refused'],
    default: 'works',
    standard: 'works',
    evidence: { chromium: 'refused', firefox: 'works', webkit: 'read-only' },
    seen: 'Storage objects that were taken from a frame before its removal write and are heard, only read, or do nothing any more.',
    link: 'https://github.com/w3ctag/design-principles/pull/597',
  },
  quotaException: {
    values: ['QuotaExceededError', 'DOMException'],
    default: 'QuotaExceededError',
    standard: 'QuotaExceededError',
    evidence: { chromium: 'QuotaExceededError', firefox: 'DOMException', webkit: 'DOMException' },
    seen: 'The error of a full area is a DOMException with code 22 everywhere, and in Chromium of an interface of its own.',
    link: 'https://github.com/whatwg/webidl/pull/1465',
  },
});
