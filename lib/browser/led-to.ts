import type { LastStepsOptions } from '../trace/last-steps.ts';
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
export function withLastSteps<T>(error: T, lastSteps: (options: LastStepsOptions) => string): T {
  if (error instanceof StorageloomError && codes.has(error.code)) {
    // What ran before a schedule diverged is not the run that was asked for.
    addTimeline(error, lastSteps({ again: error.code !== 'REPLAY_DIVERGED' }));
  }
  return error;
}
