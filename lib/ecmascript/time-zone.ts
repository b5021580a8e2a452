const dayMs = 86_400_000;
/** The last moment that there is. */
const latestMs = 8.64e15;
/** Since 1973 all offsets have changed at whole quarters of an hour of UTC. */
const quarterMs = 900_000;
const quartersSinceMs = Date.UTC(1973, 0, 1);
/** Offsets that are remembered; then all are forgotten. */
const mostRemembered = 1_000;

const allFields: Intl.DateTimeFormatOptions = {
  ...{ calendar: 'gregory', numberingSystem: 'latn', hourCycle: 'h23', era: 'short' },
  ...{ year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric' },
};

/** A time zone of the IANA database. What it knows it has from the surroundings' Intl, which is the same for all of them. */
export class TimeZone {
  /** As it was asked for. */
  readonly name: string;
  /** Null for UTC, of which nothing has to be asked. */
  readonly #format: Intl.DateTimeFormat | null;
  readonly #remembered = new Map<number, number>();

  /** Throws a RangeError for a name that nobody knows. */
  constructor(name: string) {
    this.name = name;
    this.#format = name === 'UTC' ? null : new Intl.DateTimeFormat('en-US', { ...allFields, timeZone: name });
  }

  // ECMAScript, Time Zone Identifiers, LocalTime.
  // https://tc39.es/ecma262/#sec-localtime
  localTime(timeMs: number): number {
    // 1 to 5
    return timeMs + this.#offsetAt(timeMs);
  }

  /** What the clocks there showed at no moment counts as if they had not been put forward yet; what they showed twice, as the first. */
  // ECMAScript, Time Zone Identifiers, UTC.
  // https://tc39.es/ecma262/#sec-utc-t
  utc(localMs: number): number {
    // 1
    if (!Number.isFinite(localMs)) return NaN;
    // 2 to 5
    const offset = this.#offsetOfLocal(localMs);
    // 6
    return localMs - offset;
  }

  #offsetOfLocal(localMs: number): number {
    const before = this.#offsetAt(localMs - dayMs);
    if (this.#offsetAt(localMs - before) === before) return before;
    const after = this.#offsetAt(localMs + dayMs);
    return this.#offsetAt(localMs - after) === after ? after : before;
  }

  #offsetAt(timeMs: number): number {
    const format = this.#format;
    if (format === null || !Number.isFinite(timeMs)) return 0;
    if (timeMs < quartersSinceMs) return offsetOf(format, timeMs);
    const quarter = Math.floor(timeMs / quarterMs);
    let offset = this.#remembered.get(quarter);
    if (offset !== undefined) return offset;
    if (this.#remembered.size >= mostRemembered) this.#remembered.clear();
    this.#remembered.set(quarter, (offset = offsetOf(format, quarter * quarterMs)));
    return offset;
  }
}

/** What the clocks show there less UTC, in ms. */
function offsetOf(format: Intl.DateTimeFormat, timeMs: number): number {
  // What is shown there has to be a time as well.
  const within = Math.min(Math.max(timeMs, dayMs - latestMs), latestMs - dayMs);
  const parts: Record<string, string> = {};
  for (const { type, value } of format.formatToParts(within)) parts[type] = value;
  const field = (name: string): number => Number(parts[name]);
  const year = parts['era']?.startsWith('B') === true ? 1 - field('year') : field('year');
  // Date.UTC takes years up to 99 for those of the last century.
  const shown = new Date(0);
  shown.setUTCFullYear(year, field('month') - 1, field('day'));
  shown.setUTCHours(field('hour'), field('minute'), field('second'));
  return shown.getTime() - Math.floor(within / 1000) * 1000;
}
