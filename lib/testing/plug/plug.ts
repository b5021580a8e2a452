import { canParseURL } from '../../infra/can-parse-url.ts';
import { checkURLArgument } from '../../browser/arguments.ts';
import { Browser, type AdoptedTab, type Tab } from '../../browser/browser.ts';
import { innerOf } from '../../browser/inner.ts';
import type { BrowserOptions } from '../../browser/options.ts';
import type { BareWindow } from '../../hosts/bare/bare-window.ts';
import { badArgument, kindOf } from '../../infra/arguments.ts';
import type { TabTuple } from '../tabs.ts';
import { forget, register } from './registry.ts';

/** What a plug is made with; all of it has a default. */
export interface PlugOptions {
  /** Where the window is. Default: what its `location` says. */
  readonly url?: string | URL;
  /** Whether what its own storage holds is taken over. Default: false. */
  readonly keep?: boolean;
  /**
   * When storage begins anew: `file`, once for each test file, as in the runner's own environment; `test`, after each
   * test, too. Default `file`. After it, in any case, tabs that it has opened are closed, and what was
   * heard is forgotten; listeners of the suite stay.
   */
  readonly reset?: 'file' | 'test';
  /** How many steps a failing test shows. Default 20; 0: none. */
  readonly stepsShown?: number;
  /** Options of the Browser. Defaults other than those of `new Browser()`: `pump: 'auto'`, `clock: 'real'`, `pageErrors: 'throw'`. */
  readonly browser?: BrowserOptions;
}

/** The window of a test runner as a tab, and the Browser that it is a tab of: one for each test file. */
export class Plug {
  readonly browser: Browser;
  /** Of the runner's own window. */
  readonly tab: AdoptedTab;
  readonly #reset: 'file' | 'test';
  readonly #stepsShown: number;
  /** What somebody asked for is shown as a whole. */
  readonly #rows: number | undefined;
  readonly #window: object;
  /** The number of the first event of the test in the trace. A step may have gone on: calls from outside are one until a task comes. */
  #firstEvent = 0;

  /**
   * Adopts the window, at once, and is what {@link otherTab} and its like find from then on.
   * Throws ADOPTED where it is a tab already: a plug was installed twice. Also BAD_URL and BAD_OPTION.
   */
  constructor(window: object, { url, keep, reset = 'file', stepsShown, browser = {} }: PlugOptions = {}) {
    this.#window = window;
    this.#reset = reset;
    this.#stepsShown = stepsShown ?? 20;
    this.#rows = stepsShown === undefined ? undefined : Infinity;
    this.browser = new Browser({ pump: 'auto', clock: 'real', pageErrors: 'throw', ...browser });
    this.tab = this.browser.adopt(window, { ...(url === undefined ? {} : { url }), ...(keep === undefined ? {} : { keep }) });
    register(window, this);
  }

  /** A second tab, without HTML. `url` may be relative to where the runner's window is now, which is its default. Rejects as `browser.open()` does. */
  async otherTab(url: string | URL = ''): Promise<Tab<BareWindow>> {
    checkURLArgument('otherTab()', url);
    const { url: base } = this.tab;
    // What is no URL is for the Browser to refuse.
    return this.browser.open(canParseURL(String(url), base) ? new URL(url, base) : url);
  }

  /** As many further tabs, one after the other. Rejects with BAD_OPTION for what is no whole number from 1 on. */
  async tabs<const N extends number>(count: N): Promise<TabTuple<BareWindow, N>> {
    checkCount(count);
    const list: Tab<BareWindow>[] = [];
    while (list.length < count) list.push(await this.otherTab());
    // As many as were asked for.
    return list as TabTuple<BareWindow, N>;
  }

  /** Before a test, where the runner tells of that: what went before is none of {@link report}. */
  startTest(): void {
    this.#firstEvent = innerOf(this.browser).traced;
  }

  /** What is on its way arrives. Nothing is where the test has given the window back by itself, or closed the Browser. Rejects as `browser.settle()` does. */
  async settle(): Promise<void> {
    if (!this.tab.closed) await this.browser.settle();
  }

  /** After each test: what is still on its way arrives, its tabs are closed, and what was heard is forgotten. With `reset: 'test'` everything begins anew. */
  async endTest(): Promise<void> {
    if (this.tab.closed) return;
    try {
      await this.settle();
    } finally {
      await this.#beginAnew();
    }
  }

  async #beginAnew(): Promise<void> {
    const others = (): readonly Tab[] => this.browser.tabs.filter(({ name }) => name !== this.tab.name);
    // One that was still being opened comes while the others close.
    do {
      for (const tab of others()) await tab.close();
      await this.browser.settle();
    } while (others().length > 0);
    if (this.#reset === 'test') await this.browser.reset();
    innerOf(this.browser).forgetHeard(this.tab.name);
    this.startTest();
  }

  /** What a failing test shows: its last steps, with seed and schedule. Empty where there was none in it. */
  report(): string {
    return this.#lastSteps(this.#firstEvent);
  }

  /**
   * The same, of what has happened until now, for who learns later whether the test has failed: drawn when it is asked for, unless everything
   * begins anew in between.
   */
  reportOfNow(): () => string {
    if (this.#reset === 'test') {
      const report = this.report();
      return () => report;
    }
    const [first, end] = [this.#firstEvent, innerOf(this.browser).traced];
    return () => this.#lastSteps(first, end);
  }

  #lastSteps(first: number, end: number = Infinity): string {
    const { trace, schedule } = this.browser;
    const rows = this.#rows === undefined ? {} : { rows: this.#rows };
    return trace.lastSteps(schedule, { steps: this.#stepsShown, ...rows, first, end });
  }

  /** Gives the window back, and closes the Browser. A second time it does nothing. */
  async dispose(): Promise<void> {
    forget(this.#window, this);
    this.tab.dispose();
    await this.browser.close();
  }
}

function checkCount(count: unknown): void {
  if (typeof count === 'number' && Number.isSafeInteger(count) && count >= 1) return;
  throw badArgument(
    `tabs() cannot open ${typeof count === 'number' ? count : kindOf(count)}`,
    "It takes the number of tabs beside the runner's own window, a whole number from 1 on",
    'Write tabs(2)',
  );
}
