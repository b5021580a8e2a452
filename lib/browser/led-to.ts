import { addTimeline, StorageloomError, type FailureCode } from '../infra/failure.ts';

/** Failures that a run led to: whoever mends one asks what happened before. All others are wrong use, or tell by themselves. */
const codes: ReadonlySet<FailureCode> = new Set<FailureCode>([
  'NAVIGATION_LIMIT',
  'NEVER_HOLDS',
  'NEVER_SETTLES',
  'NO_ANSWER',
  'REPLAY_DIVERGED',
  'TASK_LIMIT',
]);

/** Gives such a failure the last steps of its run, drawn when they are needed; the error itself is what comes back. */
export function withLastSteps<T>(error: T, lastSteps: () => string): T {
  if (error instanceof StorageloomError && codes.has(error.code)) addTimeline(error, lastSteps());
  return error;
}
