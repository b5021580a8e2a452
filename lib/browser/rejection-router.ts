/** Whoever may take news of a rejection. */
export interface RejectionTaker {
  /** Whether it is a page's own, and its page will be told. */
  take(reason: unknown, promise: unknown): boolean;
  /** A promise that was rejected is handled after all: whether it is one that was taken. */
  takeHandled(promise: unknown): boolean;
}

type Emit = (this: unknown, event: string | symbol, ...args: unknown[]) => boolean;

/** The process, as far as rejections go. */
export interface Emitter {
  emit: Emit;
}

/** Somebody who routes, until it is disposed. */
class Route implements Disposable {
  readonly taker: RejectionTaker;
  readonly during: 'driving' | 'open';
  readonly #end: (route: Route) => void;

  constructor(taker: RejectionTaker, during: Route['during'], end: (route: Route) => void) {
    this.taker = taker;
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
export class RejectionRouter {
  readonly #node: Emitter;
  readonly #turn: (callback: () => void) => unknown;
  readonly #routes = new Set<Route>();
  /** What nobody took, while somebody drove and nobody listened: reasons by their promises. */
  readonly #orphans = new Map<unknown, unknown>();
  /** Those who listen are being told: what they emit again (mocha does) has been offered. */
  #telling = false;
  /** The last one, which is used again where nothing has changed meanwhile. */
  #standIn: StandIn | null = null;

  constructor(node: Emitter, turn: (callback: () => void) => unknown) {
    this.#node = node;
    this.#turn = turn;
  }

  readonly route = (taker: RejectionTaker, during: Route['during'] = 'driving'): Disposable => {
    const route = new Route(taker, during, this.#end);
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
    const offerHandled = (promise: unknown): boolean => this.#offerHandled(promise);
    const emit: Emit = function (this: unknown, event, ...args) {
      const goOn = (): boolean => Reflect.apply(before, this, [event, ...args]);
      if (event === 'unhandledRejection') return offer(args[0], args[1], goOn);
      return event === 'rejectionHandled' && offerHandled(args[0]) ? true : goOn();
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
    for (const { taker } of this.#routes) if (taker.take(reason, promise)) return true;
    this.#telling = true;
    try {
      const heard = goOn();
      if (!this.#drives()) return heard;
      if (!heard) this.#orphans.set(promise, reason);
    } catch (error) {
      if (!this.#drives()) throw error;
      // What a listener throws is an uncaught exception, as ever, and no business of the checkpoint that we are in.
      this.#turn(() => {
        throw error;
      });
    } finally {
      this.#telling = false;
    }
    return true;
  }

  /** True: it was a page's, or an orphan, which is one no more; for nobody else it is news. */
  #offerHandled(promise: unknown): boolean {
    for (const { taker } of this.#routes) if (taker.takeHandled(promise)) return true;
    return this.#orphans.delete(promise);
  }

  /** Rejected again when nobody drives, they take the way that they would have taken. */
  #releaseOrphans(): void {
    const reasons = [...this.#orphans.values()];
    this.#orphans.clear();
    for (const reason of reasons) void Promise.reject(reason);
  }

  #drives(): boolean {
    for (const { during } of this.#routes) if (during === 'driving') return true;
    return false;
  }
}
