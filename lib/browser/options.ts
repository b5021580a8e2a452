import { choices as behaviours, type Behaviour } from '../behaviour/behaviour.ts';
import type { Scheduler } from '../event-loop/scheduler.ts';
import type { BareWindow } from '../hosts/bare/bare-window.ts';
import type { DocumentHostFactory } from '../html/document-host.ts';
import type { PageServer } from '../html/network.ts';
import type { LeftPage } from '../html/user-agent.ts';
import { badArgument, kindOf } from '../infra/arguments.ts';
import { StorageloomError } from '../infra/failure.ts';

/** Everything that could run away has a limit. */
export interface Limits {
  /** Tasks that one driving call may run. Default 100,000. */
  readonly tasks: number;
  /** Navigations that one tab may begin while one driving call loads it. Default 100. */
  readonly navigations: number;
  /** Pages that one tab keeps in the back/forward cache; the one left longest ago goes first. Default 6. */
  readonly keptPages: number;
  /** While so many tabs are open, pages can open no more: `window.open` gives null, as when the user blocks popups. Default 2,000. */
  readonly popups: number;
  /** Events that the trace keeps; the oldest go first. Default 65,536. */
  readonly traceEvents: number;
}

/** How much the trace records: everything; without reads and checkpoints; nothing. */
export type TraceLevel = 'full' | 'tasks' | 'off';

/** What a Browser is made with. Everything has a default. */
export interface BrowserOptions<W extends object = BareWindow> {
  /** What makes windows. Default: `bare()`, which has no HTML: of a page's response it heeds status and headers. */
  readonly host?: DocumentHostFactory<W>;
  /** Answers the pages' requests. Default: an empty HTML document for every URL. */
  readonly pages?: PageServer;
  /** Decides order. Default: `fifo()`. */
  readonly scheduler?: Scheduler;
  /** Feeds the pages' random numbers, an integer. The same seed gives the same run. Default 1. */
  readonly seed?: number;
  /** `virtual`: time moves by `advance` and `settle({ timers: true })` only. `real`: it follows the real clock. Default `virtual`. */
  readonly clock?: 'virtual' | 'real';
  /** `manual`: nothing runs until you say so. `auto`: tasks run by themselves, as in a browser. Default `manual`. */
  readonly pump?: 'manual' | 'auto';
  /** Choices that engines make differently, where they are to differ from the standard ones. */
  readonly behaviour?: Partial<Behaviour>;
  /**
   * What the user answers when a page asks whether to leave it (a `beforeunload` handler that cancels its event): always the same, or
   * as a function of the page says. Default `leave`.
   */
  readonly beforeUnload?: 'leave' | 'stay' | ((page: LeftPage) => 'leave' | 'stay');
  /** Whether pages may open tabs, by `window.open` and by links. Default `allow`. */
  readonly popups?: 'allow' | 'block';
  /** Default: `full`. */
  readonly trace?: TraceLevel;
  readonly limits?: Partial<Limits>;
}

export const defaultLimits: Limits = { tasks: 100_000, navigations: 100, keptPages: 6, popups: 2_000, traceEvents: 65_536 };

const names: readonly string[] = [
  ...['host', 'pages', 'scheduler', 'seed', 'clock', 'pump'],
  ...['behaviour', 'beforeUnload', 'popups', 'trace', 'limits'],
];

/** What the options with a few values may be. */
const choices: readonly (readonly [name: 'trace' | 'clock' | 'pump' | 'popups', values: readonly string[]])[] = [
  ['trace', ['full', 'tasks', 'off']],
  ['clock', ['virtual', 'real']],
  ['pump', ['manual', 'auto']],
  ['popups', ['allow', 'block']],
];

/** Throws a StorageloomError BAD_OPTION for what cannot be meant. */
export function checkOptions(options: BrowserOptions<never> | BrowserOptions<object>): void {
  if (typeof options !== 'object' || options === null || Array.isArray(options)) {
    throw badArgument(
      `new Browser() takes a record of options, and got ${kindOf(options)}`,
      `Its options are ${names.join(', ')}`,
      'Write new Browser({ seed: 1 }), or new Browser()',
    );
  }
  for (const name of Object.keys(options)) {
    if (!names.includes(name)) throw badOption(name, `There is no such option`, `Known are ${names.join(', ')}.`);
  }
  const { host, scheduler, seed, pages, behaviour = {}, limits = {} } = options;
  if (host !== undefined && !hasMethod(host, 'create'))
    throw badOption('host', 'It makes no windows', 'Give bare() or happyDom().');
  if (scheduler !== undefined && !hasMethod(scheduler, 'choose')) {
    throw badOption('scheduler', 'It chooses nothing', 'Give fifo(), or another scheduler.');
  }
  if (seed !== undefined && !Number.isSafeInteger(seed)) throw badOption('seed', `It is ${seed}`, 'Give an integer.');
  for (const [name, values] of choices) {
    const value = options[name];
    if (value === undefined || values.includes(value)) continue;
    throw badOption(name, `It is ${JSON.stringify(value)}`, `Give ${values.map((known) => `"${known}"`).join(' or ')}.`);
  }
  if (pages !== undefined && typeof pages !== 'function') {
    throw badOption(
      'pages',
      `It is of type ${typeof pages}`,
      'Give a function from Request to Response, for example folder(path, origin).',
    );
  }
  const { beforeUnload = 'leave' } = options;
  if (beforeUnload !== 'leave' && beforeUnload !== 'stay' && typeof beforeUnload !== 'function') {
    throw badOption(
      'beforeUnload',
      `It is ${JSON.stringify(beforeUnload)}`,
      'Give "leave", "stay", or a function that answers one of them.',
    );
  }
  for (const [name, value] of Object.entries(behaviour)) {
    const values: readonly unknown[] | undefined = Object.hasOwn(behaviours, name)
      ? behaviours[name as keyof Behaviour].values
      : undefined;
    if (values === undefined)
      throw badOption(`behaviour.${name}`, 'There is no such choice', `Known are ${Object.keys(behaviours).join(', ')}.`);
    if (value === undefined || values.includes(value)) continue;
    const known = values.map((each) => JSON.stringify(each)).join(' or ');
    throw badOption(`behaviour.${name}`, `It is ${JSON.stringify(value)}`, `Give ${known}.`);
  }
  for (const [name, value] of Object.entries(limits)) {
    if (!Object.hasOwn(defaultLimits, name))
      throw badOption(`limits.${name}`, 'There is no such limit', `Known are ${Object.keys(defaultLimits).join(', ')}.`);
    if (!Number.isSafeInteger(value) || value < 1)
      throw badOption(`limits.${name}`, `It is ${value}`, 'Give a whole number from 1 on.');
  }
}

function hasMethod(value: unknown, name: string): boolean {
  return typeof value === 'object' && value !== null && typeof Reflect.get(value, name) === 'function';
}

function badOption(name: string, why: string, mend: string): StorageloomError {
  return new StorageloomError('BAD_OPTION', {
    what: `The option ${name} of new Browser() cannot be used.`,
    why: `${why}.`,
    mend,
  });
}
