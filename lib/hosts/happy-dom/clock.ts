import { Script } from 'node:vm';
import { timerFunctions } from '../../html/window-timers.ts';
import type { Insides } from './insides.ts';

// Runs in the page's realm, so that what `new Date()` makes is a Date of the page.
const installClock: Script = new Script(`(function (epochNow, random) {
  const RealDate = Date;
  const now = function now() { return epochNow(); };
  const VirtualDate = new Proxy(RealDate, {
    construct(target, args, newTarget) { return Reflect.construct(target, args.length === 0 ? [epochNow()] : args, newTarget); },
    apply() { return new RealDate(epochNow()).toString(); },
  });
  Object.defineProperty(RealDate, 'now', { value: now, writable: true, configurable: true });
  Object.defineProperty(RealDate.prototype, 'constructor', { value: VirtualDate, writable: true, configurable: true });
  Object.defineProperty(Math, 'random', { value: function random_() { return random(); }, writable: true, configurable: true });
  return VirtualDate;
})`);

interface Entry {
  readonly name: string;
  readonly entryType: 'mark' | 'measure';
  readonly startTime: number;
  readonly duration: number;
}

/**
 * happy-dom gives pages Node's own clock, timers and randomness, all of them real and shared by all windows. The model's take
 * their places: `Date`, `Math.random`, `performance`, the timer functions and what happy-dom itself does with these.
 */
export function installClocks({ raw, proxy, hooks, realm, scripts }: Insides): void {
  const install = installClock.runInContext(raw) as (epochNow: () => number, random: () => number) => unknown;
  const date = install(
    () => hooks.epochNow(),
    () => hooks.random(),
  );
  const timers = timerFunctions(
    hooks,
    realm,
    (code) => scripts.run(code, raw.location.href),
    () => proxy,
  );
  const performance = virtualPerformance(hooks.now.bind(hooks), hooks.epochNow() - hooks.now());
  const values = { ...timers, Date: date, performance };
  for (const [name, value] of Object.entries(values)) {
    Object.defineProperty(raw, name, { value, writable: true, enumerable: true, configurable: true });
  }
}

/** The members of Performance that pages use. IMPL-DEFINED: no entries but marks and measures. */
function virtualPerformance(now: () => number, timeOrigin: number): object {
  let entries: Entry[] = [];
  const add = (entry: Entry): Entry => {
    entries.push(entry);
    return entry;
  };
  const timeOf = (mark: unknown, otherwise: number): number =>
    typeof mark === 'string' ? (entries.findLast((entry) => entry.name === mark)?.startTime ?? otherwise) : otherwise;
  return {
    timeOrigin,
    now: () => now(),
    toJSON: () => ({ timeOrigin }),
    mark: (name: string) => add({ name, entryType: 'mark', startTime: now(), duration: 0 }),
    measure: (name: string, start?: unknown, end?: unknown) => {
      const startTime = timeOf(start, 0);
      return add({ name, entryType: 'measure', startTime, duration: timeOf(end, now()) - startTime });
    },
    getEntries: () => [...entries],
    getEntriesByType: (type: string) => entries.filter((entry) => entry.entryType === type),
    getEntriesByName: (name: string) => entries.filter((entry) => entry.name === name),
    clearMarks: () => void (entries = entries.filter((entry) => entry.entryType !== 'mark')),
    clearMeasures: () => void (entries = entries.filter((entry) => entry.entryType !== 'measure')),
  };
}
