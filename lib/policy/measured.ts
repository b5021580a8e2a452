import { kindOfThrown, told } from '../infra/arguments.ts';
import { StorageloomError } from '../infra/failure.ts';
import { measures, type Measure } from '../storage/measure.ts';
import type { Policy } from './policy.ts';

/** The policy's measure. Where its own function fails, the test hears of it the first time, and the text counts by its code units. */
export function measureOf({ measure }: Pick<Policy, 'measure'>, failed: (error: unknown) => void): Measure {
  if (typeof measure === 'string') return measures[measure];
  let isTold = false;
  return (text) => {
    try {
      return checked(measure(text));
    } catch (error) {
      if (!isTold) failed(error instanceof StorageloomError ? error : failureOf(`It threw ${kindOfThrown(error)}.`, error));
      isTold = true;
      return text.length;
    }
  };
}

function checked(size: unknown): number {
  if (typeof size === 'number' && size >= 0 && size < Infinity) return size;
  throw failureOf(`It answered ${told(size)}.`);
}

function failureOf(why: string, cause?: unknown): StorageloomError {
  return new StorageloomError('POLICY_FAILED', {
    what: "The policy's quota.measure() did not say how much a text takes.",
    why,
    mend: 'Answer a number from 0 on for each text.',
    ...(cause === undefined ? {} : { cause }),
  });
}
