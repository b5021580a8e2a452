import type { TimeZone } from './time-zone.ts';

/** A date without a time is in UTC. */
const dateAlone = /^(?:[+-]\d{6}|\d{4})(?:-\d\d(?:-\d\d)?)?$/;
const dateTime = /^(?:[+-]\d{6}|\d{4})(?:-\d\d(?:-\d\d)?)?T\d\d:\d\d(?::\d\d(?:[.,]\d+)?)?$/;
const zoned =
  /(?:\b(?:Z|UTC?|GMT|[ECMP][SD]T)|\dZ|(?:\b(?:UTC?|GMT)|:\d\d(?:[.,]\d+)?)\s*[+-]\d\d?(?::?\d\d)?)\s*(?:\(.*\)\s*)?$/i;

/** The time that a text names, in ms since 1970; NaN for none. What names no time zone is of `timeZone`. */
// ECMAScript, Date, Date.parse.
// https://tc39.es/ecma262/#sec-date.parse
export function parseDate(text: string, timeZone: TimeZone): number {
  // 1 to 3 (never in the time zone around us)
  return isOfUTC(text.trim()) ? Date.parse(text) : timeZone.utc(Date.parse(asIfUTC(text.trim())));
}

/** It is a date alone, or names its time zone. */
function isOfUTC(text: string): boolean {
  return dateAlone.test(text) || zoned.test(text);
}

function asIfUTC(text: string): string {
  return dateTime.test(text) ? `${text}Z` : `${text} UTC`;
}
