import type { DateSources } from './date.ts';
import { constructorFor, defineMembers, prototypeFor, type Intrinsics } from './intrinsics.ts';
import { withTimeZone } from './local-date.ts';
import { localesFor } from './place.ts';

type Service = (new (locales: unknown, options: unknown) => object) & { readonly prototype: object };

/** `Intl` of a window: what nobody asks for is as the user's place has it, and now is the sources'. */
export function createIntl(intrinsics: Intrinsics, sources: DateSources): typeof Intl {
  const { Intl: original, own } = intrinsics;
  const made: object = own
    ? original
    : Object.create(Object.getPrototypeOf(original) as object, Object.getOwnPropertyDescriptors(original));
  for (const name of Object.getOwnPropertyNames(original)) {
    const value: unknown = Reflect.get(original, name);
    if (isService(value)) intrinsics.define(made, name, { value: serviceFor(intrinsics, sources, name, value) });
  }
  return made as typeof Intl;
}

/** Constructors that choose among locales; all others have no default. */
function isService(value: unknown): value is Service {
  return typeof value === 'function' && typeof Reflect.get(value, 'supportedLocalesOf') === 'function';
}

function serviceFor(intrinsics: Intrinsics, sources: DateSources, name: string, original: Service): Service {
  const { place } = sources;
  const isCalled = name === 'DateTimeFormat' || name === 'NumberFormat' || name === 'Collator';
  const canonical = (asked: unknown): readonly string[] => intrinsics.Intl.getCanonicalLocales(asked as string);
  const prototype = prototypeFor(intrinsics, original);
  const optionsFor = (options: unknown): unknown =>
    name === 'DateTimeFormat' ? withTimeZone(options, place.timeZone.name) : options;

  // ECMA-402, Service Constructors, new.
  function construct(this: unknown, locales?: unknown, options?: unknown): object {
    // These three may be called without `new`; for all others the realm has a TypeError.
    if (new.target === undefined && !isCalled) return Reflect.apply(original, this, [locales, options]) as object;
    return Reflect.construct(original, [localesFor(place, locales, canonical), optionsFor(options)], new.target ?? constructor);
  }

  const constructor = constructorFor<Service>(intrinsics, original, construct, prototype);
  if (name === 'DateTimeFormat') defineMembers(intrinsics, prototype, formatMembers(original, sources));
  return constructor;
}

/** `format` and `formatToParts` of a DateTimeFormat, which stand for now where they are given nothing. */
function formatMembers({ prototype }: Service, sources: DateSources): Readonly<Record<string, unknown>> {
  const format = Object.getOwnPropertyDescriptor(prototype, 'format')?.get as (this: unknown) => (date: unknown) => string;
  const { formatToParts } = prototype as Intl.DateTimeFormat;
  const bound = new WeakMap<object, (date: unknown) => string>();
  const dateOr = (date: unknown): unknown => (date === undefined ? sources.epochNow() : date);
  return {
    // ECMA-402, DateTimeFormat, get Intl.DateTimeFormat.prototype.format.
    get format() {
      const original = Reflect.apply(format, this, []);
      let mine = bound.get(original);
      if (mine === undefined) bound.set(original, (mine = (date) => original(dateOr(date))));
      return mine;
    },
    formatToParts(date: unknown) {
      return Reflect.apply(formatToParts, this, [dateOr(date)]) as unknown;
    },
  };
}
