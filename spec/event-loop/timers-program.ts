import { expect } from 'chai';
import fc from 'fast-check';
import { Kernel } from '../../lib/event-loop/kernel.ts';
import { createLane } from '../../lib/event-loop/lane.ts';
import type { Scheduler } from '../../lib/event-loop/scheduler.ts';
import { clampedTimers, Timers } from '../../lib/event-loop/timers.ts';
import { OwnerDouble } from './owner-double.ts';
import { advanceTo, runDue } from './timer-steps.ts';

const documents = 3;
const [second, minute] = [1_000, 60_000];

type Kind = 'once' | 'interval' | 'chain';

export type Command =
  | { readonly do: 'set'; readonly document: number; readonly kind: Kind; readonly delayMs: number }
  | { readonly do: 'clear'; readonly document: number; readonly pick: number }
  | { readonly do: 'suspend' | 'resume' | 'hide' | 'show'; readonly document: number }
  | { readonly do: 'advance'; readonly byMs: number }
  | { readonly do: 'run' };

const anyDocument = fc.nat(documents - 1);

/** Programs over a few documents, with delays on both sides of each limit. */
export const timerPrograms: fc.Arbitrary<Command[]> = fc.array(
  fc.oneof(
    {
      weight: 5,
      arbitrary: fc.record({
        do: fc.constant('set' as const),
        document: anyDocument,
        kind: fc.constant<Kind>('once'),
        delayMs: fc.constantFrom(0, 0, 1, 10, 300, 999, 1_000, 1_001, 5_000, 70_000, 400_000),
      }),
    },
    {
      weight: 3,
      arbitrary: fc.record({
        do: fc.constant('set' as const),
        document: anyDocument,
        kind: fc.constantFrom<Kind>('interval', 'chain'),
        delayMs: fc.constantFrom(700, 1_000, 9_500, 61_000),
      }),
    },
    { weight: 2, arbitrary: fc.record({ do: fc.constant('clear' as const), document: anyDocument, pick: fc.nat(8) }) },
    {
      weight: 6,
      arbitrary: fc.record({
        do: fc.constantFrom(...(['suspend', 'resume', 'resume', 'hide', 'hide', 'show'] as const)),
        document: anyDocument,
      }),
    },
    {
      weight: 6,
      arbitrary: fc.record({
        do: fc.constant('advance' as const),
        byMs: fc.constantFrom(1, 7, 250, 500, 1_000, 1_499, 61_000, 310_000, 310_000, 400_000),
      }),
    },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('run' as const) }) },
  ),
  { maxLength: 40, size: 'max' },
);

/** One run that is to come. Its time is that of the document's own clock, which stands still while the document is suspended. */
interface Run {
  readonly delayMs: number;
  readonly askedAt: number;
  readonly nesting: number;
  readonly age: number;
}

interface Expected {
  readonly kind: Kind;
  id: number;
  next: Run | null;
}

/** A document, and what can be said of its timers without knowing how they are kept. */
class ModelDocument {
  readonly owner: OwnerDouble;
  readonly timers: Timers;
  readonly expected: Expected[] = [];
  readonly #kernel: Kernel;
  readonly #reached: Set<string>;
  #suspendedMs = 0;
  #suspendedAt: number | null = null;
  #hiddenSince: number | null = null;
  /** On the document's clock: when it was hidden or shown, or became active again. */
  #changedAt = 0;
  #wasHidden = false;
  #age = 0;
  #last: Run | null = null;

  constructor(kernel: Kernel, number: number, reached: Set<string>) {
    this.#kernel = kernel;
    this.#reached = reached;
    this.owner = new OwnerDouble(number);
    this.timers = new Timers(kernel, createLane(`tab${number}`, 'timer', number), this.owner, clampedTimers);
  }

  /** The document's clock. */
  get #clock(): number {
    return (this.#suspendedAt ?? this.#kernel.now) - this.#suspendedMs;
  }

  set(kind: Kind, delayMs: number): void {
    const timer: Expected = { kind, id: 0, next: this.#run(delayMs, 0) };
    this.expected.push(timer);
    timer.id = this.timers.set(() => this.#ran(timer), delayMs, kind === 'interval');
  }

  clear(pick: number): void {
    const timer = this.expected[pick];
    if (timer === undefined) return;
    this.timers.clear(timer.id);
    timer.next = null;
  }

  suspend(): void {
    this.owner.active = false;
    this.#kernel.deactivate(this.owner);
    this.timers.suspend();
    this.#suspendedAt ??= this.#kernel.now;
  }

  resume(): void {
    if (this.#suspendedAt !== null) {
      this.#suspendedMs += this.#kernel.now - this.#suspendedAt;
      this.#suspendedAt = null;
      this.#changedAt = this.#clock;
    }
    this.owner.active = true;
    this.#kernel.reactivate(this.owner);
    this.timers.resume();
  }

  setHidden(hidden: boolean): void {
    if (hidden === (this.#hiddenSince !== null)) return;
    this.#hiddenSince = hidden ? this.#kernel.now : null;
    this.#wasHidden = true;
    this.#changedAt = this.#clock;
    this.timers.hiddenChanged(this.#hiddenSince);
  }

  #run(delayMs: number, nesting: number): Run {
    return { delayMs, askedAt: this.#clock + delayMs, nesting, age: this.#age++ };
  }

  #ran(timer: Expected): void {
    const { next: run } = timer;
    if (run === null) return expect.fail('a timer ran that was cleared, or had run');
    expect(this.#suspendedAt, 'suspended at').to.equal(null);
    expect(this.#clock, 'the clock of the document').to.be.at.least(run.askedAt);
    if (this.#hiddenSince === null) this.#checkVisible(run);
    else this.#checkHidden(run, this.#hiddenSince);
    if (this.#suspendedMs > 0 && run.askedAt > this.#changedAt) this.#reached.add('(ran after a return)');
    timer.next = timer.kind === 'once' ? null : this.#run(run.delayMs, run.nesting + 1);
    if (timer.kind === 'chain') timer.id = this.timers.set(() => this.#ran(timer), run.delayMs, false);
  }

  /** Never later than asked, or than the moment from which on it could run; and in the order of the times asked for. */
  #checkVisible(run: Run): void {
    expect(this.#clock, 'when it ran').to.equal(Math.max(run.askedAt, this.#changedAt));
    const last = this.#last;
    if (!this.#wasHidden && last !== null) {
      const inOrder = last.askedAt < run.askedAt || (last.askedAt === run.askedAt && last.age < run.age);
      expect(inOrder, `${last.askedAt} (${last.age}) before ${run.askedAt} (${run.age})`).to.equal(true);
    }
    this.#last = run;
  }

  /** At a whole second or minute, the next that can be. */
  #checkHidden(run: Run, hiddenSince: number): void {
    const { now } = this.#kernel;
    // It was due before the document was hidden, or was never to wait.
    if (run.delayMs === 0 || run.askedAt <= this.#changedAt) return;
    const intensive = run.nesting >= 5 && now - hiddenSince >= 5 * minute;
    const step = intensive ? minute : second;
    expect(now % step, `${now} ms, which is to be a multiple of ${step}`).to.equal(0);
    expect(this.#clock - run.askedAt, 'lateness').to.be.lessThan(step);
    this.#reached.add(intensive ? '(ran at a minute)' : '(ran at a second)');
  }
}

/** Runs a program and checks each run of a timer as it happens; then lets everything run, and nothing may be left. */
export function runTimerProgram(commands: readonly Command[], scheduler: Scheduler): ReadonlySet<string> {
  const reached = new Set<string>();
  const kernel = new Kernel(scheduler, null);
  const all = Array.from({ length: documents }, (_, number) => new ModelDocument(kernel, number, reached));
  for (const command of commands) {
    reached.add(command.do);
    carryOut(command, kernel, all);
  }
  for (const one of all) finish(one);
  advanceTo(kernel, kernel.now + 500_000);
  for (const { expected, owner } of all) {
    for (const { next } of expected) expect(next, 'a timer that is still to run').to.equal(null);
    expect([owner.ownTasks, owner.held]).to.deep.equal([null, []]);
  }
  expect(kernel.laterCount).to.equal(0);
  return reached;
}

function finish(document: ModelDocument): void {
  document.resume();
  document.setHidden(false);
  for (const [pick, { kind }] of document.expected.entries()) if (kind !== 'once') document.clear(pick);
}

function carryOut(command: Command, kernel: Kernel, all: readonly ModelDocument[]): void {
  if (command.do === 'advance') return advanceTo(kernel, kernel.now + command.byMs);
  if (command.do === 'run') return runDue(kernel);
  const document = all[command.document]!;
  if (command.do === 'set') document.set(command.kind, command.delayMs);
  else if (command.do === 'clear') document.clear(command.pick);
  else if (command.do === 'hide' || command.do === 'show') document.setHidden(command.do === 'hide');
  else document[command.do]();
}
