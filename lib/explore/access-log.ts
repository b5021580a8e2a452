import type { Access, Fact, ObservedArea, Observer } from '../event-loop/observer.ts';
import type { RemovalReason } from '../event-loop/removal-reason.ts';
import type { Lane, Owner, Task } from '../event-loop/task.ts';
import { Document } from '../html/records/document.ts';
import { Additions } from './additions.ts';
import { AreaCells } from './area-cells.ts';
import { useOf } from './fact-cells.ts';
import { LaneCells } from './lane-cells.ts';
import { Names } from './names.ts';
import { adds, reads, StepColumns, writes } from './step-columns.ts';

/** Lanes that only the agent which they feed queues on: what it does in its own order is told apart by its heap. */
const own: ReadonlySet<string> = new Set(['timer', 'rendering', 'idle']);

/**
 * What each step of a schedule used, as numbers: cells, each something that one step leaves and another finds, by names that are equal
 * in every order. Steps whose cells do not conflict can change places, and nobody can tell.
 *
 * Some cells count only once something has happened that makes them matter, such as reading the set of keys; in whichever schedule it
 * happens first, {@link changed} then says that what was learned so far is too little.
 */
export class AccessLog extends StepColumns implements Observer {
  readonly level = 'steps';
  readonly lanes: Names = new Names();
  readonly cells: Names = new Names();
  /** A flag was set in this schedule. Whoever searches begins anew, and sets it back. */
  changed = false;
  /** The next step was chosen by whoever searches. All others stand where they are, as barriers. */
  asked = false;
  /** The last step that began was one that was asked for. */
  wasChosen = false;
  /** A task waited for time to pass, and what fell due meanwhile has come in its midst. */
  timeMovedInside = false;
  /** Told when a step is over; what it reads of storage counts as read after each step. */
  afterStep: (() => void) | null = null;

  #barrier = 0;
  #running: Lane | null = null;
  /** Whether what is read is read by {@link afterStep}. */
  #watching = false;
  /** In the running step a message was fired. */
  #wasHeard = false;
  /** The test has queued something since the last step. */
  #isNews = true;
  #posted = 0;
  #postedOutside = 0;
  // By number of queueing.
  readonly #creators: number[] = [];
  readonly #numbers: number[] = [];
  /** The step that let a task return which was held. */
  readonly #returnedBy = new Map<number, number>();
  /** Heaps by the number of their agent, which is another one in another order. */
  readonly #heaps: number[] = [];
  readonly #areas = new Map<string, AreaCells>();
  #area: AreaCells | null = null;

  // Flags: set once, they stay.
  /** Lanes whose tasks ran script: in which order they stand can be told. */
  readonly #heard: boolean[] = [];
  /** Lanes of which other agents took tasks. */
  readonly #robbed: boolean[] = [];
  /** Cells that {@link afterStep} has read. */
  readonly #watched: boolean[] = [];
  readonly #additions = new Additions();
  #allHeard = false;
  #documentsChange = false;
  #agentlessScript = false;
  readonly #queues = new LaneCells(this.cells, this.lanes);
  readonly #documents = this.cells.of('documents');
  readonly #anyHeap = this.cells.of('heap any');
  readonly #checks = this.cells.of('always');

  /** A schedule begins: of the last one nothing is left but names and flags. */
  begin(): void {
    this.clear();
    this.#barrier = this.#posted = this.#postedOutside = this.#heaps.length = 0;
    this.#running = this.#area = null;
    this.changed = this.asked = this.wasChosen = this.timeMovedInside = this.#watching = false;
    this.#isNews = true;
    if (this.#returnedBy.size > 0) this.#returnedBy.clear();
  }

  queued(task: Task): void {
    const lane = task.lane as Lane;
    const running = this.#running;
    if (running === null) {
      this.#isNews = true;
      this.#creators[task.seq] = -1 - this.count;
      this.#numbers[task.seq] = this.#postedOutside++;
      return;
    }
    this.#creators[task.seq] = this.count - 1;
    this.#numbers[task.seq] = this.#posted++;
    if (lane.agent === running.agent && own.has(lane.source)) return;
    const number = this.laneNumber(lane);
    // What no agent's code runs in may still change which documents there are.
    const isHeard = this.#allHeard || this.#heard[number] === true || lane.agent === -1;
    if (isHeard) this.#add(this.#queues.queue(number), writes);
  }

  started(task: Task): void {
    if (this.afterStep !== null && this.#isNews) this.#lookBefore(this.afterStep);
    const step = this.beginStep();
    const lane = task.lane as Lane;
    const number = this.laneNumber(lane);
    this.#running = lane;
    this.laneOf[step] = number;
    this.creatorOf[step] = this.#creators[task.seq] as number;
    this.numberOf[step] = this.#numbers[task.seq] as number;
    this.returnOf[step] = this.#returnedBy.size === 0 ? -1 : (this.#returnedBy.get(task.seq) ?? -1);
    // What nobody chose stands between all that came before and all that comes.
    if (!this.asked) this.#barrier = step;
    this.barrierOf[step] = this.#barrier;
    if (!this.asked) this.#barrier = step + 1;
    this.wasChosen = this.asked;
    this.asked = false;
    this.#posted = 0;
    this.#wasHeard = false;
    if (this.#robbed[number] === true) this.#add(this.#queues.taken(number), reads);
  }

  ended(task: Task, ranScript: boolean): void {
    const lane = this.#running ?? (task.lane as Lane);
    if (ranScript || this.#wasHeard || mayHear(task)) this.#ranScript(lane, task, this.laneOf[this.count - 1] as number);
    this.endStep();
    this.#running = null;
    if (this.afterStep === null) return;
    this.#look(this.afterStep);
  }

  removed(task: Task, _reason: RemovalReason): void {
    const [running, lane] = [this.#running, task.lane];
    if (running === null || lane === null) return;
    const number = this.laneNumber(lane);
    this.cancelled.push(this.count - 1, number);
    if (lane.agent === running.agent && own.has(lane.source)) return;
    if (this.#robbed[number] !== true) this.#robbed[number] = this.changed = true;
    this.#add(this.#queues.queue(number), writes);
    this.#add(this.#queues.taken(number), writes);
  }

  returned(task: Task): void {
    if (this.#running !== null) this.#returnedBy.set(task.seq, this.count - 1);
  }

  /** Nothing crosses the moment at which time moves. */
  time(): void {
    if (this.#running === null) this.#barrier = this.count;
    else this.timeMovedInside = true;
  }

  read(area: ObservedArea, _source: Owner, key: string | null): void {
    const cells = this.#cellsOf(area);
    if (key === null) this.#readKeys(cells);
    else this.#add(cells.key(key), reads);
    if (cells.wasCleared) this.#add(cells.cleared, reads);
  }

  wrote(area: ObservedArea, _source: Owner, key: string | null, oldValue: string | null, newValue: string | null): void {
    const cells = this.#cellsOf(area);
    if (this.#running === null) this.#isNews = true;
    this.#wroteIn(cells, key, oldValue, newValue);
    if (this.#documentsChange) this.#add(this.#documents, reads);
    this.#measure(cells, key, oldValue, newValue);
  }

  #wroteIn(cells: AreaCells, key: string | null, oldValue: string | null, newValue: string | null): void {
    if (key === null) {
      if (!cells.wasCleared && this.#running !== null) cells.wasCleared = this.changed = true;
      this.#add(cells.cleared, writes);
    } else {
      this.#add(cells.key(key), writes);
      if (cells.wasCleared) this.#add(cells.cleared, reads);
    }
    if (cells.keysRead && (key === null || oldValue === null || newValue === null)) this.#add(cells.keySet, writes);
  }

  unchanged(area: ObservedArea, source: Owner, key: string | null): void {
    this.read(area, source, key);
  }

  refused(area: ObservedArea, source: Owner, key: string): void {
    const cells = this.#cellsOf(area);
    if (!cells.isTight && this.#running !== null) cells.isTight = this.changed = true;
    this.#add(cells.room, reads);
    this.read(area, source, key);
  }

  /** Of what is no storage area. Between two steps it is the test that looks, and nothing crosses that. */
  access(cell: string, kind: Access): void {
    // Whoever asks a page what it has heard sees in which order that came.
    if (cell.startsWith('heard ') && !this.#allHeard) this.#allHeard = this.changed = true;
    const number = this.cells.of(cell);
    if (this.#additions.learns(number, kind)) this.changed = true;
    this.#add(number, this.#additions.use(number, kind));
  }

  fact(fact: Fact): void {
    if (this.#running === null) return;
    // Whether somebody listened to it nobody says.
    if (fact.type === 'message-fired') this.#wasHeard = true;
    const copy = fact.type === 'applied' ? this.#areas.get(fact.area) : undefined;
    // What the browser process has is a cell of its own.
    if (fact.type === 'applied' && copy !== undefined) this.#wroteIn(copy, fact.key, fact.oldValue, fact.newValue);
    const used = useOf(fact);
    if (used === null) return;
    const cell = this.cells.of(used.cell);
    if (cell === this.#documents && !this.#documentsChange) this.#documentsChange = this.changed = true;
    this.#add(cell, used.use);
  }

  checkpoint(): void {}
  held(): void {}
  fired(): void {}

  /** Equal for lanes of one name. */
  laneNumber(lane: Lane): number {
    if (lane.number === -1) lane.number = this.lanes.of(lane.name);
    return lane.number;
  }

  #look(afterStep: () => void): void {
    this.#watching = true;
    try {
      afterStep();
    } finally {
      this.#watching = false;
    }
  }

  /** What the test has made of things between two steps is looked at, too, since a look can end early: what it reads depends on that. */
  #lookBefore(afterStep: () => void): void {
    this.#isNews = false;
    try {
      this.#look(afterStep);
    } catch {
      // It has to hold after tasks.
    }
  }

  #ranScript(lane: Lane, task: Task, number: number): void {
    if (this.#heard[number] !== true) {
      this.#heard[number] = true;
      // Nobody else queues on the others.
      if (!own.has(lane.source)) this.changed = true;
    }
    if (lane.agent !== -1) {
      this.#add(this.#heapOf(lane, task), writes);
      if (this.#agentlessScript) this.#add(this.#anyHeap, reads);
      return;
    }
    // Whose script it was is not known: of leaving a page, say.
    if (!this.#agentlessScript) this.#agentlessScript = this.changed = true;
    this.#add(this.#anyHeap, writes);
  }

  #readKeys(cells: AreaCells): void {
    if (!cells.keysRead && (this.#running !== null || this.#watching)) cells.keysRead = this.changed = true;
    this.#add(cells.keySet, reads);
  }

  /** What cannot run out of room in any order needs no cell for it. */
  #measure(cells: AreaCells, key: string | null, oldValue: string | null, newValue: string | null): void {
    const growth = newValue === null ? 0 : newValue.length + (oldValue === null ? (key ?? '').length : -oldValue.length);
    if (growth > 0 && cells.grows(growth) && !cells.isTight) cells.isTight = this.changed = true;
    if (!cells.isTight) return;
    if (growth > 0) this.#add(cells.room, reads);
    this.#add(cells.room, adds);
  }

  #cellsOf(area: ObservedArea): AreaCells {
    if (this.#area?.isOf(area) === true) return this.#area;
    let cells = this.#areas.get(area.name);
    if (cells === undefined) this.#areas.set(area.name, (cells = new AreaCells(this.cells, area.name)));
    if (!cells.isOf(area)) cells.begin(area);
    return (this.#area = cells);
  }

  /** An agent by its name: a number is another one's in another order. */
  #heapOf({ agent, name }: Lane, { owner }: Task): number {
    // What belongs to no document is in a lane of the agent, which is named after it.
    const named = (): string => (owner instanceof Document ? owner.agent.name : name.slice(0, name.lastIndexOf('.')));
    return (this.#heaps[agent] ??= this.cells.of(`heap ${named()}`));
  }

  #add(cell: number, kind: number): void {
    if (this.#running === null) {
      if (this.#watching && kind === reads && this.#watched[cell] !== true) this.#watched[cell] = this.changed = true;
      return;
    }
    if (!this.note(cell, kind) || kind === reads) return;
    // All that changes what is looked at after each step can be told apart there.
    if (this.#watched[cell] === true) this.#add(this.#checks, writes);
  }
}

/** Windows with HTML do not say who looks for listeners: each task of theirs counts as one that ran script. */
function mayHear({ owner }: Task): boolean {
  return owner instanceof Document && owner.userAgent.host.html;
}
