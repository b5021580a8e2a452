import { TimeZone } from './time-zone.ts';

/** Where the user is, as far as ECMAScript asks the surroundings for it: what is local time, and what is the default locale. */
export interface Place {
  /** A language tag that is well-formed. */
  readonly locale: string;
  readonly timeZone: TimeZone;
}

/** Throws a RangeError for a time zone that nobody knows. */
export function placeOf(timeZone: string, locale: string): Place {
  return { locale, timeZone: new TimeZone(timeZone) };
}

/**
 * The locales to ask for where a page asks for these: what it leaves out, and what nobody knows, would otherwise be the locale of the
 * surroundings. Throws a RangeError of the realm that `canonical` is of.
 */
export function localesFor({ locale }: Place, asked: unknown, canonical: (asked: unknown) => readonly string[]): string[] {
  return [...(asked === undefined ? [] : canonical(asked)), locale, 'en-US'];
}
