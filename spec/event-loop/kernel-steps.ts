import type { Kernel } from '../../lib/event-loop/kernel.ts';
import { createLane } from '../../lib/event-loop/lane.ts';
import type { Scheduler } from '../../lib/event-loop/scheduler.ts';
import type { Lane, Task } from '../../lib/event-loop/task.ts';

export const laneOf = (name: string): Lane => createLane(name, 'DOM manipulation', 1);
export const labels = (tasks: readonly Task[]): string[] => tasks.map(({ label }) => label);

/** Runs whole steps until none begins. */
export function runAll(kernel: Kernel): void {
  while (kernel.begin(null) === 'begun') {
    while (kernel.again) kernel.resume();
    kernel.end();
  }
}

export function choosing(choose: Scheduler['choose']): Scheduler {
  return { name: 'mine', seed: () => undefined, random: () => 0, choose };
}
