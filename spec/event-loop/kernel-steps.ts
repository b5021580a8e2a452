import { Kernel } from '../../lib/event-loop/kernel.ts';
import { createLane } from '../../lib/event-loop/lane.ts';
import type { Scheduler } from '../../lib/event-loop/scheduler.ts';
import type { Lane, Task } from '../../lib/event-loop/task.ts';
import { fifo } from '../../lib/scheduler/fifo.ts';
import { ObserverDouble } from './observer-double.ts';

export const laneOf = (name: string): Lane => createLane(name, 'DOM manipulation', 1);
export const labels = (tasks: readonly Task[]): string[] => tasks.map(({ label }) => label);

/** A kernel in natural order with whoever watches it, and a log for its tasks. */
export function watchedKernel(): { readonly log: string[]; readonly observer: ObserverDouble; readonly kernel: Kernel } {
  const observer = new ObserverDouble();
  return { log: [], observer, kernel: new Kernel(fifo(), observer) };
}

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
