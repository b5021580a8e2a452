import { storageModels } from '../coherence/storage-model.ts';
import { choices as behaviours, type Behaviour } from '../behaviour/behaviour.ts';
import { engines } from '../behaviour/presets.ts';
import { parseDate } from '../ecmascript/date-string.ts';
import { TimeZone } from '../ecmascript/time-zone.ts';
import { Late } from '../fetch/late.ts';
import { faultOfRecord, type URLPatternClass } from '../fetch/page-record.ts';
import { isResponse } from '../fetch/response.ts';
import { badArgument, checkReadable, isRecord, kindOf, kindOfThrown, memberOf, told } from '../infra/arguments.ts';
import { StorageloomError } from '../infra/failure.ts';
import { nearest } from '../infra/nearest.ts';
import { checkPolicy } from '../policy/check-policy.ts';
import { checkCopies } from './check-copies.ts';
import { defaultLimits, type BrowserOptions } from './options.ts';
import { longestTimerMs } from './surroundings.ts';

const names: readonly string[] = [
  ...['host', 'pages', 'loader', 'profile', 'policy', 'scheduler', 'seed', 'clock', 'startTime', 'timezone', 'locale', 'pump'],
  ...['engine', 'behaviour', 'beforeUnload', 'dialogs', 'pageErrors', 'popups', 'console', 'storage', 'trace', 'limits'],
];

/** What the options with a few values may be. */
const choices: readonly (readonly [
  name: 'trace' | 'clock' | 'pump' | 'popups' | 'engine' | 'storage',
  values: readonly string[],
])[] = [
  ['trace', ['full', 'tasks', 'off']],
  ['clock', ['virtual', 'real']],
  ['pump', ['manual', 'auto']],
  ['popups', ['allow', 'user', 'block']],
  ['engine', engines],
  ['storage', storageModels],
];

/** Throws a StorageloomError BAD_OPTION for what cannot be meant. */
export function checkOptions(
  options: BrowserOptions<never> | BrowserOptions<object>,
  URLPattern: URLPatternClass | null = null,
): void {
  if (!isRecord(options)) {
    throw badArgument(
      `new Browser() takes a record of options, and got ${kindOf(options)}`,
      `Its options are ${names.join(', ')}`,
      'Write new Browser({ seed: 1 }), or new Browser()',
    );
  }
  checkReadable('new Browser()', options, names);
  for (const name of Object.keys(options)) {
    if (names.includes(name)) continue;
    const close = nearest(name, names);
    const known = names.join(', ');
    const mend = close === undefined ? `Known are ${known}.` : `Write ${close}; known are ${known}.`;
    throw badOption(name, `There is no such option`, mend);
  }
  const { host, loader, profile, scheduler, seed, pages, behaviour = {}, limits = {} } = options;
  checkRecords({ behaviour, limits });
  if (host !== undefined && !hasMethod(host, 'create'))
    throw badOption('host', 'It makes no windows', 'Give bare() or happyDom().');
  const loaderFault = loader === undefined ? null : faultOfLoader(loader);
  if (loaderFault !== null) throw badOption('loader', loaderFault, "Give vite() of 'storageloom/vite'.");
  if (profile !== undefined && !hasMethod(profile, 'open'))
    throw badOption(
      'profile',
      `It is ${told(profile)}, which keeps nothing`,
      "Give memory(), or disk(path) of 'storageloom/node'.",
    );
  const schedulerFault = scheduler === undefined ? null : faultOfScheduler(scheduler);
  if (schedulerFault !== null) throw badOption('scheduler', schedulerFault, 'Give fifo(), or another scheduler.');
  if (seed !== undefined && !Number.isSafeInteger(seed)) throw badOption('seed', `It is ${told(seed)}`, 'Give an integer.');
  for (const [name, values] of choices) {
    const value = options[name];
    if (value === undefined || values.includes(value)) continue;
    throw badOption(name, `It is ${told(value)}`, `Give ${values.map((known) => `"${known}"`).join(' or ')}.`);
  }
  checkPlaceAndTime(options);
  if (pages !== undefined) checkPages(pages, URLPattern);
  checkAnswers(options);
  checkConsole(options.console);
  checkBehaviour(behaviour);
  if (options.policy !== undefined) checkPolicy(options.policy);
  checkCopies(options);
  for (const [name, value] of Object.entries(limits)) {
    if (!Object.hasOwn(defaultLimits, name))
      throw badOption(`limits.${name}`, 'There is no such limit', `Known are ${Object.keys(defaultLimits).join(', ')}.`);
    if (!Number.isSafeInteger(value) || value < 1)
      throw badOption(`limits.${name}`, `It is ${told(value)}`, 'Give a whole number from 1 on.');
    if ((name === 'waitMs' || name === 'moduleMs') && value > longestTimerMs)
      throw badOption(
        `limits.${name}`,
        `It is ${value}, longer than a timer can run`,
        `Give ${longestTimerMs} at most, 24 days.`,
      );
  }
}

function checkBehaviour(behaviour: Partial<Behaviour>): void {
  for (const [name, value] of Object.entries(behaviour)) {
    const values: readonly unknown[] | undefined = Object.hasOwn(behaviours, name)
      ? behaviours[name as keyof Behaviour].values
      : undefined;
    if (values === undefined)
      throw badOption(`behaviour.${name}`, 'There is no such choice', `Known are ${Object.keys(behaviours).join(', ')}.`);
    if (value === undefined || values.includes(value)) continue;
    const known = values.map((each) => JSON.stringify(each)).join(' or ');
    throw badOption(`behaviour.${name}`, `It is ${told(value)}`, `Give ${known}.`);
  }
}

function checkPlaceAndTime({ startTime, timezone, locale }: BrowserOptions<object> | BrowserOptions<never>): void {
  if (startTime !== undefined && startMsOf(startTime) === null) {
    throw badOption(
      'startTime',
      `${told(startTime)} is no date`,
      'Give a date such as "2026-01-01T09:00Z", a Date, or ms since 1970.',
    );
  }
  if (timezone !== undefined && !isTimeZone(timezone)) {
    throw badOption('timezone', `Nobody knows ${told(timezone)}`, 'Give an IANA name such as "Europe/Berlin", or "UTC".');
  }
  if (locale !== undefined && !isLocale(locale)) {
    throw badOption('locale', `${told(locale)} is not well-formed`, `Give a language tag such as ${nearLocales(locale)}.`);
  }
  if (locale !== undefined && !hasLocale(locale)) {
    const mend = `Give a language tag such as ${nearLocales(locale)}.`;
    throw badOption('locale', `${told(locale)} is no language that the platform has data of`, mend);
  }
}

/** In ms since 1970; null for what is no date. */
export function startMsOf(startTime: unknown): number | null {
  const time = typeof startTime === 'string' ? parseDate(startTime, new TimeZone('UTC')) : timeOf(startTime);
  return time !== null && Math.abs(time) <= latestMs ? time : null;
}

/** That of a number, or of a Date, whichever realm it is from; null for all others. */
function timeOf(value: unknown): number | null {
  if (typeof value === 'number') return value;
  try {
    return Date.prototype.getTime.call(value);
  } catch {
    return null;
  }
}

/** The last moment that a Date can stand for, in ms since 1970. */
const latestMs = 8.64e15;

function isTimeZone(name: unknown): boolean {
  if (typeof name !== 'string' || /^[+-]/.test(name)) return false;
  return passes(() => new TimeZone(name));
}

function isLocale(tag: unknown): boolean {
  return typeof tag === 'string' && passes(() => Intl.getCanonicalLocales(tag));
}

function hasLocale(tag: string): boolean {
  return Intl.DateTimeFormat.supportedLocalesOf(tag).length > 0;
}

/** What may be meant, `de_DE` being `de-DE` and `deutsch` being `de`; otherwise what tags look like. */
function nearLocales(tag: unknown): string {
  const tries = typeof tag === 'string' ? [tag.replaceAll('_', '-'), tag.slice(0, 2)] : [];
  const near = tries.find((each) => isLocale(each) && hasLocale(each));
  return near === undefined ? '"en-US" or "de"' : JSON.stringify(near);
}

function passes(action: () => unknown): boolean {
  try {
    action();
    return true;
  } catch {
    return false;
  }
}

function checkConsole(console: unknown): void {
  if (console === undefined || console === 'print' || console === 'trace' || typeof console === 'function') return;
  throw badOption('console', `It is ${told(console)}`, 'Give "print", "trace", or a function that gets each message.');
}

/** Those that are one of a few words, or a function. */
function checkAnswers(options: BrowserOptions<never> | BrowserOptions<object>): void {
  const { beforeUnload = 'leave', dialogs = 'dismiss', pageErrors = 'print' } = options;
  if (beforeUnload !== 'leave' && beforeUnload !== 'stay' && typeof beforeUnload !== 'function') {
    throw badOption(
      'beforeUnload',
      `It is ${told(beforeUnload)}`,
      'Give "leave", "stay", or a function that answers one of them.',
    );
  }
  if (dialogs !== 'accept' && dialogs !== 'dismiss' && typeof dialogs !== 'function') {
    throw badOption('dialogs', `It is ${told(dialogs)}`, 'Give "accept", "dismiss", or a function that answers one of them.');
  }
  if (typeof pageErrors !== 'function' && !['throw', 'print', 'trace'].includes(pageErrors))
    throw badOption('pageErrors', `It is ${told(pageErrors)}`, 'Give "throw", "print", "trace", or a function.');
}

function checkRecords(records: Readonly<Record<string, unknown>>): void {
  for (const [name, value] of Object.entries(records)) {
    if (!isRecord(value)) throw badOption(name, `It is ${kindOf(value)}`, 'Give a record, or leave it out.');
    checkReadable(`new Browser(): ${name}`, value, []);
  }
}

/** It would be a record without a key. */
function isCollection(value: object): boolean {
  return value instanceof Map || value instanceof Set;
}

function checkPages(pages: unknown, URLPattern: URLPatternClass | null): void {
  if (typeof pages === 'function') return;
  try {
    checkPagesRecord(pages, URLPattern);
  } catch (cause) {
    if (cause instanceof StorageloomError) throw cause;
    throw new StorageloomError('BAD_OPTION', {
      what: 'The option pages of new Browser() cannot be used.',
      why: `To read it threw ${kindOfThrown(cause)}.`,
      mend: "Give a record without getters, such as { '/': html`…` }, or a function from Request to Response.",
      cause,
    });
  }
}

function checkPagesRecord(pages: unknown, URLPattern: URLPatternClass | null): void {
  if (!isRecord(pages) || isResponse(pages) || pages instanceof Late || isCollection(pages)) {
    const mend = "Give a function from Request to Response, a record such as { '/': html`…` }, or folder(path, origin).";
    throw badOption('pages', `It is ${isResponse(pages) ? 'one Response' : kindOf(pages)}`, mend);
  }
  const fault = faultOfRecord(pages, URLPattern);
  if (fault !== null) throw badOption(`pages['${fault.key}']`, fault.why, fault.mend);
}

/** Why it loads no modules, half a sentence; null where it does. */
function faultOfLoader(loader: unknown): string | null {
  if (!hasMethod(loader, 'prepare')) return 'It loads no modules';
  const missing = ['loaded', 'graphOf', 'load', 'close'].find((method) => !hasMethod(loader, method));
  return missing === undefined ? null : `It has no method ${missing}()`;
}

/** Why nothing can be scheduled by it, half a sentence; null where it can. */
export function faultOfScheduler(scheduler: unknown): string | null {
  if (!hasMethod(scheduler, 'choose')) return 'It chooses nothing';
  for (const method of ['seed', 'random']) if (!hasMethod(scheduler, method)) return `It has no method ${method}()`;
  return typeof memberOf(scheduler, 'name') === 'string' ? null : 'It has no name';
}

function hasMethod(value: unknown, name: string): boolean {
  return typeof memberOf(value, name) === 'function';
}

function badOption(name: string, why: string, mend: string): StorageloomError {
  return new StorageloomError('BAD_OPTION', {
    what: `The option ${name} of new Browser() cannot be used.`,
    why: `${why}.`,
    mend,
  });
}
