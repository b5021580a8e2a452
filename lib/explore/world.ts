import type { Browser, Tab } from '../browser/browser.ts';
import type { Settled } from '../browser/settled.ts';
import type { Access } from '../event-loop/observer.ts';
import { badArgument, isThenable, kindOf, told } from '../infra/arguments.ts';
import type { StorageloomError } from '../infra/failure.ts';
import type { CriticalSection, Variable, World } from './scenario.ts';

/** What a test's world needs of whoever runs the schedule. */
export interface Schedule {
  rest(): Promise<Settled>;
  /** The running step uses something of the test's. */
  access(cell: string, kind: Access): void;
  /** Says so in the trace, where one is left. */
  note(text: () => string): void;
  /** It has failed, and ends when the running step does. */
  fail(error: unknown): void;
  /** From now on {@link ScheduleWorld.check} is called after each step. */
  watch(): void;
}

/** The world of a test, for one schedule after the other. */
export class ScheduleWorld<W extends object> implements World<W> {
  readonly browser: Browser<W>;
  readonly tabs: readonly Tab<W>[];
  readonly #schedule: Schedule;
  #checks: { readonly what: string; readonly check: () => boolean | void }[] = [];
  #sections = new Map<string, CriticalSection<W>>();

  constructor(browser: Browser<W>, tabs: readonly Tab<W>[], schedule: Schedule) {
    this.browser = browser;
    this.tabs = tabs;
    this.#schedule = schedule;
  }

  /** A schedule begins. */
  begin(): void {
    if (this.#checks.length > 0) this.#checks = [];
    if (this.#sections.size > 0) this.#sections = new Map();
  }

  // Functions of the instance: tests take them out of the world.
  readonly rest = (): Promise<Settled> => this.#schedule.rest();

  readonly always = (what: string, check: () => boolean | void): void => {
    if (typeof check !== 'function') {
      throw badArgument(
        `world.always() takes a function, and got ${kindOf(check)}`,
        'It is asked after each task',
        "Write world.always('one tab leads', () => leaders() <= 1)",
      );
    }
    this.#checks.push({ what, check });
    this.#schedule.watch();
  };

  /** After a step. Throws what a check throws, or that it does not hold. */
  check(): void {
    for (const { what, check } of this.#checks) {
      const holds: unknown = check();
      if (isThenable(holds)) throw promised(what);
      if (holds === false) throw new Error(`${what}: this did not hold after a task.`);
    }
  }

  readonly critical = (name: string): CriticalSection<W> => {
    checkName('critical', name);
    let section = this.#sections.get(name);
    if (section === undefined) this.#sections.set(name, (section = this.#criticalSection(name)));
    return section;
  };

  readonly variable = <T>(name: string, initial: T): Variable<T> => {
    checkName('variable', name);
    const schedule = this.#schedule;
    const cell = `variable ${name}`;
    let current = initial;
    return {
      get value(): T {
        schedule.access(cell, 'read');
        schedule.note(() => `${name} is ${told(current)}`);
        return current;
      },
      set value(next: T) {
        schedule.access(cell, 'write');
        schedule.note(() => `${name} = ${told(next)}`);
        current = next;
      },
    };
  };

  #criticalSection(name: string): CriticalSection<W> {
    const inside = new Set<Tab<W>>();
    const cell = `critical ${name}`;
    return {
      enter: (tab) => {
        checkTab(tab, name);
        this.#schedule.access(cell, 'write');
        this.#schedule.note(() => `${tab.name} enters "${name}"`);
        inside.add(tab);
        if (inside.size < 2) return;
        const names = [...inside].map((each) => each.name).join(' and ');
        const count = inside.size === 2 ? 'Two' : `${inside.size}`;
        this.#schedule.fail(new Error(`${count} tabs held "${name}" at once: ${names}.`));
      },
      exit: (tab) => {
        checkTab(tab, name);
        this.#schedule.access(cell, 'write');
        this.#schedule.note(() => `${tab.name} leaves "${name}"`);
        if (!inside.delete(tab)) throw notInside(tab, name);
      },
    };
  }
}

/** By it a search knows it again in the next schedule. */
function checkName(method: 'critical' | 'variable', name: unknown): void {
  if (typeof name === 'string') return;
  throw badArgument(
    `world.${method}() takes a name, and got ${kindOf(name)}`,
    'The search knows it by its name, and what fails is told with it',
    method === 'critical' ? "Write world.critical('lock')" : "Write world.variable('holders', 0)",
  );
}

function checkTab(tab: unknown, section: string): void {
  if (typeof tab === 'object' && tab !== null && 'window' in tab) return;
  throw badArgument(
    `world.critical('${section}') takes a tab, and got ${kindOf(tab)}`,
    'At most one tab is inside of it',
    `Write lock.enter(tab), with one of world.tabs`,
  );
}

function notInside(tab: Tab<object>, section: string): StorageloomError {
  return badArgument(
    `world.critical('${section}').exit(${tab.name}) is of a tab that is not inside`,
    'A tab that leaves in the place of another one would hide that two were inside',
    `Write lock.exit(tab) once after each lock.enter(tab), with the same tab`,
  );
}

function promised(what: string): StorageloomError {
  return badArgument(
    `The check of world.always('${what}') answered with a promise`,
    'It is asked between two tasks, where nothing can be waited for',
    "Write a function that answers at once: world.always('one tab leads', () => leaders() <= 1)",
  );
}
