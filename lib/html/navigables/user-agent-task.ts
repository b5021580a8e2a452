import { StepsTask } from '../../event-loop/task.ts';
import type { Navigable } from '../records/navigable.ts';

/** Queues work of the user agent itself on the navigable's navigation and traversal task source. */
// HTML, event loops, queue a task.
// https://html.spec.whatwg.org/multipage/#queue-a-task
export function queueUserAgentTask({ userAgent, navigationLane }: Navigable, label: string, steps: () => void): void {
  // 1 to 8
  userAgent.kernel.post(new StepsTask('navigation and traversal', null, label, steps), navigationLane, 0);
}
