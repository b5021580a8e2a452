import type { Kernel } from '../../lib/event-loop/kernel.ts';

/** Moves virtual time on, from due time to due time, and runs what is due at each. */
export function advanceTo(kernel: Kernel, ms: number): void {
  for (;;) {
    runDue(kernel);
    if (kernel.now === ms) return;
    kernel.moveTo(Math.min(kernel.nextDueMs ?? ms, ms));
  }
}

export function runDue(kernel: Kernel): void {
  while (kernel.begin(null) === 'begun') {
    while (kernel.again) kernel.resume();
    kernel.end();
  }
}
