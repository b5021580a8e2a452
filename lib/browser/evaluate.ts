import { StorageloomError } from '../infra/failure.ts';

/** Of the surroundings, Node's or a page's. */
declare const structuredClone: (value: unknown) => unknown;

/** A copy in our realm of what came out of a page, or of what goes into it. */
export function cloned(value: unknown, whose: string): unknown {
  if (typeof value !== 'object' && typeof value !== 'function' && typeof value !== 'symbol') return value;
  try {
    return structuredClone(value);
  } catch (cause) {
    throw new StorageloomError('NOT_CLONEABLE', {
      what: `${whose} of tab.evaluate() cannot be copied between the page and its surroundings.`,
      why: `${cause instanceof Error ? cause.message : String(cause)}`,
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
