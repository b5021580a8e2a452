import { assert } from '../infra/assert.ts';
import { StorageloomError } from '../infra/failure.ts';
import { DueHeap, before } from './due-heap.ts';
import { DueList } from './due-list.ts';
import type { Observer, RemovalReason } from './observer.ts';
import type { Schedule } from './schedule.ts';
import type { Scheduler } from './scheduler.ts';
import type { Lane, Owner, Task } from './task.ts';

/** Which lanes a drive may take tasks from. */
export type Scope = (lane: Lane) => boolean;

/** What {@link Kernel.begin} did: it ran the first callback of a task, found none, or the scheduler abandoned the run. */
export type Begun = 'begun' | 'idle' | 'abandoned';

/**
 * The event loops of one user agent, run one task at a time. Which loop goes next, and which of its queues, is the scheduler's
 * choice among the heads of all lanes. Synchronous, and never inside itself: a step is `begin`, `resume` while `again`, `end`,
 * with a microtask checkpoint of the driver's after `begin` and after each `resume`.
 *
 * HTML, event loop processing model: https://html.spec.whatwg.org/multipage/#event-loop-processing-model
 */
export class Kernel {
  #scheduler: Scheduler;
  readonly #observer: Observer | null;
  readonly #due = new DueList();
  readonly #later = new DueHeap();
  readonly #frozen = new Set<Task>();
  readonly #held = new Set<Owner>();
  readonly #heads: Task[] = [];
  #seq = 0;
  #steps = 0;
  #now = 0;
  #current: Task | null = null;
  #again = false;
  /** Called whenever something is queued while no step runs; null when nobody runs tasks by themselves. */
  wake: (() => void) | null = null;
  #schedule: { choice: number; lane: string }[] = [];
  #choices = 0;

  constructor(scheduler: Scheduler, observer: Observer | null) {
    this.#scheduler = scheduler;
    this.#observer = observer;
  }

  /** Whoever decides order. */
  get scheduler(): Scheduler {
    return this.#scheduler;
  }

  /** Virtual time in ms. */
  get now(): number {
    return this.#now;
  }

  /** The task whose step is running. */
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
    return this.#schedule;
  }

  /** The running task has another callback. */
  get again(): boolean {
    return this.#again;
  }

  /**
   * Queues `task` at the end of `lane`; with a delay (in ms, virtual) it is queued when that time has come. A longer `waitMs` puts
   * it off: among those that fall due with it, it is still placed by the delay that was asked for.
   */
  // HTML, event loops, queue a task.
  // https://html.spec.whatwg.org/multipage/#queue-a-task
  post(task: Task, lane: Lane, delayMs: number, waitMs: number = delayMs): void {
    task.lane = lane;
    task.seq = this.#seq++;
    this.#own(task);
    task.earliest = waitMs > 0 ? this.#now + waitMs : this.#now;
    task.asked = delayMs < waitMs ? Math.min(task.earliest, this.#now + Math.max(0, delayMs)) : task.earliest;
    // A delay that is lost in rounding is none: what waits in the heap falls due when time moves, and it would not move.
    if (task.earliest > this.#now) {
      task.state = 'later';
      this.#later.add(task);
    } else this.#due.append(task);
    if (this.#observer !== null) this.#observer.queued(task);
    if (this.wake !== null && this.#current === null) this.wake();
  }

  /** Takes a task out of its lane, wherever it waits. Nothing happens when it waits nowhere. */
  remove(task: Task, reason: RemovalReason): void {
    if (task.state === 'due') this.#due.remove(task);
    else if (task.state === 'later') this.#later.remove(task);
    else if (task.state === 'frozen') this.#frozen.delete(task);
    else if (task.state === 'held') this.#unhold(task);
    else return;
    this.#disown(task);
    task.state = 'removed';
    if (this.#observer !== null) this.#observer.removed(task, reason);
  }

  /** Removes all tasks of an owner, in time proportional to their number. */
  removeAllOf(owner: Owner, reason: RemovalReason): void {
    owner.held = [];
    this.#held.delete(owner);
    for (let task = owner.ownTasks; task !== null; task = owner.ownTasks) {
      if (task.state === 'held') {
        this.#disown(task);
        task.state = 'removed';
        if (this.#observer !== null) this.#observer.removed(task, reason);
      } else this.remove(task, reason);
    }
  }

  /** As new, for another run: what waits is removed, time and all numbers begin at 0 again. */
  reset(scheduler: Scheduler): void {
    assert(this.#current === null, 'nothing is reset inside of a step');
    if (this.#due.first !== null || this.#later.size > 0 || this.#held.size > 0 || this.#frozen.size > 0) {
      for (const task of [...this.waiting(), ...this.#later, ...this.#frozen]) this.remove(task, 'reset');
    }
    this.#scheduler = scheduler;
    this.#seq = this.#steps = this.#now = this.#choices = 0;
    if (this.#schedule.length > 0) this.#schedule = [];
  }

  /** Counts steps that would have run now, one task each, where neither page code nor an observer could tell that they did not. */
  skip(steps: number): void {
    this.#seq += steps;
    this.#steps += steps;
  }

  /** The owner is fully active again: its held tasks take their places, by the order in which they were queued. */
  reactivate(owner: Owner): void {
    const tasks = owner.held;
    if (tasks.length === 0) return;
    owner.held = [];
    this.#held.delete(owner);
    tasks.sort((a, b) => (before(a, b) ? -1 : 1));
    this.#due.merge(tasks);
    if (this.#observer !== null) for (const task of tasks) this.#observer.returned(task);
  }

  /** Time stands still for a task that waits for it, until {@link thaw}. What is due, or waits nowhere, stays as it is. */
  freeze(task: Task): void {
    if (task.state !== 'later') return;
    this.#later.remove(task);
    task.state = 'frozen';
    task.earliest -= this.#now;
    task.asked -= this.#now;
    this.#frozen.add(task);
    if (this.#observer !== null) this.#observer.held(task);
  }

  /** A frozen task goes on to wait for as long as it had left. */
  thaw(task: Task): void {
    if (!this.#frozen.delete(task)) return;
    if (this.#observer !== null) this.#observer.returned(task);
    this.#wait(task, this.#now + task.earliest, this.#now + task.asked);
  }

  /** A task that waits for its time now waits until `earliestMs`, and is due when that has come. `askedMs`: see {@link post}. */
  retime(task: Task, earliestMs: number, askedMs: number = earliestMs): void {
    if (task.state !== 'later') return;
    this.#later.remove(task);
    this.#wait(task, earliestMs, askedMs);
  }

  /**
   * Chooses a task and runs its first callback. With a `scope` the choice is the natural one among its lanes, and the scheduler
   * is not asked: so do driving calls.
   */
  begin(scope: Scope | null): Begun {
    assert(this.#current === null, 'no step is under way when one begins');
    const natural = this.#natural(scope);
    if (natural === null) return 'idle';
    if (scope !== null || this.#scheduler.natural === true) {
      this.#start(natural, true);
      return 'begun';
    }
    const chosen = this.#ask(natural);
    if (chosen === null) return 'abandoned';
    this.#start(chosen, chosen === natural);
    return 'begun';
  }

  /** Runs the head of the lane of that name. False: it has no task that may run now. */
  beginLane(name: string): boolean {
    assert(this.#current === null, 'no step is under way when one begins');
    const natural = this.#natural(null);
    const task = this.runnable().find(({ lane }) => lane?.name === name);
    if (task === undefined) return false;
    this.#start(task, task === natural);
    return true;
  }

  /** Runs the next callback of the running task. */
  resume(): void {
    const task = this.#current;
    assert(task !== null && this.#again, 'the running task has another callback');
    this.#again = task.run();
  }

  /** Ends the step. */
  end(): void {
    const task = this.#current;
    assert(task !== null && !this.#again, 'all callbacks of the running task have run');
    task.state = 'done';
    this.#current = null;
    if (this.#observer !== null) this.#observer.ended(task);
    task.ended();
  }

  /** Ends the step at once, with callbacks left or not: for a driver that cannot go on. Between steps it does nothing. */
  abandon(): void {
    this.#again = false;
    if (this.#current !== null) this.end();
  }

  /** Whether a task of that scope may run now. */
  hasRunnable(scope: Scope | null): boolean {
    return this.#natural(scope) !== null;
  }

  /** The heads of all lanes whose task may run now, the natural choice first. */
  runnable(): readonly Task[] {
    const natural = this.#natural(null);
    if (natural === null) return [];
    const count = this.#gatherHeads();
    return this.#heads.slice(0, count).sort((a, b) => (before(a, b) ? -1 : 1));
  }

  /** All tasks that wait and are due, in the order in which they were queued, those that are held included. */
  waiting(): Task[] {
    const tasks: Task[] = [];
    for (let task = this.#due.first; task !== null; task = task.nextDue) tasks.push(task);
    for (const owner of this.#held) tasks.push(...owner.held);
    return tasks.sort((a, b) => a.seq - b.seq);
  }

  /** Tasks that wait for their time, earliest first; not those for which it stands still. */
  later(): Task[] {
    return [...this.#later].sort((a, b) => (before(a, b) ? -1 : 1));
  }

  /** When the next of them falls due, in ms of virtual time; null when there is none. */
  get nextDueMs(): number | null {
    return this.#later.first?.earliest ?? null;
  }

  get laterCount(): number {
    return this.#later.size;
  }

  /** Moves virtual time to `ms`, never back; what falls due is queued, in order. */
  moveTo(ms: number): void {
    assert(ms >= this.#now, 'virtual time never moves back');
    if (ms === this.#now) return;
    this.#now = ms;
    if (this.#observer !== null) this.#observer.time(ms);
    for (let task = this.#later.first; task !== null && task.earliest <= ms; task = this.#later.first) {
      this.#later.remove(task);
      this.#due.append(task);
    }
  }

  #wait(task: Task, earliestMs: number, askedMs: number): void {
    task.earliest = Math.max(this.#now, earliestMs);
    task.asked = Math.min(task.earliest, askedMs);
    if (task.earliest > this.#now) {
      task.state = 'later';
      this.#later.add(task);
    } else this.#due.insert(task);
    if (this.wake !== null && this.#current === null) this.wake();
  }

  #start(task: Task, natural: boolean): void {
    this.#due.remove(task);
    this.#disown(task);
    task.state = 'running';
    this.#current = task;
    this.#steps++;
    if (this.#observer !== null) this.#observer.started(task, natural);
    this.#again = task.run();
  }

  /** The earliest due, then first queued task that may run now; tasks of documents that are not fully active are set aside. */
  #natural(scope: Scope | null): Task | null {
    let task = this.#due.first;
    while (task !== null) {
      const next: Task | null = task.nextDue;
      if (task.owner !== null && !task.owner.active) this.#hold(task, task.owner);
      else if (scope === null || scope(task.lane as Lane)) return task;
      task = next;
    }
    return null;
  }

  #ask(natural: Task): Task | null {
    const count = this.#gatherHeads();
    const heads = this.#heads;
    if (count === 1) return natural;
    const number = this.#choices++;
    const choice = this.#scheduler.choose(heads, count, heads.indexOf(natural));
    if (choice === -1) return null;
    const task = Number.isInteger(choice) && choice >= 0 && choice < count ? heads[choice] : undefined;
    if (task === undefined) throw outOfRange(this.#scheduler.name, choice, count);
    if (task !== natural) this.#schedule.push({ choice: number, lane: task.lane?.name ?? '' });
    return task;
  }

  /** Fills `#heads` with the first runnable task of each lane and returns how many there are. */
  #gatherHeads(): number {
    let count = 0;
    // From the end: setting a lane's last task aside moves another lane into its place.
    for (let place = this.#due.lanes.length - 1; place >= 0; place--) {
      const lane = this.#due.lanes[place] as Lane;
      let head = lane.head;
      while (head !== null && head.owner !== null && !head.owner.active) {
        this.#hold(head, head.owner);
        head = lane.head;
      }
      if (head !== null) this.#heads[count++] = head;
    }
    return count;
  }

  #hold(task: Task, owner: Owner): void {
    this.#due.remove(task);
    task.state = 'held';
    owner.held.push(task);
    this.#held.add(owner);
    if (this.#observer !== null) this.#observer.held(task);
  }

  #unhold(task: Task): void {
    const owner = task.owner as Owner;
    owner.held.splice(owner.held.indexOf(task), 1);
    if (owner.held.length === 0) this.#held.delete(owner);
  }

  #own(task: Task): void {
    const { owner } = task;
    if (owner === null) return;
    task.nextOfOwner = owner.ownTasks;
    if (owner.ownTasks !== null) owner.ownTasks.previousOfOwner = task;
    owner.ownTasks = task;
  }

  #disown(task: Task): void {
    const { owner, nextOfOwner, previousOfOwner } = task;
    if (owner === null) return;
    if (previousOfOwner === null) owner.ownTasks = nextOfOwner;
    else previousOfOwner.nextOfOwner = nextOfOwner;
    if (nextOfOwner !== null) nextOfOwner.previousOfOwner = previousOfOwner;
    task.nextOfOwner = task.previousOfOwner = null;
  }
}

function outOfRange(scheduler: string, choice: number, count: number): StorageloomError {
  return new StorageloomError('SCHEDULER_FAILED', {
    what: `The scheduler ${scheduler} chose task ${choice}.`,
    why: `It was shown ${count} tasks.`,
    mend: `Let choose() return a whole number from 0 to ${count - 1}, or -1 to abandon the run.`,
  });
}
