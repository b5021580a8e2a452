import { dropAnswer, kindOf, kindOfThrown } from '../infra/arguments.ts';
import { StorageloomError } from '../infra/failure.ts';
import type { Scheduler } from './scheduler.ts';
import type { Task } from './task.ts';

/**
 * Asks the scheduler for its choice: an index of `heads[0 … count - 1]`, or -1. Throws SCHEDULER_FAILED for every other answer, and
 * for what the scheduler throws, unless that is a StorageloomError already.
 */
export function askScheduler(
  scheduler: Scheduler,
  heads: readonly Task[],
  count: number,
  natural: number,
  choice: number,
): number {
  let answer: unknown;
  try {
    answer = scheduler.choose(heads, count, natural, choice);
  } catch (error) {
    throw error instanceof StorageloomError ? error : thrown(scheduler.name, count, error);
  }
  if (typeof answer === 'number' && Number.isInteger(answer) && answer >= -1 && answer < count) {
    const chosen = heads[answer];
    if (chosen !== undefined && chosen.state !== 'due') throw ended(scheduler.name, chosen);
    return answer;
  }
  dropAnswer(answer);
  throw new StorageloomError('SCHEDULER_FAILED', {
    what: `The scheduler ${scheduler.name} chose ${typeof answer === 'number' ? `task ${answer}` : kindOf(answer)}.`,
    why: `It was shown ${tasks(count)}.`,
    mend: `Let choose() return a whole number from 0 to ${count - 1}, or -1 to abandon the run.`,
  });
}

/** Begins a run of the scheduler: it is seeded. Throws SCHEDULER_FAILED for what it throws. */
export function seedScheduler(scheduler: Scheduler, seed: number): void {
  try {
    scheduler.seed(seed);
  } catch (error) {
    if (error instanceof StorageloomError) throw error;
    throw new StorageloomError('SCHEDULER_FAILED', {
      what: `The scheduler ${scheduler.name} threw ${kindOfThrown(error)}.`,
      why: `It was given the seed ${seed}, to begin a run.`,
      mend: 'Mend its seed(), or give another scheduler.',
      cause: error,
    });
  }
}

function thrown(scheduler: string, count: number, cause: unknown): StorageloomError {
  return new StorageloomError('SCHEDULER_FAILED', {
    what: `The scheduler ${scheduler} threw ${kindOfThrown(cause)}.`,
    why: `It was to choose one of ${tasks(count)}, and none of them has run.`,
    mend: 'Mend its choose(), or give another scheduler to browser.reset().',
    cause,
  });
}

function ended(scheduler: string, { label }: Task): StorageloomError {
  return new StorageloomError('SCHEDULER_FAILED', {
    what: `The scheduler ${scheduler} chose the task "${label}", which waits no more.`,
    why: 'Something that choose() called has removed it.',
    mend: 'Let choose() only look, and act between the calls that run tasks.',
  });
}

function tasks(count: number): string {
  return count === 1 ? 'one task' : `${count} tasks`;
}
