import { defineMembers, type Intrinsics } from './intrinsics.ts';
import { localesFor, type Place } from './place.ts';

/** What has members that ask for the default locale. */
export interface LocaleIntrinsics extends Intrinsics {
  readonly Number: NumberConstructor;
  readonly BigInt: BigIntConstructor;
  readonly String: StringConstructor;
}

type Method = (this: unknown, ...values: unknown[]) => unknown;

/** Numbers and strings of a realm of its own are in the user's language, where page code names none. */
export function defineDefaultLocale(intrinsics: LocaleIntrinsics, place: Place): void {
  const { Number, BigInt, String } = intrinsics;
  const { getCanonicalLocales } = intrinsics.Intl;
  const locales = (asked: unknown): string[] => localesFor(place, asked, (tags) => getCanonicalLocales(tags as string));
  for (const { prototype } of [Number, BigInt]) {
    const original = prototype.toLocaleString as Method;
    defineMembers(intrinsics, prototype, {
      toLocaleString(this: unknown, asked: unknown = undefined, options: unknown = undefined) {
        return Reflect.apply(original, this, [locales(asked), options]);
      },
    });
  }
  const { localeCompare, toLocaleLowerCase, toLocaleUpperCase } = String.prototype;
  defineMembers(intrinsics, String.prototype, {
    localeCompare(this: string, that: string, asked: unknown = undefined, options: Intl.CollatorOptions | undefined = undefined) {
      return Reflect.apply(localeCompare, this, [that, locales(asked), options]);
    },
    toLocaleLowerCase(this: string, asked: unknown = undefined) {
      return Reflect.apply(toLocaleLowerCase, this, [locales(asked)]);
    },
    toLocaleUpperCase(this: string, asked: unknown = undefined) {
      return Reflect.apply(toLocaleUpperCase, this, [locales(asked)]);
    },
  });
}
