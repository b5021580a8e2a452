import type { Checkpoint } from '../event-loop/checkpoint.ts';
import type { RealClock } from '../event-loop/real-clock.ts';

/**
 * What a Browser takes from the place where it runs: turns of the event loop around us, promise jobs, and news of rejections.
 * This is the one room of the core that looks at the surroundings; everything else gets what it needs through ports.
 */
export interface Surroundings {
  readonly checkpoint: Checkpoint;
  readonly clock: RealClock;
  /**
   * Offers each unhandled rejection to `take`, until it is disposed. What every `take` under way answers with false goes on to
   * those who listened before, or, where nobody did, ends the process as it would have, once the last of them is disposed.
   */
  routeRejections(take: Take): Disposable;
}

/** Whether a rejection is a page's own, and was reported there. */
type Take = (reason: unknown) => boolean;

type RejectionListener = (this: unknown, reason: unknown, promise: Promise<unknown>) => void;

interface Timeouts {
  setTimeout(callback: () => void, ms: number): unknown;
  clearTimeout(id: unknown): void;
}

interface NodeTimers extends Timeouts {
  setImmediate(callback: () => void): unknown;
}

/** The few members of Node's `process` that matter here. */
interface NodeProcess {
  getBuiltinModule?(id: string): NodeTimers | undefined;
  hrtime(): [seconds: number, nanoseconds: number];
  _tickCallback?(): void;
  rawListeners(event: 'unhandledRejection'): RejectionListener[];
  on(event: 'unhandledRejection', listener: RejectionListener): void;
  removeListener(event: 'unhandledRejection', listener: RejectionListener): void;
}

interface RejectionEvent {
  readonly reason: unknown;
  preventDefault(): void;
  stopImmediatePropagation(): void;
}

interface MessagePort {
  onmessage: ((event: unknown) => void) | null;
  postMessage(message: null): void;
}

/** The few globals that matter here: of Node, or of a page. */
interface Globals extends Partial<Timeouts> {
  readonly performance?: { now(): number };
  readonly process?: NodeProcess;
  readonly MessageChannel?: new () => { readonly port1: MessagePort; readonly port2: MessagePort };
  addEventListener?(type: 'unhandledrejection', listener: (event: RejectionEvent) => void, capture: boolean): void;
  removeEventListener?(type: 'unhandledrejection', listener: (event: RejectionEvent) => void, capture: boolean): void;
}

/** Finds out where we run. `globals` is there for tests. */
export function surroundings(globals: Globals = globalThis as object as Globals): Surroundings {
  const { process: node } = globals;
  // The module's own function: test runners fake the global one.
  const timers = node?.getBuiltinModule?.('node:timers');
  return node !== undefined && timers !== undefined ? inNode(node, timers) : inPage(globals);
}

function inNode(node: NodeProcess, timers: NodeTimers): Surroundings {
  const { setImmediate } = timers;
  const drain = node._tickCallback === undefined ? null : node._tickCallback.bind(node);
  let router = routers.get(node);
  if (router === undefined) routers.set(node, (router = new RejectionRouter(node, setImmediate)));
  const { route } = router;
  return {
    checkpoint: { drain, hop: (body) => hopBy((callback) => void setImmediate(callback), body) },
    clock: clockOf(() => inMilliseconds(node.hrtime()), timers),
    routeRejections: route,
  };
}

/** One for each process: Browsers begin and end in any order, and the last one puts everything back. */
const routers = new WeakMap<NodeProcess, RejectionRouter>();

class RejectionRouter {
  readonly #node: NodeProcess;
  readonly #setImmediate: (callback: () => void) => unknown;
  readonly #routes = new Set<{ readonly take: Take }>();
  /** Who listened before. */
  #others: RejectionListener[] = [];
  /** What nobody took while nobody else listened. */
  #orphans: unknown[] = [];
  #telling = false;

  constructor(node: NodeProcess, setImmediate: (callback: () => void) => unknown) {
    this.#node = node;
    this.#setImmediate = setImmediate;
  }

  readonly route = (take: Take): Disposable => {
    const route = { take };
    if (this.#routes.size === 0) this.#begin();
    this.#routes.add(route);
    return {
      [Symbol.dispose]: () => {
        if (this.#routes.delete(route) && this.#routes.size === 0) this.#end();
      },
    };
  };

  #begin(): void {
    this.#others = this.#node.rawListeners('unhandledRejection');
    for (const other of this.#others) this.#node.removeListener('unhandledRejection', other);
    this.#node.on('unhandledRejection', this.#offer);
  }

  #end(): void {
    this.#node.removeListener('unhandledRejection', this.#offer);
    for (const other of this.#others) this.#node.on('unhandledRejection', other);
    // Rejected again when we no longer listen, they take the way that they would have taken.
    for (const orphan of this.#orphans) void Promise.reject(orphan);
    this.#others = this.#orphans = [];
  }

  readonly #offer: RejectionListener = (reason, promise) => {
    // One of the others emits again what it was told, for the rest of them (mocha does): we tell them all anyway.
    if (this.#telling) return;
    for (const { take } of this.#routes) if (take(reason)) return;
    const others = this.#others;
    if (others.length === 0) this.#orphans.push(reason);
    // Those of `once` carry their listener; they have had their turn.
    this.#others = others.filter((other) => !('listener' in other));
    this.#telling = true;
    for (const other of others) this.#tell(other, reason, promise);
    this.#telling = false;
    this.#takeOver();
  };

  /** Who began to listen meanwhile listens behind us, as all others do. */
  #takeOver(): void {
    for (const other of this.#node.rawListeners('unhandledRejection')) {
      if (other === this.#offer) continue;
      this.#node.removeListener('unhandledRejection', other);
      if (!this.#others.includes(other)) this.#others.push(other);
    }
  }

  /** What a listener throws is an uncaught exception, as ever, and no business of the checkpoint that we may be in. */
  #tell(other: RejectionListener, reason: unknown, promise: Promise<unknown>): void {
    try {
      other.call(this.#node, reason, promise);
    } catch (error) {
      this.#setImmediate(() => {
        throw error;
      });
    }
  }
}

function inMilliseconds([seconds, nanoseconds]: [number, number]): number {
  return seconds * 1000 + nanoseconds / 1e6;
}

function clockOf(now: () => number, timeouts: Timeouts): RealClock {
  return {
    now,
    after(ms, callback) {
      const id = timeouts.setTimeout(callback, Math.ceil(ms));
      return { [Symbol.dispose]: () => timeouts.clearTimeout(id) };
    },
  };
}

function inPage(globals: Globals): Surroundings {
  const news = new RejectionNews(globals);
  const turn = turnsOf(globals);
  const timeouts: Timeouts = {
    setTimeout: (callback, ms) => globals.setTimeout?.(callback, ms),
    clearTimeout: (id) => globals.clearTimeout?.(id),
  };
  return {
    checkpoint: { drain: null, hop: (body) => hopBy((callback) => turn(() => news.awaited(turn, callback)), body) },
    clock: clockOf(() => globals.performance?.now() ?? 0, timeouts),
    routeRejections: news.route,
  };
}

/** A page hears of a rejection in a task of its own, which may come later than a message that was posted before it. */
class RejectionNews {
  readonly #globals: Globals;
  #routes = 0;
  #heard = 0;

  constructor(globals: Globals) {
    this.#globals = globals;
  }

  readonly route = (take: Take): Disposable => {
    const listener = (event: RejectionEvent): void => {
      this.#heard++;
      if (!take(event.reason)) return;
      event.preventDefault();
      event.stopImmediatePropagation();
    };
    this.#routes++;
    this.#globals.addEventListener?.('unhandledrejection', listener, true);
    return {
      [Symbol.dispose]: () => {
        this.#routes--;
        this.#globals.removeEventListener?.('unhandledrejection', listener, true);
      },
    };
  };

  /** Calls `callback` after a turn that brought no news; at once while nobody asks for them. */
  awaited(turn: (callback: () => void) => void, callback: () => void): void {
    if (this.#routes === 0) {
      callback();
      return;
    }
    const before = this.#heard;
    turn(() => (this.#heard === before ? callback() : this.awaited(turn, callback)));
  }
}

/** A message to ourselves is the quickest turn that a page has. */
function turnsOf({ MessageChannel }: Globals): (callback: () => void) => void {
  return (callback) => {
    if (MessageChannel === undefined) throw new TypeError('storageloom needs Node 20.19 or later, or a MessageChannel.');
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.onmessage = null;
      callback();
    };
    port2.postMessage(null);
  };
}

function hopBy<T>(turn: (callback: () => void) => void, body: () => T): Promise<T> {
  return new Promise((resolve, reject) => {
    turn(() => {
      try {
        resolve(body());
      } catch (error) {
        reject(error);
      }
    });
  });
}
