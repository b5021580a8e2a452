import { runInContext } from 'node:vm';
import { createDate } from '../../ecmascript/date.ts';
import { defineDefaultLocale, type LocaleIntrinsics } from '../../ecmascript/default-locale.ts';
import { createIntl } from '../../ecmascript/intl.ts';
import type { Intrinsics } from '../../ecmascript/intrinsics.ts';
import { createMath } from '../../ecmascript/random.ts';
import { createPerformance } from '../../hr-time/performance.ts';
import { timerFunctions } from '../../html/windows/window-timers.ts';
import { cryptoMembers } from '../../web-crypto/crypto.ts';
import type { PageInsides } from './insides.ts';
import { adoptFunction } from './realm-functions.ts';

/**
 * Emulators give pages Node's own clock, timers and randomness, all of them real and shared by all windows. The model's take their places:
 * `Date`, `Intl`, `Math.random`, `crypto`, `performance`, the timer functions. `subtle`: the window's, where it has one.
 */
export function installClocks(insides: PageInsides, subtle?: object): void {
  const { raw, proxy, hooks, realm, scripts, patches } = insides;
  const found = runInContext('({ Date, Intl, Math, Number, BigInt, String })', raw) as typeof globalThis;
  const define: Intrinsics['define'] = (object, name, descriptor) => patches.define(object, name, descriptor);
  const intrinsics: LocaleIntrinsics = { ...found, own: true, functionPrototype: realm.functionPrototype, define };
  installIntl(insides, intrinsics);
  defineDefaultLocale(intrinsics, hooks.place);
  createMath(intrinsics, () => hooks.random());
  const timers = timerFunctions(
    hooks,
    realm,
    (code) => scripts.run(code, raw.location.href),
    () => proxy,
  );
  const performance = createPerformance({
    url: insides.init.url,
    timeOrigin: hooks.timeOrigin(),
    functionPrototype: realm.functionPrototype,
    now: () => hooks.now(),
    navigationTiming: () => hooks.navigationTiming(),
  });
  const values = { ...timers, Date: createDate(intrinsics, hooks), crypto: cryptoOf(insides, subtle), performance };
  patches.values(raw, values);
}

/** Most pages do not ask for it: it is changed when one does. */
function installIntl({ raw, hooks, realm, patches }: PageInsides, intrinsics: Intrinsics): void {
  const become = (value: unknown): unknown => {
    patches.values(raw, { Intl: value }, false);
    return value;
  };
  const accessor = {
    get: () => become(createIntl(intrinsics, hooks)),
    set: (value: unknown) => void become(value),
  };
  for (const each of Object.values(accessor)) adoptFunction(each, realm.functionPrototype);
  patches.define(raw, 'Intl', { ...accessor, enumerable: false });
}

/** DIVERGES: keys and signatures that `crypto.subtle` makes draw from Node's chance, and are there when Node has made them. */
function cryptoOf({ hooks, realm }: PageInsides, subtle: object | undefined): object {
  const crypto = Object.create(realm.objectPrototype) as object;
  Object.assign(crypto, cryptoMembers({ realm, random: () => hooks.random() }), subtle === undefined ? {} : { subtle });
  return Object.defineProperty(crypto, Symbol.toStringTag, { value: 'Crypto', configurable: true });
}
