/** A task of the literal kernel. `order`: when it was queued. */
export interface LiteralTask {
  readonly id: number;
  readonly lane: number;
  readonly owner: number | null;
  readonly order: number;
  earliest: number;
  /** As `earliest`, had nothing put it off. */
  asked: number;
  /** When its time began to stand still. */
  frozenAt: number;
  state: 'waiting' | 'frozen' | 'run' | 'removed' | 'refused';
}

/** What the kernel says it does, in the plainest words: one list of tasks, searched from the start every time. */
export class LiteralKernel {
  readonly tasks: LiteralTask[] = [];
  readonly active: boolean[] = [];
  readonly destroyed: boolean[] = [];
  readonly schedule: { choice: number; lane: number }[] = [];
  #choices = 0;
  now = 0;

  post(id: number, lane: number, owner: number | null, delayMs: number, waitMs: number): void {
    const [asked, earliest] = [this.now + delayMs, this.now + waitMs];
    const state = owner !== null && this.destroyed[owner] === true ? 'refused' : 'waiting';
    this.tasks.push({ id, lane, owner, order: this.tasks.length, asked, earliest, frozenAt: 0, state });
  }

  freeze(id: number): void {
    const task = this.tasks[id];
    if (task?.state !== 'waiting' || task.earliest <= this.now) return;
    task.state = 'frozen';
    task.frozenAt = this.now;
  }

  thaw(id: number): void {
    const task = this.tasks[id];
    if (task?.state !== 'frozen') return;
    task.state = 'waiting';
    task.earliest += this.now - task.frozenAt;
    task.asked += this.now - task.frozenAt;
  }

  retime(id: number, earliest: number, asked: number): void {
    const task = this.tasks[id];
    if (task?.state !== 'waiting' || task.earliest <= this.now) return;
    task.earliest = Math.max(this.now, earliest);
    task.asked = Math.min(task.earliest, asked);
  }

  remove(id: number): void {
    const task = this.tasks[id];
    if (task?.state === 'waiting' || task?.state === 'frozen') task.state = 'removed';
  }

  removeAllOf(owner: number): void {
    for (const task of this.tasks) if (task.owner === owner) this.remove(task.id);
  }

  /** Takes that task of those that `runnable` names, where it was somebody's choice. */
  choose(id: number, heads: readonly number[]): void {
    if (heads.length < 2) return;
    const choice = this.#choices++;
    if (id !== heads[0]) this.schedule.push({ choice, lane: (this.tasks[id] as LiteralTask).lane });
  }

  /** Ids of what waits and is due, by order of queueing. */
  waiting(): number[] {
    return this.#waiting((task) => task.earliest <= this.now).map(({ id }) => id);
  }

  /** Ids of what waits for its time, earliest first. */
  later(): number[] {
    return this.#waiting((task) => task.earliest > this.now)
      .sort(naturally)
      .map(({ id }) => id);
  }

  /** Ids of the first task of each lane whose document is active, in natural order. */
  runnable(inScope: (lane: number) => boolean): number[] {
    const seen = new Set<number>();
    return this.#waiting((task) => task.earliest <= this.now && this.#mayRun(task) && inScope(task.lane))
      .sort(naturally)
      .filter(({ lane }) => !seen.has(lane) && seen.add(lane))
      .map(({ id }) => id);
  }

  run(id: number): void {
    (this.tasks[id] as LiteralTask).state = 'run';
  }

  #mayRun({ owner }: LiteralTask): boolean {
    return owner === null || this.active[owner] === true;
  }

  #waiting(which: (task: LiteralTask) => boolean): LiteralTask[] {
    return this.tasks.filter((task) => task.state === 'waiting' && which(task));
  }
}

function naturally(a: LiteralTask, b: LiteralTask): number {
  return a.earliest - b.earliest || a.asked - b.asked || a.order - b.order;
}
