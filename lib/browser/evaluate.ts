import { StorageloomError } from '../infra/failure.ts';

/** Of the surroundings, Node's or a page's. */
declare const structuredClone: (value: unknown) => unknown;

/**
 * A copy in our realm of what came out of a page, or of what goes into it. `inPage` makes one in the page first, which refuses what only
 * the page's host knows for no plain data, such as an element.
 */
export function cloned(value: unknown, whose: string, inPage: (value: unknown) => unknown = (each) => each): unknown {
  if (typeof value !== 'object' && typeof value !== 'function' && typeof value !== 'symbol') return value;
  try {
    return structuredClone(inPage(value));
  } catch (cause) {
    throw new StorageloomError('NOT_CLONEABLE', {
      what: `${whose} of tab.evaluate() cannot be copied between the page and its surroundings.`,
      why: describeCause(cause),
      mend: 'Use plain data; for live objects use tab.run().',
      cause,
    });
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

const errorClasses: Readonly<Record<string, ErrorConstructor>> = {
  ...{ EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError },
};

/**
 * What a page threw, as an error of our realm, so that tests can look for its class; with the page's own as its cause. Everything but an
 * error of another realm stays as it is.
 */
export function errorFromPage(error: unknown): unknown {
  if (error instanceof Error || typeof error !== 'object' || error === null) return error;
  if (!/^\[object (?:Error|DOMException)\]$/.test(Object.prototype.toString.call(error))) return error;
  const { name, message, stack } = error as { readonly name?: unknown; readonly message?: unknown; readonly stack?: unknown };
  if (typeof name !== 'string' || typeof message !== 'string') return error;
  const ours = new (errorClasses[name] ?? Error)(message, { cause: error });
  const members = { name, ...(typeof stack === 'string' ? { stack } : {}) };
  for (const [member, value] of Object.entries(members)) {
    Object.defineProperty(ours, member, { value, writable: true, configurable: true });
  }
  return ours;
}
