import type { RejectionTaker } from '../../lib/browser/rejection-router.ts';

/** Takes what the function says, and hears of nothing that is handled. */
export function taking(take: RejectionTaker['take'], takeHandled: RejectionTaker['takeHandled'] = () => false): RejectionTaker {
  return { take, takeHandled };
}
