import { parseDate } from './date-string.ts';
import { constructorFor, defineMembers, prototypeFor, type Intrinsics } from './intrinsics.ts';
import { localDateMembers } from './local-date.ts';
import type { Place } from './place.ts';

/** What a page's Date asks for the time; where the user is. */
export interface DateSources {
  readonly place: Place;
  /** In ms since 1970. */
  epochNow(): number;
}

/** `Date` of a window: its now is the sources', its local time and its locale are those of the user's place. */
// ECMAScript, Date, the Date constructor.
// https://tc39.es/ecma262/#sec-date
export function createDate(intrinsics: Intrinsics, sources: DateSources): DateConstructor {
  const { Date: Original } = intrinsics;
  const { timeZone } = sources.place;
  const prototype = prototypeFor(intrinsics, Original);
  const time = Original.prototype.getTime;
  const ordinary = Original.prototype[Symbol.toPrimitive] as (hint: string) => unknown;

  function construct(...values: unknown[]): unknown {
    // 1
    if (new.target === undefined) return new constructor().toString();
    // 2 to 5 (`timeOf`)
    // 6, 7
    return Reflect.construct(Original, [timeOf(values)], new.target);
  }

  function timeOf(values: readonly unknown[]): unknown {
    if (values.length === 0) return sources.epochNow();
    // Parts.
    if (values.length > 1) return timeZone.utc(Reflect.apply(Original.UTC, undefined, values));
    const [value] = values;
    if (isDate(value)) return Reflect.apply(time, value, []);
    const primitive = primitiveOf(value);
    return typeof primitive === 'string' ? parseDate(primitive, timeZone) : primitive;
  }

  /** As the operator `+` has it. A TypeError is of the realm. */
  function primitiveOf(value: unknown): unknown {
    if ((typeof value !== 'object' && typeof value !== 'function') || value === null) return value;
    const exotic: unknown = Reflect.get(value, Symbol.toPrimitive);
    if (exotic === undefined || exotic === null) return Reflect.apply(ordinary, value, ['number']);
    const primitive: unknown = Reflect.apply(exotic as () => unknown, value, ['default']);
    const isPrimitive = primitive === null || (typeof primitive !== 'object' && typeof primitive !== 'function');
    return isPrimitive ? primitive : Reflect.apply(ordinary, Object.create(null), ['number']);
  }

  function isDate(value: unknown): boolean {
    if (typeof value !== 'object' || value === null) return false;
    try {
      Reflect.apply(time, value, []);
      return true;
    } catch {
      return false;
    }
  }

  const constructor = constructorFor<DateConstructor>(intrinsics, Original, construct, prototype);
  defineMembers(intrinsics, constructor, {
    now(): number {
      return sources.epochNow();
    },
    parse(text: unknown): number {
      return parseDate(String(text), timeZone);
    },
  });
  defineMembers(intrinsics, prototype, localDateMembers(intrinsics, sources.place));
  return constructor;
}
