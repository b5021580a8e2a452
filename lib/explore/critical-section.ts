import type { Tab } from '../browser/browser.ts';
import type { BrowserInner } from '../browser/inner.ts';
import type { Access } from '../event-loop/observer.ts';
import { badArgument, kindOf } from '../infra/arguments.ts';
import type { StorageloomError } from '../infra/failure.ts';
import type { CriticalSection } from './scenario.ts';

/** What a tab shows; null: nothing. */
type Shown = { readonly destroyed: boolean } | null;

/** What the world of a test needs of the schedule that runs. */
export interface StepListener {
  /** The running step uses something of the test's. */
  access(cell: string, kind: Access): void;
  documentOf(tab: Tab<object>): Shown;
  /** Says so in the trace, where one is left. */
  note(text: () => string): void;
  /** It has failed, and ends when the running step does. */
  fail(error: unknown): void;
}

export function shownBy({ name }: Tab<object>, { userAgent }: BrowserInner): Shown {
  return userAgent.tabOpener.traversables.find((each) => each.name === name)?.activeDocument ?? null;
}

/** A section of one schedule, and which tabs are inside. */
export class ScheduleSection<W extends object> implements CriticalSection<W> {
  readonly #name: string;
  readonly #cell: string;
  readonly #schedule: StepListener;
  /** With the document that each showed when it entered: with that it leaves, too. */
  readonly #inside = new Map<Tab<W>, Shown>();
  /** Those whose document ended inside. The test may still say that they leave. */
  readonly #ended = new Set<Tab<W>>();

  constructor(name: string, schedule: StepListener) {
    this.#name = name;
    this.#cell = `critical ${name}`;
    this.#schedule = schedule;
  }

  // Functions of the instance: tests take them out of the section.
  readonly enter = (tab: Tab<W>): void => {
    this.#use(tab, 'enters');
    // Who is inside depends on which documents have ended.
    this.#schedule.access('documents', 'read');
    this.#dropEnded();
    if (this.#inside.has(tab)) this.#schedule.fail(new Error(`${tab.name} entered "${this.#name}" twice, and had not left it.`));
    this.#inside.set(tab, this.#schedule.documentOf(tab));
    if (this.#inside.size < 2) return;
    const names = [...this.#inside.keys()].map((each) => each.name).join(' and ');
    const count = this.#inside.size === 2 ? 'Two' : `${this.#inside.size}`;
    this.#schedule.fail(new Error(`${count} tabs held "${this.#name}" at once: ${names}.`));
  };

  readonly exit = (tab: Tab<W>): void => {
    this.#use(tab, 'leaves');
    if (!this.#inside.delete(tab) && !this.#ended.delete(tab)) throw notInside(tab, this.#name);
  };

  #use(tab: Tab<W>, verb: 'enters' | 'leaves'): void {
    checkTab(tab, this.#name);
    this.#schedule.access(this.#cell, 'write');
    this.#schedule.note(() => `${tab.name} ${verb} "${this.#name}"`);
  }

  #dropEnded(): void {
    for (const [tab, document] of this.#inside) {
      if (document?.destroyed !== true) continue;
      this.#inside.delete(tab);
      this.#ended.add(tab);
    }
  }
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
