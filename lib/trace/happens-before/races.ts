import type { Accesses, AreaUse, KeyUse, StepUse } from './accesses.ts';
import type { Clocks } from './clocks.ts';
import type { StepNode } from './step-node.ts';

/** One side of a race: what a step did. */
export interface RaceAccess extends AreaUse {
  readonly step: number;
}

/** Two steps that used the same, one of them to change it, and nothing says which comes first. */
export interface Race {
  /** Name of the storage area. */
  readonly area: string;
  /** Null: the set of keys. */
  readonly key: string | null;
  /** Which came first in this run. */
  readonly first: RaceAccess;
  readonly second: RaceAccess;
}

/** The steps that used something, by their event loop; of each they are in order. */
class Users {
  readonly #loops = new Map<number, StepNode[]>();

  add(node: StepNode): void {
    const users = this.#loops.get(node.loop);
    if (users === undefined) this.#loops.set(node.loop, [node]);
    else users.push(node);
  }

  /** Adds to `found` those that nothing says came before `node`. */
  beside(node: StepNode, clocks: Clocks, found: Set<StepNode>): void {
    for (const [loop, users] of this.#loops) {
      if (loop !== -1 && loop === node.loop) continue;
      for (let n = users.length - 1; n >= 0; n--) {
        const user = users[n] as StepNode;
        if (!clocks.before(user, node)) found.add(user);
        else if (loop !== -1) break;
      }
    }
  }
}

/** Who used an area before. */
interface AreaHistory {
  readonly keys: Map<string, Users>;
  readonly keysRead: Users;
  readonly keysChanged: Users;
  readonly cleared: Users;
}

/**
 * All races of a trace, the first `limit` that are found, by the events that they are between. For each user of a key only those are
 * looked at that raced with it, and one more of each loop.
 */
export class RaceFinder {
  readonly #clocks: Clocks;
  readonly #accesses: Accesses;
  readonly #areas = new Map<string, AreaHistory>();
  readonly #found: Race[] = [];

  constructor(clocks: Clocks, accesses: Accesses) {
    this.#clocks = clocks;
    this.#accesses = accesses;
  }

  /** Up to one more than `limit`, which says that there are more. */
  find(nodes: readonly StepNode[], limit: number): Race[] {
    for (const node of nodes) {
      for (const [area, use] of this.#accesses.of(node) ?? []) this.#use(area, use, node);
      if (this.#found.length > limit) break;
    }
    return this.#found.sort((one, other) => one.first.i - other.first.i || one.second.i - other.second.i);
  }

  #use(area: string, use: StepUse, node: StepNode): void {
    const history = this.#historyOf(area);
    for (const key of use.keys.keys()) this.#useOfKey(area, key, use, node, history);
    if (use.cleared !== null) {
      for (const key of history.keys.keys()) if (!use.keys.has(key)) this.#useOfKey(area, key, use, node, history);
    }
    this.#useOfKeys(area, use, node, history);
    for (const key of use.keys.keys()) {
      let users = history.keys.get(key);
      if (users === undefined) history.keys.set(key, (users = new Users()));
      users.add(node);
    }
    if (use.keysRead !== null) history.keysRead.add(node);
    if (use.keysChanged !== null) history.keysChanged.add(node);
    if (use.cleared !== null) history.cleared.add(node);
  }

  #useOfKey(area: string, key: string, use: StepUse, node: StepNode, history: AreaHistory): void {
    const others = new Set<StepNode>();
    history.keys.get(key)?.beside(node, this.#clocks, others);
    // Two that cleared do not race for each key.
    if (use.keys.has(key)) history.cleared.beside(node, this.#clocks, others);
    const own = usesOf(use, key);
    for (const other of others) this.#add(area, key, other, node, usesOf(this.#useBy(other, area), key), own);
  }

  /** Reading the set of keys races with what changes it; clearing also with clearing. */
  #useOfKeys(area: string, use: StepUse, node: StepNode, history: AreaHistory): void {
    const others = new Set<StepNode>();
    if (use.keysRead !== null || use.cleared !== null) {
      history.keysRead.beside(node, this.#clocks, others);
      history.cleared.beside(node, this.#clocks, others);
    }
    if (use.keysRead !== null) history.keysChanged.beside(node, this.#clocks, others);
    if (use.keysChanged !== null) history.keysRead.beside(node, this.#clocks, others);
    const own = usesOfKeys(use);
    for (const other of others) this.#add(area, null, other, node, usesOfKeys(this.#useBy(other, area)), own);
  }

  #useBy(node: StepNode, area: string): StepUse {
    return this.#accesses.of(node)?.get(area) as StepUse;
  }

  /** The earliest two of their uses that cannot change places. */
  #add(area: string, key: string | null, one: StepNode, other: StepNode, ones: readonly Use[], others: readonly Use[]): void {
    for (const { use: first, kind } of ones) {
      const against = others.find((second) => conflict(kind, second.kind));
      if (against === undefined) continue;
      this.#found.push({ area, key, first: { step: one.step, ...first }, second: { step: other.step, ...against.use } });
      return;
    }
  }

  #historyOf(area: string): AreaHistory {
    let history = this.#areas.get(area);
    if (history === undefined) {
      history = { keys: new Map(), keysRead: new Users(), keysChanged: new Users(), cleared: new Users() };
      this.#areas.set(area, history);
    }
    return history;
  }
}

/** `own`: of a key itself. `keys`: adds one or removes one. `all`: clears; for a key that another has cleared, too, it is none of its own. */
type UseKind = 'own read' | 'own write' | 'keys read' | 'keys changed' | 'cleared' | 'cleared with the rest';

interface Use {
  readonly use: AreaUse;
  readonly kind: UseKind;
}

/** Of which kinds two uses of the same key, or of the same set of keys, are a race. */
const conflicts: Readonly<Record<UseKind, ReadonlySet<UseKind>>> = {
  'own read': new Set(['own write', 'cleared with the rest']),
  'own write': new Set(['own read', 'own write', 'cleared with the rest']),
  'cleared with the rest': new Set(['own read', 'own write']),
  'keys read': new Set(['keys changed', 'cleared']),
  'keys changed': new Set(['keys read']),
  cleared: new Set(['keys read', 'cleared']),
};

function conflict(one: UseKind, other: UseKind): boolean {
  return conflicts[one].has(other);
}

/** What a step did to one key, the earliest first. */
function usesOf({ keys, cleared }: StepUse, key: string): Use[] {
  const { read, write }: KeyUse = keys.get(key) ?? { read: null, write: null };
  return usesAmong([read, 'own read'], [write, 'own write'], [cleared, 'cleared with the rest']);
}

function usesOfKeys({ keysRead, keysChanged, cleared }: StepUse): Use[] {
  return usesAmong([keysRead, 'keys read'], [keysChanged, 'keys changed'], [cleared, 'cleared']);
}

function usesAmong(...uses: (readonly [AreaUse | null, UseKind])[]): Use[] {
  const made: Use[] = [];
  for (const [use, kind] of uses) if (use !== null) made.push({ use, kind });
  return made.sort((one, other) => one.use.i - other.use.i);
}
