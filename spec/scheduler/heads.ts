import { createLane } from '../../lib/event-loop/lane.ts';
import { StepsTask, type Task } from '../../lib/event-loop/task.ts';

/** One task for each tab of that name, on its DOM manipulation lane. */
export function headsOf(...tabs: readonly string[]): Task[] {
  return tabs.map((tab) => {
    const task = new StepsTask('DOM manipulation', null, tab, () => undefined);
    task.state = 'due';
    task.lane = createLane(tab, 'DOM manipulation', 1);
    return task;
  });
}
