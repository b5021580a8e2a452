import { drive } from '../event-loop/drive.ts';
import type { Begun, Kernel } from '../event-loop/kernel.ts';
import type { Outstanding, OutstandingWork, StartLimit } from '../event-loop/outstanding-work.ts';
import type { RealClock } from '../event-loop/real-clock.ts';
import type { Scope } from '../event-loop/task-queues.ts';
import type { Lane, Task } from '../event-loop/task.ts';
import { setOngoingNavigation } from '../html/navigables/set-ongoing-navigation.ts';
import type { Navigable } from '../html/records/navigable.ts';
import type { NavigationResult, OngoingNavigation } from '../html/records/ongoing-navigation.ts';
import type { UserAgent } from '../html/records/user-agent.ts';
import { DrivingCalls, type DrivingCallsOptions } from './driving-calls.ts';
import { cutOff, noAnswer, notEnabled, reentrant, tooManyNavigations } from './driving-failures.ts';
import type { Ledger } from '../profile/ledger.ts';
import { Loading } from './loading.ts';
import { tellOfCircles } from './locks.ts';
import type { Limits } from './options.ts';
import { PageRejections } from './page-rejections.ts';
import type { Settleable } from './settling.ts';
import type { Surroundings } from './surroundings.ts';
import { Pump, type Pumped } from './pump.ts';
import { TaskCounter } from './task-counter.ts';
import { VirtualTime } from './virtual-time.ts';
import { watchEnd } from './watch-end.ts';

interface RunOptions {
  readonly scope: Scope | null;
  /** Asked before each step, and while nothing may run. */
  goOn(): boolean;
  readonly begin?: () => Begun;
  readonly counter?: TaskCounter;
  /** Whether answers that are missing are waited for. Default true. */
  readonly waits?: boolean;
}

export interface LoadOptions {
  /** The one that the call began. Default: none. */
  readonly navigation?: OngoingNavigation | null;
  /** It is over when the frames in the page have loaded, too, at any depth. Default false. */
  readonly frames?: boolean;
}

export interface DrivingOptions extends DrivingCallsOptions {
  readonly limits: Limits;
  readonly clock: 'virtual' | 'real';
  readonly pump: 'manual' | 'auto';
}

/**
 * Whoever runs tasks runs them here: one driving call at a time, in the order of the calls. A drive ends when nothing may run and
 * nothing that is outstanding holds it up, or its purpose is reached.
 */
export class Driving implements Pumped, Settleable {
  #userAgent: UserAgent;
  readonly limits: Limits;
  /** Of the surroundings, whatever time pages see. */
  readonly realClock: RealClock;
  #time: VirtualTime;
  /** Null when time is virtual. */
  readonly #clock: RealClock | null;
  readonly #rejections: PageRejections;
  readonly #pump: Pump | null;
  readonly calls: DrivingCalls;
  readonly #startLimit: StartLimit;
  readonly ledger: Ledger | null;
  readonly #watchingEnd: Disposable;
  /** Nobody waits for outstanding work any more. */
  #closing = false;

  constructor(userAgent: UserAgent, surroundings: Surroundings, options: DrivingOptions) {
    this.limits = options.limits;
    this.realClock = surroundings.clock;
    this.ledger = options.ledger ?? null;
    this.#startLimit = (expire) => surroundings.clock.after(this.limits.waitMs, expire);
    this.#clock = options.clock === 'real' ? surroundings.clock : null;
    this.#rejections = new PageRejections(userAgent, surroundings);
    this.calls = new DrivingCalls(this.#rejections, options, () => {
      this.#userAgent.lastLeft = null;
      this.#userAgent.printPagesFailures();
    });
    this.#pump = options.pump === 'auto' ? new Pump(this, surroundings.checkpoint, this.#clock) : null;
    this.#userAgent = userAgent;
    this.#time = this.#begin(userAgent);
    this.#watchingEnd = watchEnd(this, surroundings);
  }

  /** From now on it is the tasks of that user agent that run: another run begins, and virtual time with it. */
  follow(userAgent: UserAgent): void {
    this.#userAgent = userAgent;
    this.#rejections.follow(userAgent);
    this.#time = this.#begin(userAgent);
  }

  /** A pump that stopped goes on. */
  #begin({ kernel, outstanding, clock }: UserAgent): VirtualTime {
    outstanding.inOrder = this.#clock === null;
    if (this.#pump !== null) {
      kernel.wake = outstanding.wake = this.#pump.wake;
      this.#pump.beginRun();
    }
    const time = new VirtualTime(kernel, outstanding, this.#clock);
    if (this.#clock !== null) clock.realTime = time;
    return time;
  }

  /** Nothing runs by itself any more, and nothing is watched between driving calls. */
  stop(): void {
    this.#pump?.stop();
    this.#rejections.stop();
    this.#watchingEnd[Symbol.dispose]();
  }

  get kernel(): Kernel {
    return this.#userAgent.kernel;
  }

  get outstanding(): OutstandingWork {
    return this.#userAgent.outstanding;
  }

  get time(): VirtualTime {
    return this.#time;
  }

  get userAgent(): UserAgent {
    return this.#userAgent;
  }

  /** Calls that come now are refused, and nothing is waited for. */
  get closed(): boolean {
    return this.#closing;
  }

  /** Time is real: nobody moves it. */
  get isReal(): boolean {
    return this.#clock !== null;
  }

  get pumpAbandoned(): boolean {
    return this.#pump?.abandoned === true;
  }

  get busy(): boolean {
    return this.calls.busy;
  }

  get hasWork(): boolean {
    return this.outstanding.canDeliver(null) || this.kernel.hasRunnable(null);
  }

  get nextTimerInMs(): number | null {
    return this.#time.nextInMs;
  }

  /** False: the scheduler abandoned the run. */
  pump(): Promise<boolean> {
    return this.#inTurn('The automatic pump', () => this.run({ scope: null, goOn: () => true, waits: false }), false);
  }

  idle(): void {
    tellOfCircles(this.#userAgent);
    this.#userAgent.outstanding.startLimits(null, this.#startLimit);
  }

  /** Runs `body` when the driving calls before it have ended. From inside page code it rejects: that would never end. */
  async exclusive<T>(call: string, body: () => Promise<T>): Promise<T> {
    this.#refuseInside(call);
    return await this.#inTurn(call, body);
  }

  /** As {@link exclusive}, for the call that closes: whatever waits for outstanding work, now or in its turn, is cut off. */
  async last<T>(call: string, body: () => Promise<T>): Promise<T> {
    this.#refuseInside(call);
    this.#closing = true;
    this.#userAgent.outstanding.interrupt();
    return await this.#inTurn(call, body);
  }

  /** The error, with the last steps where a run led to it: for who throws it when no driving call is under way. */
  ended<T>(error: T): T {
    return this.calls.failed(error);
  }

  /** Counts up to limits.tasks, and limits.timeMoves. */
  counter(): TaskCounter {
    return new TaskCounter(this.limits.tasks, this.limits.timeMoves);
  }

  /**
   * Runs the tasks of a navigable's own group of agents, timers aside, until its navigation has ended and its document has loaded.
   * While it waits for an answer that takes virtual time, time moves, and everything runs that falls due meanwhile. Answers with how `navigation` ended, where something else took its place,
   * and otherwise with how the last one did.
   */
  async load(navigable: Navigable, { navigation = null, frames = false }: LoadOptions = {}): Promise<NavigationResult> {
    const { outstanding } = this.#userAgent;
    const loading = new Loading(navigable, frames, this.limits.navigations);
    const { scope, own, goesOn } = loading;
    const run = { scope, goOn: goesOn, counter: this.counter() };
    await this.run(run);
    while (goesOn() && outstanding.missing(own).length === 0 && outstanding.nextMs(scope) !== null) {
      // Time moves when nothing may run, and stops wherever something falls due, in other tabs as well.
      await this.run({ ...run, scope: null });
      const next = this.#time.nextMs;
      if (!goesOn() || next === null) break;
      this.#time.moveTo(next);
      await this.run({ ...run, scope: null });
    }
    if (loading.tooMany) {
      setOngoingNavigation(navigable, null);
      throw tooManyNavigations(navigable.name, navigable.activeDocument?.url, this.limits.navigations);
    }
    const [missing] = [...outstanding.missing(own), ...outstanding.missing(scope)];
    if (goesOn() && missing !== undefined) throw noAnswer(navigable.name, missing, this.limits.waitMs);
    loading.throwIfPagesFailed();
    if (navigation?.result?.ok === false) return navigation.result;
    return loading.result;
  }

  /** Runs the tasks of one lane, and nothing else, until `done`. */
  async runLane(lane: Lane, done: () => boolean): Promise<void> {
    await this.run({ scope: (other) => other === lane, goOn: () => !done() });
  }

  /** Lets promise jobs end, and runs no task. */
  async rest(): Promise<void> {
    const { kernel, observer, options, scripts } = this.#userAgent;
    const { checkpoint } = options;
    await drive({ kernel, checkpoint, observer, begin: () => 'idle', goOn: () => false }, scripts);
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
    await this.run({
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

  #inTurn<T>(call: string, body: () => Promise<T>, isOwn: boolean = true): Promise<T> {
    return this.calls.inTurn(call, body, isOwn).finally(this.#pump?.wake);
  }

  #refuseInside(call: string): void {
    const { kernel, scripts } = this.#userAgent;
    // Where tasks run by themselves, a test that waited for one goes on in the promise jobs of that task: its call waits for the end.
    if (!scripts.insideTask || kernel.current === null || this.#pump !== null) return;
    throw reentrant(call, kernel.current);
  }

  /** False: the scheduler abandoned the run. */
  async run(options: RunOptions): Promise<boolean> {
    const agent = this.#userAgent;
    const { kernel, outstanding, observer, scripts } = agent;
    const { checkpoint } = agent.options;
    const { scope, goOn, counter = this.counter(), waits = true, begin = () => kernel.begin(scope) } = options;
    agent.stepFailure.forget();
    const nameOfCurrent = (): string => `${kernel.current?.lane?.name} "${kernel.current?.label}"`;
    const counted = (): Begun => {
      this.#time.catchUp();
      const begun = begin();
      if (begun === 'begun') counter.add(nameOfCurrent);
      return begun;
    };
    const within = (): boolean => {
      this.ledger?.stepEnded();
      return !counter.full && !agent.stepFailure.isThere && goOn();
    };
    for (;;) {
      this.#time.follow();
      const outcome = await drive({ kernel, checkpoint, observer, begin: counted, goOn: within }, scripts);
      agent.stepFailure.throwIfThere();
      if (outcome === 'abandoned') return false;
      if (!goOn()) return true;
      if (counter.full && kernel.hasRunnable(scope)) throw counter.failure();
      if (waits) await this.#known(scope, goOn);
      if (!goOn() || !(outstanding.fallDue(scope) || outstanding.deliver(scope))) return true;
    }
  }

  /** Waits, in real time, until it is known of everything in that scope when it comes. */
  async #known(scope: Scope | null, goOn: () => boolean): Promise<void> {
    const { outstanding } = this.#userAgent;
    await outstanding.untilKnown(scope, () => goOn() && !this.#closing, this.#startLimit);
    if (this.#closing && goOn() && outstanding.holdsUp(scope)) {
      throw cutOff(this.calls.current, outstanding.missing(scope)[0] as Outstanding);
    }
  }
}
