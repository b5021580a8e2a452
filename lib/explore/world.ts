import type { Browser, Tab } from '../browser/browser.ts';
import type { Settled } from '../browser/settled.ts';
import { badArgument, isReference, isThenable, kindOf, told } from '../infra/arguments.ts';
import type { StorageloomError } from '../infra/failure.ts';
import { ScheduleSection, type StepListener } from './critical-section.ts';
import type { CriticalSection, Variable, World } from './scenario.ts';

/** What a test's world needs of whoever runs the schedule. */
export interface Schedule extends StepListener {
  rest(): Promise<Settled>;
  /** From now on {@link ScheduleWorld.check} is called after each step. */
  watch(): void;
}

/** The world of a test, for one schedule after the other. */
export class ScheduleWorld<W extends object> implements World<W> {
  readonly browser: Browser<W>;
  readonly tabs: readonly Tab<W>[];
  readonly #schedule: Schedule;
  #checks: readonly { readonly what: string; readonly check: () => boolean | void }[] = [];
  #sections = new Map<string, CriticalSection<W>>();
  readonly #variables = new Set<string>();

  constructor(browser: Browser<W>, tabs: readonly Tab<W>[], schedule: Schedule) {
    this.browser = browser;
    this.tabs = tabs;
    this.#schedule = schedule;
  }

  /** A schedule begins. */
  begin(): void {
    if (this.#checks.length > 0) this.#checks = [];
    if (this.#sections.size > 0) this.#sections = new Map();
    this.#variables.clear();
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
    // Another list, since a check may add one, which is asked after the next step.
    this.#checks = [...this.#checks, { what, check }];
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
    if (section === undefined) this.#sections.set(name, (section = new ScheduleSection(name, this.#schedule)));
    return section;
  };

  readonly variable = <T>(name: string, initial: T): Variable<T> => {
    checkName('variable', name);
    if (this.#variables.has(name)) throw madeAgain(name);
    this.#variables.add(name);
    const schedule = this.#schedule;
    const cell = `variable ${name}`;
    let current = initial;
    return {
      get value(): T {
        schedule.access(cell, 'read');
        // Whoever has an object may change what is in it.
        if (isReference(current)) schedule.access(cell, 'write');
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

function madeAgain(name: string): StorageloomError {
  return badArgument(
    `world.variable('${name}') is made a second time`,
    'It would be another variable of that name, which has nothing of what the first one got',
    `Write const ${/^[a-z]\w*$/i.test(name) ? name : 'shared'} = world.variable('${name}', …) once, before tab.start(), and use that`,
  );
}

function promised(what: string): StorageloomError {
  return badArgument(
    `The check of world.always('${what}') answered with a promise`,
    'It is asked between two tasks, where nothing can be waited for',
    "Write a function that answers at once: world.always('one tab leads', () => leaders() <= 1)",
  );
}
