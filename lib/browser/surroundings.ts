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
   * Offers each unhandled rejection to `take`, until it is disposed. What every `take` answers with false goes the way that it would
   * have gone: to those who listen, or, where nobody does, it ends the process. `during` says what `take` is for: during `driving` that
   * way is gone a turn later, or when the last driving ends, so that it disturbs no step.
   */
  routeRejections(take: Take, during?: 'driving' | 'open'): Disposable;
}

/** Whether a rejection is a page's own, and was reported there. */
type Take = (reason: unknown, promise: unknown) => boolean;

type Emit = (this: unknown, event: string | symbol, ...args: unknown[]) => boolean;

interface Timeouts {
  setTimeout(callback: () => void, ms: number): unknown;
  clearTimeout(id: unknown): void;
}

interface NodeTimers extends Timeouts {
  setImmediate(callback: () => void): unknown;
}

interface NodeVM {
  runInThisContext(code: string): unknown;
}

/** The few members of Node's `process` that matter here. */
interface NodeProcess {
  getBuiltinModule?(id: 'node:timers'): NodeTimers | undefined;
  getBuiltinModule?(id: 'node:vm'): NodeVM | undefined;
  hrtime(): [seconds: number, nanoseconds: number];
  _tickCallback?(): void;
  emit: Emit;
}

interface RejectionEvent {
  readonly reason: unknown;
  readonly promise: unknown;
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
  const real = realProcess(node);
  let router = routers.get(real);
  if (router === undefined) routers.set(real, (router = new RejectionRouter(real, setImmediate)));
  const { route } = router;
  return {
    checkpoint: { drain, hop: (body) => hopBy((callback) => void setImmediate(callback), body) },
    clock: clockOf(() => inMilliseconds(node.hrtime()), timers),
    routeRejections: route,
  };
}

/** Some runners (Jest) give tests a copy of the process, on which nothing is emitted. */
function realProcess(node: NodeProcess): NodeProcess {
  const real = node.getBuiltinModule?.('node:vm')?.runInThisContext('process');
  // What the main context calls so is Node's process.
  return typeof real === 'object' && real !== null ? (real as NodeProcess) : node;
}

/** One for each process: Browsers begin and end in any order, and the last one puts everything back. */
const routers = new WeakMap<NodeProcess, RejectionRouter>();

/** Somebody who routes, until it is disposed. */
class Route implements Disposable {
  readonly take: Take;
  readonly during: 'driving' | 'open';
  readonly #end: (route: Route) => void;

  constructor(take: Take, during: Route['during'], end: (route: Route) => void) {
    this.take = take;
    this.during = during;
    this.#end = end;
  }

  [Symbol.dispose](): void {
    this.#end(this);
  }
}

/** What stands before the `emit` that was there. */
interface StandIn {
  readonly before: Emit;
  readonly emit: Emit;
  /** The process had its `emit` from its prototype. */
  readonly inherited: boolean;
}

/**
 * Stands before `process.emit` while somebody routes: so no listener has to be moved, and nobody who adds or removes listeners
 * meanwhile notices.
 */
class RejectionRouter {
  readonly #node: NodeProcess;
  readonly #setImmediate: (callback: () => void) => unknown;
  readonly #routes = new Set<Route>();
  /** What nobody took, while somebody drove and nobody listened. */
  #orphans: unknown[] = [];
  /** Those who listen are being told: what they emit again (mocha does) has been offered. */
  #telling = false;
  /** The last one, which is used again where nothing has changed meanwhile. */
  #standIn: StandIn | null = null;

  constructor(node: NodeProcess, setImmediate: (callback: () => void) => unknown) {
    this.#node = node;
    this.#setImmediate = setImmediate;
  }

  readonly route = (take: Take, during: Route['during'] = 'driving'): Disposable => {
    const route = new Route(take, during, this.#end);
    if (this.#routes.size === 0) this.#install();
    this.#routes.add(route);
    return route;
  };

  readonly #end = (route: Route): void => {
    if (!this.#routes.delete(route)) return;
    if (this.#routes.size === 0) this.#remove();
    if (!this.#drives()) this.#releaseOrphans();
  };

  #install(): void {
    const node = this.#node;
    const inherited = !Object.hasOwn(node, 'emit');
    if (this.#standIn?.before !== node.emit || this.#standIn.inherited !== inherited) {
      this.#standIn = this.#standInFor(node.emit, inherited);
    }
    node.emit = this.#standIn.emit;
  }

  #standInFor(before: Emit, inherited: boolean): StandIn {
    const offer = (reason: unknown, promise: unknown, goOn: () => boolean): boolean => this.#offer(reason, promise, goOn);
    const emit: Emit = function (this: unknown, event, ...args) {
      const goOn = (): boolean => Reflect.apply(before, this, [event, ...args]);
      return event === 'unhandledRejection' ? offer(args[0], args[1], goOn) : goOn();
    };
    return { before, emit, inherited };
  }

  #remove(): void {
    const node = this.#node;
    const standIn = this.#standIn;
    if (standIn === null || node.emit !== standIn.emit) {
      // Whoever has put something before us keeps it; with no routes ours lets everything pass.
      this.#standIn = null;
      return;
    }
    if (standIn.inherited) Reflect.deleteProperty(node, 'emit');
    else node.emit = standIn.before;
  }

  #offer(reason: unknown, promise: unknown, goOn: () => boolean): boolean {
    if (this.#telling) return goOn();
    for (const { take } of this.#routes) if (take(reason, promise)) return true;
    this.#telling = true;
    try {
      const heard = goOn();
      if (!this.#drives()) return heard;
      if (!heard) this.#orphans.push(reason);
    } catch (error) {
      if (!this.#drives()) throw error;
      // What a listener throws is an uncaught exception, as ever, and no business of the checkpoint that we are in.
      this.#setImmediate(() => {
        throw error;
      });
    } finally {
      this.#telling = false;
    }
    return true;
  }

  /** Rejected again when nobody drives, they take the way that they would have taken. */
  #releaseOrphans(): void {
    for (const orphan of this.#orphans.splice(0)) void Promise.reject(orphan);
  }

  #drives(): boolean {
    for (const { during } of this.#routes) if (during === 'driving') return true;
    return false;
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
      if (!take(event.reason, event.promise)) return;
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
