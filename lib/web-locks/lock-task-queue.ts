import { StepsTask } from '../event-loop/task.ts';
import type { LockUserAgent } from './lock.ts';

/**
 * Steps on it run one after the other, in the order in which they were enqueued, whoever did. IMPL-DEFINED: it is a lane of the user
 * agent's own, so that the scheduler decides when its next steps run. Page code never runs in them.
 */
// Web Locks, concepts, enqueue the following steps.
// https://w3c.github.io/web-locks/#enqueue-the-following-steps
export function enqueue({ kernel, lockManagers }: LockUserAgent, label: string, steps: () => void): void {
  // 1
  kernel.post(new StepsTask('lock task queue', null, label, steps), lockManagers.lane, 0);
}

/** What the algorithms assert: these steps are running on the lock task queue. */
export function isOnLockTaskQueue({ kernel }: Pick<LockUserAgent, 'kernel'>): boolean {
  return kernel.current?.source === 'lock task queue';
}
