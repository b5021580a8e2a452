import type { Checkpoint } from '../event-loop/checkpoint.ts';

/**
 * What a Browser takes from the place where it runs: turns of the event loop around us, promise jobs, and news of rejections.
 * This is the one room of the core that looks at the surroundings; everything else gets what it needs through ports.
 */
export interface Surroundings {
  readonly checkpoint: Checkpoint;
  /**
   * Offers each unhandled rejection to `take`, until it is disposed. What `take` answers with false goes on to those who listened
   * before, or, where nobody did, ends the process as it would have.
   */
  routeRejections(take: (reason: unknown) => boolean): Disposable;
}

type RejectionListener = (reason: unknown, promise: Promise<unknown>) => void;

/** The few members of Node's `process` that matter here. */
interface NodeProcess {
  getBuiltinModule?(id: string): { setImmediate(callback: () => void): unknown } | undefined;
  _tickCallback?(): void;
  listeners(event: 'unhandledRejection'): RejectionListener[];
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
interface Globals {
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
  return node !== undefined && timers !== undefined ? inNode(node, timers.setImmediate) : inPage(globals);
}

function inNode(node: NodeProcess, setImmediate: (callback: () => void) => unknown): Surroundings {
  const drain = node._tickCallback === undefined ? null : node._tickCallback.bind(node);
  return {
    checkpoint: { drain, hop: (body) => hopBy((callback) => void setImmediate(callback), body) },
    routeRejections: (take) => routeInNode(node, take, setImmediate),
  };
}

function routeInNode(
  node: NodeProcess,
  take: (reason: unknown) => boolean,
  setImmediate: (callback: () => void) => unknown,
): Disposable {
  const others = node.listeners('unhandledRejection');
  const router: RejectionListener = (reason, promise) => {
    if (take(reason)) return;
    for (const other of others) other(reason, promise);
    // Nobody listened: rejected again when we no longer listen either, it takes the way that it would have taken.
    if (others.length === 0) setImmediate(() => void Promise.reject(reason));
  };
  for (const other of others) node.removeListener('unhandledRejection', other);
  node.on('unhandledRejection', router);
  return {
    [Symbol.dispose]() {
      node.removeListener('unhandledRejection', router);
      for (const other of others) node.on('unhandledRejection', other);
    },
  };
}

function inPage(globals: Globals): Surroundings {
  return {
    checkpoint: { drain: null, hop: (body) => hopBy(turnsOf(globals), body) },
    routeRejections: (take) => routeInPage(globals, take),
  };
}

function routeInPage(globals: Globals, take: (reason: unknown) => boolean): Disposable {
  const listener = (event: RejectionEvent): void => {
    if (!take(event.reason)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  globals.addEventListener?.('unhandledrejection', listener, true);
  return {
    [Symbol.dispose]() {
      globals.removeEventListener?.('unhandledrejection', listener, true);
    },
  };
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
