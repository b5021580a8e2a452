import { dropAnswer, isThenable, kindOfThrown, told } from '../infra/arguments.ts';
import { StorageloomError } from '../infra/failure.ts';
import type { Policy } from './policy.ts';

/** What the policy says of the permission "persistent-storage". Where its own function fails, it is refused and the test hears of it. */
export function mayPersist({ persist }: Pick<Policy, 'persist'>, origin: string, failed: (error: unknown) => void): boolean {
  if (typeof persist === 'boolean') return persist;
  try {
    const answer: unknown = persist(origin);
    if (typeof answer === 'boolean') return answer;
    if (isThenable(answer)) dropAnswer(answer);
    failed(failureOf(origin, `It answered ${isThenable(answer) ? 'with a promise' : told(answer)}.`));
  } catch (cause) {
    failed(failureOf(origin, `It threw ${kindOfThrown(cause)}.`, cause));
  }
  return false;
}

function failureOf(origin: string, why: string, cause?: unknown): StorageloomError {
  return new StorageloomError('POLICY_FAILED', {
    what: `The policy's persist() did not say whether ${origin} may have persistent storage.`,
    why,
    mend: 'Answer true or false at once.',
    ...(cause === undefined ? {} : { cause }),
  });
}
