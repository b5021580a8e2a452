import { drive } from '../event-loop/drive.ts';
import type { Begun, Scope } from '../event-loop/kernel.ts';
import type { Lane, Task } from '../event-loop/task.ts';
import { childrenOf, stopNavigation } from '../html/destroy-document.ts';
import { Document } from '../html/document.ts';
import type { Navigable, NavigationResult } from '../html/navigable.ts';
import type { UserAgent } from '../html/user-agent.ts';
import { StorageloomError } from '../infra/failure.ts';
import type { RealClock } from '../event-loop/real-clock.ts';
import type { Limits } from './options.ts';
import type { Surroundings } from './surroundings.ts';
import { Pump, type Pumped } from './pump.ts';
import { TaskCounter } from './task-counter.ts';

interface RunOptions {
  readonly scope: Scope | null;
  /** Asked before each step. */
  goOn(): boolean;
  readonly begin?: () => Begun;
  readonly counter?: TaskCounter;
  /** Whether answers that are missing are waited for. Default true. */
  readonly waits?: boolean;
}

export interface DrivingOptions {
  readonly limits: Limits;
  readonly clock: 'virtual' | 'real';
  readonly pump: 'manual' | 'auto';
}

/** What settling left behind. */
export interface Settled {
  /** Tasks that ran. */
  readonly tasks: number;
  /** Timers that still wait for their time. */
  readonly timersLeft: number;
  /** When the next of them falls due, in ms of virtual time; null when there is none. */
  readonly nextTimerMs: number | null;
}

export interface SettleOptions {
  /** Also moves virtual time to each timer that waits, until none is left. Default false. */
  readonly timers?: boolean;
  /** With `timers`: how far virtual time may move, in ms. Default: without limit (an interval then ends at the task limit). */
  readonly limitMs?: number;
}

/**
 * Whoever runs tasks runs them here: one driving call at a time, in the order of the calls. A drive ends when nothing may run, no
 * response is missing, or its purpose is reached.
 */
export class Driving<W extends object> implements Pumped {
  readonly #userAgent: UserAgent<W>;
  readonly #limits: Limits;
  readonly #surroundings: Surroundings;
  readonly #pump: Pump | null;
  /** The real clock that virtual time follows, and what has to be added to it. */
  readonly #clock: RealClock | null;
  #clockOffsetMs: number;
  #callsUnderWay = 0;
  /** Calls that wait for the one that drives, in their order. */
  readonly #waiting: (() => void)[] = [];
  #stopped = false;
  /** Between driving calls, as long as the Browser is open. */
  #watching: Disposable | null = null;

  constructor(userAgent: UserAgent<W>, surroundings: Surroundings, options: DrivingOptions) {
    this.#userAgent = userAgent;
    this.#limits = options.limits;
    this.#surroundings = surroundings;
    this.#clock = options.clock === 'real' ? surroundings.clock : null;
    this.#clockOffsetMs = -(this.#clock?.now() ?? 0);
    this.#pump = options.pump === 'auto' ? new Pump(this, surroundings.checkpoint, this.#clock) : null;
    if (this.#pump === null) return;
    userAgent.kernel.wake = userAgent.network.wake = this.#pump.wake;
  }

  /** Nothing runs by itself any more, and nothing is watched between driving calls. */
  stop(): void {
    this.#stopped = true;
    this.#pump?.stop();
    this.#watching?.[Symbol.dispose]();
  }

  get busy(): boolean {
    return this.#callsUnderWay > 0;
  }

  get hasWork(): boolean {
    return this.#userAgent.network.hasAnswer || this.#userAgent.kernel.hasRunnable(null);
  }

  get nextTimerInMs(): number | null {
    const { nextDueMs } = this.#userAgent.kernel;
    return nextDueMs === null ? null : Math.max(0, nextDueMs - this.#clockMs());
  }

  pump(): Promise<void> {
    return this.exclusive('The automatic pump', async () => {
      this.#userAgent.network.deliver(null);
      await this.#run({ scope: null, goOn: () => true, waits: false });
    });
  }

  /** Virtual time begins at 0 again. */
  restartClock(): void {
    this.#clockOffsetMs = -(this.#clock?.now() ?? 0);
  }

  /** Runs `body` when the driving calls before it have ended. From inside page code it rejects: that would never end. */
  async exclusive<T>(call: string, body: () => Promise<T>): Promise<T> {
    const { kernel, driverState } = this.#userAgent;
    // Where tasks run by themselves, a test that waited for one goes on in the promise jobs of that task: its call waits for the end.
    if (driverState.insideTask && kernel.current !== null && this.#pump === null) {
      throw new StorageloomError('REENTRANT', {
        what: `${call} was called from inside the task "${kernel.current.label}".`,
        why: 'It runs tasks, and a task cannot run inside another one.',
        mend: 'Call it from your test, after the call that runs tasks has resolved.',
      });
    }
    const isFirst = this.#callsUnderWay++ === 0;
    await (isFirst ? null : new Promise<void>((resolve) => this.#waiting.push(resolve)));
    const routing = this.#surroundings.routeRejections(this.#takeRejection);
    try {
      return await body();
    } finally {
      // Its step is over, and it may be gone.
      this.#userAgent.lastLeft = null;
      this.#watch();
      routing[Symbol.dispose]();
      this.#callsUnderWay--;
      this.#waiting.shift()?.();
      this.#pump?.wake();
    }
  }

  /** Counts up to limits.tasks. */
  counter(): TaskCounter {
    return new TaskCounter(this.#limits.tasks);
  }

  /**
   * Runs the tasks of a navigable's own group of agents, timers aside, until its navigation has ended and its document has loaded;
   * with `frames` also those in it, at any depth.
   */
  async load(navigable: Navigable<W>, frames: boolean = false): Promise<NavigationResult> {
    const { topLevel } = navigable;
    // A page may go to another group.
    const scope = (lane: Lane): boolean =>
      topLevel.navigationLanes.includes(lane) || (lane.source !== 'timer' && topLevel.group.has(lane.agent));
    const first = navigable.navigations;
    const tooMany = (): boolean => navigable.navigations - first >= this.#limits.navigations;
    await this.#run({ scope, goOn: () => !isSettled(navigable, frames) && !tooMany() });
    if (tooMany()) {
      stopNavigation(navigable);
      throw new StorageloomError('NAVIGATION_LIMIT', {
        what: `${navigable.name} navigated ${this.#limits.navigations} times while it loaded, at last to ${navigable.activeDocument?.url}.`,
        why: 'Its pages navigate whenever they load, so they never come to rest.',
        mend: 'Look for the script that sets location while it runs, or raise limits.navigations.',
      });
    }
    return navigable.lastResult as NavigationResult;
  }

  /** Runs the tasks of one lane, and nothing else, until `done`. */
  async runLane(lane: Lane, done: () => boolean): Promise<void> {
    await this.#run({ scope: (other) => other === lane, goOn: () => !done() });
  }

  /** Lets promise jobs end, and runs no task. */
  async rest(): Promise<void> {
    const { kernel, observer, checkpoint, driverState } = this.#userAgent;
    await drive({ kernel, checkpoint, observer, begin: () => 'idle', goOn: () => false }, driverState);
  }

  async settle({ timers = false, limitMs = Infinity }: SettleOptions): Promise<Settled> {
    const { kernel } = this.#userAgent;
    const until = kernel.now + limitMs;
    const counter = this.counter();
    let goesOn = await this.#run({ scope: null, goOn: () => true, counter });
    while (goesOn && timers && kernel.nextDueMs !== null && kernel.nextDueMs <= until) {
      this.#moveTo(kernel.nextDueMs);
      goesOn = await this.#run({ scope: null, goOn: () => true, counter });
    }
    return this.#settled(counter.count);
  }

  async advance(ms: number): Promise<Settled> {
    const { kernel } = this.#userAgent;
    const until = kernel.now + ms;
    const counter = this.counter();
    let goesOn = await this.#run({ scope: null, goOn: () => true, counter });
    while (goesOn && kernel.now < until) {
      this.#moveTo(Math.min(kernel.nextDueMs ?? until, until));
      goesOn = await this.#run({ scope: null, goOn: () => true, counter });
    }
    return this.#settled(counter.count);
  }

  /** Runs one task: of the lane `choose`, or the scheduler's choice. Null: none may run. */
  async step(choose: string | null): Promise<Task | null> {
    const { kernel } = this.#userAgent;
    let task: Task | null = null;
    const begin = (): Begun => {
      if (choose === null) return kernel.begin(null);
      if (!kernel.beginLane(choose)) throw notEnabled(choose, kernel.runnable());
      return 'begun';
    };
    await this.#run({
      scope: null,
      goOn: () => task === null,
      begin: () => {
        const begun = begin();
        task = kernel.current;
        return begun;
      },
    });
    return task;
  }

  /** False: the scheduler abandoned the run. */
  async #run(options: RunOptions): Promise<boolean> {
    const { kernel, network, observer, checkpoint, driverState } = this.#userAgent;
    const { scope, goOn, counter = this.counter(), waits = true } = options;
    const begin = options.begin ?? (() => kernel.begin(scope));
    const nameOfCurrent = (): string => `${kernel.current?.lane?.name} "${kernel.current?.label}"`;
    const counted = (): Begun => {
      const begun = begin();
      if (begun === 'begun') counter.add(nameOfCurrent);
      return begun;
    };
    const within = (): boolean => !counter.full && goOn();
    for (;;) {
      this.#followClock();
      const outcome = await drive({ kernel, checkpoint, observer, begin: counted, goOn: within }, driverState);
      if (outcome === 'abandoned') return false;
      if (!goOn()) return true;
      if (counter.full && kernel.hasRunnable(scope)) throw counter.failure();
      if (!waits || !network.isBusy(scope)) return true;
      await network.answered(scope);
      network.deliver(scope);
    }
  }

  /** Virtual time as the real clock has it; without one, as it is. */
  #clockMs(): number {
    return this.#clock === null ? this.#userAgent.kernel.now : this.#clock.now() + this.#clockOffsetMs;
  }

  #followClock(): void {
    const { kernel } = this.#userAgent;
    if (this.#clock !== null) kernel.moveTo(Math.max(kernel.now, this.#clockMs()));
  }

  /** Moves virtual time, which a real clock then goes on from. */
  #moveTo(ms: number): void {
    const { kernel } = this.#userAgent;
    kernel.moveTo(Math.max(kernel.now, ms));
    this.#clockOffsetMs += Math.max(0, kernel.now - this.#clockMs());
  }

  #settled(tasks: number): Settled {
    const { kernel } = this.#userAgent;
    return { tasks, timersLeft: kernel.laterCount, nextTimerMs: kernel.nextDueMs };
  }

  /** From the first window on whose promises are its own: when they are rejected between driving calls, it hears of it, too. */
  #watch(): void {
    if (this.#watching !== null || this.#stopped || !this.#userAgent.ownsPromises) return;
    // A Browser that nobody closes and nobody holds is not kept for this.
    const self = new WeakRef(this);
    const take = (reason: unknown, promise: unknown): boolean => {
      const driving = self.deref();
      return driving !== undefined && driving.#takeOwn(reason, promise);
    };
    this.#watching = this.#surroundings.routeRejections(take, 'open');
    forgotten.register(this, this.#watching);
  }

  readonly #takeRejection = (reason: unknown, promise: unknown): boolean => {
    if (this.#takeOwn(reason, promise)) return true;
    const { kernel, lastLeft } = this.#userAgent;
    // A document is left in a task of the user agent's own, in which its handlers run.
    const left = lastLeft !== null && kernel.current !== null && lastLeft.step === kernel.step ? lastLeft.document : null;
    const owner = kernel.current?.owner ?? left;
    if (!(owner instanceof Document)) return false;
    owner.reportException('rejection', reason);
    return true;
  };

  #takeOwn(reason: unknown, promise: unknown): boolean {
    const owner = this.#userAgent.ownerOfPromise(promise);
    owner?.reportException('rejection', reason);
    return owner !== null;
  }
}

function isSettled<W extends object>(navigable: Navigable<W>, frames: boolean): boolean {
  if (!navigable.settled) return false;
  return (
    !frames || navigable.activeDocument === null || childrenOf(navigable.activeDocument).every((child) => isSettled(child, true))
  );
}

/** Ends the watch of what was collected. */
const forgotten = new FinalizationRegistry<Disposable>((watching) => watching[Symbol.dispose]());

function notEnabled(choose: string, runnable: readonly Task[]): StorageloomError {
  const names = runnable.map(({ lane }) => lane?.name);
  return new StorageloomError('LANE_NOT_RUNNABLE', {
    what: `The lane ${choose} has no task that may run now.`,
    why: names.length === 0 ? 'Nothing may run at all.' : `These lanes have one: ${names.join(', ')}.`,
    mend: 'Choose the name of a task in browser.pending whose why is "runnable".',
  });
}
