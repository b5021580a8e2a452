import type { GlobalIntrinsics } from '../ecmascript/global-intrinsics.ts';
import { findPart, type Found } from '../html/messages/unserializable.ts';
import { StorageloomError } from '../infra/failure.ts';

/** Of the surroundings, Node's or a page's. */
declare const structuredClone: (value: unknown) => unknown;

/** The page that a value is copied into or out of. */
interface Page {
  isPlatformObject(object: object): boolean;
  clone(value: unknown): unknown;
}

/**
 * A copy in our realm of what came out of a page, or of what goes into it. `page` makes one first, and refuses what only it knows for no
 * plain data, such as an element. Throws NOT_CLONEABLE.
 */
export function cloned(value: unknown, whose: string, page: Page): unknown {
  if (typeof value !== 'object' && typeof value !== 'function' && typeof value !== 'symbol') return value;
  const isLive = (part: unknown): boolean => isLiveIn(page, part);
  let copy: unknown;
  try {
    copy = structuredClone(page.clone(value));
  } catch (cause) {
    const isRefused = (part: unknown): boolean => typeof part === 'function' || typeof part === 'symbol' || isLive(part);
    const found = isRefusal(cause) ? (findPart(value, isRefused) ?? byItself(value)) : null;
    throw notCloneable(whose, found, cause);
  }
  // The page makes copies of some, which have nothing of them here.
  const lost = findPart(value, isLive);
  if (lost !== null) throw notCloneable(whose, lost, null);
  return copy;
}

/** And nothing that an accessor threw. */
function isRefusal(cause: unknown): boolean {
  return typeof cause === 'object' && cause !== null && Reflect.get(cause, 'name') === 'DataCloneError';
}

/** The same for what a script ended with. An element or the like is often not meant there, and is nothing: only in a record it was. */
export function clonedCompletion(value: unknown, whose: string, page: Page): unknown {
  return isLiveIn(page, value) ? undefined : cloned(value, whose, page);
}

/** A revoked proxy is nobody's. */
function isLiveIn(page: Page, value: unknown): boolean {
  try {
    return typeof value === 'object' && value !== null && page.isPlatformObject(value);
  } catch {
    return false;
  }
}

function notCloneable(whose: string, found: Found | null, cause: unknown): StorageloomError {
  const isLive = found !== null && typeof found.part === 'object';
  return new StorageloomError('NOT_CLONEABLE', {
    what: `${whose} of tab.evaluate() cannot be copied between the page and its surroundings.`,
    why: found === null ? describeCause(cause) : describeFound(found),
    mend: isLive
      ? 'Give what you need of it as plain data, such as its text or its entries; for live objects use tab.run().'
      : 'Use plain data; for live objects use tab.run().',
    cause,
  });
}

function describeFound({ part, path }: Found): string {
  const kind = typeof part === 'object' ? nameOfInterface(part as object) : typeof part;
  const named = `${/^(?:[AEIO]|HTML|XML|SVG)/.test(kind) ? 'an' : 'a'} ${kind}`;
  return path === '' ? `It is ${named}.` : `It has ${named} at ${path}.`;
}

/** What has a name of its own, such as a Promise, says more than the surroundings do. */
function byItself(value: unknown): Found | null {
  const isNamed = typeof value === 'object' && value !== null && !['Object', 'Array'].includes(nameOfInterface(value));
  return isNamed ? { part: value, path: '' } : null;
}

function nameOfInterface(object: object): string {
  try {
    return String(object.constructor.name);
  } catch {
    return 'Object';
  }
}

/** What the source of a function evaluated to. */
export function callableFrom(value: unknown): (...args: readonly unknown[]) => unknown {
  if (typeof value === 'function') return value as (...args: readonly unknown[]) => unknown;
  throw new StorageloomError('NOT_CLONEABLE', {
    what: 'The function of tab.evaluate() cannot be made anew from its source.',
    why: `Its source evaluates to ${value === null ? 'null' : typeof value}: a method shorthand, or a native or bound function.`,
    mend: 'Give an arrow function or a function expression, or source text.',
  });
}

function describeCause(cause: unknown): string {
  const message: unknown = typeof cause === 'object' && cause !== null ? Reflect.get(cause, 'message') : cause;
  return `${String(message).replace(/\.$/, '')}.`;
}

const errorClasses = ['EvalError', 'RangeError', 'ReferenceError', 'SyntaxError', 'TypeError', 'URIError'] as const;

/**
 * What a page threw, as an error of the realm of whoever tests, so that tests can look for its class; with the page's own as its cause.
 * Everything but an error of another realm stays as it is, and errors of ours do.
 */
export function errorFromPage(error: unknown, intrinsics: GlobalIntrinsics = globalThis): unknown {
  const isOurs = error instanceof Error || error instanceof intrinsics.Error;
  if (isOurs || typeof error !== 'object' || error === null) return error;
  if (!/^\[object (?:Error|DOMException)\]$/.test(Object.prototype.toString.call(error))) return error;
  const { name, message, stack } = error as { readonly name?: unknown; readonly message?: unknown; readonly stack?: unknown };
  if (typeof name !== 'string' || typeof message !== 'string') return error;
  const ours = new intrinsics[errorClasses.find((known) => known === name) ?? 'Error'](message, { cause: error });
  const members = { name, ...(typeof stack === 'string' ? { stack } : {}) };
  for (const [member, value] of Object.entries(members)) {
    Object.defineProperty(ours, member, { value, writable: true, configurable: true });
  }
  return ours;
}

/**
 * A ReferenceError for a name that stands in the function which `evaluate()` was given: it may be one of the test, which the page has not.
 * Says so in a copy of the error.
 */
export function withClosureHint(
  error: unknown,
  source: unknown,
  { ReferenceError }: Pick<GlobalIntrinsics, 'ReferenceError'> = globalThis,
): unknown {
  if (typeof source !== 'function' || !(error instanceof ReferenceError)) return error;
  const name = /^([\p{ID_Start}$_][\p{ID_Continue}$]*) is not defined$/u.exec(error.message)?.[1];
  if (name === undefined) return error;
  const isInSource = new RegExp(`(?<![\\w$.])${name.replaceAll('$', '\\$')}(?![\\w$])`).test(String(source));
  if (!isInSource) return error;
  const hint = `The function of tab.evaluate() sees nothing of the test: pass it as an argument, tab.evaluate((${name}) => …, ${name}).`;
  const message = `${error.message}. ${hint}`;
  const told = new ReferenceError(message, { cause: error });
  const stack = error.stack?.replace(error.message, () => message);
  Object.defineProperty(told, 'stack', { value: stack, writable: true, configurable: true });
  return told;
}
