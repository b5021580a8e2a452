import type { Lane, Task } from './task.ts';

/**
 * Whoever decides order: which of the tasks that may run now runs next, and what `Math.random` answers. Nothing else decides.
 *
 * HTML lets the user agent choose among the task queues of a loop, and lets loops run in parallel:
 * https://html.spec.whatwg.org/multipage/#event-loop-processing-model
 */
export interface Scheduler {
  /** As the trace calls it: `fifo`. */
  readonly name: string;
  /** Always takes the earliest due, then first queued task: the kernel then builds no list and never calls `choose`. */
  readonly natural?: true;
  /**
   * Asked at each step, also where one task alone may run. Such a question is no choice: a schedule does not count it, and `choice`
   * is -1.
   */
  readonly everyStep?: true;
  /** Called once, by the Browser that it decides for, before anything else. */
  seed(seed: number): void;
  /**
   * Chooses among `heads[0 … count - 1]`, at least two, in no particular order; `natural` is the index of the natural choice, and
   * `choice` is the number under which a schedule has it. Numbers ascend from 0, and not one by one: `step({ choose })` makes choices,
   * too. Returns an index, or -1 to abandon the run. The array is the kernel's and is used again.
   */
  choose(heads: readonly Task[], count: number, natural: number, choice: number): number;
  /**
   * How many ms of virtual time after its time a timer comes that is being set on `lane`: a whole number from 0 on. Asked once for each.
   * Default: all are exact.
   */
  latenessMs?(lane: Lane): number;
  /** A number in [0, 1) of the stream `stream`: one for each agent, so that order never shifts what an agent draws. */
  random(stream: number): number;
}
