import { isMessageChannel } from './message-channel-interface.ts';
import { isLockObject } from '../../web-locks/lock-object.ts';
import { isSingleObject } from '../../webidl/single-object-interface.ts';

const mapEntries: MapIterator = Map.prototype.forEach;
const setValues: SetIterator = Set.prototype.forEach;
const { get: byteLength } = Object.getOwnPropertyDescriptor(ArrayBuffer.prototype, 'byteLength') ?? {};

type MapIterator = (this: Map<unknown, unknown>, callback: (value: unknown, key: unknown) => void) => void;
type SetIterator = (this: Set<unknown>, callback: (value: unknown) => void) => void;

/** What is found in a value, and where, as an expression goes on: `.list[0]`; empty for the value itself. */
export interface Found {
  readonly part: unknown;
  readonly path: string;
}

/**
 * Whether a value that the surroundings were able to clone has a platform object in it, which they take for a plain one: a page's own
 * objects are nothing special to them. DIVERGES: a DOMException is one that cannot be copied. No accessor is called. Asked after the clone, when no proxy can be in it.
 */
// HTML, structured data, StructuredSerializeInternal, for platform objects.
// https://html.spec.whatwg.org/multipage/#structuredserializeinternal
export function holdsPlatformObject(value: unknown, isPlatformObject: (object: object) => boolean): boolean {
  const isOne = (part: unknown): boolean =>
    typeof part === 'object' &&
    part !== null &&
    !isBuffer(part) &&
    (isPlatformObject(part) || isSingleObject(part) || isLockObject(part) || isMessageChannel(part));
  return findPart(value, isOne) !== null;
}

/** The part of a value that `matches`, at any depth: the last that a clone would come to. No accessor is called; of proxies traps are. */
export function findPart(value: unknown, matches: (part: unknown) => boolean): Found | null {
  const seen = new Set<object>();
  const waiting: Found[] = [{ part: value, path: '' }];
  for (let each = waiting.pop(); each !== undefined; each = waiting.pop()) {
    const { part, path } = each;
    const isObject = typeof part === 'object' && part !== null;
    if (isObject && seen.has(part)) continue;
    if (matches(part)) return each;
    if (!isObject || isBuffer(part)) continue;
    seen.add(part);
    // One by one: there may be more of them than a call has room for arguments.
    for (const found of partsOf(part, path)) waiting.push(found);
  }
  return null;
}

function partsOf(object: object, path: string): Found[] {
  const parts: Found[] = [];
  const add = (part: unknown, step: string): void => void parts.push({ part, path: path + step });
  const addEntry = (part: unknown, key: unknown): void => {
    add(key, '.keys()');
    add(part, '.values()');
  };
  // Of any realm: what is no map or set throws.
  attempt(() => Reflect.apply(mapEntries, object, [addEntry]));
  attempt(() => Reflect.apply(setValues, object, [(part: unknown) => add(part, '.values()')]));
  attempt(() => {
    for (const name of Object.keys(object)) add(Reflect.getOwnPropertyDescriptor(object, name)?.value, memberStep(name));
  });
  return parts;
}

function memberStep(name: string): string {
  if (/^(?:0|[1-9]\d*)$/.test(name)) return `[${name}]`;
  return /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(name) ? `.${name}` : `[${JSON.stringify(name)}]`;
}

/** Its bytes are copied, or it was moved, as a message port is. */
function isBuffer(object: object): boolean {
  return ArrayBuffer.isView(object) || attempt(() => byteLength?.call(object));
}

function attempt(steps: () => unknown): boolean {
  try {
    steps();
    return true;
  } catch {
    return false;
  }
}
