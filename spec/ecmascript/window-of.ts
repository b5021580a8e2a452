import { createContext, runInContext } from 'node:vm';
import { createDate } from '../../lib/ecmascript/date.ts';
import { createIntl } from '../../lib/ecmascript/intl.ts';
import type { Intrinsics } from '../../lib/ecmascript/intrinsics.ts';
import { placeOf } from '../../lib/ecmascript/place.ts';
import { createMath } from '../../lib/ecmascript/random.ts';

export const startMs: number = Date.UTC(2026, 0, 1);

export interface MadeWindow {
  readonly Date: DateConstructor;
  readonly Intl: typeof Intl;
  readonly Math: Math;
  readonly intrinsics: Intrinsics;
}

/** What a window gets at that place, where it is the first moment of 2026, in a realm of its own or with the intrinsics of everybody. */
export function windowOf(own: boolean, timeZone = 'Europe/Berlin', locale = 'en-US'): MadeWindow {
  const found = own
    ? (runInContext('({ Date, Intl, Math, functionPrototype: Function.prototype })', createContext({})) as Omit<
        Intrinsics,
        'own' | 'define'
      >)
    : { Date, Intl, Math, functionPrototype: Function.prototype };
  const intrinsics: Intrinsics = { ...found, own, define: Object.defineProperty };
  const sources = { place: placeOf(timeZone, locale), epochNow: () => startMs };
  return {
    Date: createDate(intrinsics, sources),
    Intl: createIntl(intrinsics, sources),
    Math: createMath(intrinsics, () => 0.25),
    intrinsics,
  };
}
