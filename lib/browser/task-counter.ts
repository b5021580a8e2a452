import { StorageloomError } from '../infra/failure.ts';
import { visible } from '../trace/text-width.ts';
import { repeatingCycle } from './repeating-cycle.ts';

/** How many of the last tasks before a limit are remembered, to find what repeats. */
const rememberedTasks = 256;

/** Counts the tasks of one driving call up to the limit, and how often it moves virtual time on; and knows what ran last. */
export class TaskCounter {
  readonly #limit: number;
  readonly #mostMoves: number;
  readonly #recent: string[] = [];
  #count = 0;
  #moves = 0;
  /** Time has moved since the first of the tasks that are remembered. */
  #movedLately = false;

  constructor(limit: number, mostMoves: number = Infinity) {
    this.#limit = limit;
    this.#mostMoves = mostMoves;
  }

  get count(): number {
    return this.#count;
  }

  get full(): boolean {
    return this.#count >= this.#limit;
  }

  /** Time has moved on as often as a wait may move it. */
  get movedEnough(): boolean {
    return this.#moves >= this.#mostMoves;
  }

  /** `describe` is called only near a limit: names cost more than tasks. */
  add(describe: () => string): void {
    this.#count++;
    if (this.#count <= this.#limit - rememberedTasks && this.#moves <= this.#mostMoves - rememberedTasks) return;
    this.#recent.push(visible(describe()));
    if (this.#recent.length > 2 * rememberedTasks) this.#recent.splice(0, rememberedTasks);
  }

  /** Virtual time moves on, because nothing else was left. */
  addMove(): void {
    this.#moves++;
    this.#movedLately = this.#recent.length > 0;
  }

  /** One sentence: what repeats, or else what ran last. */
  get lastRan(): string {
    const cycle = repeatingCycle(this.#recent);
    if (cycle !== null) return `These repeat: ${cycle.join(' → ')} → and again.`;
    return `The last ones were ${this.#recent.slice(-3).join(', ')}.`;
  }

  /** What is thrown when more tasks would run. */
  failure(): StorageloomError {
    return new StorageloomError('TASK_LIMIT', {
      what: `${this.#limit} tasks ran and there are still more.`,
      why: this.lastRan,
      mend: this.#movedLately
        ? 'A timer that repeats, such as an interval, never comes to rest: move time by as much as you need with browser.advance(ms), or as far as limitMs says with browser.settle({ timers: true, limitMs }), or raise limits.tasks.'
        : 'Break the circle in the page, or raise limits.tasks if the work is real.',
    });
  }

  /** Why a wait has ended that moved time on as often as it may, and how to mend that. */
  get repeats(): { readonly why: string; readonly mend: string } {
    return {
      why: `${this.lastRan} Time has moved on ${this.#moves} times, limits.timeMoves.`,
      mend: 'Look for what should have happened meanwhile; if it only takes longer, move time with browser.advance(ms) first, or raise limits.timeMoves.',
    };
  }
}
