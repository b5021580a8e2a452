import type { StepGraph } from './step-graph.ts';
import type { StepNode } from './step-node.ts';

const nothing: readonly number[] = Object.freeze([]);

/** What a step comes after: all of the first `floor` steps, and of each loop as many of its steps as `seen` says, its own loop aside. */
interface Clock {
  readonly floor: number;
  readonly seen: readonly number[];
}

/**
 * Vector clocks: of each step, how many steps of each event loop came before it. A call from outside comes after everything and before
 * everything else, so what is known of the time before one is a number.
 */
export class Clocks {
  readonly #graph: StepGraph;
  readonly #clocks: Clock[] = [];
  /** Of each step on no loop, the steps that follow it. */
  readonly #followers = new Map<StepNode, StepNode[]>();
  /** Of each loop, the positions of its steps. */
  readonly #positions: number[][] = [];

  constructor(graph: StepGraph) {
    this.#graph = graph;
    const lasts: (StepNode | undefined)[] = [];
    let barrier = 0;
    for (const node of graph.nodes) {
      const last = node.loop === -1 ? undefined : lasts[node.loop];
      this.#clocks.push(this.#clockOf(node, last, barrier));
      if (node.outside) barrier = node.index + 1;
      if (node.loop === -1) continue;
      lasts[node.loop] = node;
      (this.#positions[node.loop] ??= []).push(node.index);
    }
  }

  /** Whether everything says that `a` came before `b`, in whatever order the rest had run. */
  before(a: StepNode, b: StepNode): boolean {
    if (a.index >= b.index) return false;
    const { floor, seen } = this.#clocks[b.index] as Clock;
    if (a.index < floor) return true;
    if (a.loop === -1) return this.#leadsTo(a, b);
    return a.loop === b.loop || (seen[a.loop] ?? 0) >= a.turn;
  }

  /** How many steps of each loop came before a step, it counted. */
  vector(node: StepNode): number[] {
    const { floor, seen } = this.#clocks[node.index] as Clock;
    return this.#graph.loops.map((_, loop) => {
      if (loop === node.loop) return node.turn;
      return Math.max(seen[loop] ?? 0, countBelow(this.#positions[loop] ?? [], floor));
    });
  }

  #clockOf(node: StepNode, last: StepNode | undefined, barrier: number): Clock {
    const before = [...(last === undefined ? [] : [last]), ...node.leads.map(({ from }) => from), ...node.follows];
    let floor = Math.max(barrier, node.after);
    for (const { index } of before) floor = Math.max(floor, (this.#clocks[index] as Clock).floor);
    let seen = nothing;
    for (const other of before) {
      // All that came before it came before the floor.
      if (other.index < floor) continue;
      seen = joined(seen, (this.#clocks[other.index] as Clock).seen, node.loop);
      if (other.loop === -1) this.#follow(other, node);
      else if (other.loop !== node.loop) seen = raised(seen, other.loop, other.turn);
    }
    return { floor, seen };
  }

  #follow(other: StepNode, node: StepNode): void {
    const followers = this.#followers.get(other);
    if (followers === undefined) this.#followers.set(other, [node]);
    else followers.push(node);
  }

  /** A step on no loop has no place in a clock. */
  #leadsTo(from: StepNode, to: StepNode): boolean {
    const met = new Set<StepNode>();
    const ways = [from];
    for (let way = ways.pop(); way !== undefined; way = ways.pop()) {
      for (const node of this.#followers.get(way) ?? []) {
        if (node === to) return true;
        if (node.index > to.index || met.has(node)) continue;
        met.add(node);
        if (node.loop === -1) ways.push(node);
        else if (this.before(node, to)) return true;
      }
    }
    return false;
  }
}

/** The greater of both at each place but one; the first itself where that is it. */
function joined(one: readonly number[], other: readonly number[], own: number): readonly number[] {
  if (one === nothing || one === other) return other;
  let result = one;
  for (const [loop, turn] of other.entries()) if (loop !== own) result = raised(result, loop, turn);
  return result;
}

function raised(seen: readonly number[], loop: number, turn: number): readonly number[] {
  if ((seen[loop] ?? 0) >= turn) return seen;
  const result = seen.slice();
  while (result.length < loop) result.push(0);
  result[loop] = turn;
  return result;
}

/** How many of ascending numbers are below another. */
function countBelow(numbers: readonly number[], bound: number): number {
  let [low, high] = [0, numbers.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] as number) < bound) low = middle + 1;
    else high = middle;
  }
  return low;
}
