import type { Shown } from '../infra/inspect.ts';
import { toDOMString } from '../webidl/conversions.ts';
import type { Realm } from '../webidl/realm.ts';
import { textOf } from './formatter.ts';
import { printed, type PrintOptions } from './printed.ts';
import { tableText } from './table.ts';

/** How much a message matters: the severities of the standard. */
export type LogLevel = 'debug' | 'log' | 'info' | 'warn' | 'error';

/** One message of a console. */
export interface ConsoleMessage {
  readonly level: LogLevel;
  /** What page code gave, as it is. */
  readonly args: readonly unknown[];
  /** As one text, which may have several lines. `inFull`: see {@link PrintOptions}. */
  text(inFull: boolean): string;
}

/** What a console needs of the window that it belongs to. */
export interface ConsolePort {
  readonly realm: Realm;
  /** Where that is another one, counts, timers and groups begin anew. Default: always the same. */
  readonly run?: object;
  /** In ms. */
  now(): number;
  /** What to say of an object that page code did not make; null for all others. */
  describe(value: object, shown: Shown): string | null;
  write(message: ConsoleMessage): void;
}

type Steps = (console: ConsoleState, args: readonly unknown[]) => void;

/** The console of one window: a namespace object with functions of its realm. */
// Console, console namespace.
// https://console.spec.whatwg.org/#console-namespace
export function createConsole(port: ConsolePort): object {
  const { objectPrototype, functionPrototype } = port.realm;
  const state = new ConsoleState(port);
  const console: object = Object.create(Object.create(objectPrototype) as object);
  for (const [name, steps] of Object.entries(functions)) {
    // A method has no [[Construct]], as an operation of Web IDL.
    const { method } = { method: (...args: unknown[]): void => steps(state.ofRun(), args) };
    Object.setPrototypeOf(method, functionPrototype);
    Object.defineProperty(method, 'name', { value: name });
    Object.defineProperty(console, name, { value: method, writable: true, enumerable: true, configurable: true });
  }
  return Object.defineProperty(console, Symbol.toStringTag, { value: 'console', configurable: true });
}

/** The count map, the timer table and the group stack of one console. */
class ConsoleState {
  readonly port: ConsolePort;
  readonly counts: Map<string, number> = new Map();
  readonly timers: Map<string, number> = new Map();
  groups = 0;
  #run: object | undefined;

  constructor(port: ConsolePort) {
    this.port = port;
    this.#run = port.run;
  }

  /** In another run it begins anew. */
  ofRun(): this {
    const { run } = this.port;
    if (run !== this.#run) {
      this.#run = run;
      this.groups = 0;
      this.counts.clear();
      this.timers.clear();
    }
    return this;
  }

  // Console, Logger.
  // https://console.spec.whatwg.org/#logger
  log(level: LogLevel, args: readonly unknown[]): void {
    // 1
    if (args.length === 0) return;
    // 2 to 6
    this.print(level, args, (options) => textOf(args, options));
  }

  // Console, Printer.
  // https://console.spec.whatwg.org/#printer
  print(level: LogLevel, args: readonly unknown[], text: (options: PrintOptions) => string): void {
    const indent = '  '.repeat(Math.min(this.groups, mostIndents));
    const describe = (value: object, shown: Shown): string | null => this.port.describe(value, shown);
    this.port.write({
      level,
      args,
      text: (inFull) => `${indent}${text({ describe, inFull }).replaceAll('\n', `\n${indent}`)}`,
    });
  }

  label(given: unknown): string {
    return given === undefined ? 'default' : toDOMString(this.port.realm, given);
  }
}

const mostIndents = 20;

function logs(level: LogLevel): Steps {
  return (console, args) => console.log(level, args);
}

/** The functions of a console, by name. */
export type ConsoleFunctions = Readonly<Record<ConsoleName, (...args: unknown[]) => void>>;

type ConsoleName =
  | ('assert' | 'clear' | 'debug' | 'error' | 'info' | 'log' | 'table' | 'trace' | 'warn' | 'dir' | 'dirxml')
  | ('count' | 'countReset' | 'group' | 'groupCollapsed' | 'groupEnd' | 'time' | 'timeLog' | 'timeEnd');

const functions: Readonly<Record<ConsoleName, Steps>> = {
  assert(console, [condition, ...data]) {
    if (condition) return;
    const [first, ...rest] = data;
    const message = 'Assertion failed';
    if (data.length === 0) console.log('error', [message]);
    else console.log('error', typeof first === 'string' ? [`${message}: ${first}`, ...rest] : [message, ...data]);
  },
  clear(console) {
    console.groups = 0;
  },
  debug: logs('debug'),
  error: logs('error'),
  info: logs('info'),
  log: logs('log'),
  table(console, args) {
    const [data, properties] = args;
    if (args.length > 0) console.print('log', args, (options) => tableText(data, properties, options) ?? textOf([data], options));
  },
  trace(console, args) {
    const { stack } = new Error();
    const frames = typeof stack === 'string' ? stack.split('\n').slice(ownFrames).join('\n') : '';
    console.print('log', args, (options) => {
      const text = args.length === 0 ? 'Trace' : `Trace: ${textOf(args, options)}`;
      return options.inFull && frames !== '' ? `${text}\n${frames}` : text;
    });
  },
  warn: logs('warn'),
  dir(console, args) {
    if (args.length > 0) console.print('log', args.slice(0, 1), (options) => printed(args[0], options));
  },
  dirxml: logs('log'),
  count(console, [given]) {
    const label = console.label(given);
    const count = (console.counts.get(label) ?? 0) + 1;
    console.counts.set(label, count);
    console.log('info', [`${label}: ${count}`]);
  },
  countReset(console, [given]) {
    const label = console.label(given);
    if (console.counts.has(label)) console.counts.set(label, 0);
    else console.log('warn', [`There is no count of the label ${label}.`]);
  },
  group,
  groupCollapsed: group,
  groupEnd(console) {
    console.groups = Math.max(0, console.groups - 1);
  },
  time(console, [given]) {
    const label = console.label(given);
    if (console.timers.has(label)) console.log('warn', [`There is a timer of the label ${label} already.`]);
    else console.timers.set(label, console.port.now());
  },
  timeLog(console, [given, ...data]) {
    logTime(console, given, 'log', data);
  },
  timeEnd(console, [given]) {
    if (logTime(console, given, 'info', [])) console.timers.delete(console.label(given));
  },
};

/** Lines of the stack in `trace` that are not of the page: its header, the function of the console, and what calls it. */
const ownFrames = 3;

function group(console: ConsoleState, data: readonly unknown[]): void {
  if (data.length > 0) console.log('log', data);
  console.groups++;
}

/** How long a timer has run. False: there is none of that label. */
function logTime(console: ConsoleState, given: unknown, level: LogLevel, data: readonly unknown[]): boolean {
  const label = console.label(given);
  const start = console.timers.get(label);
  if (start === undefined) {
    console.log('warn', [`There is no timer of the label ${label}.`]);
    return false;
  }
  const ms = Math.round((console.port.now() - start) * 1000) / 1000;
  console.print(level, [`${label}: ${ms} ms`, ...data], (options) =>
    [`${label}: ${ms} ms`, ...data.map((each) => printed(each, options))].join(' '),
  );
  return true;
}
