import { expect } from 'chai';
import type { Scheduler, Task } from '../../lib/index.ts';

/**
 * Two schedulers for two runs that are to be the same. What lanes have a task at a choice of the second run is compared with what
 * they were in the first, so that a run that depends on anything but the order fails where it first does.
 */
export function guarded(one: Scheduler, other: Scheduler): { readonly first: Scheduler; readonly second: Scheduler } {
  const seen: string[] = [];
  let choice = 0;
  return {
    first: watched(one, (enabled) => void seen.push(enabled)),
    second: watched(other, (enabled) => {
      expect(enabled, `enabled at choice ${choice}`).to.equal(seen[choice]);
      choice++;
    }),
  };
}

function watched(scheduler: Scheduler, watch: (enabled: string) => void): Scheduler {
  return {
    ...scheduler,
    choose(heads, count, natural, choice) {
      watch(`${enabledAt(heads, count).join(' ')}, naturally ${heads[natural]?.lane?.name}`);
      return scheduler.choose(heads, count, natural, choice);
    },
  };
}

/** The names of the lanes; each is there once. */
function enabledAt(heads: readonly Task[], count: number): string[] {
  const names = heads.slice(0, count).map((task) => task.lane?.name ?? '');
  expect(new Set(names).size, names.join()).to.equal(count);
  return names.sort();
}

/** A scheduler that is asked each time, and answers with that. */
export function answering(choose: Scheduler['choose']): Scheduler {
  return { name: 'double', seed: () => undefined, choose, random: () => 0.5 };
}
