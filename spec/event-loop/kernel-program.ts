import { expect } from 'chai';
import { Kernel } from '../../lib/event-loop/kernel.ts';
import { createLane } from '../../lib/event-loop/lane.ts';
import type { Observer } from '../../lib/event-loop/observer.ts';
import type { Scheduler } from '../../lib/event-loop/scheduler.ts';
import type { Scope } from '../../lib/event-loop/task-queues.ts';
import { Task } from '../../lib/event-loop/task.ts';
import { lanes, owners, type Command, type Posting } from './kernel-commands.ts';
import { LiteralKernel } from './literal-kernel.ts';
import { ObserverDouble } from './observer-double.ts';
import { OwnerDouble } from './owner-double.ts';

class NumberedTask extends Task {
  readonly id: number;
  readonly #run: (first: boolean) => boolean;
  #first = true;

  constructor(id: number, owner: OwnerDouble | null, run: (first: boolean) => boolean) {
    super('DOM manipulation', owner);
    this.id = id;
    this.#run = run;
  }

  override get label(): string {
    return String(this.id);
  }

  override run(): boolean {
    const first = this.#first;
    this.#first = false;
    return this.#run(first);
  }
}

const idOf = (task: Task): number => (task as NumberedTask).id;

/** Runs programs on the kernel and on the literal one side by side, and compares all that can be asked of them after each command. */
export class SideBySide {
  readonly ran: number[] = [];
  readonly observer: ObserverDouble = new ObserverDouble();
  readonly kernel: Kernel;
  readonly literal: LiteralKernel = new LiteralKernel();
  readonly #tasks: NumberedTask[] = [];
  readonly #owners = Array.from({ length: owners }, (_, id) => new OwnerDouble(id));
  readonly #lanes = Array.from({ length: lanes }, (_, number) => createLane(`tab${number}`, 'DOM manipulation', number));
  #draw = 0;
  #shown = 0;

  constructor(isNatural: boolean) {
    this.literal.active.push(...this.#owners.map(() => true));
    this.observer.choosing = (heads, count, place) => this.#checkChoice(heads.slice(0, count).map(idOf), place);
    this.kernel = new Kernel(isNatural ? natural : this.#drawing(), this.observer satisfies Observer);
    this.#natural = isNatural;
  }

  readonly #natural: boolean;

  do(command: Command): void {
    switch (command.do) {
      case 'post':
        this.#post(command.posting);
        break;
      case 'remove':
      case 'freeze':
      case 'thaw':
      case 'retime':
        this.#doTo(command);
        break;
      case 'removeAllOf':
        this.kernel.removeAllOf(this.#owner(command.owner), 'document destroyed');
        this.literal.removeAllOf(command.owner);
        break;
      case 'destroy':
        this.#destroy(command.owner);
        break;
      case 'deactivate':
      case 'reactivate':
        this.#setActive(command.owner, command.do === 'reactivate');
        break;
      case 'moveTo':
        this.literal.now += command.byMs;
        this.kernel.moveTo(this.literal.now);
        break;
      default:
        this.#begin(command);
    }
    this.compare();
  }

  /** All documents active, all timers going and due, everything run: nothing may be left. */
  finish(): void {
    for (const { id } of this.literal.tasks) this.do({ do: 'thaw', pick: id });
    for (let owner = 0; owner < owners; owner++) this.#setActive(owner, true);
    while (this.literal.tasks.some(({ state }) => state === 'waiting')) {
      this.do({ do: 'moveTo', byMs: 10 });
      while (this.literal.runnable(() => true).length > 0) this.#begin({ do: 'begin', draw: this.ran.length * 7 });
    }
  }

  compare(): void {
    const { kernel, literal, observer } = this;
    const told = observer.lines.length;
    expect(kernel.runnable().map(idOf), 'runnable').to.deep.equal(literal.runnable(() => true));
    expect(kernel.waiting().map(idOf), 'waiting').to.deep.equal(literal.waiting());
    expect(kernel.later().map(idOf), 'later').to.deep.equal(literal.later());
    expect(kernel.laterCount, 'laterCount').to.equal(literal.later().length);
    expect(kernel.nextDueMs, 'nextDueMs').to.equal(literal.tasks[literal.later()[0] ?? -1]?.earliest ?? null);
    expect([kernel.now, kernel.steps], 'now and steps').to.deep.equal([literal.now, this.ran.length]);
    const named = literal.schedule.map(({ choice: number, lane }) => ({ choice: number, lane: this.#lanes[lane]!.name }));
    expect(kernel.schedule, 'schedule').to.deep.equal(named);
    expect(observer.lines.length, 'what is told by looking').to.equal(told);
  }

  #doTo(command: Extract<Command, { pick: number }>): void {
    const { kernel, literal } = this;
    const task = this.#tasks[command.pick];
    if (task === undefined) return;
    if (command.do === 'remove') {
      kernel.remove(task, 'cancelled');
      literal.remove(task.id);
    } else if (command.do === 'retime') {
      const [earliest, asked] = [kernel.now + command.byMs, kernel.now + command.askedMs];
      kernel.retime(task, earliest, asked);
      literal.retime(task.id, earliest, asked);
    } else {
      kernel[command.do](task);
      literal[command.do](task.id);
    }
  }

  #post({ lane, owner, delayMs, putOffMs, parts, child }: Posting): void {
    let partsLeft = parts;
    const task = new NumberedTask(this.#tasks.length, owner === null ? null : this.#owner(owner), (first) => {
      if (first) {
        this.ran.push(task.id);
        this.literal.run(task.id);
      }
      if (first && child !== null) this.#post(child);
      return --partsLeft > 0;
    });
    this.#tasks.push(task);
    this.literal.post(task.id, lane, owner, delayMs, delayMs + putOffMs);
    const queued = this.kernel.post(task, this.#lanes[lane]!, delayMs, delayMs + putOffMs);
    expect(queued, 'queued').to.equal(this.literal.tasks[task.id]?.state !== 'refused');
  }

  #destroy(owner: number): void {
    Object.assign(this.#owner(owner), { active: false, destroyed: true });
    this.literal.active[owner] = false;
    this.literal.destroyed[owner] = true;
    this.kernel.removeAllOf(this.#owner(owner), 'document destroyed');
    this.literal.removeAllOf(owner);
  }

  #checkChoice(shown: readonly number[], place: number): void {
    const heads = this.literal.runnable(() => true);
    expect([...shown].sort(), 'shown').to.deep.equal([...heads].sort());
    expect(shown[place], 'shown as the natural one').to.equal(heads[0]);
    this.#shown++;
  }

  #setActive(owner: number, active: boolean): void {
    if (this.#owner(owner).destroyed) return;
    this.#owner(owner).active = active;
    this.literal.active[owner] = active;
    if (active) this.kernel.reactivate(this.#owner(owner));
    else this.kernel.deactivate(this.#owner(owner));
  }

  #begin(command: Extract<Command, { do: `begin${string}` }>): void {
    const { kernel } = this;
    const before = this.ran.length;
    const expected = this.#expected(command);
    const heads = this.literal.runnable(() => true);
    const isChoice = command.do !== 'beginInScope' && expected !== undefined;
    if (isChoice && expected !== 'abandoned') this.literal.choose(expected, heads);
    this.#shown = 0;
    const begun = this.#callBegin(command);
    expect(this.#shown, 'choices shown').to.equal(isChoice && heads.length > 1 ? 1 : 0);
    const ofExpected = expected === 'abandoned' ? 'abandoned' : 'begun';
    expect(begun, 'outcome').to.equal(expected === undefined ? 'idle' : ofExpected);
    if (begun !== 'begun') return;
    expect(this.ran.slice(before), 'what ran').to.deep.equal([expected]);
    while (kernel.again) kernel.resume();
    kernel.end();
  }

  #callBegin(command: Extract<Command, { do: `begin${string}` }>): string {
    if (command.do === 'beginLane') return this.kernel.beginLane(this.#lanes[command.lane]!.name) ? 'begun' : 'idle';
    if (command.do === 'begin') this.#draw = command.draw;
    const scope: Scope | null = command.do === 'begin' ? null : (lane) => command.lanes[lane.agent] === true;
    return this.kernel.begin(scope);
  }

  #expected(command: Extract<Command, { do: `begin${string}` }>): number | 'abandoned' | undefined {
    if (command.do === 'beginLane') return this.literal.runnable((lane) => lane === command.lane)[0];
    if (command.do === 'beginInScope') return this.literal.runnable((lane) => command.lanes[lane] === true)[0];
    const heads = this.literal.runnable(() => true);
    return this.#natural || heads.length < 2 ? heads[0] : choice(heads, command.draw);
  }

  /** Chooses by the draw among the heads in natural order; now and then it abandons. */
  #drawing(): Scheduler {
    return {
      ...fixed,
      choose: (heads, count, natural) => {
        const ids = heads.slice(0, count).map(idOf);
        const inNaturalOrder = this.literal.runnable(() => true);
        expect([...ids].sort(), 'heads').to.deep.equal([...inNaturalOrder].sort());
        expect(ids[natural], 'the natural choice').to.equal(inNaturalOrder[0]);
        const chosen = choice(inNaturalOrder, this.#draw);
        return chosen === 'abandoned' ? -1 : ids.indexOf(chosen);
      },
    };
  }

  #owner(number: number): OwnerDouble {
    return this.#owners[number]!;
  }
}

function choice(inNaturalOrder: readonly number[], draw: number): number | 'abandoned' {
  return draw % 7 === 6 ? 'abandoned' : (inNaturalOrder[draw % inNaturalOrder.length] as number);
}

const fixed = { name: 'double', seed: () => undefined, random: () => 0 };
const natural: Scheduler = { ...fixed, natural: true, choose: () => expect.fail('the natural scheduler is never asked') };
