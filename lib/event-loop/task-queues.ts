import { assert } from '../infra/assert.ts';
import { DueHeap, before } from './due-heap.ts';
import { DueList } from './due-list.ts';
import type { Observer } from './observer.ts';
import type { RemovalReason } from './removal-reason.ts';
import { addToOwner, ownTasksThatAre, removeFromOwner } from './owner-tasks.ts';
import { TaskChain } from './task-chain.ts';
import type { Lane, Owner, Task } from './task.ts';

/** Which lanes a drive may take tasks from. */
export type Scope = (lane: Lane) => boolean;

/**
 * The tasks of one user agent that wait, and virtual time: what is due, what waits for its time, what is held because its document
 * is not fully active, what is frozen because time stands still for it. A task of a document that is not fully active is never among
 * those that are due, so whoever looks changes nothing.
 */
export abstract class TaskQueues {
  /** Whoever watches; null when nobody does. */
  observer: Observer | null;
  /** Timers are due at once, those of a document by the time that they asked for: whoever must not rely on time does not get any. */
  timersAtOnce = false;
  /** Called whenever something is queued while no step runs; null when nobody runs tasks by themselves. */
  wake: (() => void) | null = null;
  readonly #due = new DueList();
  readonly #later = new DueHeap();
  /** What is held or frozen. */
  readonly #aside = new TaskChain();
  #seq = 0;
  #now = 0;

  constructor(observer: Observer | null) {
    this.observer = observer;
  }

  /** The task whose step is running. */
  abstract get current(): Task | null;

  /** Virtual time in ms. */
  get now(): number {
    return this.#now;
  }

  /**
   * Queues `task` at the end of `lane`; with a delay (in ms, virtual) it is queued when that time has come. A longer `waitMs` puts
   * it off, and none at all hastens it: among those that fall due with it, it is still placed by the delay that was asked for. False: its
   * document is destroyed, so it is not queued, and nobody is told.
   */
  // HTML, event loops, queue a task.
  // https://html.spec.whatwg.org/multipage/#queue-a-task
  post(task: Task, lane: Lane, delayMs: number, waitMs: number = delayMs): boolean {
    const { owner } = task;
    if (owner !== null && owner.destroyed) {
      task.state = 'removed';
      return false;
    }
    const now = this.#now;
    task.lane = lane;
    task.seq = this.#seq++;
    addToOwner(task);
    task.earliest = waitMs > 0 ? now + waitMs : now;
    if (delayMs < waitMs) task.asked = Math.min(task.earliest, now + Math.max(0, delayMs));
    else task.asked = waitMs === 0 ? now + Math.max(0, delayMs) : task.earliest;
    // A delay that is lost in rounding is none: what waits in the heap falls due when time moves, and it would not move.
    if (task.earliest > now) this.#later.add(task);
    else if (owner === null || owner.active) this.#due.append(task);
    else this.#setAside(task, 'held');
    if (this.observer !== null) {
      this.observer.queued(task);
      if (task.state === 'held') this.observer.held(task);
    }
    if (this.wake !== null && this.current === null) this.wake();
    return true;
  }

  /** Takes a task out of its lane, wherever it waits. Nothing happens when it waits nowhere. */
  remove(task: Task, reason: RemovalReason): void {
    const { state } = task;
    if (state === 'due') this.#due.remove(task);
    else if (state === 'later') this.#later.remove(task);
    else if (state === 'held' || state === 'frozen') this.#aside.remove(task);
    else return;
    removeFromOwner(task);
    task.state = 'removed';
    if (this.observer !== null) this.observer.removed(task, reason);
  }

  /** Removes all tasks of an owner, in time proportional to their number. */
  removeAllOf(owner: Owner, reason: RemovalReason): void {
    for (let task = owner.ownTasks; task !== null; task = owner.ownTasks) this.remove(task, reason);
  }

  /** The owner is not fully active any more: its tasks that are due wait for it, and so does what falls due meanwhile. */
  deactivate(owner: Owner): void {
    if (owner.ownTasks === null) return;
    for (const task of ownTasksThatAre('due', owner)) {
      this.#due.remove(task);
      this.#hold(task);
    }
  }

  /** The owner is fully active again: its held tasks take their places, by the order in which they were queued. */
  reactivate(owner: Owner): void {
    if (owner.ownTasks === null) return;
    const tasks = ownTasksThatAre('held', owner);
    if (tasks.length === 0) return;
    for (const task of tasks) this.#aside.remove(task);
    this.#due.merge(tasks);
    if (this.observer !== null) for (const task of tasks) this.observer.returned(task);
  }

  /** Time stands still for a task that waits for it, until {@link thaw}. What is due, or waits nowhere, stays as it is. */
  freeze(task: Task): void {
    if (task.state !== 'later') return;
    this.#later.remove(task);
    task.earliest -= this.#now;
    task.asked -= this.#now;
    this.#setAside(task, 'frozen');
    if (this.observer !== null) this.observer.held(task);
  }

  /** A frozen task goes on to wait for as long as it had left. */
  thaw(task: Task): void {
    if (task.state !== 'frozen') return;
    this.#aside.remove(task);
    if (this.observer !== null) this.observer.returned(task);
    this.#wait(task, this.#now + task.earliest, this.#now + task.asked);
  }

  /** A task that waits for its time now waits until `earliestMs`, and is due when that has come. `askedMs`: see {@link post}. */
  retime(task: Task, earliestMs: number, askedMs: number = earliestMs): void {
    if (task.state !== 'later') return;
    this.#later.remove(task);
    this.#wait(task, earliestMs, askedMs);
  }

  /** Whether a task of that scope may run now. */
  hasRunnable(scope: Scope | null): boolean {
    return this.firstDue(scope) !== null;
  }

  /** The heads of all lanes whose task may run now, the natural choice first. */
  runnable(): readonly Task[] {
    return this.#due.lanes.map(({ head }) => head as Task).sort((a, b) => (before(a, b) ? -1 : 1));
  }

  /** All tasks that are due or held, in the order in which they were queued. */
  waiting(): Task[] {
    const tasks: Task[] = [];
    for (let task = this.#due.first; task !== null; task = task.nextDue) tasks.push(task);
    for (const task of this.#aside) if (task.state === 'held') tasks.push(task);
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
    if (this.observer !== null) this.observer.time(ms);
    for (let task = this.#later.first; task !== null && task.earliest <= ms; task = this.#later.first) {
      this.#later.remove(task);
      if (task.owner === null || task.owner.active) this.#due.append(task);
      else this.#hold(task);
    }
  }

  /** The natural choice: the earliest due, then first queued task of the scope; null for none. */
  protected firstDue(scope: Scope | null): Task | null {
    let task = this.#due.first;
    if (scope !== null) while (task !== null && !scope(task.lane as Lane)) task = task.nextDue;
    return task;
  }

  /** How many lanes have a task that may run now: as many as there are tasks to choose among. */
  protected get lanesDue(): number {
    return this.#due.lanes.length;
  }

  /** Writes the heads of these lanes into `heads`, from 0 on, and answers with the place of the natural choice. */
  protected gatherHeads(heads: Task[]): number {
    const { first, lanes } = this.#due;
    let natural = 0;
    let count = 0;
    for (let place = lanes.length - 1; place >= 0; place--) {
      const head = (lanes[place] as Lane).head as Task;
      if (head === first) natural = count;
      heads[count++] = head;
    }
    return natural;
  }

  /** Takes a task that is due out of its lane, because its step begins. */
  protected take(task: Task): void {
    this.#due.remove(task);
    removeFromOwner(task);
    task.state = 'running';
  }

  /** Counts tasks that would have been queued. */
  protected skipNumbers(tasks: number): void {
    this.#seq += tasks;
  }

  #wait(task: Task, earliestMs: number, askedMs: number): void {
    task.earliest = Math.max(this.#now, earliestMs);
    task.asked = Math.min(task.earliest, askedMs);
    if (task.earliest > this.#now) this.#later.add(task);
    else if (task.owner === null || task.owner.active) this.#due.insert(task);
    else this.#hold(task);
    if (this.wake !== null && this.current === null) this.wake();
  }

  #hold(task: Task): void {
    this.#setAside(task, 'held');
    if (this.observer !== null) this.observer.held(task);
  }

  #setAside(task: Task, state: 'held' | 'frozen'): void {
    task.state = state;
    this.#aside.add(task);
  }
}
