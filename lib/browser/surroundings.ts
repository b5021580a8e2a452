import type { Checkpoint } from '../event-loop/checkpoint.ts';
import type { RealClock } from '../event-loop/real-clock.ts';
import type { URLPatternClass } from '../fetch/page-record.ts';
import { LastWords } from './last-words.ts';
import { messageTurns, type MessageChannelClass, type Turn } from './message-turns.ts';
import { RejectionNews, type RejectionEvents } from './rejection-news.ts';
import { RejectionRouter, type Emitter, type RejectionTaker } from './rejection-router.ts';

/**
 * What a Browser takes from the place where it runs: turns of the event loop around us, promise jobs, and news of rejections.
 * This is the one room of the core that looks at the surroundings; everything else gets what it needs through ports.
 */
export interface Surroundings {
  readonly checkpoint: Checkpoint;
  readonly clock: RealClock;
  /** Null where the platform has none, as in Node before 23.8. */
  readonly URLPattern: URLPatternClass | null;
  /** Writes a line for people: to stderr, or into the console of the page. */
  print(line: string): void;
  /** Throws in a turn of its own, where nobody catches it: every runner hears of that, or the process ends. */
  fail(error: unknown): void;
  /**
   * Offers each unhandled rejection to `taker`, until it is disposed. What no taker takes goes the way that it would
   * have gone: to those who listen, or, where nobody does, it ends the process. `during` says what `take` is for: during `driving` that
   * way is gone a turn later, or when the last driving ends, so that it disturbs no step.
   */
  routeRejections(taker: RejectionTaker, during?: 'driving' | 'open'): Disposable;
  /**
   * Where the process ends because a promise is awaited that nothing can settle any more, `hint` is asked for a line for people, until it is
   * disposed. Nowhere else, so that it never speaks without need.
   */
  watchEnd(hint: () => string | null): Disposable;
  /** Writes a text, of one line or several, to the console that is there at that moment: test runners put theirs. */
  readonly log: (level: Level, text: string) => void;
  /** `Proxy of Foo` for a Proxy, without a call of its traps; null for all else, and where the surroundings cannot tell. */
  readonly describeProxy: (value: object) => string | null;
}

/** Severities of messages, which are names of a console's functions, too. */
type Level = 'debug' | 'log' | 'info' | 'warn' | 'error';

interface Timeouts {
  setTimeout(callback: () => void, ms: number): unknown;
  clearTimeout(id: unknown): void;
}

/** What Node's `setTimeout` gives. */
interface NodeTimeout {
  unref?(): void;
}

interface NodeTimers extends Timeouts {
  setImmediate(callback: () => void): unknown;
}

interface NodeUtil {
  inspect(value: unknown, options: { readonly depth: number; readonly customInspect: boolean }): string;
  readonly types: { isProxy(value: unknown): boolean };
}

interface NodeVM {
  runInThisContext(code: string): unknown;
}

/** The few members of Node's `process` that matter here. */
interface NodeProcess extends Emitter {
  getBuiltinModule?(id: 'node:timers'): NodeTimers | undefined;
  getBuiltinModule?(id: 'node:util'): NodeUtil | undefined;
  getBuiltinModule?(id: 'node:vm'): NodeVM | undefined;
  readonly stderr?: { write(text: string): unknown };
  readonly exitCode?: unknown;
  on?(event: 'exit', listener: () => void): unknown;
  off?(event: 'exit', listener: () => void): unknown;
  hrtime(): [seconds: number, nanoseconds: number];
  _tickCallback?(): void;
}

/** The few globals that matter here: of Node, or of a page. */
interface Globals extends Partial<Timeouts>, RejectionEvents {
  readonly console?: Readonly<Record<Level, (text: string) => void>>;
  readonly performance?: { now(): number };
  readonly process?: NodeProcess;
  readonly URLPattern?: URLPatternClass;
  readonly MessageChannel?: MessageChannelClass;
}

/** Finds out where we run. `globals` is there for tests. */
export function surroundings(globals?: Globals): Surroundings {
  return (globals === undefined ? here : taken(globals))();
}

/** One for each process: Browsers begin and end in any order, and the last one puts everything back. */
const routers = new WeakMap<NodeProcess, RejectionRouter>();
const lastWords = new WeakMap<NodeProcess, LastWords>();

/**
 * When the library is loaded, and never again: fake timers, as `mock.timers` of node:test, sinon and other runners have them, come later and put
 * their functions in the place of those of the global, of `process` and of Node's modules.
 */
const here: () => Surroundings = taken(globalThis as object as Globals);

/** Takes what has a fake, and gives what makes surroundings of it. */
function taken(globals: Globals): () => Surroundings {
  const { process: node } = globals;
  // The module's own functions: runners that had been there before have put theirs into the global.
  const timers = node?.getBuiltinModule?.('node:timers');
  if (node === undefined || timers === undefined) return inPage(globals);
  const inside = inNode(node, timers, globals);
  return () => inside;
}

function inNode(node: NodeProcess, { setImmediate, setTimeout, clearTimeout }: NodeTimers, globals: Globals): Surroundings {
  const { URLPattern } = globals;
  const hrtime = node.hrtime.bind(node);
  const immediately: Turn = (callback, after) => {
    setImmediate(callback);
    // Nothing comes between two of them but promise jobs.
    if (after !== undefined) setImmediate(after);
  };
  const drain = node._tickCallback === undefined ? null : node._tickCallback.bind(node);
  const real = realProcess(node);
  let router = routers.get(real);
  if (router === undefined) routers.set(real, (router = new RejectionRouter(real, setImmediate)));
  const { route } = router;
  let words = lastWords.get(real);
  if (words === undefined) lastWords.set(real, (words = new LastWords(real)));
  const { watch } = words;
  return {
    checkpoint: { drain, hop: (body, after) => hopBy(immediately, body, after) },
    clock: clockOf(() => inMilliseconds(hrtime()), { setTimeout, clearTimeout }),
    URLPattern: URLPattern ?? null,
    print: (line) => void node.stderr?.write(`${line}\n`),
    fail: (error) => void setImmediate(() => thrown(error)),
    routeRejections: route,
    watchEnd: watch,
    log: logOf(globals),
    describeProxy: proxiesOf(node.getBuiltinModule?.('node:util')),
  };
}

function logOf(globals: Globals): Surroundings['log'] {
  return (level, text) => globals.console?.[level](text);
}

/** At depth -1 Node says no more of a Proxy than the class of its target. */
function proxiesOf(util: NodeUtil | undefined): Surroundings['describeProxy'] {
  return (value) => {
    if (util?.types.isProxy(value) !== true) return null;
    return `Proxy of ${/[\w$]+/.exec(util.inspect(value, { depth: -1, customInspect: false }))?.[0] ?? 'Object'}`;
  };
}

/** Some runners (Jest) give tests a copy of the process, on which nothing is emitted. */
function realProcess(node: NodeProcess): NodeProcess {
  const real = node.getBuiltinModule?.('node:vm')?.runInThisContext('process');
  // What the main context calls so is Node's process.
  return typeof real === 'object' && real !== null ? (real as NodeProcess) : node;
}

function inMilliseconds([seconds, nanoseconds]: [number, number]): number {
  return seconds * 1000 + nanoseconds / 1e6;
}

/** Timers of Node and of web pages count in 32 bits. */
export const longestTimerMs = 2_147_483_647;

function clockOf(now: () => number, timeouts: Timeouts): RealClock {
  return {
    now,
    after(ms, callback, holds = true) {
      // A longer one would come at once. Whoever waits that long looks again when it has come.
      const id = timeouts.setTimeout(callback, Math.min(Math.ceil(ms), longestTimerMs));
      // In a page it is a number.
      if (!holds && typeof id === 'object') (id as NodeTimeout | null)?.unref?.();
      return { [Symbol.dispose]: () => timeouts.clearTimeout(id) };
    },
  };
}

function inPage(globals: Globals): () => Surroundings {
  const { setTimeout, clearTimeout, performance } = globals;
  const turn = messageTurns(globals.MessageChannel);
  const now = performance?.now.bind(performance) ?? (() => 0);
  // Called without a window, as they are in a page.
  const timeouts: Timeouts = {
    setTimeout: (callback, ms) => setTimeout?.(callback, ms),
    clearTimeout: (id) => clearTimeout?.(id),
  };
  return () => pageSurroundings(globals, turn, clockOf(now, timeouts), timeouts);
}

function pageSurroundings(globals: Globals, turn: Turn, clock: RealClock, timeouts: Timeouts): Surroundings {
  const news = new RejectionNews(globals, turn);
  return {
    checkpoint: { drain: null, hop: (body, after) => hopBy(news.turn, body, after) },
    clock,
    URLPattern: globals.URLPattern ?? null,
    print: (line) => globals.console?.warn(line),
    fail: (error) => void timeouts.setTimeout(() => thrown(error), 0),
    routeRejections: news.route,
    watchEnd: () => ({ [Symbol.dispose]: () => undefined }),
    log: logOf(globals),
    describeProxy: () => null,
  };
}

function hopBy<T>(turn: Turn, body: () => T, after?: () => void): Promise<T> {
  return new Promise((resolve, reject) => {
    turn(() => {
      try {
        resolve(body());
      } catch (error) {
        reject(error);
      }
    }, after);
  });
}

function thrown(error: unknown): never {
  throw error;
}
