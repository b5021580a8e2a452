import type { Task } from '../event-loop/task.ts';
import type { Surroundings } from './surroundings.ts';

/** Whoever runs tasks, or does not. */
interface Driver {
  /** A driving call is under way, which says itself what it waits for. */
  readonly busy: boolean;
  readonly kernel: { runnable(): readonly Task[] };
}

/** Where the process ends in the middle of an await, and tasks could run that nobody runs, it is said what would run them. */
export function watchEnd(driver: Driver, { watchEnd: watch }: Pick<Surroundings, 'watchEnd'>): Disposable {
  // A Browser that nobody closes and nobody holds is not kept for this.
  const reference = new WeakRef(driver);
  const watching = watch(() => {
    const left = reference.deref();
    return left === undefined ? null : hintOf(left);
  });
  forgotten.register(driver, watching);
  return watching;
}

function hintOf({ busy, kernel }: Driver): string | null {
  const [task] = busy ? [] : kernel.runnable();
  if (task === undefined) return null;
  return `a promise is awaited that nothing settles, while tasks wait which nobody runs, first of all ${task.lane?.name} "${task.label}". browser.settle() runs them; a promise of a page is awaited in tab.run(), which runs what it needs.`;
}

/** Ends the watch of what was collected. */
const forgotten = new FinalizationRegistry<Disposable>((watching) => watching[Symbol.dispose]());
