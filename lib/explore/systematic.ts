import type { Scheduler } from '../event-loop/scheduler.ts';
import type { Task, Lane } from '../event-loop/task.ts';
import { RandomStreams } from '../scheduler/random-streams.ts';
import type { AccessLog } from './access-log.ts';
import { conflictsWith, footprintOf, type Footprint } from './dependence.ts';
import { HappensBefore } from './happens-before.ts';

/** A moment of the schedule at which somebody goes next. Used again for others at the same depth. */
interface Node {
  /** Nobody was asked who goes next. */
  forced: boolean;
  /** Lanes, by number. */
  chosen: number;
  readonly enabled: number[];
  /** Lanes that have to be tried here, those that were among them. */
  readonly backtrack: number[];
  /** What has been tried here, but for what is being tried. */
  readonly done: Footprint[];
  /** What need not be tried: all that begins with it has an equal that was run. */
  readonly sleep: Footprint[];
}

/**
 * Runs one order of each kind: a depth-first search over schedules that are run anew each time, with source sets and sleep sets. With
 * `everything` it leaves nothing out and looks for no kinds: where something ends between two tasks of which either might go first.
 *
 * Source sets: Abdulla, Aronis, Jonsson, Sagonas, Optimal Dynamic Partial Order Reduction, POPL 2014, algorithm 1.
 */
export class Systematic implements Scheduler {
  readonly name = 'exhaustive';
  readonly everyStep = true;
  readonly log: AccessLog;
  readonly #nodes: Node[] = [];
  readonly #order: HappensBefore;
  readonly #random = new RandomStreams();
  readonly #initials: number[] = [];
  #everything = false;
  /** So many nodes of the last schedule are gone through again; the choice at the last of them is new. */
  #known = 0;
  /** Nodes that there are, in the schedule that is under way. */
  #depth = 0;
  #abandoned = false;
  #divergedAt: number | null = null;
  #orders = 0;
  #redundant = 0;

  constructor(log: AccessLog) {
    this.log = log;
    this.#order = new HappensBefore(log);
  }

  /** Schedules that ran to their end: one for each kind of order. */
  get orders(): number {
    return this.#orders;
  }

  /** Schedules that were left because their like had been run. */
  get redundant(): number {
    return this.#redundant;
  }

  /** The schedule that is under way, or was last, leads to nothing new. */
  get abandoned(): boolean {
    return this.#abandoned;
  }

  /** The step at which a schedule did not go as one before it that had begun the same; null: none did so. */
  get divergedAt(): number | null {
    return this.#divergedAt;
  }

  seed(seed: number): void {
    this.#random.seed(seed);
    // It may begin anew without having come to its end.
    this.#abandoned = false;
    this.#depth = 0;
  }

  random(stream: number): number {
    return this.#random.random(stream);
  }

  /** A schedule begins. */
  begin(): void {
    this.log.begin();
    this.#abandoned = false;
    this.#depth = 0;
  }

  choose(heads: readonly Task[], count: number, natural: number): number {
    const { log } = this;
    if (this.#abandoned) return -1;
    const depth = log.count;
    this.#passForced(depth);
    if (this.#divergedAt !== null) {
      this.#abandoned = true;
      return -1;
    }
    const node = this.#nodeAt(depth);
    this.#depth = depth + 1;
    if (depth < this.#known) return this.#again(node, heads, count, depth);
    this.#fill(node, heads, count, depth);
    const place = this.#awake(node, heads, count, natural);
    if (place === -1) {
      this.#abandoned = true;
      return -1;
    }
    node.chosen = log.laneNumber((heads[place] as Task).lane as Lane);
    if (!this.#everything) node.backtrack.push(node.chosen);
    log.asked = true;
    return place;
  }

  /**
   * The schedule is over, and what it has shown counts from now on. False: all kinds of orders have been run. `cut`: it has shown that
   * a call can end between two tasks of which either might go first.
   */
  next(cut: boolean = false): boolean {
    const { log } = this;
    if (log.changed || (cut && !this.#everything)) {
      this.#everything ||= cut;
      this.#known = this.#orders = this.#redundant = 0;
      return true;
    }
    if (this.#abandoned) this.#redundant++;
    else this.#orders++;
    this.#passForced(log.count);
    if (!this.#everything) this.#learn();
    return this.#turn(Math.min(this.#depth, log.count));
  }

  /** Races say where another lane has to be tried. */
  #learn(): void {
    const { log } = this;
    this.#order.extend(Math.max(0, this.#known - 1), this.#raced);
    const { cancelled } = log;
    for (let index = 0; index < cancelled.length; index += 2) {
      const { forced, enabled, backtrack } = this.#nodes[cancelled[index] as number] as Node;
      // Its task would have run, had it gone first: at once, or after others that could go before the step that cancelled it.
      if (forced || !enabled.includes(cancelled[index + 1] as number)) continue;
      for (const lane of enabled) if (!backtrack.includes(lane)) backtrack.push(lane);
    }
  }

  readonly #raced = (first: number, second: number): void => {
    const { forced, enabled, backtrack, sleep } = this.#nodes[first] as Node;
    if (forced) return;
    const initials = this.#initials;
    this.#order.initials(first, second, initials);
    for (const lane of initials) if (backtrack.includes(lane) || sleep.some((print) => print.lane === lane)) return;
    const lane = initials.find((each) => enabled.includes(each));
    // What cannot have gone first shows a dependence that nobody knows of: all are tried.
    backtrack.push(...(lane === undefined ? enabled.filter((each) => !backtrack.includes(each)) : [lane]));
  };

  /** Back to the deepest node at which something is left to try. */
  #turn(depth: number): boolean {
    for (let at = depth - 1; at >= 0; at--) {
      const node = this.#nodes[at] as Node;
      if (node.forced) continue;
      const lane = node.backtrack.find((each) => each !== node.chosen && !has(node.done, each) && !has(node.sleep, each));
      if (lane === undefined) continue;
      node.done.push(footprintOf(this.log, at));
      node.chosen = lane;
      this.#known = at + 1;
      return true;
    }
    return false;
  }

  /** The choice that was made here before; it has to be there again. */
  #again(node: Node, heads: readonly Task[], count: number, depth: number): number {
    const { log } = this;
    if (!node.forced && node.enabled.length === count) {
      for (let place = 0; place < count; place++) {
        if (log.laneNumber((heads[place] as Task).lane as Lane) !== node.chosen) continue;
        log.asked = true;
        return place;
      }
    }
    this.#divergedAt = depth;
    this.#abandoned = true;
    return -1;
  }

  #fill(node: Node, heads: readonly Task[], count: number, depth: number): void {
    const { log } = this;
    node.forced = false;
    node.enabled.length = node.backtrack.length = node.done.length = node.sleep.length = 0;
    for (let place = 0; place < count; place++) node.enabled.push(log.laneNumber((heads[place] as Task).lane as Lane));
    if (this.#everything) node.backtrack.push(...node.enabled);
    else if (depth > 0) this.#passSleep(this.#nodes[depth - 1] as Node, node, depth - 1);
  }

  /** What slept before the last step, or has been tried in its place, sleeps on where its order with that step cannot be told. */
  #passSleep(parent: Node, node: Node, step: number): void {
    if (parent.forced) return;
    const { log } = this;
    for (const prints of [parent.sleep, parent.done]) {
      for (const print of prints) {
        if (print.lane !== parent.chosen && !conflictsWith(print, log, step)) node.sleep.push(print);
      }
    }
  }

  /** The natural choice if it is awake, else the first that is; -1: all sleep. */
  #awake({ sleep }: Node, heads: readonly Task[], count: number, natural: number): number {
    if (sleep.length === 0) return natural;
    const { log } = this;
    const sleeps = (place: number): boolean => has(sleep, log.laneNumber((heads[place] as Task).lane as Lane));
    if (!sleeps(natural)) return natural;
    for (let place = 0; place < count; place++) if (!sleeps(place)) return place;
    return -1;
  }

  /** Steps that nobody was asked about have nodes, too. */
  #passForced(depth: number): void {
    for (; this.#depth < depth; this.#depth++) {
      const node = this.#nodeAt(this.#depth);
      if (this.#depth < this.#known && !node.forced) this.#divergedAt ??= this.#depth;
      node.forced = true;
      node.sleep.length = node.done.length = node.backtrack.length = node.enabled.length = 0;
    }
  }

  #nodeAt(depth: number): Node {
    return (this.#nodes[depth] ??= { forced: false, chosen: -1, enabled: [], backtrack: [], done: [], sleep: [] });
  }
}

function has(prints: readonly Footprint[], lane: number): boolean {
  return prints.some((print) => print.lane === lane);
}
