import { dropAnswer, kindOf, kindOfThrown, told } from '../infra/arguments.ts';
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
    // Whoever is no friend of types may have put anything there, or taken it away.
    const chosen = heads[answer] as Partial<Task> | null | undefined;
    if (answer === -1 || chosen?.state === 'due') return answer;
    if (typeof chosen?.label !== 'string') throw altered(scheduler.name, answer);
    throw ended(scheduler.name, chosen.label);
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

/** Draws a number in [0, 1) from a stream. Throws SCHEDULER_FAILED for every other answer, and for what the scheduler throws. */
export function askRandom(scheduler: Scheduler, stream: number): number {
  let answer: unknown;
  let threw: { readonly cause?: unknown } = {};
  try {
    answer = scheduler.random(stream);
    if (typeof answer === 'number' && answer >= 0 && answer < 1) return answer;
  } catch (cause) {
    if (cause instanceof StorageloomError) throw cause;
    threw = { cause };
  }
  const what = 'cause' in threw ? `threw ${kindOfThrown(threw.cause)}` : `drew ${told(answer)}`;
  throw new StorageloomError('SCHEDULER_FAILED', {
    what: `The scheduler ${scheduler.name} ${what}.`,
    why: 'A page asked for a random number.',
    mend: 'Let random() return a number from 0 on and below 1, for example what fifo().random(stream) returns.',
    ...threw,
  });
}

function thrown(scheduler: string, count: number, cause: unknown): StorageloomError {
  return new StorageloomError('SCHEDULER_FAILED', {
    what: `The scheduler ${scheduler} threw ${kindOfThrown(cause)}.`,
    why: `It was to choose one of ${tasks(count)}, and none of them has run.`,
    mend: 'Mend its choose(), or give another scheduler to browser.reset().',
    cause,
  });
}

function altered(scheduler: string, answer: number): StorageloomError {
  return new StorageloomError('SCHEDULER_FAILED', {
    what: `The scheduler ${scheduler} chose task ${answer}, and no task is there any more.`,
    why: 'Its choose() has altered the array of tasks that it was shown.',
    mend: 'Let choose() only look; where it sorts or removes, let it do so with a copy: heads.slice(0, count).',
  });
}

function ended(scheduler: string, label: string): StorageloomError {
  return new StorageloomError('SCHEDULER_FAILED', {
    what: `The scheduler ${scheduler} chose the task "${label}", which waits no more.`,
    why: 'Something that choose() called has removed it.',
    mend: 'Let choose() only look, and act between the calls that run tasks.',
  });
}

function tasks(count: number): string {
  return count === 1 ? 'one task' : `${count} tasks`;
}
