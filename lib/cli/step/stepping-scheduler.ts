import type { Scheduler, Task } from '../../index.ts';

/** A task that might have run next. */
export interface Candidate {
  /** Id of the task, as the trace has it. */
  readonly task: number;
  readonly lane: string;
  readonly label: string;
}

/** A moment at which the scheduler was asked. */
export interface Question {
  /** Its number in a schedule; -1 where one task alone could run. */
  readonly choice: number;
  /** In the order of their queueing. */
  readonly candidates: readonly Candidate[];
  /** Of the one that runs. */
  readonly task: number;
}

/**
 * The scheduler of a run in which a person takes some choices: by the number of the choice, the lane that goes. All others are `base`'s,
 * which is asked in any case, so that what it draws stays the same.
 */
export function steppingScheduler(
  base: Scheduler,
  taken: ReadonlyMap<number, string>,
  asked: (question: Question) => void,
): Scheduler {
  return {
    name: base.name,
    everyStep: true,
    seed: (seed) => base.seed(seed),
    random: (stream) => base.random(stream),
    choose(heads, count, natural, choice) {
      const own = ownChoice(base, heads, count, natural, choice);
      if (own === -1) return -1;
      const shown = heads.slice(0, count);
      const place = choice === -1 ? -1 : shown.findIndex(({ lane }) => lane?.name === taken.get(choice));
      const chosen = place === -1 ? own : place;
      const candidates = shown.map(candidate).sort((one, other) => one.task - other.task);
      asked({ choice, candidates, task: shown[chosen]?.seq ?? -1 });
      return chosen;
    },
  };
}

function ownChoice(base: Scheduler, heads: readonly Task[], count: number, natural: number, choice: number): number {
  if (base.natural === true || (count === 1 && base.everyStep !== true)) return natural;
  return base.choose(heads, count, natural, choice);
}

function candidate({ seq, lane, label }: Task): Candidate {
  return { task: seq, lane: lane?.name ?? '', label };
}
