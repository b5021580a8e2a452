import type { Intrinsics } from './intrinsics.ts';
import { localesFor, type Place } from './place.ts';

const getters = ['FullYear', 'Month', 'Date', 'Day', 'Hours', 'Minutes', 'Seconds', 'Milliseconds'] as const;
const setters = ['FullYear', 'Month', 'Date', 'Hours', 'Minutes', 'Seconds', 'Milliseconds'] as const;

/** `Thu, 01 Jan 2026 10:00:00 GMT` */
const utcString = /^(\w+), (\d+) (\w+) (-?\d+) ([\d:]+) GMT$/;

type Method = (this: Date, ...values: unknown[]) => unknown;

/**
 * The members of `Date.prototype` that ask for local time. Each has a Date of which the parts in UTC are the local ones do the work, so
 * that all other arithmetic stays the realm's.
 *
 * ECMAScript, Properties of the Date Prototype Object: https://tc39.es/ecma262/#sec-properties-of-the-date-prototype-object
 */
export function localDateMembers(intrinsics: Intrinsics, place: Place): Readonly<Record<string, Method>> {
  const { Date: Original } = intrinsics;
  const { timeZone } = place;
  const { getTime, setTime, getUTCFullYear } = Original.prototype;
  // Wall: the compiler does not know its members by computed names.
  const originals = Original.prototype as unknown as Readonly<Record<string, Method>>;
  const methods: Record<string, Method> = {};
  // A TypeError of the realm for what is no Date.
  const timeOf = (date: Date): number => Reflect.apply(getTime, date, []);
  const localOf = (time: number): Date => new Original(timeZone.localTime(time));

  const getter = (name: string): Method => {
    const original = originals[`getUTC${name}`] as Method;
    const key = `get${name}`;
    const { [key]: method } = {
      [key](this: Date) {
        return Reflect.apply(original, localOf(timeOf(this)), []);
      },
    };
    return method as Method;
  };

  const setter = (name: string, utcName: string, convert: (value: unknown) => unknown = (value) => value): Method => {
    const original = originals[`setUTC${utcName}`] as Method;
    const key = `set${name}`;
    const { [key]: method } = {
      [key](this: Date, ...values: unknown[]) {
        const local = localOf(timeOf(this));
        Reflect.apply(original, local, values.length === 0 ? [] : [convert(values[0]), ...values.slice(1)]);
        return Reflect.apply(setTime, this, [timeZone.utc(timeOf(local))]);
      },
    };
    return Object.defineProperty(method as Method, 'length', { value: (originals[key] as Method).length });
  };

  for (const name of getters) methods[`get${name}`] = getter(name);
  for (const name of setters) methods[`set${name}`] = setter(name, name);
  methods['setYear'] = setter('Year', 'FullYear', fullYear);
  return {
    ...methods,
    getYear(this: Date) {
      return (Reflect.apply(getUTCFullYear, localOf(timeOf(this)), []) as number) - 1900;
    },
    getTimezoneOffset(this: Date) {
      const time = timeOf(this);
      // Zero is never negative.
      return (time - timeZone.localTime(time)) / 60_000 || (Number.isNaN(time) ? NaN : 0);
    },
    ...textMembers(intrinsics, place, timeOf, localOf),
  };
}

// ECMAScript, Additional Properties of the Date.prototype Object, Date.prototype.setYear.
// https://tc39.es/ecma262/#sec-date.prototype.setyear
function fullYear(year: unknown): number {
  const number = Number(year);
  const whole = Math.trunc(number);
  return whole >= 0 && whole <= 99 ? whole + 1900 : number;
}

function textMembers(
  { Date: Original, Intl: originalIntl }: Intrinsics,
  place: Place,
  timeOf: (date: Date) => number,
  localOf: (time: number) => Date,
): Readonly<Record<string, Method>> {
  const { name: timeZone } = place.timeZone;
  const { toUTCString } = Original.prototype;

  const zoneOf = (time: number): string => timeZoneString(place, time);

  /** Date and time of a Date, as `toString` has them. */
  const texts = (date: Date): [date: string, time: string] | null => {
    const time = timeOf(date);
    const [, day, number, month, year, clock] = utcString.exec(Reflect.apply(toUTCString, localOf(time), [])) ?? [];
    return day === undefined ? null : [`${day} ${month} ${number} ${year}`, `${clock} ${zoneOf(time)}`];
  };

  const localized = (name: 'toLocaleString' | 'toLocaleDateString' | 'toLocaleTimeString'): Method => {
    const original = Original.prototype[name] as Method;
    const canonical = (asked: unknown): readonly string[] => originalIntl.getCanonicalLocales(asked as string);
    const { [name]: method } = {
      [name](this: Date, locales: unknown = undefined, options: unknown = undefined) {
        return Reflect.apply(original, this, [localesFor(place, locales, canonical), withTimeZone(options, timeZone)]);
      },
    };
    return method as Method;
  };

  return {
    toString(this: Date) {
      return texts(this)?.join(' ') ?? 'Invalid Date';
    },
    toDateString(this: Date) {
      return texts(this)?.[0] ?? 'Invalid Date';
    },
    toTimeString(this: Date) {
      return texts(this)?.[1] ?? 'Invalid Date';
    },
    toLocaleString: localized('toLocaleString'),
    toLocaleDateString: localized('toLocaleDateString'),
    toLocaleTimeString: localized('toLocaleTimeString'),
  };
}

/** The options with a time zone, where they name none. What is no object the realm refuses, or takes for one. */
export function withTimeZone(options: unknown, timeZone: string): unknown {
  if (options === undefined) return { timeZone };
  if (options === null) return options;
  const record: object = Object(options) as object;
  return Reflect.get(record, 'timeZone') === undefined ? Object.create(record, { timeZone: { value: timeZone } }) : options;
}

// ECMAScript, Date, TimeZoneString.
// https://tc39.es/ecma262/#sec-timezoneestring
function timeZoneString(place: Place, time: number): string {
  // 1 to 4
  const minutes = Math.trunc((place.timeZone.localTime(time) - time) / 60_000);
  // 5, 6
  const offsetSign = minutes < 0 ? '-' : '+';
  // 7
  const offsetMin = twoDigits(Math.abs(minutes) % 60);
  // 8
  const offsetHour = twoDigits(Math.trunc(Math.abs(minutes) / 60));
  // 9 (the long name, as engines do)
  const tzName = ` (${longName(place, time)})`;
  // 10
  return `GMT${offsetSign}${offsetHour}${offsetMin}${tzName}`;
}

function longName({ timeZone, locale }: Place, time: number): string {
  const format = new Intl.DateTimeFormat([locale, 'en-US'], { timeZone: timeZone.name, timeZoneName: 'long' });
  return format.formatToParts(time).find(({ type }) => type === 'timeZoneName')?.value ?? timeZone.name;
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}
