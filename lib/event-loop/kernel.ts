import { assert } from '../infra/assert.ts';
import { askScheduler } from './ask-scheduler.ts';
import { Choices } from './choices.ts';
import type { Observer } from './observer.ts';
import type { Schedule } from './schedule.ts';
import type { Scheduler } from './scheduler.ts';
import { TaskQueues, type Scope } from './task-queues.ts';
import type { Task } from './task.ts';

/** What {@link Kernel.begin} did: it ran the first callback of a task, found none, or the scheduler abandoned the run. */
export type Begun = 'begun' | 'idle' | 'abandoned';

/**
 * The event loops of one user agent in one run, run one task at a time. Which loop goes next, and which of its queues, is the
 * scheduler's choice among the heads of all lanes. Synchronous, and never inside itself: a step is `begin`, `resume` while `again`,
 * `end`, with a microtask checkpoint of the driver's after `begin` and after each `resume`.
 *
 * HTML, event loop processing model: https://html.spec.whatwg.org/multipage/#event-loop-processing-model
 */
export class Kernel extends TaskQueues {
  /** Whoever decides order. */
  readonly scheduler: Scheduler;
  readonly #choices = new Choices();
  /** What the scheduler and the observer are shown. */
  readonly #heads: Task[] = [];
  #steps = 0;
  #current: Task | null = null;
  #again = false;
  /** Called when the running step ends. */
  #atStableState: (() => void)[] = [];

  constructor(scheduler: Scheduler, observer: Observer | null) {
    super(observer);
    this.scheduler = scheduler;
  }

  get current(): Task | null {
    return this.#current;
  }

  /** Number of the running step, or -1. */
  get step(): number {
    return this.#current === null ? -1 : this.#steps - 1;
  }

  /** Steps begun so far. */
  get steps(): number {
    return this.#steps;
  }

  /** The choices so far that were not the natural ones. */
  get schedule(): Schedule {
    return this.#choices.schedule;
  }

  /** The running task has another callback. */
  get again(): boolean {
    return this.#again;
  }

  /** Counts steps that would have run now, one task each, where neither page code nor an observer could tell that they did not. */
  skip(steps: number): void {
    this.skipNumbers(steps);
    this.#steps += steps;
  }

  /**
   * Chooses a task and runs its first callback. With a `scope` the choice is the natural one among its lanes, the scheduler is not
   * asked, and nothing is counted: so do driving calls.
   */
  begin(scope: Scope | null): Begun {
    assert(this.#current === null, 'no step is under way when one begins');
    const natural = this.firstDue(scope);
    if (natural === null) return 'idle';
    const chosen = scope === null ? this.#choose(natural) : natural;
    if (chosen === null) return 'abandoned';
    this.#start(chosen, chosen === natural);
    return 'begun';
  }

  /** Runs the head of the lane of that name, which is a choice in place of the scheduler's. False: it has no task that may run now. */
  beginLane(name: string): boolean {
    assert(this.#current === null, 'no step is under way when one begins');
    const natural = this.firstDue(null);
    const task = this.runnable().find(({ lane }) => lane?.name === name);
    if (task === undefined) return false;
    if (this.lanesDue > 1) {
      this.#showHeads();
      this.#count(task, task === natural);
    }
    this.#start(task, task === natural);
    return true;
  }

  /** Runs the next callback of the running task. */
  resume(): void {
    const task = this.#current;
    assert(task !== null && this.#again, 'the running task has another callback');
    this.#again = task.run();
  }

  /** Ends the step. `ranScript`: see {@link Observer.ended}; who cannot tell says nothing, and it counts as one that did. */
  end(ranScript = true): void {
    const task = this.#current;
    assert(task !== null && !this.#again, 'all callbacks of the running task have run');
    if (this.#atStableState.length > 0) this.#reachStableState();
    task.state = 'done';
    this.#current = null;
    task.ended();
    // Last: what it throws finds the step ended.
    if (this.observer !== null) this.observer.ended(task, ranScript);
  }

  /** Ends the step at once, with callbacks left or not: for a driver that cannot go on. Between steps it does nothing. */
  abandon(): void {
    this.#again = false;
    if (this.#current !== null) this.end();
  }

  /**
   * Calls `callback` when the running step has run all its callbacks and their promise jobs, as the last part of that step. Between steps
   * at once: what a test does there is a task of its own, which is over when its call is, so that the call comes last in it.
   */
  // HTML, event loops, await a stable state.
  // https://html.spec.whatwg.org/multipage/#await-a-stable-state
  stable(callback: () => void): void {
    if (this.#current === null) callback();
    else this.#atStableState.push(callback);
  }

  #reachStableState(): void {
    const callbacks = this.#atStableState;
    this.#atStableState = [];
    for (const callback of callbacks) callback();
  }

  #start(task: Task, natural: boolean): void {
    this.take(task);
    this.#current = task;
    this.#steps++;
    if (this.observer !== null) this.observer.started(task, natural);
    this.#again = task.run();
  }

  /** The scheduler's choice; null: it abandons the run. */
  #choose(natural: Task): Task | null {
    const { scheduler } = this;
    const count = this.lanesDue;
    if (scheduler.natural === true) {
      if (count === 1) return natural;
      if (this.observer?.choosing !== undefined) this.#showHeads();
      this.#choices.addNatural();
      return natural;
    }
    if (count === 1 && scheduler.everyStep !== true) return natural;
    const place = this.#showHeads();
    const answer = askScheduler(scheduler, this.#heads, count, place, count === 1 ? -1 : this.#choices.count);
    if (answer === -1) return null;
    const task = this.#heads[answer] as Task;
    if (count > 1) this.#count(task, task === natural);
    return task;
  }

  /** Gathers the tasks to choose among, and answers with the place of the natural choice. */
  #showHeads(): number {
    const place = this.gatherHeads(this.#heads);
    this.observer?.choosing?.(this.#heads, this.lanesDue, place);
    return place;
  }

  #count(task: Task, natural: boolean): void {
    if (natural) this.#choices.addNatural();
    else this.#choices.add(task.lane?.name ?? '');
  }
}
